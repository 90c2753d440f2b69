"""Which colours pages have.

The first sixteen colours of a terminal are whatever its owner made of them, and some of the usual ones
cannot be read on white. The 240 after them are the same everywhere, so these are chosen from there: each
stands out from white, from black, or from both at least 4.4 to 1, and no two of them look alike to
anybody. ``tests/render/test_colour.py`` works both out.
"""

from __future__ import annotations

from collections.abc import Mapping

# Role -> number of the colour. What a colour says, a word or a sign says as well.
THEMES: Mapping[str, Mapping[str, int]] = {
    "auto": {"command": 63, "good": 29, "warn": 130, "error": 163, "dim": 243},
    "light": {"command": 20, "good": 23, "warn": 94, "error": 127, "dim": 240},
    "dark": {"command": 69, "good": 121, "warn": 214, "error": 205, "dim": 248},
    "none": {},
}
BOLD = frozenset(("strong", "heading", "error"))


def style(role: str, theme: str) -> str:
    """How a role is shown, in rich's words."""
    number = THEMES[theme].get(role)
    bold = "bold" if role in BOLD else ""
    return f"{bold} color({number})".strip() if number else bold
