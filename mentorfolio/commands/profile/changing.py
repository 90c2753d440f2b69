"""``profile edit``: what the owner said about themselves; a new stage of career asks for more (P3)."""

from __future__ import annotations

from functools import partial

from mentorfolio.commands.need.needs import drop
from mentorfolio.commands.profile.fields import OwnerSaid
from mentorfolio.commands.profile.profile import save
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import new_profile
from mentorfolio.desk.needs import below_needs, needs_meant
from mentorfolio.desk.results import Done, Step, plain
from mentorfolio.domain.records import Need
from mentorfolio.domain.shortlist import numbered
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Form, answered, asking
from mentorfolio.fields.question import Asker, Question

_NO_LONGER = Question(
    key="gone",
    text="A new stage changes what you need. Which of these no longer fit? Numbers or names; Enter for none.",
    why="They are kept as dropped, with everything that belongs to them. To bring one back: mentorfolio "
    "need reopen",
    option="mentorfolio need drop NEED",
)


def edit(desk: Desk, said: OwnerSaid) -> Done:
    """Change what you said about yourself; an empty text clears an answer.

    With no option, at a terminal, walks through all of it: Enter leaves an answer as it is.

    $ mentorfolio profile edit --role "head of delivery"
    """
    was = desk.store.reading().profile or new_profile(desk.today)
    if said.nothing and desk.asker is None:
        raise UsageProblem(
            "You did not say what to change.", hint="See what you can change: mentorfolio profile edit --help"
        )
    if desk.asker and said.nothing:
        _walk(desk, desk.asker)
        said = OwnerSaid()
    profile = save(desk, said)
    is_new_stage = bool(profile.stage_of_career) and profile.stage_of_career != was.stage_of_career
    if is_new_stage and desk.asker:
        _ask_what_no_longer_fits(desk, desk.asker)
    changed = profile != was
    steps = (Step("What do you need now?", "mentorfolio need list"),) if is_new_stage else ()
    return Done(
        record=plain(profile),
        sentence="Changed your profile." if changed else "Nothing was changed.",
        undoable=changed,
        steps=steps,
    )


def _walk(desk: Desk, asker: Asker) -> None:
    profile, fields = desk.store.reading().profile or new_profile(desk.today), fields_of(OwnerSaid)
    known = {key: str(getattr(profile, key)) for key in fields}

    def keep(key: str, answer: str | None) -> None:
        # What Enter kept stays what it is by now: another terminal may have changed it.
        if answer is not None and answer != known[key]:
            known[key] = answer
            save(desk, OwnerSaid(**{key: answer}))

    Form(asker).fill(
        [asking(field, key, desk.today, known[key], partial(keep, key)) for key, field in fields.items()]
    )


def _ask_what_no_longer_fits(desk: Desk, asker: Asker) -> None:
    needs = numbered(desk.store.reading()[Need])
    if not needs:
        return
    for need in answered(asker, below_needs(_NO_LONGER, needs), partial(needs_meant, needs)) or ():
        drop(desk, need.id)
