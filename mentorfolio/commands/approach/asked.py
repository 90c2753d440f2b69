"""The words of a letter, asked for as they will stand in it (O3, O5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from mentorfolio.commands.approach.fields import (
    NOTHING,
    ONLY_WHERE,
    offered,
    question_for,
    subject_question,
)
from mentorfolio.commands.approach.growing import Growing
from mentorfolio.commands.approach.own_words import OWN_WORDS, WritesItself
from mentorfolio.commands.approach.starts import Starts, to_them_as
from mentorfolio.commands.approach.values import WHOLE
from mentorfolio.domain.addressing import is_about_them, to_them
from mentorfolio.domain.people_words import others_in
from mentorfolio.domain.presenting import of_oneself
from mentorfolio.domain.proposing import asks_a_favour, asks_time, has_asked, lets_go, wants_a_line
from mentorfolio.domain.requesting import is_half
from mentorfolio.domain.text import one_line, said_text, spelt
from mentorfolio.domain.topics import as_topic
from mentorfolio.domain.wording import INTRODUCED, capital, ended
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template

_LAST = r"(?i)\blast (?:one|call|meeting|talk|time)\b|\b(?:to )?be (?:our|the) last\b|\bis our last\b"
_OF_WHOM = ("whom", "programme")
_TOLD_APART = ("topic", *_OF_WHOM)  # who or what it is about, whatever it says
# What stands in the letter as sentences of one's own.
_IN_SENTENCES = ("doing", "more", "myself", "news", "now", "sorry", "tried")
_PROGRAMME = re.compile(r"(?i)^(?:it'?s|it is|the programme is)(?: called)? ")
_AS_SPOKEN = "Say it as you talk: short, and what only you could say."
_AS_TYPED = "="
_OF_ANOTHER = f"If it is about somebody else, type {_AS_TYPED} to keep your words."
_OR_WRITE = (
    "Type o to write it all in your own words, one paragraph after another. "
    "In an answer, a \\ (backslash) at its end begins a new paragraph."
)
# The others answer a mail, or say what they are.
_NEW_THREAD = ("first", "request", "catch-up", "thanks", "referral", "closing")


def ask_values(
    asker: Asker,
    template: Template,
    values: dict[str, object],
    starts: Starts,
    again: Mapping[str, str],
    *,
    offers: bool,
    form: Form | None,
) -> dict[str, str]:
    """Ask for what the letter needs and for what it can do without; nothing private is put in unseen.

    What was recorded is offered as a start, said to them, or shown for the owner alone. ``again`` is what
    an option said about them; ``offers`` whether to ask for what the letter can do without.
    Raises Interrupted, and with a ``form`` among other questions WentBack at the first one.
    """
    from mentorfolio.letters.filling import missing

    known = {key: text for key, text in values.items() if key not in again}
    if template.kind == "first" and is_about_them(str(values.get("why", "")), name=starts.names):
        del known["why"]
    needed = list(missing(template, known))
    needed += [key for key in again if key not in needed]
    offered_too = template.offers if offers else ()
    beside = [key for key in offered_too if key not in needed and _is_open(template, key, values, starts)]
    own = {**starts.values, **{key: to_them(text, starts.names) for key, text in again.items()}}
    words = _Words(form or Form(asker), template, values, starts, own, needed, beside)
    notes = starts.notes if "why" in needed or beside else ()
    if words.may_lack_why and (noted := _noted_alone(starts)):
        notes = (f"Your note, for your eyes only: {noted}", *notes)
    if told := [*notes, *([_AS_SPOKEN] if beside else ())]:
        asker.say("", *told, *([_OR_WRITE] if beside and _can_be_written(template) else ()))
    steps: list[Callable[[], bool]] = [partial(words.ask, key) for key in words.in_order()]
    if WHOLE in starts.values and (whole := words.written(starts.values)):
        return whole
    return words.filled([*steps, words.ask_subject], leaves=form is not None)


class _Words:
    """The words of one letter while they are asked for: ``own`` are the starts, ``beside`` what may lack."""

    _asking = ""  # which value

    def __init__(
        self,
        form: Form,
        template: Template,
        values: Mapping[str, object],
        starts: Starts,
        own: Mapping[str, str],
        needed: Sequence[str],
        beside: Sequence[str],
    ) -> None:
        self.form, self._asker = form, form.asker
        self._template, self._values, self._starts = template, values, starts
        self._own, self._needed, self._beside = own, needed, beside
        self._growing = Growing(template, values)
        # Of somebody one knows, once how one begins has told it.
        self.may_lack_why = "why" in needed and bool(values["close"])
        self._left_out: Any = values["left_out"]  # its templates ask it, too
        me: Any = values["me"]  # when one is usually free, where the letter says it unasked
        self._free = str(me["availability"]) if "me.availability" in template.body else ""

    def filled(self, steps: Sequence[Callable[[], bool | None]], *, leaves: bool) -> dict[str, str]:
        """What was said at these questions, or was written instead. Raises Interrupted, WentBack."""
        while True:
            try:
                self.form.fill(steps, leaves=leaves)
                return self.told()
            except WritesItself:
                so_far = self._growing.until(self._asking, self.told()).partition("\n\n")[2].strip()
                if whole := self.written({WHOLE: so_far}):
                    return whole

    def written(self, before: Mapping[str, str]) -> dict[str, str]:
        """What somebody would rather write than be asked for, with what it is about; empty for nothing."""
        from mentorfolio.commands.approach.own_words import written

        new = self._template.kind in _NEW_THREAD and bool(self._template.subject)
        whole = written(self._asker, self._template, self._values, before, asks_subject=new)
        about = {key: text for key, text in self.told().items() if key in _TOLD_APART}
        return about | whole if whole else {}

    def in_order(self) -> list[str]:
        """The keys as they come in the letter, behind what it is about; without those it has no place for."""
        keys = [*self._needed, *self._beside]
        places = {key: self._growing.place(key, keys) for key in keys}
        kept = [key for key in keys if places[key] >= 0 or key not in self._beside]
        # One's manager reads first what is asked; it is told best after what it is about.
        late = ("how", "more") if self._values["standing"] == "my-manager" else ("more",)
        return sorted(kept, key=lambda key: (key not in ("topic", "whom"), key in late, places[key]))

    def told(self) -> dict[str, str]:
        """What was said so far; how one began, or what it is about, is the reason where none was given."""
        told = {key: text for key, text in self.form.answers.items() if text}
        if self.may_lack_why and "why" not in told and (begun := told.get("shared") or told.get("now")):
            told["why"] = begun
        return told

    def ask(self, key: str) -> bool:
        """Ask for one value, below the letter as far as it goes; whether it was asked."""
        self._asking = key
        if self._is_said(key):
            return False
        through = "" if self._values["close"] else str(self._values["introduced_by"])
        how = INTRODUCED[bool(self._values["in_touch"])]
        named = f"{through} {how}" if key == "why" and through else ""
        i_am = f"{self._values['i_am']}." if key == "myself" and self._template.kind == "first" else ""
        start, answers = self._own.get(key) or named or i_am, self.form.answers
        if key != "topic" and (so_far := self._growing.before(key, self.told())):
            self._asker.say("", *(f"  {text}".rstrip() for text in so_far.split("\n")))
        told = (text for other, text in answers.items() if other in self._beside and other != key)
        before = " ".join([f"my friend {through}." if through else "", *told])
        read: Callable[[str], str] = partial(self._read, key, through, before, [])
        if key == "myself":
            read = partial(self._of_oneself, read)
        question = self._question(key, through, starts=bool(start))
        self.form.ask(Asked(question, read, start, partial(_show, self._asker) if key == "topic" else None))
        self._left_out[:] = [other for other, text in answers.items() if text == ""]
        if i_am and answers.get(key) == i_am:  # as the letter says it unasked
            del answers[key]
        return True

    def _read(self, key: str, through: str, before: str, refused: list[str], text: str) -> str:
        """A value of a letter as it was typed; what speaks about them is asked again, said to them.

        Only the owner knows whether "she" is somebody else: the same words once more, or ``=``, are meant so,
        as is whoever was spoken of ``before``; but for a reason, which is about nobody but them.
        """
        name, may_lack = self._starts.names, key not in self._needed
        if text.strip().casefold() == OWN_WORDS and key not in _OF_WHOM and _can_be_written(self._template):
            raise WritesItself
        if refused and text.strip() == _AS_TYPED:
            return spelt(refused[-1])
        if re.fullmatch(r"[A-Za-z0-9]", text.strip()):  # a key of the row below a letter, typed too early
            leaves = ", or - to leave it out" if may_lack else ""
            raise UsageProblem("One letter says nothing to them.", hint=f"Type what it says{leaves}.")
        if _says_nothing(text.partition(",")[0] if key == "programme" else text):
            if not may_lack:
                raise UsageProblem("This one needs an answer.", hint=question_for(key, name).why)
            return ""
        words = _PROGRAMME.sub("", text).partition(",")[0] if key == "programme" else said_text(text, key)
        _expect_whole(words, key, refused)
        try:
            return to_them_as(key, words, self._template, name, through)
        except UsageProblem as problem:
            if key == "why" and not _means_another(words, through):
                raise
            if words in refused or others_in(before, name):
                return spelt(words)
            refused.append(words)
            problem.hint = f"{problem.hint} {_OF_ANOTHER}"
            raise

    def _of_oneself(self, read: Callable[[str], str], text: str) -> str:
        """Who one is, as a sentence with one's name where the letter has not said it."""
        me: Any = self._values["me"]
        named = bool(self._values["close"]) or self._values["standing"] == "assigned"
        begin = "This is" if str(self._values["i_am"]).startswith("This is ") else "I'm"
        said = read(text)
        return of_oneself(said, me["name"], begin=begin, named=named) if said else ""

    def _is_said(self, key: str) -> bool:
        """Whether what was told so far leaves nothing to ask."""
        answers, needed = self.form.answers, key in self._needed
        where = self._template.offers.get(key)
        known = {**self._values, **self.told(), "told": key in self._own}
        if where and not (needed or where.holds(known)):
            return True  # what it depends on was asked just before
        if key == "why":
            # Whoever is told what came of their words needs no sentence that argues why it is they who are
            # asked; whoever gave one comes back to it.
            told = self.told().keys() & ({"why"} if needed else {"took", "news"})
            return bool(told) and "why" not in answers
        if key in ("question", "how") and self._values["close"] and self._has_asked():
            # A question of one's own is asked; when to talk about it may still be said.
            now = answers.get("now") or ""
            return key == "question" or asks_time(now) or asks_a_favour(now)
        if key != "how":
            return False
        if self._template.kind == "closing":
            return bool(re.search(_LAST, answers.get("reason") or ""))
        return self._template.kind == "first" and wants_a_line(answers.get("question") or "")

    def _question(self, key: str, through: str, *, starts: bool) -> Question:
        """How it is asked for; ``starts`` says that Enter has something."""
        values = {**self._values, **self.told()}
        own = next((x.text for x in self._template.asks if x.key == key and x.where.holds(values)), "")
        own = own.replace("{name}", self._starts.name)
        if key in self._needed:
            return question_for(key, self._starts.name, str(self._values["standing"]), through, own)
        let_go = lets_go(f"{self.form.answers.get('now')} {self.form.answers.get('how')}")
        asked = self._has_asked()
        return offered(key, own, start=starts, free=self._free, asked=asked, let_go=let_go)

    def _has_asked(self) -> bool:
        """Whether a first letter asks for what it is to ask, in what was told so far."""
        now = self.form.answers.get("now") or ""
        return self._template.kind == "first" and has_asked([now], close=bool(self._values["close"]))

    def ask_subject(self) -> bool:
        """Ask for the subject where own words were said; whether it was asked."""
        from mentorfolio.letters.rendering import render

        answers = self.form.answers
        told = {key: text for key, text in self.told().items() if key != "subject"}
        is_own = told.keys() & set(self._beside)
        subject = render(self._template, {**self._values, **told}).subject if is_own else ""
        if not _asks_subject(self._template, subject, self._values):
            return False
        self.form.ask(Asked(subject_question(self._values), _subject, self._own.get("subject") or subject))
        if answers.get("subject") == subject:  # ours goes with what the letter says
            del answers["subject"]
        return True


def _can_be_written(template: Template) -> bool:
    """Whether all of it is told to one person: a referral has lines for another."""
    return template.kind != "referral"


def _noted_alone(starts: Starts) -> str:
    """The reason as it was noted, where it is none of what is asked for."""
    known = starts.values
    why = known.get("why", "")
    return "" if why in ("", known.get("shared"), known.get("now")) else starts.reason or why


def _asks_subject(template: Template, subject: str, values: Mapping[str, object]) -> bool:
    """Whether the ``subject`` is for the person to choose: not of an answer, but of a new letter "later"."""
    if template.kind == "follow-up":
        return bool(subject) and bool(values["later"])
    return template.kind in _NEW_THREAD and bool(subject) and not subject.startswith("Re: ")


def _is_open(template: Template, key: str, values: Mapping[str, object], starts: Starts) -> bool:
    """Whether a value that the letter can do without is asked for."""
    told, where = key in starts.values, template.offers[key]
    asked_too = where.value in template.offers or where.value in template.needs
    if values.get(key) or not (asked_too or where.holds({**values, "told": told})):
        return False
    if values["standing"] == "acquainted" and key in ("shared", "myself"):  # who they were told by, or met
        return (key == "shared") != bool(values.get("introduced_by"))
    return told or values["standing"] in ONLY_WHERE.get(key, (values["standing"],))


def _expect_whole(words: str, key: str, refused: list[str]) -> None:
    """Refuse half of a sentence, once: it may be meant as it was typed. Raises UsageProblem."""
    if key in _IN_SENTENCES and words not in refused and is_half(words):
        refused.append(words)
        raise UsageProblem(
            f'"{capital(ended(words))}" is only half a sentence.',
            hint=f"Say all of it, or type {_AS_TYPED} to keep your words.",
        )


def _means_another(words: str, through: str) -> bool:
    """Whether "she" can be ``through``, who gave their name: not where that one is named behind it."""
    she = re.search(r"(?i)\b(?:s?he|her|hers|his|him)\b", words)
    names = re.search("|".join(rf"\b{re.escape(part)}\b" for part in through.split() if len(part) > 2), words)
    return bool(through) and not (she and names and names[0] and she.start() < names.start())


def _subject(text: str) -> str:
    """The subject as it was typed; ours where nothing is said."""
    return "" if _says_nothing(text) else one_line(text, "subject")


def _says_nothing(text: str) -> bool:
    """Whether it is how people leave a line out: "-", "no", "I don't know"."""
    said = re.sub(r"[^\w ]", "", text.casefold()).strip()
    no_more = (
        r"(?:nothing|none|not) (?:yet|so far)(?: (?:at all|i (?:think|suppose|guess)|im afraid|really|sorry"
        r"|though|to be honest|tbh|unfortunately|sadly|no|sure|(?:that|as far as|as) i (?:know"
        r"|can think of)))*"
    )
    return said in NOTHING or re.fullmatch(no_more, said) is not None


def _show(asker: Asker, topic: str | None) -> None:
    """How the letter will put the topic."""
    if topic:
        asker.say(f"In a letter it reads: about {as_topic(topic)}")
