"""First letters to several people at once: the best-ranked candidates, a file each, nothing sent (I7)."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.approach.draft import Drafted, as_drafted
from mentorfolio.commands.approach.fields import MINUTES, ApproachSaid
from mentorfolio.commands.approach.letter import Plan, best_candidates, expect_welcome, kept, template_id
from mentorfolio.commands.approach.starts import all_names, best_reason, said_to_them
from mentorfolio.commands.approach.values import letter_values
from mentorfolio.commands.outreach.handing import LONGEST_LINK, mail_link
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named
from mentorfolio.desk.results import Result
from mentorfolio.domain.addressing import to_them
from mentorfolio.domain.lifecycle import living_draft
from mentorfolio.domain.records import Mentor, Need, Outreach
from mentorfolio.domain.shortlist import need_for
from mentorfolio.domain.text import quoted, so_many
from mentorfolio.errors import AlreadyThere, MentorfolioError, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.fields.field import flag_of

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_ENDINGS = {"text": "txt", "eml": "eml", "mailto": "txt"}
_ALONE = ("send", "open", "copy", "manager_informed")  # said of one letter, after it was read


class Several(Result, frozen=True, kw_only=True):
    """The drafts, in the order of the ranks, and those who get no letter now, with the reason."""

    drafts: tuple[Drafted, ...]
    skipped: tuple[tuple[Mentor, MentorfolioError], ...]
    folder: str
    asked_for: int

    def data(self) -> object:
        """A list: each draft as ``approach`` answers, then those passed over, with ``skipped``."""
        rows: list[dict[str, Any]] = []
        for drafted in self.drafts:
            row: Any = drafted.data()
            rows.append({**row, "skipped": None})
        nothing = dict.fromkeys(rows[0]) if rows else {}
        for mentor, problem in self.skipped:
            why = {"code": problem.code, "message": problem.message, "hint": problem.hint or None}
            rows.append({**nothing, "mentor": mentor.id, "hints": [], "skipped": why})
        return rows


def drafts(desk: Desk, whom: str | None, said: ApproachSaid) -> Several:
    """Draft to the best-ranked candidates, each passing the gates; who does not is told and passed over.

    All drafts and their files are one change: ``undo`` takes them back together.

    Raises:
        UsageProblem: an option that is about one letter.
        NotFound: there is no candidate.
        RuleRefusal, MissingValue: nobody passed; what is said is why the first one did not.
    """
    if whom or (alone := [flag_of(way) for way in _ALONE if getattr(said, way)]):
        raise UsageProblem(
            f"--first writes to several people, but {'a name' if whom else alone[0]} is for one.",
            hint="Leave out one of the two.",
        )
    count = said.first or 1
    done: list[Drafted] = []
    skipped: list[tuple[Mentor, MentorfolioError]] = []
    with desk.store.changing() as portfolio:
        need = None if said.need is None else need_named(portfolio, said.need)
        for mentor in best_candidates(portfolio, need)[:count]:
            try:
                done.append(_one(desk, portfolio, mentor, need, said))
            except (RuleRefusal, MissingValue, AlreadyThere) as problem:
                skipped.append((mentor, problem))
        if not done:
            refusals = [problem for _, problem in skipped]
            raise next((x for x in refusals if isinstance(x, RuleRefusal)), refusals[0])
        portfolio.describe(f"drafted {so_many(len(done), 'letter')}")
    folder = str(PurePath(done[0].output or "").parent)
    return Several(drafts=tuple(done), skipped=tuple(skipped), folder=folder, asked_for=count)


def _one(desk: Desk, portfolio: Portfolio, mentor: Mentor, need: Need | None, said: ApproachSaid) -> Drafted:
    about = need or need_for(mentor, portfolio[Need])
    template = desk.letters.letter(said.template or template_id(desk, portfolio, mentor, said.channel))
    there = None if said.again else living_draft(portfolio[Outreach], mentor.id)
    plan = Plan(mentor, about, template, said, there)
    expect_welcome(portfolio, plan)
    told = said_to_them(None, template, said.set, mentor)
    reasons = (best_reason(mentor), *mentor.positives)
    noted = [reason for text in reasons if (reason := to_them(text, all_names(mentor)))]
    if "why" not in told and noted:
        told["why"] = noted[0]
    minutes = said.minutes or MINUTES
    values = letter_values(
        portfolio, mentor, about, minutes=minutes, said=told, kind=template.kind, today=desk.today
    )
    if "why" in template.needs and not values.get("why"):
        raise MissingValue(
            f"You have noted no reason to choose {mentor.name}, so the letter cannot say why you are "
            "writing.",
            hint=f"Note one: mentorfolio mentor edit {quoted(mentor.id)} --positive TEXT",
        )
    from mentorfolio.letters.rendering import render

    letter = kept(desk, portfolio, plan, render(template, values))
    form = said.format or "text"
    form = "eml" if form == "mailto" and len(mail_link(letter)) > LONGEST_LINK else form
    output = desk.letter_file(f"{mentor.id}.{_ENDINGS[form]}", said.output or None)
    said = msgspec.structs.replace(said, output=output, format=form, set=told)
    try:
        return as_drafted(desk, portfolio, mentor, letter, said, why=told.get("why", ""))
    except RuleRefusal:  # --strict: who is passed over leaves no draft
        portfolio[Outreach].remove(letter.id)
        raise
