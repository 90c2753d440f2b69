"""What is asked on the way to a letter, before its words are (O2, O4)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.approach.fields import ApproachSaid
from mentorfolio.commands.approach.grounds import expect_ground
from mentorfolio.commands.approach.introduction import the_friend, through_whom, ways_to
from mentorfolio.commands.approach.known import ask_what_matters, expect_their_day, way_to_reach
from mentorfolio.commands.approach.letter import FAREWELL, FIRST, Plan, as_message, planned, template_id
from mentorfolio.commands.approach.values import speaks_of
from mentorfolio.commands.outreach.fields import ANYWAY, MANAGER_INFORMED
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.drafts import addressee as to_whom
from mentorfolio.domain.drafts import last_talk
from mentorfolio.domain.lifecycle import REMINDED, given, living_draft, with_move
from mentorfolio.domain.meetings import came_to_nothing
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, changed
from mentorfolio.domain.shortlist import by_fit
from mentorfolio.domain.standing import is_manager, stands
from mentorfolio.domain.topics import as_topic
from mentorfolio.domain.vocabulary import NOT_TO_THEM, OUTREACH_KINDS
from mentorfolio.errors import RuleRefusal, UsageProblem
from mentorfolio.fields.field import Day
from mentorfolio.fields.form import Form, WentBack, asking
from mentorfolio.fields.question import Asker, Question, yes_or_no

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_TALKED_LATELY = 60  # days in which a talk may lead to the request, and thanks for it are not late
_JUST_TALKED = 4  # days in which thanks come before the request
_GIVEN = Day(
    "",
    ask="When was {name} given to you as a mentor? (no: not yet)",
    why="Your first letter to a mentor from a programme says hello; no asks for a first conversation.",
    like="--template hello",
    needed=True,
)
_AFTER_A_TALK = Question(
    key="after",
    text="You talked with {name} on {day}. What would you write now?",
    why="Asking them to mentor you can wait a few days; thanks are best sent straight away.",
    option="--template request-mentoring",
    kind="choice",
    choices={
        "talk": "a first letter, or to ask for another talk",
        "thanks": "thanks for it",
        "request": "to ask them to mentor you",
        "news": "what came of their advice",
    },
)
_TO_A_MENTOR = Question(
    key="letter",
    text="What would you write to {name}?",
    why="Nothing is due; these are the letters that go to a mentor. All of them: mentorfolio template list.",
    option="--template TEMPLATE",
    kind="choice",
    choices={
        "catch-up": "news, or a question",
        "thanks": "thanks",
        "news": "what came of their advice",
        "pause": "that you would like to rest for a while",
        "closing": "that it comes to an end",
    },
)
_WHICH_NEED = Question(
    key="need",
    text="What would you ask {name} about?",
    why="A first letter asks about one thing; what fits them best stands first.",
    option="--need NEED",
    kind="choice",
)
_WHICH_DRAFT = Question(
    key="draft",
    text="Carry on with it?",
    why="Keep one letter at a time: an old draft is easily sent by mistake.",
    option="mentorfolio outreach list",
    kind="choice",
    choices={
        "yes": "yes: carry on with that one",
        "no": "no: write a new one, and throw that one away",
        "both": "both: write a new one, and keep that one",
    },
)


def asked_for(
    desk: Desk,
    asker: Asker,
    mentor: Mentor,
    need: Need | None,
    said: ApproachSaid,
    let_through: Callable[[Plan, bool], Plan],
) -> Plan:
    """Which letter, a draft that is there or a new one, about what, with what only the owner knows asked.

    ``<`` goes to the choice before. ``let_through`` passes its gates, or raises WentBack where it is told
    that there is a question before.
    """
    form, portfolio = Form(asker), desk.store.reading()
    called: Plan
    plan: Plan

    def letter() -> bool:
        nonlocal called
        who, wanted = mentor, said
        asks = mentor.stage in ("candidate", "conversation", "active")
        if not said.template and asks and not came_to_nothing(mentor, portfolio[Meeting], desk.today):
            who, wanted = where_it_stands(desk, form, portfolio, mentor, said)
        elif not (said.template or said.anyway) and _is_unthanked(portfolio, mentor):
            wanted = msgspec.structs.replace(said, template=FAREWELL)
        called = planned(desk, portfolio, who, need, wanted)
        # What moved them is kept, and not asked again.
        return who is mentor and not form.answers.keys().isdisjoint((_AFTER_A_TALK.key, _TO_A_MENTOR.key))

    def old() -> bool:
        nonlocal plan
        plan = called
        if called.there is None:
            return False
        wanted = what_of_the_old(form, mentor, called.there, called.said.template)
        if wanted == "yes":
            plan = called._replace(goes_on=called.there)
        else:
            anew = msgspec.structs.replace(called.said, again=True)
            plan = called._replace(there=None, said=anew, replaced=called.there.id if wanted == "no" else "")
        return True

    def about() -> bool:
        nonlocal plan
        chosen = None if need or plan.goes_on else _which_need(form, portfolio, plan)
        if chosen:
            plan = plan._replace(need=planned(desk, portfolio, plan.mentor, chosen, plan.said).need)
        return chosen is not None

    def rest() -> None:
        nonlocal plan
        plan = plan if plan.goes_on else _settled(desk, asker, plan, let_through, leaves=bool(form.answers))

    form.fill([letter, old, about, rest])
    return plan


def _settled(
    desk: Desk, asker: Asker, plan: Plan, let_through: Callable[[Plan, bool], Plan], *, leaves: bool
) -> Plan:
    """The letter that was chosen, once what of them it depends on is known and its gates are passed."""
    before, said = plan.mentor, plan.said
    expect_ground(desk, asker, plan)
    expect_their_day(desk, asker, before, plan.template.kind)
    mentor = ask_what_matters(desk, asker, before, plan.template.kind)
    portfolio = desk.store.reading()
    nearest = () if said.template else the_friend(portfolio, mentor, before=before)
    is_first = plan.template.kind == "first" and not said.template
    paths = ways_to(desk, portfolio, mentor) if is_first else ()
    if friend := through_whom(desk, asker, mentor, nearest or paths, known=bool(nearest)):
        told = {**said.set, "whom": mentor.name}
        return plan._replace(friend=friend, said=msgspec.structs.replace(said, template="referral", set=told))
    if not said.channel:
        channel = way_to_reach(desk, asker, mentor, plan.template, said.template or "")
        said = msgspec.structs.replace(said, channel=channel)
    template = desk.letters.letter(said.template or template_id(desk, portfolio, mentor, said.channel))
    spoken = template.kind == "first" and is_manager(mentor, portfolio.profile)
    template = as_message(template, "other" if spoken else said.channel)
    plan = plan._replace(mentor=mentor, template=template, said=said, paths=paths)
    _announce(asker, portfolio, plan)
    return let_through(plan, leaves)


def _which_need(form: Form, portfolio: Portfolio, plan: Plan) -> Need | None:
    """What a first letter is about, asked where another need fits them better, or as well as the most urgent.

    None where it stays as it is.
    """
    mentor, named = plan.mentor, plan.need
    wrote = any(x.mentor == mentor.id for x in portfolio[Outreach])
    if named is None or plan.template.kind != "first" or wrote:
        return None
    found = by_fit(mentor, portfolio[Need])
    (fit, best), *others = found or [(0, named)]
    as_good = any((other, need.priority) == (fit, best.priority) for other, need in others)
    if not speaks_of(named, plan.template, plan.said.set) or (best.id == named.id and not as_good):
        return None
    choices = {need.id: need.title for _, need in found}
    question = _WHICH_NEED.of(name=mentor.called)._replace(choices=choices)
    return portfolio[Need][form.pick(question, best.id, "a need")]


def _is_unthanked(portfolio: Portfolio, mentor: Mentor) -> bool:
    """Whether they said no, and had no kind word for it; a script is told that they did."""
    letters = [x for x in portfolio[Outreach] if x.mentor == mentor.id]
    silent = any(x.state == "unanswered" for x in letters) and not any(x.state == "declined" for x in letters)
    return mentor.stage == "declined" and not silent and not any(x.template == FAREWELL for x in letters)


def _announce(asker: Asker, portfolio: Portfolio, plan: Plan) -> None:
    """Which letter it will be, and to whom."""
    mentor, need, template = plan.mentor, plan.need, plan.template
    about = f", about {as_topic(need.phrase or need.title)}" if need and template.kind in REMINDED else ""
    knows = mentor.familiar not in ("stranger", "acquainted")
    another = knows and template.kind == "first" and last_talk(portfolio[Meeting], mentor.id)
    called = "Another talk" if another else template.name
    asker.say(f"{called}, to {to_whom(template.kind, mentor.name)}{about}.")
    if template.kind not in NOT_TO_THEM and is_manager(mentor, portfolio.profile):
        asker.say(f"{mentor.name} is your own manager: these are words to say, in your next talk.")


def what_of_the_old(form: Form, mentor: Mentor, there: Outreach, wanted: str | None) -> str:
    """``yes``: the draft that is there is gone on with; ``no``: a new one in its place; or ``both``.

    Who has asked for another kind of letter is not offered the old one first.
    """
    kind = OUTREACH_KINDS[there.kind].partition(":")[0]
    titled = f": {there.subject}" if there.subject else ""
    form.asker.say("", f"There is a draft to {mentor.name}, from {said_day(there.drafted)}, {kind}{titled}")
    return form.pick(_WHICH_DRAFT, "both" if wanted and wanted != there.template else "yes")


def where_it_stands(
    desk: Desk, form: Form, portfolio: Portfolio, mentor: Mentor, said: ApproachSaid
) -> tuple[Mentor, ApproachSaid]:
    """What only the owner knows of somebody who is to mentor them, or does: which letter it is to be."""
    if mentor.stage == "active":
        return mentor, _to_a_mentor(desk, form, portfolio, mentor, said)
    how = stands(mentor, portfolio.profile, portfolio[Meeting])
    if mentor.stage == "candidate" and how == "assigned":
        return _given(desk, form.asker, mentor), said
    return _after_a_talk(desk, form, portfolio, mentor, said)


def _to_a_mentor(
    desk: Desk, form: Form, portfolio: Portfolio, mentor: Mentor, said: ApproachSaid
) -> ApproachSaid:
    """Which letter a mentor gets of whom nothing is due, and whom one has not just talked with."""
    last = last_talk(portfolio[Meeting], mentor.id)
    just = last is not None and (desk.today - last).days <= _JUST_TALKED
    due = template_id(desk, portfolio, mentor, said.channel) != "thanks"
    if due or just or living_draft(portfolio[Outreach], mentor.id):
        return said
    wanted = form.pick(_TO_A_MENTOR.of(name=mentor.called), "catch-up", "a letter")
    return msgspec.structs.replace(said, template=wanted)


def _given(desk: Desk, asker: Asker, mentor: Mentor) -> Mentor:
    """A mentor from the day on that is asked for; a candidate still where it is none (F2)."""
    begins = next((term.start for term in mentor.terms), mentor.stage_since)
    step = asking(_GIVEN, "given", desk.today, str(min(begins, desk.today)), name=mentor.name)

    def read(text: str) -> Any:
        if yes_or_no(text) == "no" or text.casefold().startswith("not "):
            return ""
        if yes_or_no(text):  # "yes, since March" has the day behind it
            with suppress(UsageProblem):
                return step.read(text.partition(",")[2].strip() or step.known)
        return step.read(step.known if yes_or_no(text) else text)

    day = Form(asker).alone(step._replace(read=read))
    if not day:
        return mentor
    with desk.store.changing() as portfolio:
        portfolio.describe(f"noted that {mentor.name} was given to you as a mentor")
        return portfolio[Mentor].put(given(portfolio[Mentor][mentor.id], desk.today, on=day))


def _after_a_talk(
    desk: Desk, form: Form, portfolio: Portfolio, mentor: Mentor, said: ApproachSaid
) -> tuple[Mentor, ApproachSaid]:
    """What they get after a talk, which only the owner knows: a lunch need not have been it (O7, R9)."""
    last = last_talk(portfolio[Meeting], mentor.id)
    if last is None:
        return mentor, said
    days, is_new = (desk.today - last).days, mentor.stage == "candidate"
    if is_new and (days > _TALKED_LATELY or is_manager(mentor, portfolio.profile)):
        return mentor, said
    thanked = any(
        x.drafted >= last for x in portfolio[Outreach] if (x.mentor, x.kind) == (mentor.id, "thanks")
    )
    is_first = is_new or _met_by_chance(portfolio, mentor, last)
    choices = {key: told for key, told in (_AFTER_A_TALK.choices or {}).items() if is_first or key != "talk"}
    known = "thanks" if days <= _JUST_TALKED and not thanked else "talk" if is_first else "request"
    wants = form.pick(_AFTER_A_TALK.of(name=mentor.name, day=said_day(last))._replace(choices=choices), known)
    if wants == "request" and is_new:
        with desk.store.changing() as changing:
            mentor = changing[Mentor][mentor.id]  # as they are once the question is answered
            if mentor.stage == "candidate":
                changing.describe(f"noted the first conversation with {mentor.name}")
                day = max(last, mentor.stage_since)
                mentor = changing[Mentor].put(with_move(mentor, "conversation", desk.today, on=day))
    if wants == "talk" and not is_new:
        wants = FIRST[said.channel or "email"]
    return mentor, said if wants in ("talk", "request") else msgspec.structs.replace(said, template=wants)


def _met_by_chance(portfolio: Portfolio, mentor: Mentor, last: date) -> bool:
    """Whether nothing but that talk made it a conversation: nobody was written to, or said yes."""
    asked = any(x.mentor == mentor.id and x.sent for x in portfolio[Outreach] if x.kind in REMINDED)
    stages = [change.stage for change in mentor.history]
    return stages == ["candidate", "conversation"] and not asked and mentor.stage_since == last


def ask_at_gate(
    desk: Desk, asker: Asker, gate: RuleRefusal, said: ApproachSaid, mentor: str, *, leaves: bool
) -> ApproachSaid:
    """What opens a gate, asked for: that the manager knows, or a reason; raises it where neither is.

    Going back raises WentBack where it ``leaves``, else the gate.
    """
    asker.say("", gate.message)
    try:
        return _opened(desk, Form(asker), gate, said, mentor)
    except WentBack:
        if leaves:
            raise
        raise gate from None


def _opened(desk: Desk, form: Form, gate: RuleRefusal, said: ApproachSaid, mentor: str) -> ApproachSaid:
    if gate.code == "manager":
        day = form.ask(asking(MANAGER_INFORMED, "manager_informed", desk.today))
        if day:
            with desk.store.changing() as portfolio:
                portfolio.describe("noted that the manager knows")
                portfolio[Mentor].put(changed(portfolio[Mentor][mentor], desk.today, manager_informed=day))
            return msgspec.structs.replace(said, manager_informed=day)
    reason = form.ask(asking(ANYWAY, "anyway", desk.today))
    if not reason:
        raise gate
    return msgspec.structs.replace(said, anyway=reason)
