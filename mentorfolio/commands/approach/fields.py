"""What may be said of a letter (O1-O5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from mentorfolio.commands.outreach.fields import ANYWAY, MANAGER_INFORMED
from mentorfolio.domain.text import paragraphs
from mentorfolio.domain.vocabulary import CHANNELS
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field, File, Said, Switch, Text, Whole, Word
from mentorfolio.fields.operands import FORCE
from mentorfolio.fields.question import Question

FORMATS = {"text": "as it reads", "eml": "a mail file", "mailto": "a link for the mail program"}
MINUTES = 15  # O3: a busy person can spare a quarter of an hour
WAYS = ("open", "copy", "send")  # what may be done with a letter at once


class Values(Text, frozen=True):
    """``KEY=VALUE``, once for each."""

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """Key -> value. Raises UsageProblem."""
        found: dict[str, str] = {}
        for pair in typed:
            key, equals, text = pair.partition("=")
            name = key_of(key)
            if not equals or not name.isidentifier():
                raise UsageProblem(
                    f"{pair!r} is not of the form KEY=VALUE.", hint='Like: --set topic="leading a team"'
                )
            found[name] = paragraphs(text, name)
        return found


def key_of(text: str) -> str:
    """``sign-off`` -> ``sign_off``, as templates call it."""
    return text.strip().replace("-", "_")


class ApproachSaid(Said, frozen=True, kw_only=True):
    """What may be said of a letter, and of how it leaves."""

    need: Annotated[str | None, Field("Which need it is about.", metavar="NEED", complete="need")] = None
    template: Annotated[
        str | None,
        Field(
            "Another letter than the moment calls for: mentorfolio template list.",
            metavar="TEMPLATE",
            complete="letter",
        ),
    ] = None
    channel: Annotated[str | None, Word("How it reaches them.", words=CHANNELS, what="a channel")] = None
    set: Annotated[
        dict[str, str],
        Values("A value of the letter, like topic=… or why=….", metavar="KEY=VALUE", many=True),
    ] = {}
    remember: Annotated[
        tuple[str, ...],
        Field("Keep this value for the next letters.", metavar="KEY", many=True, read=key_of),
    ] = ()
    minutes: Annotated[int | None, Whole("How long a talk to ask for (15).")] = None
    format: Annotated[
        str | None, Word("As text, a mail file or a mail link.", words=FORMATS, what="a format")
    ] = None
    output: Annotated[str | None, File("Into this file; with --first into this folder.")] = None
    force: Annotated[bool, FORCE] = False
    again: Annotated[bool, Switch("Another draft, beside the one that is there.")] = False
    first: Annotated[int | None, Whole("To so many of the best-ranked candidates, a file each.")] = None
    strict: Annotated[bool, Switch("Keep no letter that has a hint.")] = False
    open: Annotated[bool, Switch("Hand it to your mail program.")] = False
    copy: Annotated[bool, Switch("Put its text on the clipboard.")] = False
    send: Annotated[bool, Switch("Send it by the mail server of the settings, after a yes.")] = False
    yes: Annotated[bool, Switch("Do not ask.")] = False
    manager_informed: Annotated[date | None, MANAGER_INFORMED] = None
    anyway: Annotated[str | None, ANYWAY] = None

    def __post_init__(self) -> None:
        ways = [way for way in WAYS if getattr(self, way)]
        if len(ways) > 1:
            raise UsageProblem(
                f"--{ways[0]} and --{ways[1]} do not go together.",
                hint="Say one; the other can follow: outreach.",
            )
        if "why" in self.remember:
            raise UsageProblem(
                "Why you write to somebody is true of nobody else, so it is not remembered.",
                hint="Note it with the person: mentorfolio mentor edit MENTOR --positive TEXT",
            )

    @property
    def way(self) -> str:
        """What is to be done with the letter at once; empty for nothing."""
        return next((way for way in WAYS if getattr(self, way)), "")


_VALUES: Mapping[str, Question] = {
    "topic": Question(
        key="topic",
        text="What would you like to talk about, in a few words?",
        why="A subject line that names the topic is answered more often than one that does not.",
        option='--set topic="…"',
        optional=False,
    ),
    "why": Question(
        key="why",
        text="Why {name}? Say it to them: what you know of theirs, and what came of it.",
        why='One true, specific thing: "your talk on pricing", "you taught me to read a budget", '
        '"I read your article, and we tried it".',
        option='--set why="…"',
        optional=False,
    ),
}


SUBJECT = Question(
    key="subject",
    text="And the subject?",
    why="They decide by it whether to read on: what it is about, and that it is a question.",
    option='--set subject="…"',
)
_OFFERED: Mapping[str, str] = {
    "shared": "What would you remind them of: where you met, something you did together?",
    "took": "What has stayed with you, in a few words to them?",
    "news": "What is the news?",
    "advice": "Which advice of theirs was it?",
    "outcome": "What came of it?",
    "whom": "Whom is it about? Their name.",
    "reason": "What is the reason, as far as they should know?",
    "until": "Until when?",
    "wanted": "What would help you most?",
    "programme": "What is the programme called?",
    "now": "What brings you to ask just now?",
    "why": "Why them, of all people? Say it to them.",
    "myself": "A line about yourself? Like: I've led fourteen nurses since March.",
    "tried": "What have you tried so far, and how did it go?",
    "question": "Which one question would you most like to ask? Like: how do you say no to a friend?",
    "how": "How and when would you like to talk? Like: come by with cake on a Saturday.",
    "sorry": "Anything to say about the silence? Like: our daughter was born, and I let it slip.",
    "heard": "What do you know of that person, and from whom? Like: you said she still teaches.",
    "doing": "What will you do with it?",
    "more": "Anything else they should know?",
    "wish": "A kind word about what keeps them busy?",
    "rhythm": "How often would you like to talk, and how long?",
    "given": "What else is there to thank them for? Like: the template you sent.",
}
# The same value in a letter where another question asks for it.
_IN_LETTER: Mapping[tuple[str, str], str] = {
    ("referral", "whom"): "To whom would you like to be introduced? Their name.",
    ("request-mentoring", "news"): "What has come of it since?",
    ("hello", "why"): "What made you glad that it is them? Say it to them.",
    (
        "follow-up",
        "question",
    ): "Is there one question that a line would answer? It takes the place of a talk.",
    ("follow-up", "more"): "What is new since you wrote?",
    ("hello", "myself"): "A line or two about yourself, and what brings you?",
    ("hello", "aim"): "What would you most like to work on first? Like: saying no without a row.",
    ("hello", "more"): "Anything else, like what you would like to reach?",
    ("follow-up later", "wish"): "A kind word about what kept them busy?",
    ("follow-up later", "more"): "What is new since you wrote?",
    ("follow-up later", "question"): "What would you like to ask them now?",
    ("catch-up", "now"): "What is coming up, or keeps you busy?",
    ("thanks", "more"): "Anything else, like when they will hear from you?",
    ("request-mentoring", "more"): "Anything else they should know, like how you would prepare?",
}
# What leaves a line out, also what Enter would put in; signs alone say nothing either.
NOTHING = frozenset(
    [
        *("", "no", "yes", "nope", "none", "nothing", "nothing else", "not really", "na", "no idea"),
        *("i dont know", "dont know"),
    ]
)


# A value that is asked for only where two people stand so.
ONLY_WHERE: Mapping[str, tuple[str, ...]] = {
    "shared": ("acquainted", "known", "talked", "ended"),
    "sorry": ("known", "talked", "mentor", "ended"),
    "myself": ("stranger", "acquainted", "my-line", "assigned"),
}


def offered(template: str, key: str, *, start: bool = False, first: bool = True) -> Question:
    """The question for a value that a letter can do without, the ``first`` of them with what Enter does.

    ``start`` says that Enter has something.
    """
    text = _IN_LETTER.get((template, key)) or _OFFERED.get(key, f"{key.replace('_', ' ').capitalize()}?")
    enter = " (Enter takes this, - leaves it out)" if start else " (Enter leaves it out)" if first else ""
    return Question(
        key=key,
        text=f"{text}{enter}",
        why="The letter says less without it.",
        option=f'--set {key}="…"',
    )


def question_for(key: str, name: str) -> Question:
    """The question for a value that a template needs, in a letter to this person."""
    if key in _VALUES:
        return _VALUES[key]._replace(text=_VALUES[key].text.format(name=name))
    return Question(
        key=key,
        text=f"{key.replace('_', ' ').capitalize()}?",
        why="The template has a blank of this name.",
        option=f'--set {key}="…"',
        optional=False,
    )
