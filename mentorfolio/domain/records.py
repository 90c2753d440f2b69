"""The records of a portfolio: typed, frozen, changed only through :func:`changed`.

Days are calendar days of the owner (no time zone), lists keep the order they were typed in, and an
empty text or ``None`` means "not said". Field names are the keys of the portfolio file.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

import msgspec

from mentorfolio.domain import vocabulary
from mentorfolio.domain.base_record import Grade, Minutes, MonthDay, Named, Part, Rating, Record, Worded
from mentorfolio.domain.greeting import called, first_name

R = TypeVar("R", bound=Record)


def changed(record: R, today: date, **fields: Any) -> R:
    """The record with these fields replaced and ``updated`` set; the only way a record changes.

    Raises:
        TypeError: a field that the record does not have.
    """
    return msgspec.structs.replace(record, updated=today, **fields)


class CareerStage(Part, frozen=True, kw_only=True):
    """Where the owner was in their career from a day on (P3)."""

    on: date
    stage: str


class Profile(Record, frozen=True, kw_only=True):
    """The owner, and the four answers given before looking for anyone (I1).

    ``career`` are the stages of career as they were said, ``stage_of_career`` is the present one.
    ``values`` are the letters' values to be remembered: name -> text.
    """

    name: str = ""
    email: str = ""
    role: str = ""
    organisation: str = ""
    stage_of_career: str = ""
    career: tuple[CareerStage, ...] = ()
    manager: str = ""
    purpose: str = ""
    context: str = ""
    looking_for: str = ""
    effective_mentee: str = ""
    signature: str = ""
    availability: str = ""
    values: dict[str, str] = {}


class Confidence(Part, frozen=True, kw_only=True):
    """How sure the owner felt of a need on a day: 1 (not at all) to 5 (fully)."""

    on: date
    rating: Rating


class StatusChange(Worded, frozen=True, kw_only=True):
    """A need became ``open``, ``met`` or ``dropped`` on a day."""

    words = {"status": vocabulary.NEED_STATUS}

    on: date
    status: str


class Need(Record, Worded, frozen=True, kw_only=True):
    """What the owner wants from mentoring (I3). ``priority`` 3 is the most urgent of 1 to 3.

    ``phrase`` is how a letter says it: "how to lead former peers".
    """

    named: ClassVar[bool] = True
    words = {
        "knowing": vocabulary.KNOWING,
        "context": vocabulary.CONTEXTS,
        "scope": vocabulary.SCOPES,
        "status": vocabulary.NEED_STATUS,
    }

    title: Named
    phrase: str = ""
    knowing: str
    context: str | None = None
    priority: Grade = 2
    scope: str = "broad"
    why: str = ""
    success: str = ""
    by: date | None = None
    status: str = "open"
    history: tuple[StatusChange, ...] = ()
    confidence: tuple[Confidence, ...] = ()


class StageChange(Worded, frozen=True, kw_only=True):
    """A relationship moved to a stage on a day; ``reason`` where one was given."""

    words = {"stage": vocabulary.STAGES}

    stage: str
    on: date
    reason: str = ""


class Term(Worded, frozen=True, kw_only=True):
    """A dated stretch of one form (F1-F7): ``minutes`` a meeting, ``end`` open for informal ones."""

    words = {"form": vocabulary.FORMS}
    periods = ("cadence",)

    form: str
    start: date
    end: date | None = None
    programme: str = ""
    minutes: Minutes | None = None
    cadence: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.end is not None and self.end < self.start:
            raise ValueError("`end` is before `start`")


class Rhythm(Worded, frozen=True, kw_only=True):
    """How often one meant to talk from a day on; None for no rhythm."""

    periods = ("cadence",)

    on: date
    cadence: str | None = None


class Action(Worded, frozen=True, kw_only=True):
    """Something promised, in a meeting or between meetings, by ``me`` or the ``mentor``.

    ``since`` is the day it was noted between meetings; in a meeting it was promised on the day of that.
    """

    words = {"owner": vocabulary.ACTION_OWNERS}

    id: Named
    text: str
    owner: str = "me"
    due: date | None = None
    done: date | None = None
    since: date | None = None


class Mentor(Record, Worded, frozen=True, kw_only=True):
    """Somebody the owner learns from, or might (P2, I4-I7).

    ``knowing`` maps a competency and ``supports`` a need's id to a strength of 1 to 3.
    ``history`` is never empty and dated in order; its last entry is the present stage.
    ``first_name`` and ``greeting`` are what a name alone does not tell. Letters go to ``email`` only.
    ``rhythms`` are the changes of ``cadence``, from the first change on, with what was before it.
    ``actions`` were promised outside of a meeting. ``snoozed`` maps a kind of due row, or ``all``, to
    the day it wakes again, ``again_on`` is the day to be in touch again. ``hello`` is the rhythm of a
    greeting after the end (F7). ``familiar``, ``respect`` and ``began`` are what the owner was
    asked once; ``experience`` and ``interest`` what was heard of them in the first talk (O2).
    ``days`` come back every year: birthday -> ``05-12``.
    """

    named: ClassVar[bool] = True
    words = {
        "knowing": vocabulary.KNOWING,
        "source": vocabulary.SOURCES,
        "line": vocabulary.LINES,
        "form": vocabulary.FORMS,
        "direction": vocabulary.DIRECTIONS,
        "relation": vocabulary.RELATIONS,
        "familiar": vocabulary.FAMILIAR,
        "respect": vocabulary.RESPECT,
        "began": vocabulary.BEGAN,
    }
    periods = ("cadence", "hello")

    name: Named
    first_name: str = ""
    greeting: str = ""
    email: str = ""
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    role: str = ""
    organisation: str = ""
    links: tuple[str, ...] = ()
    knowing: dict[str, Grade] = {}
    supports: dict[str, Grade] = {}
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str | None = None
    introduced_by: str = ""
    introduced_on: date | None = None  # when they put the two in touch
    familiar: str | None = None
    respect: str | None = None
    began: str | None = None
    experience: str = ""
    interest: str = ""
    line: str | None = None
    manager_informed: date | None = None
    positives: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    rank: Annotated[int, msgspec.Meta(ge=1)] | None = None
    form: str = "informal"
    terms: tuple[Term, ...] = ()
    direction: str = "mentor"
    relation: str = "mentoring"
    cadence: str | None = None
    rhythms: tuple[Rhythm, ...] = ()
    history: Annotated[tuple[StageChange, ...], msgspec.Meta(min_length=1)]
    told_contact: date | None = None
    knows: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    notes: str = ""
    actions: tuple[Action, ...] = ()
    snoozed: dict[str, date] = {}
    again_on: date | None = None
    hello: str | None = None
    timezone: str = ""
    days: dict[str, MonthDay] = {}

    @property
    def called(self) -> str:
        """The name in a sentence about them: as it was said, else as well as the whole name tells."""
        return self.first_name or called(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """All that a sentence may call them by: the whole name, "Mr. Sample", "Pieter"."""
        said = self.called
        return (self.name, said, first_name(self.name)) if " " in said else (self.name, said)

    @property
    def emails(self) -> tuple[str, ...]:
        """Every address of theirs, the one that letters go to first."""
        return tuple(dict.fromkeys(filter(None, (self.email, *self.other_emails))))

    @property
    def stage(self) -> str:
        """The present stage (docs/design.md)."""
        return self.history[-1].stage

    @property
    def stage_since(self) -> date:
        """The day of the move to the present stage."""
        return self.history[-1].on


class Outreach(Record, Worded, frozen=True, kw_only=True):
    """A letter or message to a mentor (O1-O7). ``passed`` keeps gate -> the reason given.

    ``answers`` keeps what was said for its blanks, value -> words: to reword it, and for the next letter.
    ``message_id`` is set when the program hands the letter to a mail server: a draft that has one
    may be out already.
    """

    words = {
        "kind": vocabulary.OUTREACH_KINDS,
        "channel": vocabulary.CHANNELS,
        "state": vocabulary.OUTREACH_STATES,
    }

    mentor: str
    need: str | None = None
    kind: str
    channel: str
    template: str
    to: str = ""
    subject: str = ""
    body: str
    state: str = "draft"
    drafted: date
    sent: date | None = None
    answered: date | None = None
    follow_up_on: date | None = None
    note: str = ""
    passed: dict[str, str] = {}
    answers: dict[str, str] = {}
    message_id: str = ""

    @property
    def moved_on(self) -> date:
        """Since when it is in its state: the day on which it was answered, sent or else drafted."""
        return self.answered or self.sent or self.drafted


class Meeting(Record, Worded, frozen=True, kw_only=True):
    """A meeting or contact. ``when`` is ISO: a day (``2026-03-14``) or a local minute after ``T``.

    ``mentors`` of a circle's session are its members, as long as it is planned, and then whoever was
    a member on the day. ``presenter`` (``me`` or a mentor's id) brought the ``incident`` to it,
    and ``answers`` are who said what (P9). Those planned at once share a ``series``. ``by_me`` says
    of one that is ``cancelled`` that the owner called it off, or missed it.
    """

    words = {"kind": vocabulary.MEETING_KINDS}
    moments = ("when",)

    mentors: tuple[str, ...] = ()
    circle: str | None = None
    kind: str = "regular"
    when: str
    minutes: Minutes | None = None
    agenda: tuple[str, ...] = ()
    notes: str = ""
    insights: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    next_areas: tuple[str, ...] = ()
    presenter: str = ""
    incident: str = ""
    answers: tuple[str, ...] = ()
    place: str = ""
    link: str = ""
    series: str = ""
    held: bool = False
    cancelled: bool = False
    by_me: bool = False

    @property
    def on(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.when[:10])


class Checkin(Record, frozen=True, kw_only=True):
    """A look at the relationship itself (R4-R6); every rating is 1 to 5."""

    mentor: str
    on: date
    rapport_items: tuple[Rating, Rating, Rating, Rating]
    clarity_items: tuple[Rating, Rating]
    benefit_me: Rating | None = None
    benefit_them: Rating | None = None
    note: str = ""


class Evaluation(Record, Worded, frozen=True, kw_only=True):
    """The set questions of a term's middle and end, or of any day that suits the pair (F6, P7, R9).

    Ratings are 1 to 5: ``progress`` towards what was wanted, ``value`` of the relationship so far,
    ``both`` whether the other side gains as well. ``at`` is ``middle``, ``end`` or ``any``.
    """

    words = {"at": vocabulary.EVALUATED_AT}

    mentor: str
    on: date
    at: str = "any"
    progress: Rating
    value: Rating
    both: Rating | None = None
    worked: str = ""
    change: str = ""


class Reflection(Record, Worded, frozen=True, kw_only=True):
    """An answer to a prompt, or a free one; ``subject`` is the id of what it is about."""

    words = {"about": vocabulary.REFLECTED}

    prompt: str | None = None
    about: str = "portfolio"
    subject: str | None = None
    text: str
    on: date


class Gift(Record, frozen=True, kw_only=True):
    """Something the owner gave back (P9, R6)."""

    mentor: str
    text: str
    on: date


class Circle(Record, Worded, frozen=True, kw_only=True):
    """A group that learns together (P9). ``members`` are mentors' ids, ``others`` names of others."""

    named: ClassVar[bool] = True
    words = {"kind": vocabulary.CIRCLE_KINDS}

    name: Named
    kind: str = "peer"
    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    purpose: str = ""
