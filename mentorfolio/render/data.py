"""The JSON face."""

from __future__ import annotations

import msgspec


def to_json(data: object) -> bytes:
    """Indented UTF-8 JSON with a final line break; days as ISO text, numbers unrounded."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"
