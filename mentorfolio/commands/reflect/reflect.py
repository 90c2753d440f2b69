"""``reflect``: prompts that come back every few months, with what was said last time (docs/method.md)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

from mentorfolio.commands.approach.values import person
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import meeting_named, mentor_named, need_named, whom
from mentorfolio.desk.results import Done, Result, Step, plain, view
from mentorfolio.domain.counsel import advice
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Checkin, Meeting, Mentor, Need, Reflection, changed
from mentorfolio.domain.text import lacks_words, so_many
from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.fields.field import Field, OneNeed, Said, Switch, Text, fields_of
from mentorfolio.fields.form import Asked, Form, agrees
from mentorfolio.fields.operands import SomeMentor
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio


class ReflectSaid(Said, frozen=True, kw_only=True):
    """What it is about, and the answer."""

    need: Annotated[str | None, OneNeed("About this need.")] = None
    meeting: Annotated[
        str | None,
        Field("About this meeting: its id, or who it was with.", metavar="ID", complete="held"),
    ] = None
    prompt: Annotated[str | None, Field("Answer this prompt.", metavar="PROMPT", complete="prompt")] = None
    text: Annotated[str | None, Text("What you think.")] = None
    list: Annotated[bool, Switch("List the prompts.")] = False
    past: Annotated[bool, Switch("Read what you said before.")] = False
    ask: Annotated[bool, Switch("Ask the questions; without a terminal, only show them.")] = False


class Subject(Result, frozen=True, kw_only=True):
    """What a reflection is about: the portfolio, or one mentor, need or meeting."""

    about: str
    id: str | None = None
    name: str = ""
    mentor: Mentor | None = None
    need: Need | None = None

    def is_of(self, reflection: Reflection) -> bool:
        """Whether that is about it; all are about the portfolio."""
        return self.id is None or (reflection.about, reflection.subject) == (self.about, self.id)


ANYTHING = Subject(about="portfolio")


_ANOTHER = Question(
    key="another",
    text="Another question? One is enough for a day.",
    why="The others are still there on another day.",
    option="mentorfolio reflect --prompt PROMPT",
    kind="yes-no",
)


class PromptRow(Result, frozen=True, kw_only=True):
    """A prompt as ``reflect --list`` shows it."""

    prompt: str
    title: str
    question: str
    due: bool
    last_answered: date | None


class PromptList(Result, frozen=True, kw_only=True):
    """Prompts: those never answered first, then by how long ago, then by id; and how to answer one."""

    rows: tuple[PromptRow, ...]
    answer: str = "mentorfolio reflect --prompt PROMPT"

    def data(self) -> object:
        """The rows."""
        return [plain(row) for row in self.rows]


class PastReflections(Result, frozen=True, kw_only=True):
    """What was answered, the latest first; with each prompt's title."""

    reflections: tuple[Reflection, ...]
    titles: dict[str, str]
    names: dict[str, str]

    def data(self) -> object:
        """The reflections."""
        return [view(r) for r in self.reflections]


def reflect(desk: Desk, mentor: SomeMentor = None, *, said: ReflectSaid) -> Result:
    """Think back, one question at a time.

    At a terminal, asks a question that is due, shows what you said last time, and offers another.

    $ mentorfolio reflect
    $ mentorfolio reflect julie
    $ mentorfolio reflect --list
    """
    if said.text is not None and lacks_words(said.text) and not (said.list or said.past):
        raise UsageProblem("The text says nothing.", hint='Write something: --text "…"')
    portfolio = desk.store.reading()
    subject = _subject(portfolio, mentor, said)
    if said.list:
        rows = (_row(desk, portfolio, template, subject) for template in _in_order(desk, portfolio))
        return PromptList(rows=tuple(rows))
    prompt = desk.letters.prompt(said.prompt) if said.prompt is not None else None
    prompt_id = prompt.id if prompt else None
    if said.past:
        return _past(desk, portfolio, subject, prompt_id)
    if said.text is not None:
        reflection = _keep(desk, prompt_id, subject, said.text)
        return Done(record=view(reflection), sentence=_kept_sentence(subject, 1), steps=_steps(subject))
    chosen = [prompt] if prompt else _due(desk, portfolio, subject)
    if desk.asker is not None:
        return _asked(desk, desk.asker, chosen, subject)
    if said.ask:
        return _to_answer(desk, portfolio, chosen or _fitting(desk, portfolio, subject), subject)
    raise MissingValue(
        "Say what you think: there is no text.", hint='Add --text "…", or --text - to read standard input.'
    )


class _Enough(Exception):
    """One question was enough for today."""


def _asked(desk: Desk, asker: Asker, chosen: list[Template], subject: Subject) -> Done:
    kept: dict[str, Reflection] = {}
    form, wanted = Form(asker), {0}

    def step(number: int, template: Template) -> None:
        if number not in wanted:
            answered = chosen[number - 1].id in kept
            another = _ANOTHER if answered else _ANOTHER._replace(text="A different question instead?")
            if not agrees(asker, another, "no", leaves=True):
                raise _Enough
            wanted.add(number)
        _ask_and_keep(desk, form, template, subject, kept)

    with suppress(_Enough):
        form.fill([partial(step, number, template) for number, template in enumerate(chosen)])
    sentence, steps = _kept_sentence(subject, len(kept)), _steps(subject)
    if not chosen:
        sentence, steps = "No prompt is due.", (Step("See them all", "mentorfolio reflect --list"), *steps)
    return Done(record=[view(r) for r in kept.values()], sentence=sentence, steps=steps)


def _to_answer(desk: Desk, portfolio: Portfolio, chosen: list[Template], subject: Subject) -> PromptList:
    about = {"portfolio": "", "mentor": f" {subject.id}"}.get(
        subject.about, f" --{subject.about} {subject.id}"
    )
    return PromptList(
        rows=tuple(_row(desk, portfolio, template, subject) for template in chosen),
        answer=f"mentorfolio reflect{about} --prompt PROMPT --text TEXT",
    )


def _past(desk: Desk, portfolio: Portfolio, subject: Subject, prompt: str | None) -> PastReflections:
    found = [r for r in portfolio[Reflection] if subject.is_of(r) and prompt in (None, r.prompt)]
    found.sort(key=lambda r: r.on, reverse=True)
    return PastReflections(
        reflections=tuple(found),
        titles={p.id: p.name for p in desk.letters.prompts()},
        names={f"mentor {i}": m.name for i, m in portfolio[Mentor].by_id().items()}
        | {f"need {i}": n.title for i, n in portfolio[Need].by_id().items()},
    )


def prompt_after(desk: Desk, meeting: Meeting) -> tuple[Template, Subject] | None:
    """The one prompt that fits a meeting: about it or its (first) mentor, and due; None where none is.

    The lower axis of the mentor's last check-in picks first (R4, R5), then what was answered longest ago.
    """
    portfolio = desk.store.reading()
    about = about_meeting(portfolio, meeting)
    rows = [(t, about) for t in _due(desk, portfolio, about) if _is_due(desk, _last_day(portfolio, t.id))]
    if about.mentor:
        person_too = about_mentor(about.mentor)
        rows += [(t, person_too) for t in _due(desk, portfolio, person_too)]
    order = [t.id for t in _in_order(desk, portfolio)]
    lower = _lower_axis(portfolio, about.mentor)
    return min(rows, key=lambda r: (not lower or r[0].axis != lower, order.index(r[0].id)), default=None)


def question(template: Template, subject: Subject) -> str:
    """The question of a prompt, about this subject."""
    values: dict[str, object] = {
        "mentor": person(subject.mentor) if subject.mentor else None,
        "need": {"title": subject.need.title} if subject.need else None,
    }
    from mentorfolio.letters.rendering import render

    return render(template, values).body


def _ask_and_keep(
    desk: Desk, form: Form, template: Template, subject: Subject, kept: dict[str, Reflection]
) -> None:
    now = kept.get(template.id)

    def keep(answer: str | None) -> None:
        if answer and now is None:
            kept[template.id] = _keep(desk, template.id, subject, answer)
        elif answer and now and answer != now.text:
            with desk.store.changing() as portfolio:
                portfolio.describe("changed a reflection")
                said = portfolio[Reflection][now.id]
                kept[template.id] = portfolio[Reflection].put(changed(said, desk.today, text=answer))

    ask_one(desk, form, template, subject, now, keep=keep)


def ask_one(
    desk: Desk,
    form: Form,
    template: Template,
    subject: Subject,
    now: Reflection | None = None,
    *,
    keep: Callable[[str | None], None],
) -> None:
    """Ask the question of a prompt, with what was said last time, or what was said ``now``."""
    try:
        text = question(template, subject)
    except UsageProblem as problem:
        if not template.own:
            raise
        form.asker.say("", problem.message)  # one of their own that fails leaves the others to be asked
        return
    form.asker.say("", template.name)
    last = None if now else _last(desk.store.reading(), template.id, subject)
    if last:
        form.asker.say(f"Last time, on {said_day(last.on)}: {last.text}")
    asked = Question(
        key=template.id,
        text=text,
        why="For your eyes only. A line will do; what counts is coming back to it.",
        option='mentorfolio reflect --prompt PROMPT --text "…"',
        kind="paragraphs",
    )
    read = partial(fields_of(ReflectSaid)["text"].value, today=desk.today, what="text")
    form.ask(Asked(asked, read, now.text if now else "", keep))


def _keep(desk: Desk, prompt: str | None, subject: Subject, text: str) -> Reflection:
    with desk.store.changing() as portfolio:
        portfolio.describe("kept a reflection" + (f" about {subject.name}" if subject.name else ""))
        return put_about(desk, portfolio, subject, text, prompt)


def put_about(
    desk: Desk, portfolio: Portfolio, subject: Subject, text: str, prompt: str | None = None
) -> Reflection:
    """Keep what was answered to a prompt, or in the person's own words, in this unit of work."""
    return portfolio[Reflection].put(
        Reflection(
            id=new_id(portfolio[Reflection].taken()),
            created=desk.today,
            updated=desk.today,
            prompt=prompt,
            about=subject.about,
            subject=subject.id,
            text=text,
            on=desk.today,
        )
    )


def _subject(portfolio: Portfolio, mentor: str | None, said: ReflectSaid) -> Subject:
    if sum(name is not None for name in (mentor, said.need, said.meeting)) > 1:
        raise UsageProblem("A reflection is about one thing.", hint="Name a mentor, or --need, or --meeting.")
    if mentor is not None:
        return about_mentor(mentor_named(portfolio, mentor))
    if said.need is not None:
        need = need_named(portfolio, said.need)
        return Subject(about="need", id=need.id, name=need.title, need=need)
    if said.meeting is not None:
        return about_meeting(portfolio, meeting_named(portfolio, said.meeting, of="held"))
    return ANYTHING


def about_mentor(mentor: Mentor) -> Subject:
    """A person."""
    return Subject(about="mentor", id=mentor.id, name=mentor.name, mentor=mentor)


def about_meeting(portfolio: Portfolio, meeting: Meeting) -> Subject:
    """A meeting; its (first) mentor may be named in the question."""
    mentors = [portfolio[Mentor][m] for m in meeting.mentors if m in portfolio[Mentor].by_id()]
    return Subject(
        about="meeting",
        id=meeting.id,
        name=f"your meeting with {whom(portfolio, meeting)} on {said_day(meeting.on)}",
        mentor=next(iter(mentors), None),
    )


def _lower_axis(portfolio: Portfolio, mentor: Mentor | None) -> str:
    """``rapport`` or ``clarity``, whichever the last check-in had lower; nothing where none was."""
    last = None
    for checkin in portfolio[Checkin]:
        if mentor and checkin.mentor == mentor.id and (last is None or last.on <= checkin.on):
            last = checkin
    return advice(last).axis if last else ""


def _in_order(desk: Desk, portfolio: Portfolio) -> list[Template]:
    def key(template: Template) -> tuple[date, str]:
        return (_last_day(portfolio, template.id) or date.min, template.id)

    return sorted(desk.letters.prompts(), key=key)


def _row(desk: Desk, portfolio: Portfolio, template: Template, subject: Subject) -> PromptRow:
    last = _last_day(portfolio, template.id)
    return PromptRow(
        prompt=template.id,
        title=template.name,
        question=_shown_question(template, subject),
        due=_is_due(desk, last),
        last_answered=last,
    )


def _shown_question(template: Template, subject: Subject) -> str:
    """The question; as it stands in the file where one of the person's own cannot be filled in here."""
    try:
        return question(template, subject)
    except UsageProblem:
        if not template.own:
            raise
        return template.body.strip()


def _fitting(desk: Desk, portfolio: Portfolio, subject: Subject) -> list[Template]:
    stage = subject.mentor.stage if subject.mentor else None
    return [
        t
        for t in _in_order(desk, portfolio)
        if t.about == subject.about and (stage is None or not t.stages or stage in t.stages)
    ]


def _due(desk: Desk, portfolio: Portfolio, subject: Subject) -> list[Template]:
    fitting = _fitting(desk, portfolio, subject)
    return [t for t in fitting if _is_due(desk, _last_day(portfolio, t.id, subject))]


def _is_due(desk: Desk, last: date | None) -> bool:
    return last is None or desk.today >= last + timedelta(days=desk.rules.reflect_every)


def _last_day(portfolio: Portfolio, prompt: str, subject: Subject = ANYTHING) -> date | None:
    last = _last(portfolio, prompt, subject)
    return last.on if last else None


def _last(portfolio: Portfolio, prompt: str, subject: Subject) -> Reflection | None:
    answers = (r for r in portfolio[Reflection] if r.prompt == prompt and subject.is_of(r))
    return max(answers, key=lambda r: r.on, default=None)


def _kept_sentence(subject: Subject, count: int) -> str:
    about = f" about {subject.name}" if subject.name else ""
    return f"Kept {so_many(count, 'reflection')}{about}." if count else "Nothing was kept."


def _steps(subject: Subject) -> tuple[Step, ...]:
    about = f" {subject.id}" if subject.about == "mentor" else ""
    return (Step("Read what you said before", f"mentorfolio reflect{about} --past"),)
