"""``network ask``: whom a mentor would talk to, and whom they named: candidates at once (I6, P4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mentorfolio.commands.approach.approach import approach
from mentorfolio.commands.approach.fields import ApproachSaid
from mentorfolio.commands.mentor.people import added
from mentorfolio.commands.network.fields import AskSaid
from mentorfolio.commands.network.picking import introduced
from mentorfolio.commands.outreach.letters import gone_out
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, need_named, same_person
from mentorfolio.desk.in_network import known_there
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Result, Step
from mentorfolio.domain.records import Mentor, Need, Outreach, changed
from mentorfolio.domain.text import command_line, fold, in_lines, listed
from mentorfolio.domain.vocabulary import BROUGHT, UNRATED
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.operands import MentorNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def ask(desk: Desk, mentor: MentorNamed, said: AskSaid) -> Result | None:
    """Draft a letter that asks a mentor who they would talk to about a need.

    With --named, keep their answer: each becomes a candidate, introduced by them.

    $ mentorfolio network ask julie --need team
    """
    if said.named:
        with desk.store.as_one_step():
            _sent_by_now(desk, mentor)
            return named(desk, mentor, said.named, said.need)
    return approach(desk, mentor, said=ApproachSaid(template="referral", need=said.need, again=said.again))


def named(
    desk: Desk,
    mentor: str,
    names: Sequence[str],
    need: str | None = None,
    *,
    note: str = "",
    email: str = "",
    on: date | None = None,
    helped: bool = False,
    in_touch: bool = False,
) -> Done:
    """Keep whom a mentor named, as one change; the letter that asked for them is answered by it.

    Who ``helped``, and introduced one, was in touch by that; ``in_touch`` says that they brought the two
    together. Whom the network knows comes with what it knows; who is in the portfolio already stays who
    they are.
    """
    known = known_there(desk, names)
    names = tuple(known)
    with desk.store.changing() as portfolio:
        introducer = mentor_named(portfolio, mentor)
        letter = _asked_in(portfolio, introducer)
        about = portfolio[Need].get(letter.need) if letter and letter.need else None
        about = about if need is None else need_named(portfolio, need)
        people: list[Mentor] = []
        for name in names:
            there = same_person(portfolio, name, "")
            if there and there.id == introducer.id:
                raise UsageProblem(f"{there.name} is who named them.", hint="Say who they named.")
            if there:
                people.append(_also(desk, portfolio, there, introducer, about, note, email))
                continue
            said = introduced(desk, known[name], introducer, about, note, email)
            people.append(added(desk, portfolio, name, said))
        if in_touch:
            people = [portfolio[Mentor].put(_brought(p, introducer, on or desk.today)) for p in people]
        if helped:
            told = max(on or desk.today, introducer.told_contact or date.min)
            portfolio[Mentor].put(changed(introducer, desk.today, told_contact=told))
        if letter and letter.state == "sent":
            portfolio[Outreach].put(changed(letter, desk.today, state="replied", answered=on or desk.today))
        portfolio.describe(f"noted who {introducer.name} named")
        contacts = {c.id: p.id for p, c in zip(people, known.values(), strict=True) if c}
        portfolio.link_contacts(contacts, desk.today)
        records = [saved(portfolio, person) for person in people]
    thank = command_line("approach", introducer.id, "--template", "introduction-thanks", "--again")
    write = command_line("approach", people[0].id)
    called, did = listed([person.name for person in people]), "introduced you to" if in_touch else "named"
    return Done(
        record={
            "mentor": introducer.id,
            "need": about.id if about else None,
            "letter": letter.id if letter else None,
            "candidates": records,
        },
        sentence=f"{introducer.name} {did} {called}: noted{f' for {about.title}' if about else ''}.",
        steps=(Step("Thank them", thank), Step("Write the first letter", write)),
    )


def _brought(person: Mentor, introducer: Mentor, on: date) -> Mentor:
    """Somebody whom this one put in touch with one on a day, unless another had named them."""
    if person.introduced_by != introducer.name:
        return person
    return replace(person, began=person.began or BROUGHT, introduced_on=on)


def _sent_by_now(desk: Desk, mentor: str) -> None:
    """Note the letter that they answer as sent, once somebody says that it was: it may be a draft still."""
    portfolio = desk.store.reading()
    introducer = mentor_named(portfolio, mentor)
    draft = _asked_in(portfolio, introducer, ("draft",))
    if draft and _asked_in(portfolio, introducer) is None:
        gone_out(desk, draft, introducer, desk.today)


def _asked_in(
    portfolio: Portfolio, mentor: Mentor, states: Sequence[str] = ("sent", "replied")
) -> Outreach | None:
    """The latest letter that asked them whom they would talk to."""
    asked = [
        x for x in portfolio[Outreach] if x.mentor == mentor.id and x.kind == "referral" and x.state in states
    ]
    return max(asked, key=lambda x: x.sent or x.drafted, default=None)


def _also(
    desk: Desk,
    portfolio: Portfolio,
    there: Mentor,
    introducer: Mentor,
    need: Need | None,
    note: str,
    email: str,
) -> Mentor:
    """Somebody in the portfolio already: who named them, for what, and their address, if not said.

    An address beside the one that is known is kept as a note.
    """
    if there.email and fold(email) != fold(there.email):
        note = in_lines(note, email)
    supports = {**({need.id: UNRATED} if need else {}), **there.supports}
    by = there.introduced_by or introducer.name
    notes = there.notes if note in there.notes else in_lines(there.notes, note)
    return portfolio[Mentor].put(
        changed(
            there, desk.today, supports=supports, introduced_by=by, notes=notes, email=there.email or email
        )
    )
