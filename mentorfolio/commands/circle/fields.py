"""What may be said of a circle (P9)."""

from typing import Annotated

from mentorfolio.domain.vocabulary import CIRCLE_KINDS
from mentorfolio.fields.field import Field, Name, Operand, Said, Switch, Text, Word

CircleName = Annotated[
    str,
    Operand(
        "NAME",
        "Its name.",
        "Say what it is called.",
        '"Thursday lunch" --member julie',
        ask="What do you call it?",
        field=Name(""),
    ),
]

_KIND = Word(
    "What kind of group (peer).",
    words=CIRCLE_KINDS,
    what="a kind of circle",
    ask="What kind of group is it?",
    why="In some all take turns; an advisory board is there for you.",
)
_PURPOSE = Text("What it is for.", ask="What is it for?", why="It stands above its sessions.")
_ANYWAY = Switch("Add it even if there is one with that name.")


class CircleMembers(Said, frozen=True, kw_only=True):
    """A circle and who is in it."""

    kind: Annotated[str | None, _KIND] = None
    member: Annotated[
        tuple[str, ...],
        Field(
            "Who is in it besides you: a mentor, or anyone's full name.",
            metavar="MENTOR",
            complete="mentor",
            many=True,
        ),
    ] = ()
    purpose: Annotated[str | None, _PURPOSE] = None
    anyway: Annotated[bool, _ANYWAY] = False


class CircleChange(Said, frozen=True, kw_only=True):
    """What is to be another way."""

    name: Annotated[
        str | None, Name("Another name.", ask="What do you call it?", why="Any name that you all know it by.")
    ] = None
    kind: Annotated[str | None, _KIND] = None
    purpose: Annotated[str | None, _PURPOSE] = None
    anyway: Annotated[bool, _ANYWAY] = False
