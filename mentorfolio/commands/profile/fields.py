"""What the owner may say about themselves, and the four questions before looking for anyone (I1)."""

from typing import Annotated

from mentorfolio.domain.text import mail_address
from mentorfolio.domain.vocabulary import CONTEXTS
from mentorfolio.fields.field import OneLine, Said, Text, Word


class OwnerSaid(Said, frozen=True, kw_only=True):
    """The owner as they describe themselves."""

    name: Annotated[
        str | None,
        OneLine(
            "Your name, as you sign your letters.",
            ask="What is your name?",
            why="Your letters are signed with it. Nothing leaves this computer by itself.",
            like='mentorfolio init --name "…"',
        ),
    ] = None
    email: Annotated[
        str | None,
        OneLine(
            "Your e-mail address.",
            metavar="ADDRESS",
            read=mail_address,
            ask="Your e-mail address?",
            why="Letters sent from here come from this address.",
        ),
    ] = None
    role: Annotated[
        str | None,
        OneLine(
            "What you do.",
            ask="What do you do?",
            why="A first letter says it in one line: a stranger wants to know who is writing.",
        ),
    ] = None
    organisation: Annotated[
        str | None,
        OneLine(
            "Where you work.",
            ask="Where do you work?",
            why="A first letter mentions it along with what you do.",
        ),
    ] = None
    stage_of_career: Annotated[
        str | None,
        OneLine(
            "Where you are in your career: starting, changing, leading …",
            ask="Where are you in your career: starting, changing, leading …?",
            why="What you need changes with it. Earlier stages are kept with their dates.",
        ),
    ] = None
    manager: Annotated[
        str | None,
        OneLine(
            "Your manager's name.",
            ask="Who is your manager?",
            why="You talk to them rather than write, and they should be the first to hear about a mentor "
            "in your line.",
        ),
    ] = None
    purpose: Annotated[
        str | None,
        Text(
            "Why you are looking for a mentor, and why now.",
            ask="Why are you looking for a mentor, and why now?",
            why="A mentor can help with a purpose that you can put in one sentence.",
            like='mentorfolio init --purpose "…"',
        ),
    ] = None
    context: Annotated[
        str | None,
        Word(
            "What it is mostly about.",
            words=CONTEXTS,
            what="a context",
            clears=True,
            ask="What is it mostly about?",
            why="Skill calls for different people than confidence does.",
            like="mentorfolio init --context career|sector|politics|skills|confidence|change",
        ),
    ] = None
    looking_for: Annotated[
        str | None,
        Text(
            "What you want in a mentor.",
            what="answer",
            ask="What do you want in a mentor?",
            why="It stops you asking whoever happens to be nearest.",
            like='mentorfolio init --looking-for "…"',
        ),
    ] = None
    effective_mentee: Annotated[
        str | None,
        Text(
            "What makes you a good person to mentor.",
            what="answer",
            ask="What makes you a good person to mentor?",
            why="The mentee drives the agenda: preparing, keeping promises, asking for plain speaking.",
            like='mentorfolio init --effective-mentee "…"',
        ),
    ] = None
    signature: Annotated[
        str | None,
        Text(
            "How your letters end, if not with your name.",
            ask="How do your letters end, if not with your name?",
            why="For example, with a telephone number below your name.",
        ),
    ] = None
    availability: Annotated[
        str | None,
        OneLine(
            "When you could meet, for your letters.",
            ask="When could you usually meet?",
            why="A first letter offers it, for example weekdays after four.",
        ),
    ] = None
