"""What may be said of a tag."""

from typing import Annotated

from mentorfolio.fields.field import Name, Operand, Period

TagNamed = Annotated[
    str,
    Operand(
        "TAG",
        "Which tag; capitals make no difference.",
        "Say which tag: mentorfolio tag list.",
        "leadership",
        complete="tag",
    ),
]
NewTag = Annotated[
    str,
    Operand("NEW", "Its new name.", "Say what its new name is.", "leading", field=Name("", what="tag")),
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
