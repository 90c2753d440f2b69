"""``identify``: from the purpose to a ranked shortlist, asked step by step, each answer saved (I1-I7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from mentorfolio.commands.mentor import editing, people
from mentorfolio.commands.mentor.asked import CHOSEN_BY, add_given, questions_about
from mentorfolio.commands.mentor.fields import PersonChange, PersonFields
from mentorfolio.commands.mentor.heard import Heard
from mentorfolio.commands.need.needs import skilled_steps
from mentorfolio.commands.need.questions import ask_for_need, need_meant
from mentorfolio.commands.network.fields import NetworkImportSaid, PickSaid
from mentorfolio.commands.network.importing import import_
from mentorfolio.commands.network.matching import best_known, match_view
from mentorfolio.commands.network.picking import is_one, pick
from mentorfolio.commands.profile.profile import PURPOSES, questions_open
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named
from mentorfolio.desk.needs import below_needs
from mentorfolio.desk.results import Result, Step
from mentorfolio.domain.greeting import is_title
from mentorfolio.domain.lifecycle import ON_THE_WAY, open_purpose, stage_word
from mentorfolio.domain.linked import Linked, only_namesake
from mentorfolio.domain.matching import Match
from mentorfolio.domain.places import KINDS_OF, Place, place_told, to_look_at
from mentorfolio.domain.programme import gave_one
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.said_name import SaidName, is_nobody, several_in
from mentorfolio.domain.sameness import is_like
from mentorfolio.domain.shortlist import candidates, is_doubted, numbered, to_write_to
from mentorfolio.domain.small_letters import friend_told, introducer_told
from mentorfolio.domain.standing import familiar_from
from mentorfolio.domain.text import command_line, fold, in_lines
from mentorfolio.domain.vocabulary import SOURCES, UNRATED
from mentorfolio.errors import AlreadyThere, Interrupted
from mentorfolio.fields.field import Field, OneNeed, Said
from mentorfolio.fields.form import Asked, Form, WentBack, answered, numbers_meant, yes_to
from mentorfolio.fields.people import Person
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker

WHICH_NEED = Question(
    key="need",
    text="Which need is this about? Its number, or a new one in a few words.",
    why="Look for people who already show what this need is about.",
    option="mentorfolio identify --need NEED",
)

# In the order in which people are easiest to think of.
WHO_COMES_TO_MIND: Mapping[str, str] = {
    "known": "People you know: a former boss, a teacher, a co-worker elsewhere?",
    "professional-body": "A professional body, or its register of mentors?",
    "friend-of-friend": "A friend of a friend, someone you could be introduced to?",
    "academic": "A college or university, someone who teaches or trains mentors?",
    "linkedin": "LinkedIn: someone whose work you follow?",
    "other": "Anyone else you would like to learn from?",
}
_WHO_WHY = (
    "Would you learn from them, and do you respect them? They may be inside or outside your line, "
    "in another department or another company."
)

WHOM_YOU_KNOW = Question(
    key="known",
    text="Who would you learn from? Their numbers, like: 1 3",
    why="They become candidates for this need. Enter: none of them.",
    option="mentorfolio network pick CONTACT --need NEED",
    optional=True,
)
_OFFERED = 8

FIRST_CHOICE = Question(
    key="order",
    text="In which order would you ask them? Their numbers, best first.",
    why="If the first says no, the second is next; nothing is lost.",
    option="mentorfolio mentor rank NAME NUMBER",
)


class Shortlist(Result, frozen=True, kw_only=True):
    """Where identifying stands: the need, its candidates in order, what is still open.

    ``first`` is whom a first letter goes to where nobody is named (O4), ``skilled`` says who has the skill
    that the need names, though not noted for it (P6), ``known`` who of the network fits best, ``places``
    where to look outside it.
    """

    need: Need | None
    candidates: tuple[Mentor, ...]
    first: Mentor | None
    skilled: tuple[Step, ...]
    known: tuple[Match, ...]
    open: tuple[str, ...]
    untried: tuple[str, ...]
    places: tuple[Place, ...]

    def data(self) -> object:
        """Ids and words only."""
        return {
            "need": self.need.id if self.need else None,
            "candidates": [{"id": m.id, "name": m.name, "rank": m.rank} for m in self.candidates],
            "known": [match_view(m) for m in self.known],
            "purpose_open": list(self.open),
            "sources_untried": list(self.untried),
            "places": [place.id for place in self.places],
        }


class IdentifySaid(Said, frozen=True, kw_only=True):
    """For which need, and from which contacts."""

    need: Annotated[str | None, OneNeed("The need to find people for.")] = None
    from_: Annotated[
        tuple[str, ...],
        Field(
            "A file of contacts to read first, as network import does.",
            metavar="FILE",
            complete="file",
            many=True,
        ),
    ] = ()


def identify(desk: Desk, said: IdentifySaid) -> Shortlist:
    """Find people you could learn from.

    At a terminal, asks why you are looking for a mentor, what you need, who comes to mind from each
    place where mentors are found, the pros and cons of each, and the order in which you would ask them.
    Those in your network who fit best are offered first.

    $ mentorfolio identify
    $ mentorfolio identify --need team
    """
    chosen = [] if said.need is None else [need_named(desk.store.reading(), said.need).id]
    if said.from_:
        read = import_(desk, [*said.from_], NetworkImportSaid()).page(desk.screen.look(desk.today))
        for told in (*read.body, *read.words[:-1]):
            desk.screen.tell("".join(span.text for span in told.spans))
    if desk.asker:
        asker = desk.asker
        purpose = questions_open(desk, PURPOSES)
        if purpose:
            asker.say("First, what you are looking for. Enter leaves a question for later.")
        steps: list[Asked | Callable[[], None]] = [
            *purpose,
            *([] if said.need else [partial(_ask_need, desk, asker, chosen)]),
            *(partial(_ask_who, desk, asker, chosen, source) for source in WHO_COMES_TO_MIND),
            partial(_ask_order, desk, asker, chosen),
        ]
        Form(asker).fill(steps)
    return _standing(desk, chosen[0] if chosen else None)


def _standing(desk: Desk, need_id: str | None) -> Shortlist:
    portfolio = desk.store.reading()
    needs = numbered(portfolio[Need])
    need = portfolio[Need][need_id] if need_id else next(iter(needs), None)
    mentors = portfolio[Mentor]
    tried = {m.source for m in mentors if need is None or need.id in m.supports}
    return Shortlist(
        need=need,
        candidates=tuple(candidates(mentors, needs, need.id if need else None)),
        first=next(iter(to_write_to(mentors, needs, need.id if need else None, portfolio.profile)), None),
        skilled=skilled_steps(portfolio, need) if need else (),
        known=best_known(desk, need) if need and need.status == "open" else (),
        open=open_purpose(portfolio.profile),
        untried=tuple(s for s in SOURCES if s not in tried),
        places=tuple(to_look_at(portfolio[Place], need.id if need else None)),
    )


def _ask_need(desk: Desk, asker: Asker, chosen: list[str]) -> None:
    portfolio = desk.store.reading()
    needs = numbered(portfolio[Need])
    if not needs:
        profile = portfolio.profile
        purpose = profile.purpose if profile else ""
        chosen[:] = [ask_for_need(desk, asker, offered=purpose)]
        return
    text = answered(asker, below_needs(WHICH_NEED, needs), lambda t: need_meant(desk, t, needs), "1")
    if isinstance(text, Need):
        chosen[:] = [text.id]
    else:
        chosen[:] = [ask_for_need(desk, asker, title=text or "")]


def _ask_of_the_known(desk: Desk, asker: Asker, chosen: list[str]) -> None:
    """The best of the network, to pick from by number; nobody is asked where there is none."""
    found = best_known(desk, desk.store.reading()[Need][chosen[0]], _OFFERED)
    if not found:
        return
    told = (f"  {at}  {match.contact.name}: {'; '.join(match.reasons)}" for at, match in enumerate(found, 1))
    question = WHOM_YOU_KNOW._replace(above=("People you know who could help:", *told))
    numbers = answered(asker, question, lambda text: numbers_meant(text, len(found)), "")
    for number in numbers or []:
        try:
            asker.say(pick(desk, found[number - 1].contact.id, PickSaid(need=chosen[0])).sentence)
        except AlreadyThere as problem:
            asker.say(problem.message)


def _ask_who(desk: Desk, asker: Asker, chosen: list[str], source: str) -> None:
    """Names from one source, until Enter; everything said about one person is saved as one change."""
    if source == next(iter(WHO_COMES_TO_MIND)):
        _ask_of_the_known(desk, asker, chosen)
    _say_places(desk, asker, chosen[0], source)
    who = Question(
        key="who",
        text=WHO_COMES_TO_MIND[source],
        why=_WHO_WHY,
        option=f"mentorfolio mentor add NAME --source {source}",
    )
    others: list[str] = []  # named in one breath with the one before: each is offered in turn
    while said := answered(asker, who, partial(_one_person, desk, others), others.pop(0) if others else ""):
        if not said.name:
            return
        _ask_about(desk, asker, chosen[0], source, said, _meant(desk, asker, said))


def _say_places(desk: Desk, asker: Asker, need: str, source: str) -> None:
    """Where one meant to look, before one is asked for names."""
    noted = to_look_at(desk.store.reading()[Place], need)
    told = [place_told(place, desk.today) for place in noted if place.kind in KINDS_OF.get(source, ())]
    if told:
        asker.say("", "Places you wanted to look:", *(f"  {text}" for text in told))


def _one_person(desk: Desk, others: list[str], text: str) -> SaidName:
    """Somebody, with what was told beside the name; an empty name is nobody. Several come one by one."""
    if known := _known(desk, text.strip()):
        return SaidName(known.name)
    others[:] = several_in(text)[1:] or others
    return SaidName("") if is_nobody(text) else Person("").value(text, desk.today, "name")


def _meant(desk: Desk, asker: Asker, person: SaidName) -> Mentor | None:
    """Who of the portfolio it is: of that very name, or of a name like it, where the person says so."""
    if known := _known(desk, person.name):
        return known
    why = "n makes it somebody new, beside the one in your portfolio."
    option = command_line("mentor", "add", person.name, "--anyway")
    return next(
        (
            m
            for m in desk.store.reading()[Mentor]
            if (is_like(person.name, m.name, m.first_name) or (person.email and person.email in m.emails))
            and yes_to(asker, f"Do you mean {m.name}?", why, option)
        ),
        None,
    )


def _ask_about(
    desk: Desk, asker: Asker, need: str, source: str, person: SaidName, known: Mentor | None
) -> None:
    name = person.name
    given = known is None and gave_one(person.note)
    if known:
        asker.say("", f"{known.name} is in your portfolio already: {stage_word(known)}.")
        if gave_one(person.note) and known.stage in ON_THE_WAY:
            given_now = command_line("happened", known.id, "--what", "given")
            asker.say(f"If they are your mentor from now on: {given_now}")
    elif person.note:
        asker.say("", f"{name}. Noted beside the name: {person.note}.")
    form = Form(asker)
    heard = Heard(asker.say)
    try:
        asked = questions_about(known.name if known else name, known, desk.today, heard, source, person.note)
        # Whoever was given to one was not chosen.
        form.fill([step for step in asked if not (given and step.question.key in CHOSEN_BY)], leaves=True)
    except WentBack:
        asker.say(f"{name} was not added.")
        return
    except Interrupted:
        _keep_person(desk, known, heard.beside(person), need, source, _with_heard(form.answers, heard))
        raise
    person = heard.beside(person)
    asker.say("", _keep_person(desk, known, person, need, source, _with_heard(form.answers, heard)))
    if known is None and (added := _known(desk, person.name)):
        _ask_of_namesake(desk, asker, added)


def _ask_of_namesake(desk: Desk, asker: Asker, mentor: Mentor) -> None:
    """Whether somebody typed by name is the one contact of that name: what is known of them comes along."""
    linked = Linked(desk.store.reading()[Mentor])
    contact = only_namesake(mentor, desk.network.readable().values(), linked)
    if contact and is_one(asker, contact, mentor):
        asker.say(pick(desk, contact.id, PickSaid(same_as=mentor.id)).sentence)


def _with_heard(answers: dict[str, Any], heard: Heard) -> dict[str, Any]:
    positive = heard.after(answers.get("positive", ()))
    return {**answers, "positive": positive} if positive else answers


def _keep_person(
    desk: Desk, known: Mentor | None, person: SaidName, need: str, source: str, answers: dict[str, Any]
) -> str:
    """Save what was said about somebody as one change; gives the sentence that says so."""
    if known is None and gave_one(person.note):
        answers |= {"supports": {need: UNRATED}, "anyway": True}
        return add_given(person, desk.today, partial(people.add_one, desk), answers).sentence
    if known is None:
        answers = answers | {"email": (person.email,) if person.email else (), "notes": person.note or None}
        answers |= {"first_name": person.called or None}
        answers |= {"familiar": familiar_from(person.note) or None}
        friend = friend_told(person.note)
        if friend and (source == "friend-of-friend" or introducer_told(person.note)):
            answers["introduced_by"] = friend
        elif friend and source == "known":  # whether the two know each other is asked before the letter
            source = "friend-of-friend"
        said = PersonFields(**answers, supports={need: UNRATED}, source=source, anyway=True)
        return people.add(desk, person.name, said).sentence
    notes = in_lines(known.notes, person.note)
    change = PersonChange(
        **answers,
        supports={} if need in known.supports else {need: UNRATED},
        source=source if known.source is None else None,
        notes=notes if person.note and person.note not in known.notes else None,
    )
    if need in known.supports and not any(answers.values()) and change.notes is None:
        return f"{known.name} is on the list for this need already."
    return editing.edit(desk, known.id, change).sentence


def _known(desk: Desk, name: str) -> Mentor | None:
    mentors = desk.store.reading()[Mentor]
    return next((m for m in mentors if fold(m.name) == fold(name)), None)


# How one counts people up: "Pat first, then Lee".
_ORDER = "then|first|1st|second|2nd|third|3rd|next|last|lastly|finally|after that|followed by"


def _numbered(text: str, found: Sequence[Mentor]) -> str:
    """The numbers of people who were named instead: ``pat, then Dr Lee``."""
    words = [word for mentor in found for word in {*mentor.name.split()}]
    for number, mentor in enumerate(found, 1):
        own = (word for word in mentor.name.split() if words.count(word) == 1 and not is_title(word))
        for name in (*mentor.names, *own):
            text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", str(number), text)
    text = " ".join(word for word in text.split() if not is_title(word))
    return re.sub(rf"(?i)\b(?:{_ORDER})\b", " ", text) if re.search(r"\d", text) else text


def _ask_order(desk: Desk, asker: Asker, chosen: list[str]) -> None:
    """Ranks from 1 for the candidates of the need, in the order they are named (I7)."""
    portfolio = desk.store.reading()
    found = candidates(portfolio[Mentor], portfolio[Need], chosen[0])
    if len(found) == 1 and found[0].rank is None and not is_doubted(found[0]):
        people.rank(desk, found[0].id, 1)
    if len(found) < 2:
        return
    asker.say("", "Your shortlist:", *(f"  {i}  {m.name}" for i, m in enumerate(found, 1)))
    # An order that nobody has said is not offered: Enter would make it theirs.
    known = " ".join(map(str, range(1, len(found) + 1))) if any(m.rank for m in found) else ""
    order = answered(asker, FIRST_CHOICE, lambda t: numbers_meant(_numbered(t, found), len(found)), known)
    named = order or []
    rest = [at for at in range(1, len(found) + 1) if at not in named]
    for place, number in enumerate([*named, *rest] if named else [], 1):
        if found[number - 1].rank != place:
            people.rank(desk, found[number - 1].id, place)
