"""``meeting agenda``: what a meeting could be about, kept as its agenda, sent ahead (R1-R3, R6, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from mentorfolio.commands.meeting.agenda_values import BRIEF, agenda_values, template_for
from mentorfolio.commands.meeting.fields import AgendaSaid
from mentorfolio.commands.meeting.meetings import planned_named
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import whom
from mentorfolio.desk.results import Result
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.calendar import Event, meeting_event
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.text import merged, one_line
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.operands import PlannedNamed
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

ITEM = "- "  # an item of an agenda begins so, in a template and in what is sent
_IN_BRIEF = 2  # items for a coffee

_KEEPING = {
    "yes": "yes: keep it",
    "edit": "edit: change it in your editor, then keep it",
    "no": "no: leave the agenda as it is",
}
_KEEP = Question(
    key="keep",
    text="Keep this as the agenda?",
    why="You drive the agenda: keep what you like. Nothing already on it is lost. Enter leaves it as it is.",
    option="mentorfolio meeting agenda ID --keep",
    kind="choice",
    choices=_KEEPING,
)


class _Proposal(NamedTuple):
    """A template filled in: what it says before and after its items, and the text as a whole.

    ``items`` are those of the meeting's own agenda in their order, with the proposed ones between.
    """

    items: tuple[str, ...]
    opening: str
    ending: str
    text: str

    def body(self, kept: Sequence[str]) -> str:
        """What would be sent ahead: with the agenda that is kept, where there is one."""
        own = "\n".join(f"{ITEM}{item}" for item in kept)
        return "\n\n".join(part for part in (self.opening, own, self.ending) if part) if kept else self.text


class AgendaShown(Result, frozen=True, kw_only=True):
    """The agenda of a planned meeting, as it is and as it could be.

    ``agenda`` is the meeting's own, ``items`` that with all proposals; ``body`` is what would be sent
    ahead. ``saved`` says that the agenda was changed, ``asked`` that the person has read it already.
    """

    meeting: Meeting
    who: str
    template: str
    agenda: tuple[str, ...]
    items: tuple[str, ...]
    body: str
    format: str = ""
    payload: bytes = b""
    output: str | None = None
    saved: bool = False
    asked: bool = False
    sentence: str = ""

    @property
    def further(self) -> tuple[str, ...]:
        """What could still be added."""
        return tuple(item for item in self.items if item not in self.agenda)

    def data(self) -> object:
        """The meeting's id, the template's, the proposal, the agenda as it is kept, and the text to send."""
        return {
            "meeting": self.meeting.id,
            "template": self.template,
            "items": list(self.items),
            "agenda": list(self.agenda),
            "body": self.body,
            "file": self.output,
        }

    def raw(self) -> bytes | None:
        """The calendar entry, unless a file has it."""
        return self.payload if self.format == "ics" and self.output is None else None


def agenda(desk: Desk, meeting: PlannedNamed, said: AgendaSaid) -> AgendaShown:
    """Propose an agenda, from what is open and what you agreed on.

    $ mentorfolio meeting agenda julie --keep
    """
    form = said.format or ("ics" if (said.output or "").casefold().endswith(".ics") else "")
    form = form or ("text" if said.output is not None else "")
    portfolio = desk.store.reading()
    found = planned_named(portfolio, meeting)
    template = desk.letters.agenda(said.template or template_for(portfolio, found))
    own = merged(found.agenda, said.add, (), "agenda item")
    proposal = _proposed(desk, portfolio, found, template, own)
    kept = proposal.items if said.keep else own
    shown = AgendaShown(
        meeting=found,
        who=whom(portfolio, found),
        template=template.id,
        agenda=kept,
        items=proposal.items,
        body=proposal.body(kept),
    )
    asking = desk.asker is not None and not (said.add or said.keep or form)
    if desk.asker and asking and shown.further:
        kept = _asked(desk, desk.asker, shown) or own
        shown = msgspec.structs.replace(
            shown, agenda=kept, body=proposal.body(kept), asked=True, sentence="The agenda has not changed."
        )
    expect_free(desk, said.output, force=said.force)
    shown = _out(desk, portfolio, shown, form, said.output or None)
    if kept == found.agenda:
        _write(desk, shown)
        if shown.asked or not (said.add or said.keep):
            return shown
        return msgspec.structs.replace(shown, sentence="Nothing new: that is already on the agenda.")
    with desk.store.changing() as portfolio:
        now = planned_named(portfolio, found.id)
        if now.agenda != found.agenda:  # somebody else was at it meanwhile: nothing of theirs is lost
            kept = merged(now.agenda, kept, (), "agenda item")
        portfolio.describe(f"changed the agenda of the meeting with {shown.who}")
        now = portfolio[Meeting].put(changed(now, desk.today, agenda=kept))
        # Within the unit of work: where the file cannot be written, nothing is changed.
        _write(desk, shown)
    sentence = f"Kept as the agenda with {shown.who} on {said_when(now.when)}."
    return msgspec.structs.replace(shown, meeting=now, agenda=kept, saved=True, sentence=sentence)


def _proposed(
    desk: Desk, portfolio: Portfolio, meeting: Meeting, template: Template, own: Sequence[str]
) -> _Proposal:
    """A template filled in for a meeting, around what is on its agenda already.

    Raises:
        UsageProblem: the template is at fault, or brings no item.
    """
    from mentorfolio.letters.rendering import render

    def filled(more: Sequence[str]) -> str:
        return render(template, agenda_values(desk, portfolio, meeting, more)).body

    text = filled(())
    # What the template brings by itself is not brought a second time.
    brought = {item.casefold() for item in _items_of(text)}
    if more := [item for item in own if item.casefold() not in brought]:
        text = filled(more)
    if meeting.minutes is not None and meeting.minutes <= BRIEF:
        text = _cut(text, own)
    items = _items_of(text)
    if not items:
        raise UsageProblem(
            f"The template {template.id!r} adds nothing to the agenda of this meeting ({template.path}).",
            hint=f'Start the line of an item with "{ITEM}", or pick another template with --template.',
        )
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if _is_item(line)]
    return _Proposal(
        items=_between(own, items),
        opening="\n".join(lines[: places[0]]).strip(),
        ending="\n".join(lines[places[-1] + 1 :]).strip(),
        text=text,
    )


def _items_of(text: str) -> tuple[str, ...]:
    """The items of an agenda written as text, each once. Raises UsageProblem for control characters."""
    found = (
        one_line(line.strip()[len(ITEM) :], "agenda item") for line in text.split("\n") if _is_item(line)
    )
    return merged((), (item for item in found if item), (), "agenda item")


def _cut(text: str, own: Sequence[str]) -> str:
    """The text with as many proposals as fit a coffee, beside what the person put on it."""
    kept = {item.casefold() for item in own}
    room = max(0, _IN_BRIEF - len(kept))
    lines: list[str] = []
    for line in text.split("\n"):
        if _is_item(line) and line.strip()[len(ITEM) :].strip().casefold() not in kept:
            if not room:
                continue
            room -= 1
        lines.append(line)
    return "\n".join(lines) if any(map(_is_item, lines)) else text


def _is_item(line: str) -> bool:
    return line.strip().startswith(ITEM)


def _between(own: Sequence[str], items: Sequence[str]) -> tuple[str, ...]:
    """The person's own items in their own order, every other one behind the one it followed."""
    out = [*own]
    known = {item.casefold() for item in own}
    place = 0
    for item in items:
        if item.casefold() in known:
            place = next(i for i, x in enumerate(out) if x.casefold() == item.casefold()) + 1
        else:
            out.insert(place, item)
            place += 1
    return tuple(out)


def _asked(desk: Desk, asker: Asker, shown: AgendaShown) -> tuple[str, ...]:
    """What the person wants to keep, after reading it; nothing if they say no."""
    asker.say(shown.body)
    if shown.agenda:
        asker.say("", "You could add:", "", *(f"{ITEM}{item}" for item in shown.further))
    answer = Form(asker).alone(Asked(_KEEP, lambda text: one_of(_KEEPING, text, "an answer")))
    if answer == "edit":
        return _edited(desk, asker, shown.items)
    return shown.items if answer == "yes" else ()


def _edited(desk: Desk, asker: Asker, items: Sequence[str]) -> tuple[str, ...]:
    text = asker.edit("\n".join(f"{ITEM}{item}" for item in items) + "\n", "agenda")
    lines = (" ".join(line.split()).removeprefix(ITEM.strip()).strip() for line in text.split("\n"))
    try:
        return tuple(dict.fromkeys(one_line(line, "agenda item") for line in lines if line))
    except UsageProblem as problem:
        path = desk.keep_text(text, "agenda")
        raise UsageProblem(problem.message, hint=f"Your text is kept in {path}.") from None


def _out(desk: Desk, portfolio: Portfolio, shown: AgendaShown, form: str, output: str | None) -> AgendaShown:
    """The same in the form it leaves in."""
    if not form:
        return shown
    payload = f"{shown.body}\n".encode()
    if form == "ics":
        from mentorfolio.exchange.calendar import calendar_of

        payload = calendar_of([_event(desk, portfolio, shown)], desk.now, name="")
    return msgspec.structs.replace(shown, format=form, output=output, payload=payload)


def _event(desk: Desk, portfolio: Portfolio, shown: AgendaShown) -> Event:
    """The meeting for both calendars: named after both, and nothing in it but the agenda."""
    meeting = msgspec.structs.replace(shown.meeting, agenda=shown.agenda or shown.items)
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    circle = shown.who if meeting.circle else ""
    event = meeting_event(meeting, names, desk.instant, circle=circle)
    profile = portfolio.profile
    if circle or not (profile and profile.name):
        return event
    return msgspec.structs.replace(event, summary=f"{profile.name}, {shown.who}")


def _write(desk: Desk, shown: AgendaShown) -> None:
    if shown.output:
        desk.write_file(shown.output, shown.payload)
