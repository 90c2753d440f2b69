"""What may be said of a letter (O1-O5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from mentorfolio.commands.approach.values import FACTS
from mentorfolio.commands.outreach.fields import ANYWAY, MANAGER_INFORMED
from mentorfolio.domain.greeting import hailed
from mentorfolio.domain.standing import STANDINGS
from mentorfolio.domain.text import one_line, said_text
from mentorfolio.domain.vocabulary import CHANNELS
from mentorfolio.domain.wording import within
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field, Said, Switch, Text, Whole, Word
from mentorfolio.fields.operands import FORCE, File
from mentorfolio.fields.question import Question
from mentorfolio.letters.questions import NEEDED, QUESTIONS

FORMATS = {"text": "as it reads", "eml": "a mail file", "mailto": "a link that opens your mail program"}
# What a letter knows from elsewhere, and where that is said.
_ELSEWHERE: Mapping[str, str] = {
    "minutes": "--minutes 20",
    "need": "--need NEED",
    "me": "mentorfolio profile edit",
    "mentor": "mentorfolio mentor edit NAME",
    "talk": 'mentorfolio log NAME "…"',
    "earlier": "mentorfolio outreach edit ID",
    **FACTS,
}
ONE_LINE = ("subject", "topic", "greeting", "whom", "programme")
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
                    f"{name!r} is not a value that --set can give.",
                    hint="It can give topic, why, greeting, sign_off and what the letter takes "
                    f"(mentorfolio template show LETTER). For {name}: {_ELSEWHERE[name]}",
                )
            if name in found:
                raise UsageProblem(
                    f"--set says {name!r} twice.", hint=f'Once: --set {name}="{found[name]} …"'
                )
            text = "" if text.strip() == "-" else text  # what leaves a line out where it is asked for
            found[name] = (one_line if name in ONE_LINE else said_text)(text, name)
            if name == "greeting" and text:
                found[name] = hailed(found[name])
            if name == "regards" and text[-1:].isalpha():  # a closing line has its comma
                found[name] += ","
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


_NEEDED_WHY: Mapping[str, str] = {
    "topic": "A letter that names its topic in the subject line is answered more often.",
    "why": 'One true, specific thing: "your talk on pricing", "you taught me to read a budget", '
    '"I read your article, and we tried it".',
}
_OF_MY_MANAGER = (
    "What is it about, and why now? Say what you'd like, what {name} should know first, and that nothing is "
    "wrong, if so."
)
_OF_MY_MANAGER_WHY = "Whom you see every day wants to hear first what it is, and whether all is well."
_KNOWN = "Why {name}? Say it to them. Like: you made me night manager when others thought me too young."
_MET = "Why {name}? Say it to them: what you talked about, or what you know of their work."
_THROUGH = (
    "Why {name}? Say it to them: who {through} is to you, what you were told, and that you may use the name."
)
# How the reason is asked for where two people stand so.
_WHY_THEM: Mapping[str, str] = {
    "my-manager": _OF_MY_MANAGER,
    "acquainted": _MET,
    **dict.fromkeys(("known", "talked", "mentor", "ended"), _KNOWN),
}
_SUBJECT = Question(
    key="subject",
    text="And the subject? Something that only the two of you know, or what you ask.",
    why="It decides whether they read on: say what it is about, and that you have a question.",
    option='--set subject="…"',
)
_OF_A_STRANGER = "And the subject? What you ask, in a few words."
_WHY: Mapping[str, str] = {
    "myself": "One line that tells them who is asking: what you do, since when, with whom. What is offered "
    "comes from your profile: mentorfolio profile edit.",
    "shared": "Who remembers you reads on.",
    "now": "What has changed, or is coming up: then they see why it matters today.",
    "tried": "They see what you have done already, and how it is for you: that is what people answer.",
    "question": "A question that they can answer gets an answer. What you said need not be said again.",
    "why": "What could be said to nobody else is remembered.",
    "programme": "They know at once how the two of you came to be put together.",
    "how": "A short talk that fits into their day is easy to say yes to; a line by e-mail is easier still.",
    "more": "Something you could send or do for them; or a word about them, which is what people remember.",
    "took": "Thanks for one particular thing are remembered.",
    "news": "People who gave you advice like to hear how it went, also when it did not work.",
    "advice": "They give advice to many: say which it was, so that they remember.",
    "outcome": "Whoever brought two people together seldom hears what came of it.",
    "doing": "They see that their time was not wasted, also where something is still to do.",
    "given": "Small things are easily forgotten, and nice to be thanked for.",
    "sorry": "One sentence is enough, and no excuse is needed. A question about them moves on from it.",
    "wish": "A word about them shows that you write to them, and not to just anybody.",
    "whom": "Their whole name, so that they are found at once.",
    "heard": "Then they know that you mean the right person, and why.",
    "favour": "The smaller it is, the easier it is to say yes to.",
    "wanted": "They can only send what they know you are looking for.",
    "aim": "They can prepare for it, and you have something to begin with.",
    "reason": "An honest reason is easier to hear than none.",
    "until": "Then nobody waits, or wonders.",
    "rhythm": "People say yes more easily when they know how much it is, and that it ends.",
}
_LET_GO = "Anything to end with? Like: everybody in the kitchen sends greetings."
# What the letter says by itself where nothing is said.
_ENTER: Mapping[str, str] = {"more": "ends it plainly", "rhythm": "says: as little as half an hour a month"}
# What leaves a line out, also what Enter would put in; signs alone say nothing either.
NOTHING = frozenset(
    [
        *("", "no", "yes", "nope", "none", "nothing", "nothing else", "not really", "na"),
        *("i dont know", "dont know", "no idea", "no name"),
    ]
)


_NOT_MY_MANAGER = tuple(stands for stands in STANDINGS if stands != "my-manager")
# A value that is asked for only where two people stand so.
ONLY_WHERE: Mapping[str, tuple[str, ...]] = {
    "shared": ("acquainted", "known", "talked", "ended"),
    "sorry": ("known", "talked", "mentor", "ended", "assigned"),
    "myself": ("stranger", "acquainted", "my-line", "assigned"),
    # To one's manager both are said with the reason.
    "now": _NOT_MY_MANAGER,
    "question": _NOT_MY_MANAGER,
}


def offered(
    key: str,
    text: str = "",
    *,
    start: bool = False,
    free: str = "",
    asked: bool = False,
    let_go: bool = False,
) -> Question:
    """The question for a value that a letter can do without, with what Enter does.

    ``text`` is how this letter puts it, ``start`` says that Enter has something, ``free`` when the letter
    says by itself that one is free, ``asked`` that it asks for a talk already, ``let_go`` that it leaves them
    a way out: one is enough.
    """
    own, text = text, text or QUESTIONS.get(key, f"{key.replace('_', ' ').capitalize()}?")
    if key == "more" and let_go:
        text = _LET_GO
    enter = f" (Enter {_ENTER.get(key, 'leaves it out')})"
    if start:
        enter = " (Enter accepts this, - leaves it out)"
    if "(Enter" in text:
        enter = ""
    if key == "how" and not (own or start or asked):
        when = f"; you are free {within(free)}" if free else ""
        enter = f" (Enter: a short talk, whenever it suits them{when})"
    return Question(
        key=key,
        text=f"{text}{enter}",
        why=_WHY.get(key, "Type it as it should stand in the letter."),
        option=f'--set {key}="…"',
        kind="line" if key in ONE_LINE else "letter",
    )


def subject_question(values: Mapping[str, object]) -> Question:
    """How the subject is asked for: a stranger knows nothing that only the two of them know."""
    return _SUBJECT if values["close"] else _SUBJECT._replace(text=_OF_A_STRANGER)


def question_for(key: str, name: str, stands: str = "", through: str = "", own: str = "") -> Question:
    """The question for a value that a template needs, in a letter to this person.

    How two people stand tells how it is put, unless the letter has its ``own`` words; ``through`` is who
    named one to the other.
    """
    if through.casefold().startswith("my "):  # "my cousin": who that is has been said
        through = ""
    why = _NEEDED_WHY.get(key, "The template has a blank with this name.")
    text = NEEDED.get(key, f"{key.replace('_', ' ').capitalize()}?")
    if key == "why":
        why = _OF_MY_MANAGER_WHY if stands == "my-manager" else why
        text = _THROUGH if through and stands != "my-manager" else _WHY_THEM.get(stands, text)
    return Question(
        key=key,
        text=own or text.format(name=name, through=through.partition(",")[0]),
        why=why,
        option=f'--set {key}="…"',
        kind="letter" if key == "why" else "line",
        optional=False,
    )
