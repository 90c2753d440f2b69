"""The JSON face."""

from __future__ import annotations

import msgspec

from mentorfolio.domain.strict_json import harmless


def to_json(data: object) -> bytes:
    """Indented UTF-8 JSON with a final line break; days as ISO text, numbers unrounded.

    Nothing in it moves a terminal.
    """
    return harmless(msgspec.json.format(msgspec.json.encode(data), indent=2)) + b"\n"
