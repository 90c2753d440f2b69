"""What may be said of a person (P2, I4-I7, F1-F7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Annotated, Any, ClassVar

from msgspec.structs import replace

from mentorfolio.domain.text import name_line, phone_number, typed_address
from mentorfolio.domain.vocabulary import (
    BEGAN,
    DIRECTIONS,
    FORMS,
    RELATIONS,
    SOURCES,
    STAGES,
    competency,
)
from mentorfolio.domain.zones import zone_named
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import (
    Day,
    Field,
    Name,
    OneLine,
    OneMentor,
    OneNeed,
    Operand,
    Period,
    Said,
    Strengths,
    Switch,
    Text,
    Whole,
    Word,
)
from mentorfolio.fields.people import (
    EMAILS,
    EXPERIENCE,
    GREETING,
    INTEREST,
    KNOWN_BEFORE,
    LINE,
    RESPECTED,
)

PersonName = Annotated[
    str,
    Operand(
        "NAME",
        "Their name, as you would say it.",
        "Say who it is: their name.",
        '"Julie Sample"',
        ask="Who is it? Their name.",
        field=Name(""),
    ),
]


class Rank(Whole, frozen=True):
    """Which choice somebody is; ``none`` takes it away."""

    clears: bool = True

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return "" if typed.strip().casefold() == "none" else super()._meant(typed, today, what)

    def _refused(self, sentence: str, what: str) -> UsageProblem:
        problem = super()._refused(sentence, what)
        problem.hint = f"{problem.hint}, or none"
        return problem


RANK = Rank(
    "First choice 1, second choice 2 …; or none.",
    ask="Which choice is {name}? 1 for the first; or none.",
    why="Of two who fit equally well the first choice is proposed first.",
)
Choice = Annotated[
    int | str,
    Operand(
        "NUMBER|none",
        "1 for the first choice.",
        "Say which choice they are: 1 is the first.",
        "1",
        field=replace(RANK, clears=False),
    ),
]
Stage = Annotated[
    str,
    Operand(
        "STAGE",
        ", ".join(STAGES) + ".",
        f"Say which stage: {', '.join(STAGES)}.",
        "active --on today",
        field=Word("", words=STAGES, what="a stage"),
    ),
]


class Days(Field, frozen=True):
    """``birthday=05-12``: what comes back every year, and when; an empty day takes it away."""

    metavar: str = "NAME=DAY"

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """Name -> month and day, ``""`` to take it away. Raises UsageProblem."""
        found: dict[str, str] = {}
        for text in typed:
            name, equals, day = (part.strip() for part in text.partition("="))
            if not (name and equals):
                raise UsageProblem(
                    f"{text!r} does not say which day is when.", hint="Type it like: --day birthday=05-12"
                )
            found[name_line(name, "name of the day")] = days.each_year(day, today) if day else ""
        return found


HELLO = Period(
    "How often to say hello once it has ended: 1y; or none.",
    ask="Say hello to {name} once a year?",
    why="Many good mentors become friends. next reminds you, and nothing else is expected.",
    like="--hello 1y",
)


_KNOWING = Strengths(
    "What for: why (direction), how (skill), whom (people); 1 a little, 2 solid, 3 outstanding.",
    metavar="K[=1..3]",
    complete="why|how|whom",
    many=True,
    named=competency,
    ask="What could you learn from {name}? One or more of: direction, skill, people.",
    why="Each need tends to call for one of them. skill=3 means outstanding, 2 solid, 1 a little.",
)
_SUPPORTS = Strengths(
    "Which of your needs, and how well.",
    metavar="NEED[=1..3]",
    complete="need",
    many=True,
    ask="Which of your needs could they help with? Their numbers or names.",
    why="The review shows who covers which need; it is easy to forget people without one.",
)


class PersonFields(Said, frozen=True, kw_only=True):
    """A person as they are described."""

    first_name: Annotated[
        str | None,
        OneLine(
            "What you call them, if their name does not show it.",
            ask="What do you call {name}, if the name does not show it?",
            why="Letters and agendas call them that.",
        ),
    ] = None
    greeting: Annotated[str | None, GREETING] = None
    email: Annotated[tuple[str, ...], EMAILS] = ()
    phone: Annotated[
        str | None,
        OneLine(
            "Telephone number.",
            metavar="PHONE",
            read=phone_number,
            ask="Their telephone number?",
            why="It goes into your address book with the rest of what you export.",
        ),
    ] = None
    role: Annotated[
        str | None,
        OneLine(
            "What they do.", ask="What do they do?", why="It helps to tell people with the same name apart."
        ),
    ] = None
    organisation: Annotated[
        str | None,
        OneLine("Where they work.", ask="Where do they work?", why="People there can introduce you."),
    ] = None
    link: Annotated[
        tuple[str, ...],
        OneLine(
            "A web address, like a LinkedIn profile.",
            metavar="URL",
            many=True,
            read=typed_address,
            ask="Web addresses, like a LinkedIn profile? Put ; between several.",
            why="With a profile and no e-mail address, a first letter becomes a short note there.",
        ),
    ] = ()
    knowing: Annotated[dict[str, int], _KNOWING] = {}
    supports: Annotated[dict[str, int], _SUPPORTS] = {}
    skill: Annotated[
        tuple[str, ...],
        OneLine(
            "Something they do well.",
            many=True,
            complete="skill",
            ask="What do they do well? Put ; between several.",
            why="A need that names one of these will find them.",
        ),
    ] = ()
    tag: Annotated[
        tuple[str, ...],
        OneLine(
            "A tag: any word you like.",
            many=True,
            complete="tag",
            ask="Tags to find them by? Put ; between several.",
            why="You can then list only the people who have one.",
        ),
    ] = ()
    source: Annotated[
        str | None,
        Word(
            "Where you found them.",
            words=SOURCES,
            what="a source",
            clears=True,
            ask="Where did you find {name}?",
            why="Mentors from different places see different things.",
        ),
    ] = None
    introduced_by: Annotated[
        str | None,
        OneLine(
            "Who introduced you: a mentor, a contact, or your own words.",
            what="introducer",
            ask="Did someone introduce you? Who?",
            why="The letter names them first.",
        ),
    ] = None
    familiar: Annotated[str | None, KNOWN_BEFORE] = None
    respect: Annotated[str | None, RESPECTED] = None
    began: Annotated[
        str | None, Word("Who made the first move.", words=BEGAN, what="who made the first move", clears=True)
    ] = None
    experience: Annotated[str | None, EXPERIENCE] = None
    interest: Annotated[str | None, INTEREST] = None
    line: Annotated[str | None, LINE] = None
    positive: Annotated[
        tuple[str, ...],
        OneLine(
            "What would be good about them as a mentor.",
            many=True,
            ask="What would be good about {name} as a mentor? Put ; between several.",
            why="The first one becomes the reason in your letter: why this person.",
            like='--positive "…"',
        ),
    ] = ()
    constraint: Annotated[
        tuple[str, ...],
        OneLine(
            "What could stand in the way.",
            many=True,
            ask="What could stand in the way?",
            why="Distance, time, a shared boss: better noticed now than later.",
            like='--constraint "…"',
        ),
    ] = ()
    resource: Annotated[
        tuple[str, ...],
        OneLine("Material for your work together: a questionnaire, an article.", many=True),
    ] = ()
    rank: Annotated[int | str | None, RANK] = None
    form: Annotated[
        str | None,
        Word(
            "Through a programme, or your own arrangement.",
            words=FORMS,
            what="a form",
            ask="Is it through a programme, or your own arrangement?",
            why="A programme has its dates and its end; your own arrangement has what you make of it.",
        ),
    ] = None
    relation: Annotated[
        str | None, Word("Only mentoring counts towards your needs.", words=RELATIONS, what="a relation")
    ] = None
    direction: Annotated[
        str | None,
        Word(
            "Who learns from whom.",
            words=DIRECTIONS,
            what="a direction",
            ask="Who learns from whom?",
            why="A mentor teaches you, a peer learns with you. The review tells how many of each you have.",
        ),
    ] = None
    cadence: Annotated[
        str | None,
        Period(
            "How often you mean to talk: 2w, 1m, 90d, 1y; or none.",
            ask="How often do you mean to talk? (2w, 1m, 90d, 1y; or none)",
            why="With a rhythm, next reminds you before you lose touch.",
        ),
    ] = None
    stage: Annotated[str | None, Word("Where you stand with them.", words=STAGES, what="a stage")] = None
    on: Annotated[date | None, Day("When they reached that stage.")] = None
    last_contact: Annotated[date | str | None, Day("When you last talked.", clears=True)] = None
    day: Annotated[
        dict[str, str], Days("A day to remember every year: birthday=05-12; birthday= forgets it.", many=True)
    ] = {}
    timezone: Annotated[
        str | None, OneLine("Their time zone: Europe/Berlin.", metavar="ZONE", read=zone_named)
    ] = None
    knows: Annotated[tuple[str, ...], OneMentor("Someone else here they know.", many=True)] = ()
    notes: Annotated[
        str | None,
        Text(
            "For your eyes only.", ask="Notes, for your eyes only?", why="No letter and no report shows them."
        ),
    ] = None
    anyway: Annotated[bool, Switch("Add them even if someone here has the same name or address.")] = False


# What may be said one by one -> the list of the record.
LISTS: Mapping[str, str] = {
    "link": "links",
    "skill": "skills",
    "tag": "tags",
    "positive": "positives",
    "constraint": "constraints",
    "resource": "resources",
}


_gone = partial(OneLine, many=True)


class PersonChange(PersonFields, frozen=True, kw_only=True):
    """What is to be another way: lists grow, single values are replaced; a strength of 0 takes away."""

    leading: ClassVar = ("name",)

    name: Annotated[
        str | None,
        Name("Another name.", ask="Their name?", why="As you would say it, with a title if they have one."),
    ] = None
    knowing: Annotated[dict[str, int], replace(_KNOWING, least=0)] = {}
    supports: Annotated[dict[str, int], replace(_SUPPORTS, least=0)] = {}
    hello: Annotated[str | None, HELLO] = None
    remove_email: Annotated[
        tuple[str, ...], _gone("An address to remove.", metavar="ADDRESS", what="address")
    ] = ()
    remove_link: Annotated[tuple[str, ...], _gone("A link to remove.", what="link")] = ()
    remove_skill: Annotated[tuple[str, ...], _gone("A skill to remove.", what="skill", complete="skill")] = ()
    remove_tag: Annotated[tuple[str, ...], _gone("A tag to remove.", what="tag", complete="tag")] = ()
    remove_positive: Annotated[tuple[str, ...], _gone("A positive to remove.", what="positive")] = ()
    remove_constraint: Annotated[tuple[str, ...], _gone("A constraint to remove.", what="constraint")] = ()
    remove_resource: Annotated[tuple[str, ...], _gone("A resource to remove.", what="resource")] = ()
    remove_knows: Annotated[tuple[str, ...], OneMentor("Someone they do not know after all.", many=True)] = ()
    remove_supports: Annotated[tuple[str, ...], OneNeed("A need they do not help with.", many=True)] = ()


class StageSaid(Said, frozen=True, kw_only=True):
    """Of a move to another stage; what was learnt and the greeting belong to an ending."""

    on: Annotated[date | None, Day("When that was.")] = None
    reason: Annotated[
        str | None,
        OneLine(
            "Why.",
            ask="Why is it ending? A number, or your own words.",
            why="Most mentoring ends because it has done its work. The reason is kept with the day.",
            like='--reason "need met"',
        ),
    ] = None
    learnt: Annotated[
        str | None,
        Text(
            "At the end: what you learnt from them.",
            what="text",
            ask="What did you learn from {name}?",
            why="For your eyes only: no letter uses it by itself. It is what you can pass on.",
            like='--learnt "…"',
        ),
    ] = None
    hello: Annotated[str | None, HELLO] = None
