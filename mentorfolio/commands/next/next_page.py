"""``next``, and today's page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from mentorfolio.commands.next.next import MOST_PRESSING, MOST_ROWS, Today, Upcoming
from mentorfolio.desk.people import short_names
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.due.kinds import COMING
from mentorfolio.domain.due.rows import Due
from mentorfolio.domain.text import command_line, so_many
from mentorfolio.render.page import Line, Look, Page, Span, cells, columns, command, dim, line, paired
from mentorfolio.render.people import late

MOST_NAMES = 3
# Kinds that are due from what happened: their day says more than how late they are.
OPEN_ENDED = ("check-in", "evaluation", "follow-up")  # no day was agreed on: nobody is kept waiting
SINCE = ("draft", "reflect", "introduced", *OPEN_ENDED)
COMES = ("day", "meeting")  # whatever anybody does
TELLS_ITS_DAY = ("silence", "request", "thanks")  # in the row: the last word, the last talk


def page(result: Upcoming | Today, look: Look) -> Page:
    """Either of the two."""
    return _today(result, look) if isinstance(result, Today) else _next(result, look)


def _next(result: Upcoming, look: Look) -> Page:
    if result.oneline:
        return Page(body=tuple(_one_line(result)))
    if not result.begun:
        return Page(words=_beginning(look))
    rows = result.told
    words = [] if rows else _nothing_due(result, look)
    shown = rows if result.all or look.width is None else rows[:MOST_ROWS]
    if left := len(rows) - len(shown) + result.quiet:
        words.append(line(dim(f"and {left} more: "), command("mentorfolio next --all")))
    if result.coming:
        words += [line(), line(Span("Good to know", "heading")), *row_lines(result.coming, look)]
    if result.snoozed:
        words += [line(dim(f"Snoozed, and not shown: {result.snoozed}."))]
    words += _conflicts(result)
    return Page(body=tuple(_numbered(shown, result.by_number, look)), words=tuple(words))


def _one_line(result: Upcoming) -> list[Line]:
    """``2 due: Kim, Anna``, short enough for a prompt; nothing if nothing is due."""
    if not (result.rows and result.begun):
        return []
    short = short_names(result.mentors)
    names = list(dict.fromkeys(short[r.mentor] for r in result.rows if r.mentor in short))
    more = f" +{len(names) - MOST_NAMES}" if len(names) > MOST_NAMES else ""
    whom = ": " + ", ".join(names[:MOST_NAMES]) + more if names else ""
    return [line(f"{len(result.rows)} due{whom}")]


def _numbered(rows: tuple[Due, ...], by_number: Collection[str], look: Look) -> list[Line]:
    """The rows with the numbers that ``do`` takes; a pipe has them in JSON."""
    if not look.numbered:
        return row_lines(rows, look)
    shown = tuple(
        replace(row, command=command_line(str(at))) if row.id in by_number else row
        for at, row in enumerate(rows, 1)
    )
    return row_lines(shown, look, [look.number(at) for at in range(1, len(rows) + 1)])


def row_lines(rows: tuple[Due, ...], look: Look, numbers: Sequence[str] = ()) -> list[Line]:
    """Each row: what, how late, the command to type; on a line of its own where that does not fit."""
    marks = [*numbers] or [""] * len(rows)
    texts = [mark + row.text for mark, row in zip(marks, rows, strict=True)]
    together = columns(
        ((text, _when(row, look), command(row.command)) for text, row in zip(texts, rows, strict=True)),
        look._replace(width=None),
    )
    if look.width is None or all(sum(cells(s.text) for s in one.spans) <= look.width for one in together):
        return together
    out = []
    for mark, text, row in zip(marks, texts, rows, strict=True):
        out.append(line(text, "  ", _when(row, look), hang=len(mark) or 2))
        out.append(line(" " * (len(mark) or 2), command(row.command), hang=len(mark) or 4))
    return out


def _when(row: Due, look: Look) -> Span:
    if row.kind in TELLS_ITS_DAY:
        return Span("")
    if row.kind in SINCE and row.due and row.due < look.today:
        due = "due " if row.kind in OPEN_ENDED else ""
        return Span(f"{due}since {said_near(row.due, look.today)}", "dim")
    if row.due and row.due < look.today and look.width is not None:
        return Span(f"since {said_near(row.due, look.today)}", "warn")  # a person counts no days
    is_late = (row.days_late or 0) > 0
    # "Agree on a day, today" is heard as one.
    due = "due " if look.words and row.due and not is_late and row.kind not in COMES else ""
    return Span(due + late(row.days_late), "warn" if is_late else "dim")


def _nothing_due(result: Upcoming, look: Look) -> list[Line]:
    marks = [look.number(at) if look.numbered else "" for at in range(1, len(result.ideas) + 1)]
    ideas = [(mark + idea.why, idea.command) for mark, idea in zip(marks, result.ideas, strict=True)]
    return [line("Nothing is due."), *(paired(ideas, look, max(2, *map(len, marks))) if ideas else [])]


def _today(result: Today, look: Look) -> Page:
    known = result.upcoming
    if known is None:
        return Page(body=_beginning(look))
    active = sum(m.stage == "active" for m in known.mentors.values())
    size = f"{so_many(len(known.mentors), 'person', 'people')}, {active} active"
    body = [line(Span("Your portfolio: ", "heading"), size), line()]
    rows = known.told
    shown = rows[:MOST_PRESSING]
    body += _numbered(shown, known.by_number, look) if shown else _nothing_due(known, look)
    if left := len(rows) - len(shown) + known.quiet:
        every = "mentorfolio next" if len(rows) > len(shown) else "mentorfolio next --all"
        body.append(line(dim(f"and {left} more: "), command(every)))
    if shown and (also := _ahead(known)):
        body += [line(), *paired(also, look)]
    if known.conflicts:
        body += [line(), *_conflicts(known)]
    body += [
        line(),
        *paired(
            [
                ("The whole picture", "mentorfolio review"),
                ("Note a talk", 'mentorfolio log NAME "what it was about"'),
                ("Everything else", "mentorfolio --help"),
            ],
            look,
        ),
    ]
    return Page(body=tuple(body))


def _ahead(known: Upcoming) -> list[tuple[str, str]]:
    """What is planned for the next days, the first of it, the next meeting, and who has a letter."""
    planned = [(f"{row.text}:", row.command) for row in known.coming if row.kind in COMING][:1]
    told = {command for _, command in planned}
    return [*planned, *((step.why, step.command) for step in known.waits if step.command not in told)]


def _conflicts(result: Upcoming) -> list[Line]:
    """That a sync tool has put another version aside, and what takes it in."""
    many = f"{len(result.conflicts)} other versions of your files lie beside them. The first: "
    told = many if len(result.conflicts) > 1 else "There is another version of one of your files beside it: "
    return [
        line(Span(told, "warn"), command(command_line("store", "accept", path)), hang=2)
        for path in result.conflicts[:1]
    ]


def _beginning(look: Look) -> tuple[Line, ...]:
    return (
        line("You have no portfolio yet. Everything stays on this computer."),
        line(),
        *paired([("  Begin yours", "mentorfolio init"), ("  See a sample", "mentorfolio demo")], look),
    )
