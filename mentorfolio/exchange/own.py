"""Our own export: one JSON document with everything, that ``import`` reads back.

``{"mentorfolio": 1, "profile": [...], "needs": [...], ...}``: the number is the schema of the records.
"""

from __future__ import annotations

import msgspec

from mentorfolio.domain.records import Everything
from mentorfolio.errors import NewerStore, StoreDamaged

FORMAT = 1


def to_bytes(everything: Everything) -> bytes:
    """A whole portfolio as an indented JSON document."""
    document = {"mentorfolio": FORMAT} | msgspec.to_builtins(everything)
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def from_bytes(data: bytes, where: str) -> Everything:
    """The portfolio that an export holds.

    Args:
        data: the whole document.
        where: how messages call it.

    Raises:
        NewerStore: exported by a newer version.
        StoreDamaged: not JSON, or not an export; the message names the place.
    """
    try:
        document = msgspec.json.decode(data)
        number = document.pop("mentorfolio", None) if isinstance(document, dict) else None
        if type(number) is not int or number < 1:
            raise StoreDamaged(
                f"{where} is not an export of mentorfolio.", hint="Make one with: mentorfolio export"
            )
        if number > FORMAT:
            raise NewerStore(
                f"{where} was exported by a newer mentorfolio: format {number}, not {FORMAT}.",
                hint="Update mentorfolio, the way you installed it.",
            )
        return msgspec.convert(document, Everything)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise StoreDamaged(
            f"{where} cannot be read as an export: {problem}.", hint="Nothing was imported."
        ) from None
