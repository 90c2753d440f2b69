"""What may be said of a search."""

from typing import Annotated, ClassVar

from mentorfolio.domain.passages import PASSAGES
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.fields.field import Field, Operand, Word
from mentorfolio.fields.operands import Between

_KIND = "a kind of thing"
# What else a person may call it.
_ALSO = {
    "person": "mentor",
    "people": "mentor",
    "meeting": "talk",
    "note": "talk",
    "log": "talk",
    "action": "promise",
    "outreach": "letter",
    "checkin": "check-in",
}

SearchWords = Annotated[
    list[str],
    Operand(
        "WORDS...",
        "What to look for; every word has to match.",
        "Say what to look for.",
        "rota",
        words=True,
    ),
]


def _kind(typed: str) -> str:
    word = typed.strip().casefold()
    single = word.removesuffix("s")
    return one_of(
        PASSAGES, _ALSO.get(word) or _ALSO.get(single) or (word if word in PASSAGES else single), _KIND
    )


class SearchSaid(Between, frozen=True, kw_only=True):
    """Where to look."""

    leading: ClassVar = ("with_",)

    with_: Annotated[str | None, Field("Only with this person.", metavar="MENTOR", complete="mentor")] = None
    kind: Annotated[
        tuple[str, ...], Word("Only this kind of thing.", words=PASSAGES, what=_KIND, many=True, read=_kind)
    ] = ()
