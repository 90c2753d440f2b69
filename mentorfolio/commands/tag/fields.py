"""What may be said of a tag."""

from typing import Annotated

from mentorfolio.fields.field import Name, Operand, Period

TagNamed = Annotated[
    str,
    Operand(
        "TAG",
        "Which tag; capitals do not count.",
        "Say which tag: mentorfolio tag list.",
        "leadership",
        complete="tag",
    ),
]
NewTag = Annotated[
    str,
    Operand("NEW", "What it is to be.", "Say what it is to be.", "leading", field=Name("", what="tag")),
]
Often = Annotated[
    str,
    Operand(
        "PERIOD",
        "How often you mean to talk: 2w, 1m, 90d, 1y; or none.",
        "Say how often: 2w, 1m, 90d, 1y; or none.",
        "3m",
        field=Period(""),
    ),
]
