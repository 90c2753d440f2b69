"""The shipped templates as the sandbox compiles them, written down once: ``make index``."""

from __future__ import annotations

import jinja2
import msgspec

from mentorfolio.letters.filling import READY, Ready, environment
from mentorfolio.letters.library import Library


def readied() -> Ready:
    """Every text with blanks that came with the program, and the code that is made of it."""
    library = Library()
    shipped = (*library.letters(), *library.prompts(), *library.agendas())
    texts = sorted({text for template in shipped for text in (template.subject, template.body)})
    return Ready(jinja2.__version__, {text: str(environment().compile(text, raw=True)) for text in texts})


if __name__ == "__main__":
    # A template a line, so that a change is seen where it is.
    READY.write_bytes(msgspec.json.format(msgspec.json.encode(readied()), indent=1) + b"\n")
