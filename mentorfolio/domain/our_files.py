"""Files of our own, told where another kind of file was meant."""

from __future__ import annotations

import re

_EXPORT = r'\s*\{\s*"mentorfolio"\s*:\s*\d'
_KEPT = r'\s*\{\s*"_meta"\s*:\s*\{\s*"checksum"'
_CONTACTS = r'(?m)^"contacts": ?\{'


def told(text: str) -> tuple[str, str] | None:
    """What a file of ours is, and the command that takes it in; None where it is none."""
    if re.match(_EXPORT, text):
        return "an export of mentorfolio", "mentorfolio import FILE"
    if not re.match(_KEPT, text):
        return None
    what = "a network file of mentorfolio" if re.search(_CONTACTS, text) else "a portfolio"
    return what, "mentorfolio store accept FILE"
