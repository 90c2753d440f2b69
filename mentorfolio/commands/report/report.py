"""``report``: the whole portfolio as one page to look at, to print and to share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from mentorfolio.commands.outreach.desktop import has_desktop, launch
from mentorfolio.commands.report.facts import ReportFacts, Values, gathered, of_each, shown
from mentorfolio.commands.report.history import history
from mentorfolio.commands.report.network import network_of
from mentorfolio.commands.report.printing import printed
from mentorfolio.commands.report.sections import mentors, needs, reflections
from mentorfolio.commands.report.today import today, what_if
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, need_named
from mentorfolio.desk.results import Done, Result
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.sharing import WITHHELD, shared
from mentorfolio.domain.text import fold, name_line
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Day, Field, OneMentor, OneNeed, Said, Switch
from mentorfolio.fields.form import yes_to
from mentorfolio.fields.operands import FORCE, File
from mentorfolio.render.page import Look, Page, command, line
from mentorfolio.render.progress import Progress
from mentorfolio.settings import expanded

NAME = "portfolio"  # in the folder one stands in, unless another file is said


class ShownAs(Field, frozen=True):
    """``anna=my first boss``: who is shown under which name."""

    metavar: str = "WHO=NAME"

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """Person as typed -> name. Raises UsageProblem."""
        found: dict[str, str] = {}
        for text in typed:
            who, equals, name = (part.strip() for part in text.partition("="))
            if not (who and equals):
                raise UsageProblem(
                    f"{text!r} does not say who is called what.",
                    hint='Type it like: --call "anna=my first boss"',
                )
            found[who] = name_line(name, "name")
        if len({fold(name) for name in found.values()}) < len(found):
            raise UsageProblem(
                "Two people would have the same name.", hint="Give each person a different name."
            )
        return found


class ReportSaid(Said, frozen=True, kw_only=True):
    """What is in it, for whom, and where it goes."""

    output: Annotated[str | None, File(f"Write to this file, readable only by you (./{NAME}.html).")] = None
    force: Annotated[bool, FORCE] = False
    pdf: Annotated[
        bool, Switch("As a PDF, printed by Chromium, Chrome, Edge or weasyprint on this computer.")
    ] = False
    open_: Annotated[bool, Switch("Open it in your browser.", flag="--open")] = False
    since: Annotated[date | None, Day("Show the history from this day (the first day known).")] = None
    need: Annotated[str | None, OneNeed("Only what is about this need.")] = None
    mentor: Annotated[str | None, OneMentor("Only what is about this person.")] = None
    share: Annotated[
        bool, Switch("For someone else: initials for names, no notes, addresses or letters.")
    ] = False
    call: Annotated[
        dict[str, str],
        ShownAs("With --share, a name instead of initials; me=NAME for yours.", many=True, complete="mentor"),
    ] = {}


class Reported(Result, frozen=True, kw_only=True):
    """Where the page is, how large, and what was left out for whoever gets it."""

    path: str
    size: int
    withheld: tuple[str, ...]
    opened: bool | None

    def data(self) -> object:
        """The keys of docs/scripting.md."""
        return {"path": self.path, "bytes": self.size, "withheld": list(self.withheld)}

    def page(self, look: Look) -> Page:
        """The path, and what is not in the file."""
        kilobytes = max(1, round(self.size / 1000))
        words = [line(f"Wrote {self.path} ({kilobytes} kB), readable only by you.")]
        if self.withheld:
            words.append(line("Not in it:"))
            words += [line(f"  - {text}", hang=4) for text in self.withheld]
        if self.opened is False:
            words.append(line("No browser could be opened: open that file yourself."))
        if not self.withheld:
            words.append(line("To show it to someone else: ", command("mentorfolio report --share")))
        return Page(words=tuple(words))


def report(desk: Desk, said: ReportSaid) -> Result:
    """Write your portfolio as one page to look at, print and share.

    $ mentorfolio report --open
    $ mentorfolio report --share --output for-my-coach.html
    """
    from mentorfolio.letters.picture import fill_page

    path = _path(said)
    if said.need and said.mentor:
        raise UsageProblem("A page is about a need or a mentor, not both.", hint="Use one of the two.")
    if said.call and not said.share:
        raise UsageProblem(
            "Other names are only for a page to share.", hint="Add --share, or leave out --call."
        )
    if said.share and not _agreed(desk):
        return Done(record=None, sentence="Nothing was written.", undoable=False)
    expect_free(desk, path, "page", force=said.force)
    with desk.screen.progress("Looking back") as progress:
        facts = _facts(desk, said, progress)
    values = values_of(facts, shared_page=said.share, of_mentor=said.mentor is not None)
    page = fill_page(values, desk.settings.templates)
    data = page.encode()
    if said.pdf:
        with desk.screen.progress("Printing") as progress:
            data = printed(page, desk.environment, progress.beat)
    desk.write_file(path, data)
    opened = has_desktop(desk) and launch(desk, str(expanded(path).absolute())) if said.open_ else None
    withheld = WITHHELD if said.share else ()
    return Reported(path=path, size=len(data), withheld=withheld, opened=opened)


def _path(said: ReportSaid) -> str:
    """Where it goes; a name says what is in the file, so it is not let say something else."""
    kind = "pdf" if said.pdf else "html"
    if said.output is None:
        return f"{NAME}.{kind}"
    if not said.output:
        raise UsageProblem(
            "The page needs a file.", hint=f"Give one: mentorfolio report --output {NAME}.{kind}"
        )
    ending = Path(said.output).suffix.casefold()
    if ending == ".pdf" and not said.pdf:
        raise UsageProblem("That is the name of a PDF.", hint="Add --pdf as well.")
    if ending in (".html", ".htm") and said.pdf:
        raise UsageProblem("That is not the name of a PDF.", hint=f"Use one: --output {NAME}.pdf")
    return said.output


def _agreed(desk: Desk) -> bool:
    """At a terminal: what is in it and what is not, and whether somebody else may have that."""
    if desk.asker is None:
        return True
    desk.asker.say(
        "The page has: days, stages, strengths, ratings, and the titles of your needs.", "Not in it:"
    )
    desk.asker.say(*(f"  - {text}" for text in WITHHELD))
    return yes_to(desk.asker, "Write it?", "Check the file yourself before you pass it on.", "--no-input")


def _facts(desk: Desk, said: ReportSaid, progress: Progress) -> ReportFacts:
    portfolio = desk.store.reading()
    need = need_named(portfolio, said.need).id if said.need is not None else None
    mentor = mentor_named(portfolio, said.mentor).id if said.mentor is not None else None
    everything = portfolio.everything()
    if said.share:
        called = {i if i == ME else mentor_named(portfolio, i).id: name for i, name in said.call.items()}
        less = shared(everything, called)
        need, mentor = less.needs.get(need or ""), less.ids.get(mentor or "")
        everything = less.everything
    titles = {p.id: p.name for p in desk.letters.prompts()} if everything.reflections else {}
    return gathered(
        everything,
        desk.today,
        since=said.since,
        need=need,
        mentor=mentor,
        titles=titles,
        counted=progress.through,
    )


def values_of(facts: ReportFacts, *, shared_page: bool, of_mentor: bool) -> Values:
    """What the parts of the page are filled in from."""
    records = of_each(facts.everything)
    owner = next((shown(p.name) for p in facts.everything.profile if p.name), "")
    about = ""
    if not facts.whole:
        about = facts.name(facts.mentors[0].id) if of_mentor else shown(facts.needs[0].title)
    return {
        "owner": owner,
        "about": about,
        "whole": facts.whole,
        "of_mentor": of_mentor,
        "shared": shared_page,
        "day": said_day(facts.today),
        "is_empty": not (facts.mentors or facts.needs),
        "today": today(facts),
        "network": network_of(facts) if facts.whole else None,
        "history": history(facts, records),
        "what_if": what_if(facts),
        "needs": needs(facts),
        "mentors": mentors(facts, records),
        "reflections": reflections(facts),
    }
