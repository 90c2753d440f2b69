"""Lines for a pipe, a file or ``--plain``: no colour, never wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from mentorfolio.render.page import Line, visible


def print_lines(lines: Sequence[Line], stream: TextIO) -> None:
    """Write the lines; letters that the stream's encoding lacks become ``?``."""
    text = "".join("".join(visible(span.text) for span in line.spans).rstrip() + "\n" for line in lines)
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding))
