"""What a letter should know of somebody and nobody has said yet: asked once, and kept (I4, O2, R4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.approach.fields import question_for
from mentorfolio.commands.approach.values import as_greeted, dear, speaks_of
from mentorfolio.commands.need.fields import NeedFields
from mentorfolio.commands.profile.profile import question_about
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import introduction
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.drafts import last_talk
from mentorfolio.domain.greeting import formally, greeted, is_civil, is_no_name, last_name
from mentorfolio.domain.lifecycle import early_reminder
from mentorfolio.domain.records import Meeting, Mentor, Outreach, changed
from mentorfolio.domain.sameness import same_organisation
from mentorfolio.domain.standing import is_manager, is_retired, is_unsaid, met_with, standing, stands
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.domain.topics import as_topic, is_of_somebody, proposed_topic, wants_phrase
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import RuleRefusal, UsageProblem
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Asked, Form, agrees, asking
from mentorfolio.fields.people import (
    EMAIL,
    EXPERIENCE,
    GREETING,
    INTEREST,
    KNOWN_BEFORE,
    LINE,
    WHICH_FRIEND,
    is_number,
)
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.commands.approach.letter import Plan
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

_ADDRESS = msgspec.structs.replace(
    EMAIL,
    ask="An e-mail address for {name}? (Enter: you will reach them another way)",
    why="A message can be shorter, and you can send it any way you like: a messenger, a form, by hand.",
)
_ASKED = {
    "introduced_by": WHICH_FRIEND,
    "line": LINE,
    "familiar": KNOWN_BEFORE,
    "experience": EXPERIENCE,
    "interest": INTEREST,
}
_LONGEST_HAIL = 6  # words; more are a sentence
_EARLY = Question(
    key="early",
    text="You meant to wait until {day} before writing to {name}. Write now?",
    why="People who asked you to wait may not answer if you write sooner.",
    option="mentorfolio approach NAME --no-input",
    kind="yes-no",
)
_YOUNG = _EARLY._replace(
    text="{early} Remind {name} now?",
    why="People are busy: a reminder after a few days reads as pressing.",
)
_AT_EASE = Question(
    key="at_ease",
    text="Did you feel at ease with {name}, and taken seriously?",
    why="How you get on at first decides whether you will want to work together, so think before you ask.",
    option="mentorfolio reflect NAME --prompt from-talk-to-asking",
    kind="yes-no",
)


def ask_what_matters(desk: Desk, asker: Asker, mentor: Mentor, kind: str) -> Mentor:
    """Ask what this kind of letter depends on and is not said yet; gives the person as they are then.

    Raises:
        RuleRefusal: before a request, the person would rather talk once more (``rapport``).
    """
    portfolio = desk.store.reading()
    form, steps = Form(asker), {k: asking(f, k, desk.today, name=mentor.called) for k, f in _ASKED.items()}
    met = mentor.id in met_with(portfolio[Meeting])
    told = [
        key for key in ("experience", "interest") if kind == "request" and met and not getattr(mentor, key)
    ]
    if told:
        asker.say("", "First, for yourself: none of this goes into the letter.")
    try:
        form.fill([_in_words(steps[key]) for key in told])
        if kind == "first":
            form.fill(_before_a_first_letter(form, steps, portfolio, mentor))
    finally:  # also of whoever leaves in the middle
        if form.answers:
            _keep(desk, mentor, **form.answers)
    if told and not agrees(asker, _AT_EASE.of(name=mentor.called), "yes"):
        raise RuleRefusal(
            f"Then talk with {mentor.called} again before you ask.",
            hint=f"Think it over: mentorfolio reflect {quoted(mentor.id)} --prompt from-talk-to-asking",
            code="rapport",
        )
    return desk.store.reading()[Mentor][mentor.id]


def greeting_in_doubt(desk: Desk, mentor: Mentor, kind: str) -> list[Asked]:
    """The question how letters to them begin, where their name does not tell; kept at once."""
    portfolio = desk.store.reading()
    how = stands(mentor, portfolio.profile, portfolio[Meeting])
    if kind in NOT_TO_THEM or not _is_greeted_in_doubt(portfolio, mentor, kind, how):
        return []
    before = greeted_before(portfolio[Outreach], mentor)
    titled = formally(mentor.name) if kind == "first" else ""
    hail = before or f"Dear {titled or dear(mentor.name, how)}"
    step = asking(GREETING, "greeting", desk.today, hail, lambda said: _keep(desk, mentor, greeting=said))
    return [_or_by_title(step, mentor.name)]


def _or_by_title(step: Asked, name: str) -> Asked:
    """How letters begin, asked with the two ways in which a stranger is greeted by the last name."""
    if " " not in name or formally(name):
        return step
    titled = {
        short.casefold(): f"Dear {formally(f'{short} {name}') or f'{short} {last_name(name)}'}"
        for short in ("Ms", "Mr")
    }
    offered = ", ".join(f"{short}: {text}" for short, text in titled.items())
    text = f"How do your letters to them begin? (Enter accepts this; {offered}; or type it)"

    def read(typed: str) -> Any:
        return step.read(titled.get(typed.strip().casefold().rstrip("."), typed))

    return step._replace(question=step.question._replace(text=text), read=read)


def _in_words(step: Asked) -> Asked:
    """The question without numbers for answers: what one would mean nobody knows later."""

    def read(text: str) -> Any:
        if is_number(text):
            raise UsageProblem("In words, please: a number says nothing here.", hint="Or Enter, to skip it.")
        return step.read(text)

    return step._replace(read=read)


def expect_their_day(desk: Desk, asker: Asker, mentor: Mentor, kind: str) -> None:
    """Ask before somebody is written to who named a later day, or has a letter that is still young.

    Thanks are welcome at once.

    Raises:
        RuleRefusal: no (``later``).
    """
    theirs = [x for x in desk.store.reading()[Outreach] if x.mentor == mentor.id]
    if kind == "follow-up" and (young := early_reminder(theirs, desk.today)):
        if not agrees(asker, _YOUNG.of(early=young, name=mentor.called), "no"):
            happened = command_line("happened", mentor.id)
            raise RuleRefusal(
                f"{mentor.name} is left in peace until then.",
                hint=f"next reminds you on that day. If they have answered: {happened}",
                code="later",
            )
        return
    if mentor.again_on is None or mentor.again_on <= desk.today or kind == "thanks":
        return
    day = said_day(mentor.again_on)
    if not agrees(asker, _EARLY.of(name=mentor.called, day=day), "no"):
        raise RuleRefusal(
            f"{mentor.name} is left in peace until {day}.",
            hint="next reminds you on that day. To thank them for the answer: "
            + command_line("approach", mentor.id, "--template", "not-now"),
            code="later",
        )


def who_writes(desk: Desk, form: Form, mentor: Mentor, kind: str) -> list[Callable[[], bool]]:
    """What of the owner a letter says: the name, and to somebody who does not know them what they do.

    What is told is asked of whoever comes back to it: it stands in the letter, and may be wrong.
    """
    portfolio = desk.store.reading()
    profile = portfolio.profile
    how = stands(mentor, profile, portfolio[Meeting])
    is_new = how == "assigned" or (kind == "first" and how in ("stranger", "acquainted"))
    described = profile is not None and bool(profile.role or profile.organisation)
    asked: set[str] = set()

    def ask(name: str) -> bool:
        is_open = not described and not getattr(desk.store.reading().profile, name, "")
        is_asked = is_open or name in asked
        asked.add(name)
        if is_asked:
            form.ask(question_about(desk, name))
        return is_asked

    named = ["name"] if profile is None or not profile.name else []
    return [partial(ask, name) for name in (*named, *(("role", "organisation") if is_new else ()))]


def ask_phrase(desk: Desk, form: Form, plan: Plan, *, anew: bool) -> Plan:
    """Ask how a letter says what the need's title cannot; gives the plan, its need as this letter says it.

    It stays with the letter, and those that follow to the same person; the next person is asked about again,
    and may read another. ``anew`` asks whatever is known.
    """
    mentor, need, template = plan.mentor, plan.need, plan.template
    if need is None or not speaks_of(need, template, plan.said.set):
        return plan
    portfolio = desk.store.reading()
    told = [x for x in portfolio[Outreach] if x.need == need.id]
    is_theirs = any(x.mentor == mentor.id for x in told)
    known = need.phrase and (template.kind != "first" or is_theirs or not told)
    if not anew and (known or not wants_phrase(need.title)):
        return plan
    form.asker.say("", f"Your need: {need.title}")
    question = question_for("topic", "")
    field = fields_of(NeedFields)["phrase"]
    read = partial(field.value, today=desk.today, what="phrase")
    topics = [x.answers["topic"] for x in told if x.answers.get("topic")]
    names = [name for one in portfolio[Mentor] for name in one.names]
    offered = next((text for text in reversed(topics) if not is_of_somebody(text, names)), "")
    step = Asked(question, read, need.phrase or offered or proposed_topic(need.title))
    phrase = form.ask(step)
    form.asker.say(f"In a letter it reads: about {as_topic(phrase)}")
    return plan._replace(need=msgspec.structs.replace(need, phrase=phrase))


def way_to_reach(desk: Desk, asker: Asker, mentor: Mentor, template: Template, wanted: str) -> str | None:
    """The channel of a letter where no address is kept; None by e-mail.

    Whoever has a telephone gets a message, and so does a connection, whom nobody invites again. Of a first
    letter for which no template is ``wanted`` the address is asked for.
    """
    if mentor.email or template.kind in NOT_TO_THEM or is_manager(mentor, desk.store.reading().profile):
        return None  # one's manager is spoken to
    is_first = mentor.stage == "candidate" and not wanted
    if is_first and any("linkedin." in link.casefold() for link in mentor.links):
        from mentorfolio.domain.linked import is_connected

        known = is_connected(mentor, desk.store.reading()[Mentor], desk.network.readable().values())
        return "other" if known else "linkedin"
    if mentor.phone:
        return "other"
    before = _last_sent(desk.store.reading()[Outreach], mentor)
    if before and before.channel != "email":
        return before.channel
    if not is_first:
        return None
    step = asking(_ADDRESS, "email", desk.today, name=as_greeted(mentor) or mentor.called)
    address = Form(asker).fill([step]).get("email")
    if not address:
        return "other"
    _keep(desk, mentor, email=address)
    return None


def _keep(desk: Desk, mentor: Mentor, **fields: str) -> None:
    with desk.store.changing() as portfolio:
        portfolio.describe(f"noted about {mentor.name}: {', '.join(fields)}")
        known = portfolio[Mentor][mentor.id]
        if by := fields.get("introduced_by"):
            familiar = fields.get("familiar", known.familiar)
            fields |= introduction(desk, portfolio, by, notes=known.notes, familiar=familiar)
        portfolio[Mentor].put(changed(known, desk.today, **fields))


def _before_a_first_letter(
    form: Form, steps: Mapping[str, Asked], portfolio: Portfolio, mentor: Mentor
) -> list[Asked | Callable[[], bool]]:
    """Where they work, who told one of them, whether one knows them, as far as that is not said.

    Whose organisation may be another is asked about last: of a stranger it does not matter then.
    """
    profile = portfolio.profile
    ours = profile.organisation if profile else ""
    elsewhere = bool(ours and mentor.organisation) and not same_organisation(ours, mentor.organisation)
    may_be_elsewhere = not (ours and mentor.organisation) or bool(mentor.timezone)
    # Asked before an earlier letter, and skipped: it is not asked again.
    skipped = any(x.mentor == mentor.id and x.kind not in NOT_TO_THEM for x in portfolio[Outreach])
    talked = last_talk(portfolio[Meeting], mentor.id) is not None
    met = mentor.id in met_with(portfolio[Meeting])
    stands = standing(mentor, profile, met=met)

    def ask_line() -> bool:
        if may_be_elsewhere and form.answers.get("familiar", stands) == "stranger":
            return False
        form.ask(steps["line"])
        return True

    def ask_familiar() -> bool:
        if form.answers.get("line") == "manager":
            return False
        form.ask(steps["familiar"])
        return True

    is_boss = is_manager(mentor, profile)
    noted = " ".join((mentor.role, mentor.organisation, mentor.notes, *mentor.tags, *mentor.positives))
    is_clear = mentor.line or elsewhere or skipped or talked or is_boss or is_retired(noted)
    line = [] if is_clear else [ask_line]
    through = mentor.source == "friend-of-friend" and not (mentor.introduced_by or skipped)
    whom = [steps["introduced_by"]] if through else []
    familiar = [ask_familiar] if is_unsaid(mentor, profile, met=met) else []
    return [*whom, *familiar, *line] if may_be_elsewhere else [*line, *whom, *familiar]


def _is_greeted_in_doubt(portfolio: Portfolio, mentor: Mentor, kind: str, stands: str) -> bool:
    """Whether the name does not tell the greeting: a title of somebody one knows, none of a stranger."""
    if mentor.greeting or mentor.first_name or is_no_name(mentor.name):
        return False
    is_new = kind == "first" and not any(x.mentor == mentor.id for x in portfolio[Outreach])
    if " " not in mentor.name.strip():  # first name or last
        return is_new
    if is_civil(mentor.name) or formally(mentor.name) == greeted(mentor.name):
        return False
    if not formally(mentor.name):
        far = stands == "stranger" or (stands == "acquainted" and mentor.introduced_by != "")
        return (is_new and far) or (kind == "catch-up" and stands == "assigned")
    return stands in ("known", "talked", "mentor", "ended") or (
        stands == "acquainted" and mentor.familiar == "acquainted"
    )


def greeted_before(letters: Iterable[Outreach], mentor: Mentor) -> str:
    """How the last letter that went to them began; empty where none did."""
    last = _last_sent(letters, mentor)
    hail, comma, _ = last.body.partition(",\n") if last else ("", "", "")
    return hail if comma and "\n" not in hail and len(hail.split()) <= _LONGEST_HAIL else ""


def _last_sent(letters: Iterable[Outreach], mentor: Mentor) -> Outreach | None:
    sent = [x for x in letters if x.mentor == mentor.id and x.sent and x.kind not in NOT_TO_THEM]
    return max(sent, key=lambda x: (str(x.sent), x.id), default=None)
