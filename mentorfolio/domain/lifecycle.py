"""The life of a mentoring relationship: one table of moves, dated history, and the gates.

``candidate -> approached -> conversation -> asked -> active -> ended``, with rests and refusals.
Any move that the table does not hold is a *skip*: legitimate (a mentor met at a party is at once
active), but said explicitly, with its date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from mentorfolio.domain.dates import add_business_days, said_day
from mentorfolio.domain.records import Meeting, Mentor, Outreach, Profile, StageChange, changed
from mentorfolio.domain.terms import begin_anew, end_terms
from mentorfolio.domain.text import listed, quoted
from mentorfolio.domain.vocabulary import (
    NEVER_BEGAN,
    NOT_TO_THEM,
    OUTREACH_STATES,
    PURPOSE,
    STAGE_REACHED,
    STAGE_WORD,
    STAGES,
)
from mentorfolio.errors import RuleRefusal, UsageProblem

MOVES: Mapping[str, tuple[str, ...]] = {
    "candidate": ("approached", "ended"),
    "approached": ("conversation", "declined"),
    "conversation": ("asked", "declined"),
    "asked": ("active", "declined"),
    "active": ("paused", "ended"),
    "paused": ("active", "ended"),
    "declined": ("candidate",),
    "ended": ("active",),
}

# Stages on the way to being a mentor (docs/design.md, the state of a need).
ON_THE_WAY = ("candidate", "approached", "conversation", "asked")

# With whom there is mentoring, or a rest from it.
TOGETHER = ("active", "paused")
# Where a "not before March" still holds; a yes to a talk, or an end, has answered it.
_MAY_WAIT = ("candidate", "approached", "asked", "paused")
# With whom it is over, unless somebody takes it up again.
OVER = ("ended", "declined")

# What a letter does to the stage when its state changes (O2, O6, O7).
LETTER_MOVES: Mapping[tuple[str, str], str] = {
    ("first", "sent"): "approached",
    ("first", "accepted"): "conversation",
    ("first", "declined"): "declined",
    ("first", "unanswered"): "declined",
    ("request", "sent"): "asked",
    ("request", "accepted"): "active",
    ("request", "declined"): "declined",
    ("request", "unanswered"): "declined",
}

# Kind of letter -> the stage in which somebody still owes an answer to it. Who has moved on since
# (told in the corridor, say) is not reminded.
WAITING: Mapping[str, str] = {"first": "approached", "request": "asked"}

# The way up; a letter moves somebody along it, never back.
PROGRESS = (*ON_THE_WAY, "active")

# From which states a letter can get where; an answer may still come after "no answer", and a no after a yes.
LETTER_STATES: Mapping[str, tuple[str, ...]] = {
    "sent": ("draft",),
    "replied": ("sent", "unanswered"),
    "accepted": ("sent", "replied", "unanswered"),
    "declined": ("sent", "replied", "unanswered", "accepted"),
    "unanswered": ("sent", "replied"),
}
OPEN_LETTERS = ("draft", "sent", "replied")
# Kinds that a friendly reminder may follow (one only).
DIED = "died"  # why somebody is off the list
REMINDED = ("first", "request")
# Kinds that ask for an answer (O2, O4, O7, O8, I6, F7); the others ask nothing, and nobody waits.
ASKING = frozenset(("first", "follow-up", "request", "referral", "manager", "resources", "formalise"))
# Kinds that speak of mentoring to them: whichever of these comes first is a first contact.
_OF_MENTORING = frozenset(("first", "follow-up", "request", "formalise"))


def move(mentor: Mentor, stage: str, today: date, *, on: date | None, reason: str = "") -> Mentor:
    """The mentor in another stage, with the move in the dated history; a skip needs its day (``on``).

    Raises:
        UsageProblem: a skip without a day, or a day before the last entry of the history.
        RuleRefusal: the mentor is in that stage already.
    """
    if stage == mentor.stage:
        raise RuleRefusal(
            f"{mentor.name} is already {stage}, since {said_day(mentor.stage_since)}.",
            hint=f"The next stages from here: {', '.join(MOVES[stage])}."
            f"{'' if on else ' For any other, add --on DATE.'}",
        )
    if on is None and stage not in MOVES[mentor.stage]:
        raise UsageProblem(
            f"From {mentor.stage} straight to {stage} skips the steps between.",
            hint=f"If that is what happened, say when: --on today. ({stage}: {STAGES[stage]})",
        )
    return with_move(mentor, stage, today, on=on or today, reason=reason)


def with_move(mentor: Mentor, stage: str, today: date, *, on: date, reason: str = "") -> Mentor:
    """The mentor moved, whether the life cycle holds the move or it was said as a skip.

    The yearly greeting belongs to an ended relationship, and goes when it is taken up again (F7); a
    formal term that runs closes with it, and stays closed (F3). A day to get back to them on is kept
    only where nothing has come of it yet.

    Raises:
        UsageProblem: ``on`` lies before the last entry of the history.
    """
    if on < mentor.stage_since:
        raise UsageProblem(
            f"{mentor.name} has been {stage_word(mentor)} since {said_day(mentor.stage_since)}; "
            f"{said_day(on)} is before that.",
            hint="Give a later day; or remove them and add them again with --stage and --on. Of somebody new "
            'what was before is taken from your own words: mentorfolio happened NAME "I wrote on 14 October"'
            if is_new(mentor)
            else "Give a later day; or remove them and add them again with --stage and --on.",
        )
    history = (*mentor.history, StageChange(stage=stage, on=on, reason=reason))
    if stage == "ended":
        mentor = end_terms(mentor, on, today)
    elif mentor.stage == "ended":
        mentor = begin_anew(mentor, on, today)
    hello = mentor.hello if stage == "ended" else None
    again_on = mentor.again_on if stage in _MAY_WAIT else None
    return changed(mentor, today, history=history, hello=hello, again_on=again_on)


def given(mentor: Mentor, today: date, *, on: date) -> Mentor:
    """The mentor as one whom a programme gave one that day: who was only added was no candidate before."""
    if len(mentor.history) > 1:
        return with_move(mentor, "active", today, on=max(on, mentor.stage_since))
    # Nothing was agreed on yet in the term of whoever was only added: it began with the mentor.
    terms = tuple(replace(t, start=on) if t.start > on and not t.end else t for t in mentor.terms)
    return changed(mentor, today, history=(StageChange(stage="active", on=on),), terms=terms)


def letter_move(mentor: Mentor, letter: Outreach) -> str | None:
    """The stage that a letter in its present state moves its person to; None if it moves nobody.

    Forward always, even past a stage (a request to somebody never written to before); to
    ``declined`` only from where the table holds it, or the yes to that letter led; and from there back by a
    late yes, or after a silence by any late answer. A letter that asks anew, after a no, is a new beginning.
    """
    if letter.state == "replied":
        return WAITING.get(letter.kind) if gave_up(mentor) else None
    stage = LETTER_MOVES.get((letter.kind, letter.state))
    if stage is None or stage == mentor.stage:
        return None
    begins_anew = mentor.stage == "declined" and letter.state in ("accepted", "sent")
    taken_back = letter.state == "declined" and came_by(mentor, letter)
    if stage in MOVES[mentor.stage] or begins_anew or taken_back:
        return stage
    forward = (
        stage in PROGRESS
        and mentor.stage in PROGRESS
        and PROGRESS.index(mentor.stage) < PROGRESS.index(stage)
    )
    return stage if forward else None


def came_by(mentor: Mentor, letter: Outreach) -> bool:
    """Whether somebody is where they are by the yes to that kind of letter."""
    return mentor.history[-1].reason == letter_reason(letter.kind, "accepted")


def last_asked(letters: Sequence[Outreach]) -> list[Outreach]:
    """Of settled letters to somebody those that a late answer may mean: after a yes, the last that asked."""
    asked = [x for x in letters if x.kind in REMINDED]
    is_yes = any(x.state == "accepted" for x in letters)
    return sorted(asked, key=lambda x: x.sent or x.drafted)[-1:] if is_yes else [*letters]


FIRST_TALK_LASTS = 183  # days in which a talk is still the beginning of something; older ones are memories
NOT_NOW = "not now"  # begins the reason where somebody was approached without a letter, and put it off


def letter_reason(kind: str, state: str) -> str:
    """The reason kept with a move that a letter of this kind made when it came to this state."""
    return f"{kind} letter: {state}"


def gave_up(mentor: Mentor) -> bool:
    """Whether they are off the list because no answer came, and not for a no."""
    reasons = {letter_reason(kind, "unanswered") for kind in WAITING}
    return mentor.stage == "declined" and mentor.history[-1].reason in reasons


def has_died(mentor: Mentor) -> bool:
    """Whether that is why they are off the list."""
    return mentor.history[-1].reason == DIED


def was_mentor(mentor: Mentor) -> bool:
    """Whether they are a mentor, or were one."""
    return not {change.stage for change in mentor.history}.isdisjoint(TOGETHER)


def is_new(mentor: Mentor) -> bool:
    """Whether they were only ever noted, and nothing came of it yet."""
    return mentor.stage == "candidate" and len(mentor.history) == 1


def known_since(mentor: Mentor, on: date, today: date) -> Mentor:
    """Somebody new, noted on that day in place of a later one: what happens first may be told late."""
    if not is_new(mentor) or mentor.stage_since <= on:
        return mentor
    return changed(mentor, today, history=(replace(mentor.history[0], on=on),))


def stage_word(mentor: Mentor) -> str:
    """What somebody is, as a sentence goes on after "is"."""
    never_began = mentor.stage == "ended" and not was_mentor(mentor)
    return NEVER_BEGAN if never_began else STAGE_WORD[mentor.stage]


def stage_reached(mentor: Mentor, since: date | None = None) -> str:
    """The sentence that somebody came to their stage: now, or from a day on."""
    reached = STAGE_REACHED.get(mentor.stage, f"{{name}} is {stage_word(mentor)}")
    return f"{reached.format(name=mentor.name)} {f'from {said_day(since)} on' if since else 'now'}."


def living_draft(letters: Iterable[Outreach], mentor: str) -> Outreach | None:
    """The draft to this person that is being written, the latest one."""
    theirs = [x for x in letters if x.mentor == mentor and x.state == "draft" and x.kind not in NOT_TO_THEM]
    return max(theirs, key=lambda x: x.drafted, default=None)


def said_hello(letter: Outreach) -> bool:
    """Whether a letter went to somebody as the mentor they are; what had asked them was no hello."""
    return letter.sent is not None and letter.kind not in (*WAITING, "follow-up", *NOT_TO_THEM)


def is_open(letter: Outreach) -> bool:
    """Whether a letter is still to be sent, answered or decided; what asks nothing is settled once sent."""
    return letter.state == "draft" or (letter.state in OPEN_LETTERS and letter.kind in ASKING)


def asked_again(letters: Iterable[Outreach]) -> frozenset[str]:
    """The ids of letters whose answer was a "later", whatever it said: the next one waits instead."""
    asking = [x for x in letters if x.kind in REMINDED and x.sent]
    return frozenset(
        x.id
        for x in asking
        if x.state == "replied"
        and x.answered
        and any(y.mentor == x.mentor and y.id != x.id and y.sent and y.sent >= x.answered for y in asking)
    )


def asking_anew(letter: Outreach, mentor: Mentor, letters: Iterable[Outreach]) -> Outreach:
    """A reminder where no letter waits reminds of none, and waits for an answer of its own."""
    kind = next((kind for kind, stage in WAITING.items() if stage == mentor.stage), None)
    theirs = [x for x in letters if x.mentor == mentor.id and x.kind in REMINDED and x.sent]
    if kind is None or letter.kind != "follow-up" or any(x.state == "sent" for x in theirs):
        return letter
    before = max(theirs, key=lambda x: x.sent or date.min, default=None)
    return replace(letter, kind=kind, need=letter.need or (before.need if before else None))


def state_word(letter: Outreach) -> str:
    """What became of a letter, in words: "sent, waiting" only where somebody owes an answer."""
    if letter.state == "sent" and letter.kind not in ASKING:
        return "sent"
    return "answered" if letter.state == "replied" and not is_open(letter) else OUTREACH_STATES[letter.state]


def active_since(mentor: Mentor) -> date | None:
    """The day the mentor last became active, counting a rest as an interruption; None if not active."""
    return mentor.stage_since if mentor.stage == "active" else None


def open_purpose(profile: Profile | None) -> tuple[str, ...]:
    """Which of the four answers of I1 are still to be given, in the order they are asked."""
    return tuple(key for key in PURPOSE if not (profile and getattr(profile, key)))


def closed_gates(
    mentor: Mentor,
    need: str | None,
    profile: Profile | None,
    letters: Iterable[Outreach],
    today: date,
    *,
    wait: int,
    called: Callable[[str], str] = str,
) -> tuple[RuleRefusal, ...]:
    """The gates that a first contact does not pass, each as the refusal to raise, in their order.

    ``wait`` is how many business days another first contact for the same need is given; ``called`` gives
    the name of an id, for the sentences.
    """
    gates = (
        _purpose_gate(profile),
        _manager_gate(mentor),
        open_contact(mentor, need, letters, today, wait, called),
    )
    return tuple(refusal for refusal in gates if refusal)


def is_first_contact(
    kind: str, mentor: Mentor, letters: Iterable[Outreach], meetings: Iterable[Meeting]
) -> bool:
    """Whether a letter of this kind is one: of mentoring, to a candidate neither written to nor met."""
    if kind == "first" or kind not in _OF_MENTORING or mentor.stage != "candidate":
        return kind == "first"
    written = any(x.mentor == mentor.id and x.sent and x.kind not in NOT_TO_THEM for x in letters)
    return not written and not any(m.held and mentor.id in m.mentors for m in meetings)


def _purpose_gate(profile: Profile | None) -> RuleRefusal | None:
    missing = open_purpose(profile)
    if not missing:
        return None
    options = " ".join(f'--{key.replace("_", "-")} "…"' for key in missing)
    return RuleRefusal(
        "Before the first letter, be clear about what you want: "
        f"{len(missing)} of the four questions {'is' if len(missing) == 1 else 'are'} still open.",
        hint=f'Answer them: mentorfolio init {options}. To write anyway: --anyway "REASON".',
        code="purpose",
    )


def _manager_gate(mentor: Mentor) -> RuleRefusal | None:
    if mentor.line != "direct-line" or mentor.manager_informed:
        return None
    return RuleRefusal(
        f"{mentor.name} is in your direct line: tell your manager first.",
        hint=f"A note to them: mentorfolio approach {quoted(mentor.id)} --template manager-note. "
        'Once they know: --manager-informed today. To write anyway: --anyway "REASON".',
        code="manager",
    )


def open_contact(
    mentor: Mentor,
    need: str | None,
    letters: Iterable[Outreach],
    today: date,
    wait: int,
    called: Callable[[str], str],
) -> RuleRefusal | None:
    """The refusal of a first contact while another one for the same need may still be answered."""
    until: dict[str, date] = {}
    for letter in letters:
        waiting = letter.kind == "first" and letter.state == "sent" and letter.sent is not None
        if waiting and need is not None and letter.need == need and letter.mentor != mentor.id:
            until[called(letter.mentor)] = add_business_days(letter.sent or today, wait)
    young = [name for name, day in until.items() if today < day]
    if not young:
        return None
    free = said_day(max(until[name] for name in young))
    letter_s = "has a first letter" if len(young) == 1 else "have first letters"
    return RuleRefusal(
        f"{listed(young)} {letter_s} about the same need, not answered yet.",
        hint=f'From {free} on you can write to the next. To write now: --anyway "REASON".',
        code="open-contact",
    )


def second_reminder(mentor: Mentor, letters: Iterable[Outreach]) -> RuleRefusal | None:
    """The refusal of one more reminder of the same letter: one is friendly, two press."""
    theirs = [x for x in letters if x.mentor == mentor.id and x.sent]
    asked = max((x.sent for x in theirs if x.kind in REMINDED and x.sent), default=date.min)
    on = max((x.sent for x in theirs if x.kind == "follow-up" and x.sent and x.sent >= asked), default=None)
    if on is None:
        return None
    return RuleRefusal(
        f"{mentor.name} was reminded on {said_day(on)}, and one reminder is enough.",
        hint=f"To give up on it: mentorfolio outreach unanswered {quoted(mentor.id)}. "
        'To write anyway: --anyway "REASON".',
        code="reminded",
    )


def early_reminder(letters: Iterable[Outreach], today: date) -> str:
    """Of a reminder that they need not have yet: since when the letter is out, and from when one is due."""
    out = [x for x in letters if x.kind in REMINDED and x.state == "sent" and x.sent]
    last = max(out, key=lambda x: x.sent or date.min, default=None)
    if last is None or last.sent is None or last.follow_up_on is None or today >= last.follow_up_on:
        return ""
    due = said_day(last.follow_up_on)
    return f"The letter went out on {said_day(last.sent)}; a reminder is due from {due}."
