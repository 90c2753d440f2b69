"""What may be said of a reflection (docs/method.md)."""

from typing import Annotated

from mentorfolio.fields.field import Field, OneNeed, Said, Switch, Text


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
