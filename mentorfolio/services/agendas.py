"""``meeting agenda``: what a meeting could be about, kept as its agenda, sent ahead (R1-R3, R6, P9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.calendar import Event, meeting_event
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.records import Meeting, changed
from mentorfolio.domain.text import one_line
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.journey.agendas import KEEP
from mentorfolio.services import given as options
from mentorfolio.services.agenda_values import agenda_values, template_for
from mentorfolio.services.finding import meeting_named, profile_of, whom
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import WentBack, answered
from mentorfolio.services.meetings import refuse_settled
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio, Template

FORMATS = {"text": "as it reads", "ics": "an entry for a calendar"}
ITEM = "- "  # an item of an agenda begins so, in a template and in what is sent
CalendarWriter = Callable[[Iterable[Event], datetime], bytes]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What was said with options, read; ``format`` is "" where none was said."""

    template: str | None
    added: tuple[str, ...]
    keep: bool
    format: str
    output: str | None


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A template filled in: what it says before and after its items, and the text as a whole.

    ``items`` are those of the meeting's own agenda in their order, with the proposed ones between.
    """

    items: tuple[str, ...]
    opening: str
    ending: str
    text: str


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
    opening: str
    ending: str
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


def propose(desk: Desk, which: str, given: Given, write: CalendarWriter) -> AgendaShown:
    """What a planned meeting could be about; kept, added to or written to a file as said.

    Args:
        desk: what the command works with.
        which: the meeting: its id, or whom it is with.
        given: ``template``, ``add``, ``keep``, ``format``, ``output``.
        write: makes a calendar file.

    Raises:
        UsageProblem: an option cannot be meant, or a template is at fault.
        NotFound, Ambiguous: the meeting or the template.
        RuleRefusal: the meeting was held or cancelled.
        CannotCreate, InputOutputFailure: the file cannot be written; nothing is kept then.
        Interrupted: the person left; nothing was kept.
    """
    wanted = read(given)
    portfolio = desk.store.reading()
    meeting = meeting_named(portfolio, which, of="planned")
    refuse_settled(portfolio, meeting)
    template = desk.letters.agenda(wanted.template or template_for(portfolio, meeting))
    own = options.merged(meeting.agenda, wanted.added, (), "agenda item")
    proposal = proposed(desk, portfolio, meeting, template, own)
    kept = proposal.items if wanted.keep else own
    shown = _shown(desk, portfolio, meeting, template, proposal, kept)
    asking = desk.asker is not None and not (wanted.added or wanted.keep or wanted.format or wanted.output)
    if desk.asker and asking and shown.further:
        kept = _asked(desk, desk.asker, shown) or own
        shown = msgspec.structs.replace(
            _shown(desk, portfolio, meeting, template, proposal, kept),
            asked=True,
            sentence="The agenda is as it was.",
        )
    shown = _out(desk, portfolio, shown, wanted, write)
    if kept == meeting.agenda:
        known = "Nothing new: that is on the agenda already."
        _write(desk, shown)
        return shown if shown.asked or not (wanted.added or wanted.keep) else _said(shown, known)
    with desk.store.changing() as portfolio:
        now = meeting_named(portfolio, meeting.id, of="planned")
        refuse_settled(portfolio, now)
        if now.agenda != meeting.agenda:  # somebody else was at it meanwhile: nothing of theirs is lost
            kept = options.merged(now.agenda, kept, (), "agenda item")
        portfolio.describe(f"changed the agenda of the meeting with {shown.who}")
        now = portfolio.meetings.put(changed(now, desk.today, agenda=kept))
        # Within the unit of work: where the file cannot be written, nothing is changed.
        _write(desk, shown)
    sentence = f"Kept as the agenda with {shown.who} on {said_when(now.when)}."
    return msgspec.structs.replace(shown, meeting=now, agenda=kept, saved=True, sentence=sentence)


def read(given: Given) -> Wanted:
    """What was said with options. Raises UsageProblem for what cannot be meant."""
    output = str(given["output"]) if "output" in given else None
    form = one_of(FORMATS, str(given["format"]), "a format") if "format" in given else ""
    if not form and output and output.casefold().endswith(".ics"):
        form = "ics"
    return Wanted(
        template=str(given["template"]).strip() if "template" in given else None,
        added=options.lines(given, "add", "agenda item"),
        keep="keep" in given,
        format=form or ("text" if output else ""),
        output=None if output == "-" else output,
    )


def proposed(
    desk: Desk, portfolio: Portfolio, meeting: Meeting, template: Template, own: Sequence[str]
) -> Proposal:
    """A template filled in for a meeting, around what is on its agenda already.

    Raises:
        UsageProblem: the template is at fault, or brings no item.
    """

    def filled(more: Sequence[str]) -> str:
        return desk.letters.render(template, agenda_values(desk, portfolio, meeting, more)).body

    text = filled(())
    # What the template brings by itself is not brought a second time.
    brought = {item.casefold() for item in items_of(text)}
    if more := [item for item in own if item.casefold() not in brought]:
        text = filled(more)
    items = items_of(text)
    if not items:
        raise UsageProblem(
            f"The template {template.id!r} brings no item to the agenda of this meeting ({template.path}).",
            hint=f'A line of an item begins with "{ITEM}". Or pick another template with --template.',
        )
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if _is_item(line)]
    return Proposal(
        items=_between(own, items),
        opening="\n".join(lines[: places[0]]).strip(),
        ending="\n".join(lines[places[-1] + 1 :]).strip(),
        text=text,
    )


def items_of(text: str) -> tuple[str, ...]:
    """The items of an agenda written as text, each once. Raises UsageProblem for control characters."""
    found = (
        one_line(line.strip()[len(ITEM) :], "agenda item") for line in text.split("\n") if _is_item(line)
    )
    return options.merged((), (item for item in found if item), (), "agenda item")


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


def _shown(
    desk: Desk,
    portfolio: Portfolio,
    meeting: Meeting,
    template: Template,
    proposal: Proposal,
    kept: tuple[str, ...],
) -> AgendaShown:
    own = "\n".join(f"{ITEM}{item}" for item in kept)
    parts = (proposal.opening, own, proposal.ending)
    return AgendaShown(
        meeting=meeting,
        who=whom(portfolio, meeting),
        template=template.id,
        agenda=kept,
        items=proposal.items,
        opening=proposal.opening,
        ending=proposal.ending,
        body="\n\n".join(part for part in parts if part) if kept else proposal.text,
    )


def _said(shown: AgendaShown, sentence: str) -> AgendaShown:
    return msgspec.structs.replace(shown, sentence=sentence)


def _asked(desk: Desk, asker: Asker, shown: AgendaShown) -> tuple[str, ...]:
    """What the person wants to keep, after reading it; nothing if they say no."""
    asker.say(shown.body)
    if shown.agenda:
        asker.say("", "You could add:", "", *(f"{ITEM}{item}" for item in shown.further))
    try:
        answer = answered(asker, KEEP, lambda text: one_of(KEEP.choices or {}, text, "an answer"))
    except WentBack:
        return ()
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


def _out(
    desk: Desk, portfolio: Portfolio, shown: AgendaShown, wanted: Wanted, write: CalendarWriter
) -> AgendaShown:
    """The same in the form it leaves in."""
    if not wanted.format:
        return shown
    payload = f"{shown.body}\n".encode()
    if wanted.format == "ics":
        payload = write([_event(desk, portfolio, shown)], desk.now)
    return msgspec.structs.replace(shown, format=wanted.format, output=wanted.output, payload=payload)


def _event(desk: Desk, portfolio: Portfolio, shown: AgendaShown) -> Event:
    """The meeting for both calendars: named after both, and nothing in it but the agenda."""
    meeting = msgspec.structs.replace(shown.meeting, agenda=shown.agenda or shown.items)
    names = {i: m.name for i, m in portfolio.mentors.all().items()}
    circle = shown.who if meeting.circle else ""
    event = meeting_event(meeting, names, desk.instant, circle=circle)
    profile = profile_of(portfolio)
    if circle or not (profile and profile.name):
        return event
    return msgspec.structs.replace(event, summary=f"{profile.name}, {shown.who}")


def _write(desk: Desk, shown: AgendaShown) -> None:
    if shown.output:
        desk.write_file(shown.output, shown.payload)
