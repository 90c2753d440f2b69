"""``approach``: the right letter for the moment, its gates passed, drafted and kept (O1-O7)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mentorfolio.commands.approach.draft import Drafted, as_drafted
from mentorfolio.commands.approach.fields import MINUTES, ApproachSaid
from mentorfolio.commands.approach.grounds import refuse_before_talk
from mentorfolio.commands.approach.leaving import check, leave
from mentorfolio.commands.approach.letter import Plan, best_candidates, expect_welcome, kept, planned
from mentorfolio.commands.approach.starts import (
    all_names,
    best_reason,
    said_in_draft,
    said_to_them,
    starts_of,
)
from mentorfolio.commands.approach.values import WHOLE, letter_values
from mentorfolio.commands.outreach.gates import pass_gates, refuse_unless_from
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, need_named
from mentorfolio.desk.results import Result
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.addressing import to_them
from mentorfolio.domain.drafts import last_talk
from mentorfolio.domain.lifecycle import is_first_contact, living_draft, open_purpose
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, changed
from mentorfolio.domain.text import command_line
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import Interrupted, NotFound, RuleRefusal, UsageProblem
from mentorfolio.fields.operands import SomeMentor

if TYPE_CHECKING:
    from mentorfolio.fields.form import Form
    from mentorfolio.fields.question import Asker
    from mentorfolio.letters.filling import LackingValue, Rendered
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio


def approach(desk: Desk, mentor: SomeMentor = None, *, said: ApproachSaid) -> Result | None:
    """Write the letter that fits where things stand.

    Without a name, to the best-ranked candidate; thanks and the like to whom they are for. The draft is
    kept; nothing is sent without --send.

    $ mentorfolio approach julie
    $ mentorfolio approach julie --set why="the way you run your team"
    $ mentorfolio approach --first 3
    """
    unsaid = [key for key in said.remember if key not in said.set]
    if unsaid and desk.asker is None:
        raise UsageProblem(
            f"There is no value {unsaid[0]!r} to remember.", hint=f"Give it with --set {unsaid[0]}=…"
        )
    if said.first is not None:
        from mentorfolio.commands.approach.first_choices import drafts

        return drafts(desk, mentor, said)
    check(desk, said)
    leave(desk, draft(desk, mentor, said), said, partial(reworded, typed=said.set))
    return None


def gone_on_with(desk: Desk, letter_id: str) -> bool:
    """Show a draft with its hints and offer the ways out; False where it is no draft any more."""
    portfolio = desk.store.reading()
    letter = portfolio[Outreach].get(letter_id)
    if letter is None or letter.state != "draft" or letter.mentor not in portfolio[Mentor]:
        return False
    said = ApproachSaid()
    drafted = as_drafted(desk, portfolio, portfolio[Mentor][letter.mentor], letter, said)
    leave(desk, drafted, said, partial(reworded, typed=said.set))
    return True


def close(desk: Desk, mentor: str) -> None:
    """The closing letter after an ending: drafted, shown, and the ways out offered."""
    said = ApproachSaid(template="closing")
    leave(desk, draft(desk, mentor, said), said, partial(reworded, typed=said.set))


def draft(desk: Desk, whom: str | None, said: ApproachSaid) -> Drafted:
    """Draft the letter that the moment calls for and keep it; nothing is sent.

    Raises:
        UsageProblem: a value is missing (exit 2).
        NotFound, Ambiguous: a name, a template, or nobody left to ask.
        RuleRefusal: a gate of the method; ``code`` names it.
    """
    portfolio = desk.store.reading()
    need = None if said.need is None else need_named(portfolio, said.need)
    mentor = _meant(desk, portfolio, need, said) if whom is None else mentor_named(portfolio, whom)
    if desk.asker is None:
        plan = _let_through(desk, portfolio, planned(desk, portfolio, mentor, need, said))
        return _kept(desk, *_filled_in(desk, portfolio, plan))
    from mentorfolio.commands.approach.on_the_way import asked_for

    def let_through(plan: Plan, leaves: bool) -> Plan:
        return _let_through(desk, desk.store.reading(), plan, leaves=leaves)

    plan = asked_for(desk, desk.asker, mentor, need, said, let_through)
    if plan.goes_on:
        return as_drafted(desk, portfolio, plan.mentor, plan.goes_on, plan.said)
    if plan.friend:
        return draft(desk, plan.friend, plan.said)
    return _kept(desk, *_worded(desk, desk.asker, plan))


def _worded(desk: Desk, asker: Asker, plan: Plan) -> tuple[Plan, dict[str, object]]:
    """All that the letter says, in one form: ``<`` goes from its words back to what was asked before them."""
    from mentorfolio.commands.approach.known import ask_phrase, greeting_in_doubt, who_writes
    from mentorfolio.fields.form import Form

    form, own, seen, filled = Form(asker), Form(asker), False, (plan, dict[str, object]())

    def phrase() -> bool:
        nonlocal plan, seen
        before, anew, seen = plan, seen, True
        plan = ask_phrase(desk, form, plan, anew=anew)
        return plan is not before

    def words() -> None:
        nonlocal filled
        portfolio = desk.store.reading()
        filled = _filled_in(
            desk, portfolio, plan._replace(mentor=portfolio[Mentor][plan.mentor.id]), form=own
        )

    about = who_writes(desk, form, plan.mentor, plan.template.kind)
    form.fill([*greeting_in_doubt(desk, plan.mentor, plan.template.kind), *about, phrase, words])
    return filled


def reworded(desk: Desk, drafted: Drafted, *, typed: Mapping[str, str]) -> Drafted:
    """The same letter, its words asked for again: ``typed`` were said on the command line, and stay.

    Raises Interrupted; the letter is then as it was.
    """
    from mentorfolio.commands.approach.letter import as_message

    portfolio, letter, said = desk.store.reading(), drafted.letter, drafted.said
    need = portfolio[Need].get(letter.need) if letter.need else None
    template = as_message(desk.letters.letter(letter.template), letter.channel)
    answers = {key: text for key, text in letter.answers.items() if key not in typed}
    if need and "topic" in answers:
        need = replace(need, phrase=answers["topic"])
    # A gate that it passed once, it has passed.
    anyway = said.anyway or next(iter(letter.passed.values()), None)
    said = replace(said, set=dict(typed), channel=letter.channel, anyway=anyway)
    plan = Plan(portfolio[Mentor][letter.mentor], need, template, said, None, replaced=letter.id)
    return _kept(desk, *_filled_in(desk, portfolio, plan, answers))


def _filled_in(
    desk: Desk,
    portfolio: Portfolio,
    plan: Plan,
    before: Mapping[str, str] | None = None,
    form: Form | None = None,
) -> tuple[Plan, dict[str, object]]:
    """All that the letter says, as it can be said to them; what lacks is asked at a terminal.

    What was answered ``before``, for a letter that is there, is offered again. A ``form`` stands among other
    questions: what it was told is there for whoever comes back, and WentBack leaves it.
    """
    mentor, need, template, said = plan.mentor, plan.need, plan.template, plan.said
    told = said_to_them(desk.asker, template, said.set, mentor)
    values = letter_values(
        portfolio,
        mentor,
        need,
        minutes=said.minutes or MINUTES,
        said=told,
        kind=template.kind,
        today=desk.today,
        channel=said.channel or template.channel,
        template=template.id,
    )
    if desk.asker:
        from mentorfolio.commands.approach.asked import ask_values

        again = {key: text for key, text in said.set.items() if key not in told}
        starts = starts_of(portfolio, mentor, need, str(values["standing"]), desk.today, template.kind)
        offered = said_in_draft(portfolio, mentor, template.kind) if before is None else before
        starts = replace(starts, values={**starts.values, **offered})
        # Who says values on the command line has said what there is to say.
        open_too = bool(before) or not said.set.keys() - {"whom"}
        try:
            answers = ask_values(desk.asker, template, values, starts, again, offers=open_too, form=form)
        except Interrupted as left:
            kept = "The letter is as it was." if before is not None else "The letter was not written."
            raise Interrupted(f"Stopped. {kept}", hint=left.hint) from None
        values |= answers
        told |= answers
    return plan._replace(said=replace(said, set=told)), values


def _kept(desk: Desk, plan: Plan, values: dict[str, object]) -> Drafted:
    """The letter filled in and kept, in the place of the draft that it replaces if there is one."""
    from mentorfolio.letters.filling import LackingValue
    from mentorfolio.letters.rendering import render

    template, said = plan.template, plan.said
    try:
        if values.get(WHOLE):
            from mentorfolio.commands.approach.own_words import written_out

            rendered = written_out(template, values)
        else:
            rendered = render(template, values)
            _tell_unused(desk, plan, values, rendered)
    except LackingValue as lacking:
        _tell_unused(desk, plan, values, None)
        _offer_a_reason(lacking, plan.mentor, said)
        raise
    if said.output:
        expect_free(desk, said.output, force=said.force)
    with desk.store.changing() as portfolio:
        mentor = portfolio[Mentor][plan.mentor.id]
        # While its words were asked for, it may have gone out, and the need may have been removed.
        if plan.replaced and (there := portfolio[Outreach].get(plan.replaced)):
            refuse_unless_from(there, "edit", ("draft",))
            portfolio[Outreach].remove(plan.replaced)
        is_gone = desk.asker and plan.need and plan.need.id not in portfolio[Need]
        plan = plan._replace(mentor=mentor, need=None if is_gone else plan.need)
        letter = kept(desk, portfolio, plan, rendered)
        portfolio.describe(f"drafted a letter to {mentor.name}")
        why = str(values.get("why", ""))
        # Within the unit of work: a file that cannot be written leaves no draft behind.
        drafted = as_drafted(desk, portfolio, mentor, letter, said, why=why, known=bool(values["close"]))
        if drafted.drafts > 1 and not (desk.asker or said.again or template.kind in NOT_TO_THEM):
            # Of two scripts at once the second sees the draft of the first.
            others = (x for x in portfolio[Outreach] if x.id != letter.id)
            expect_welcome(portfolio, plan._replace(there=living_draft(others, mentor.id)))
    if drafted.asking and drafted.hints and not values.get(WHOLE):  # once: one opened again is as it is
        from mentorfolio.commands.approach.by_sentence import shortened

        drafted = shortened(desk, drafted)
    return replace(drafted, paths=plan.paths)


_ANYWHERE = ("greeting", "regards", "sign_off", "subject", "topic")  # what any letter may take


def _tell_unused(desk: Desk, plan: Plan, values: Mapping[str, object], rendered: Rendered | None) -> None:
    """Tell of each value that is not in the letter; where there is none yet, of what it takes never."""
    takes = {*plan.template.needs, *plan.template.offers, *_ANYWHERE}
    text = f"{rendered.subject} {rendered.body}".casefold() if rendered else ""
    for key, told in plan.said.set.items():
        words = told.casefold().rstrip(".!?,;").split()  # ours may begin as theirs does: "could we talk"
        is_there = " ".join(words[:3]) in text and " ".join(words[-3:]) in text if rendered else True
        if key not in plan.said.remember and not (key in takes and is_there):
            _tell_if_unused(desk, plan.template, values, rendered, key)


def _tell_if_unused(
    desk: Desk, template: Template, values: Mapping[str, object], rendered: Rendered | None, key: str
) -> None:
    """Tell of a value without which the letter is the same."""
    from mentorfolio.letters.filling import LackingValue
    from mentorfolio.letters.rendering import render

    try:
        without = render(template, {name: value for name, value in values.items() if name != key})
    except LackingValue as lacking:
        if key in lacking.names:
            return
        without = None
    if without != rendered:
        return
    takes = (*template.needs, *template.offers)
    if key in (*takes, *_ANYWHERE):
        desk.screen.alarm(f"As this letter stands, it has no place for {key!r}, so it was left out.")
        return
    from difflib import get_close_matches

    meant = "".join(f" Did you mean {near}?" for near in get_close_matches(key, takes, n=1, cutoff=0.5))
    desk.screen.alarm(
        f"This letter has no place for {key!r}, so it was left out.{meant} "
        f"It takes: {', '.join(dict.fromkeys((*takes, *_ANYWHERE)))}."
    )


def _offer_a_reason(lacking: LackingValue, mentor: Mentor, said: ApproachSaid) -> None:
    """Where only the reason is missing and one is noted, the refusal has the line to run."""
    reason = to_them(best_reason(mentor), all_names(mentor))
    if reason and lacking.names == ("why",):
        known = {name: getattr(said, name) for name in ("need", "template", "channel")}
        more = [word for name, text in known.items() if text for word in (f"--{name}", text)]
        line = command_line("approach", mentor.id, *more, "--set", f"why={reason}")
        lacking.hint = f"From your notes, if you want to use it: {line}"


def _meant(desk: Desk, portfolio: Portfolio, need: Need | None, said: ApproachSaid) -> Mentor:
    """Whom a letter is for where nobody is named: whom it fits, a first one the best candidate."""
    from mentorfolio.commands.approach.grounds import GROUNDS, whom_it_fits

    template = desk.letters.letter(said.template) if said.template else None
    if template and template.id in GROUNDS:
        return whom_it_fits(portfolio, desk.asker, template)
    try:
        return best_candidates(portfolio, need)[0]
    except NotFound:
        if template is None or template.id != "match":
            raise
    raise NotFound(
        "There is nobody yet with whom this letter could be kept.",
        hint='Add whom you will write to: mentorfolio mentor add "The mentoring office" --email ADDRESS',
    )


def _let_through(desk: Desk, portfolio: Portfolio, plan: Plan, *, leaves: bool = False) -> Plan:
    """The plan of a letter that is welcome and passes its gates; at a terminal what opens each is asked for.

    Raises WentBack where it ``leaves``: there is a question before.
    """
    mentor, need, said, kind = plan.mentor, plan.need, plan.said, plan.template.kind
    expect_welcome(portfolio, plan)
    asker = desk.asker
    if asker is None and kind == "request":
        refuse_before_talk(portfolio, plan, desk.today)
    if (
        asker
        and not said.anyway
        and _comes_first(portfolio, mentor, kind)
        and open_purpose(portfolio.profile)
        and not any("purpose" in letter.passed for letter in portfolio[Outreach])  # skipped before
    ):
        from mentorfolio.commands.profile.profile import PURPOSES, ask_open

        asker.say("Before the first letter, be clear about what you want.")
        ask_open(desk, asker, PURPOSES)
        portfolio = desk.store.reading()
    if said.manager_informed:
        mentor = changed(mentor, desk.today, manager_informed=said.manager_informed)
    try:
        about = need.id if need else None
        pass_gates(desk, portfolio, mentor, about, said.anyway or "", kind=kind)
    except RuleRefusal as gate:
        if asker is None:
            raise
        from mentorfolio.commands.approach.on_the_way import ask_at_gate

        opened = plan._replace(said=ask_at_gate(desk, asker, gate, said, mentor.id, leaves=leaves))
        return _let_through(desk, desk.store.reading(), opened, leaves=leaves)
    return plan


def _comes_first(portfolio: Portfolio, mentor: Mentor, kind: str) -> bool:
    meetings = portfolio[Meeting]
    met = last_talk(meetings, mentor.id)
    return not met and is_first_contact(kind, mentor, portfolio[Outreach], meetings)
