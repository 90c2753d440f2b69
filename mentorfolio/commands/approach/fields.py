"""What may be said of a letter (O1-O5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from mentorfolio.commands.outreach.fields import ANYWAY, MANAGER_INFORMED
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.vocabulary import CHANNELS
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field, File, Said, Switch, Text, Whole, Word
from mentorfolio.fields.operands import FORCE
from mentorfolio.fields.question import Question

FORMATS = {"text": "as it reads", "eml": "a mail file", "mailto": "a link that opens your mail program"}
# What a letter knows from elsewhere, and where that is said.
_ELSEWHERE: Mapping[str, str] = {
    "minutes": "--minutes 20",
    "need": "--need NEED",
    "me": "mentorfolio profile edit",
    "mentor": "mentorfolio mentor edit NAME",
    "talk": 'mentorfolio log NAME "…"',
    "earlier": "mentorfolio outreach edit ID",
}
_ONE_LINE = ("subject", "greeting", "whom", "programme")
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
            if name in _ELSEWHERE:
                raise UsageProblem(
                    f"{name!r} is not a value that --set can give.", hint=f"Use: {_ELSEWHERE[name]}"
                )
            found[name] = (one_line if name in _ONE_LINE else paragraphs)(text, name)
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
            "Use this letter instead of the usual one: mentorfolio template list.",
            metavar="TEMPLATE",
            complete="letter",
        ),
    ] = None
    channel: Annotated[str | None, Word("How it will reach them.", words=CHANNELS, what="a channel")] = None
    set: Annotated[
        dict[str, str],
        Values("A value for the letter, like topic=… or why=….", metavar="KEY=VALUE", many=True),
    ] = {}
    remember: Annotated[
        tuple[str, ...],
        Field("Keep this value for the next letters.", metavar="KEY", many=True, read=key_of),
    ] = ()
    minutes: Annotated[int | None, Whole("How many minutes to ask for (15).")] = None
    format: Annotated[
        str | None, Word("As text, a mail file or a mail link.", words=FORMATS, what="a format")
    ] = None
    output: Annotated[str | None, File("Write it to this file; with --first, to this folder.")] = None
    force: Annotated[bool, FORCE] = False
    again: Annotated[bool, Switch("Write another draft and keep the first.")] = False
    first: Annotated[
        int | None, Whole("Write to this many of the best-ranked candidates, one file each.")
    ] = None
    strict: Annotated[bool, Switch("Do not keep a letter that gets a hint.")] = False
    open: Annotated[bool, Switch("Open it in your mail program.")] = False
    copy: Annotated[bool, Switch("Copy its text to the clipboard.")] = False
    send: Annotated[bool, Switch("Send it through your mail server, after you say yes.")] = False
    yes: Annotated[bool, Switch("Do not ask first.")] = False
    manager_informed: Annotated[date | None, MANAGER_INFORMED] = None
    anyway: Annotated[str | None, ANYWAY] = None

    def __post_init__(self) -> None:
        ways = [way for way in WAYS if getattr(self, way)]
        if len(ways) > 1:
            raise UsageProblem(
                f"--{ways[0]} and --{ways[1]} cannot be used together.",
                hint="Use one now; outreach can do the other later.",
            )
        if "why" in self.remember:
            raise UsageProblem(
                "Your reason for writing to one person does not fit another, so it is not remembered.",
                hint="Keep it with that person: mentorfolio mentor edit MENTOR --positive TEXT",
            )

    @property
    def way(self) -> str:
        """What is to be done with the letter at once; empty for nothing."""
        return next((way for way in WAYS if getattr(self, way)), "")


_VALUES: Mapping[str, Question] = {
    "topic": Question(
        key="topic",
        text="What would you like to talk about, in a few words?",
        why="A letter that names its topic in the subject line is answered more often.",
        option='--set topic="…"',
        optional=False,
    ),
    "why": Question(
        key="why",
        text="Why {name}? Say it to them: what you know of their work, and what came of it.",
        why='One true, specific thing: "your talk on pricing", "you taught me to read a budget", '
        '"I read your article, and we tried it".',
        option='--set why="…"',
        optional=False,
    ),
}


_OF_MY_MANAGER = "Why {name}? Say what they should know first, as you would to them."
_THROUGH = "Why {name}? Say it to them: who {through} is to you, and what you hope they know."
SUBJECT = Question(
    key="subject",
    text="And the subject? Something that only the two of you know, or what you ask.",
    why="It decides whether they read on: say what it is about, and that you have a question.",
    option='--set subject="…"',
)
_OFFERED: Mapping[str, str] = {
    "shared": "What could you remind them of? Like: you drew me a map of the ward on an envelope.",
    "took": "What has stayed with you? They know what they said: after your story of 2002 I slept on it.",
    "news": "What is your news?",
    "advice": "What was their advice?",
    "outcome": "What came of it?",
    "whom": "Who is it about? Their name.",
    "reason": "What is the reason? Say as much as they should know.",
    "until": "Until when?",
    "wanted": "What would help you most?",
    "programme": "What is the programme called?",
    "now": "What brings you to ask now? Like: they've offered me the job, and I have until Friday.",
    "why": "Why them, of all people? Say it to them.",
    "myself": "A line about yourself? Like: I've led fourteen nurses since March.",
    "tried": "What is hard about it, and what have you tried? Like: I go back and forth about the price.",
    "question": "Is there one question that they could answer in a line? Enter: you would rather talk.",
    "how": "How and when would you like to talk? Like: half an hour by phone, any morning.",
    "sorry": "Anything to say about the long silence? Like: our daughter was born, and I let it slip.",
    "heard": "What do you know about that person, and who told you? Like: you said she still teaches.",
    "doing": "What have you done with it, and how is it now? Like: I rang them on Monday, and I sleep again.",
    "more": "Anything else? Or a last line just for them, like: I hope you get some sleep at last.",
    "wish": "A kind word about what is keeping them busy?",
    "rhythm": "How often would you like to talk, and how long?",
    "favour": "What would you like them to do, if not introduce you? Like: ask her whether I may write.",
    "given": "What else is there to thank them for? Like: the template you sent.",
}
# The same value in a letter where another question asks for it.
_WHY: Mapping[str, str] = {
    "myself": "One line that tells them who is asking: what you do, since when, with whom.",
    "shared": "Who remembers you reads on.",
    "now": "What has changed, or is coming up: then they see why it matters today.",
    "tried": "They see what you have done already, and how it is for you: that is what people answer.",
    "question": "One question by mail is soon answered; beside a talk it reads like an exam.",
    "how": "A short talk that fits into their day is easy to say yes to; a line by e-mail is easier still.",
    "more": "Something you could send or do for them; or a word about them, which is what people remember.",
    "took": "Thanks for one particular thing are remembered.",
}
_IN_LETTER: Mapping[tuple[str, str], str] = {
    ("referral", "whom"): "Who would you like to be introduced to? Their name.",
    ("request-mentoring", "news"): "What has come of it since?",
    (
        "closing",
        "reason",
    ): "Why does it end? Say it to them; if they end it: I'm sorry to hear that …",
    ("closing", "how"): "Would you like one last talk? Say how and when.",
    (
        "referral",
        "question",
    ): "What should that person know, and why them? It can be passed on as it is, below your letter.",
    ("referral", "how"): "How and when would you like to talk to that person?",
    ("first", "wish"): "A kind word about what is new with them? Like: congratulations on the shop!",
    ("catch-up", "wish"): "Something of theirs to ask about? Like: how did the move go?",
    (
        "first-conversation again",
        "myself",
    ): "What is new with you? Like: two daughters now, and no night shifts.",
    ("hello", "why"): "Why are you glad it is them? Say it to them.",
    (
        "follow-up",
        "question",
    ): "Is there one question they could answer in a line? It replaces the talk.",
    ("follow-up", "more"): "What is new since you last wrote?",
    ("hello", "myself"): "A line or two about yourself? Like: I have been on the ward since August.",
    ("hello", "aim"): "What would you like to work on, and what is hard about it?",
    ("follow-up later", "wish"): "A kind word about what has kept them busy?",
    ("follow-up later", "more"): "What is new since you last wrote?",
    ("follow-up later", "tried"): "What is the trouble, and what have you tried?",
    ("news", "more"): "Anything else, like what it changed for you?",
    ("follow-up later", "question"): "What would you like to ask them now?",
    ("catch-up", "now"): "What is coming up, or keeping you busy?",
    ("catch-up", "question"): "What would you like to talk over with them? Say where you stand.",
    ("thanks", "more"): "Anything else, like when they will next hear from you?",
    ("request-mentoring", "more"): "Anything else, like how you would prepare?",
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
    enter = " (Enter accepts this, - leaves it out)" if start else " (Enter leaves it out)" if first else ""
    if key == "how" and template != "closing" and not start:
        enter = " (Enter: a short talk, whenever it suits them)"
    return Question(
        key=key,
        text=f"{text}{enter}",
        why=_WHY.get(key, "The letter says less without it."),
        option=f'--set {key}="…"',
    )


def question_for(key: str, name: str, stands: str = "", through: str = "") -> Question:
    """The question for a value that a template needs, in a letter to this person.

    How two people stand tells how it is put; ``through`` is who named one to the other.
    """
    if through.casefold().startswith("my "):  # "my cousin": who that is has been said
        through = ""
    if key == "why" and (stands == "my-manager" or through):
        text = _OF_MY_MANAGER if stands == "my-manager" else _THROUGH
        return _VALUES[key]._replace(text=text.format(name=name, through=through.partition(",")[0]))
    if key in _VALUES:
        return _VALUES[key]._replace(text=_VALUES[key].text.format(name=name))
    return Question(
        key=key,
        text=f"{key.replace('_', ' ').capitalize()}?",
        why="The template has a blank with this name.",
        option=f'--set {key}="…"',
        optional=False,
    )
