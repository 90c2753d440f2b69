"""The shipped templates as the sandbox compiles them, written down once: ``make index``."""

from __future__ import annotations

from pathlib import Path

from mentorfolio.letters.filling import environment, ready
from mentorfolio.letters.library import Library


def readied() -> dict[Path, str]:
    """Of every text with blanks that came with the program, where its code stands and what it is."""
    library = Library()
    shipped = (*library.letters(), *library.prompts(), *library.agendas())
    texts = {text for template in shipped for text in (template.subject, template.body)}
    return {ready(text): f"{environment().compile(text, raw=True)}\n" for text in texts}


if __name__ == "__main__":
    made = readied()
    for old in next(iter(made)).parents[1].glob("*/*.code"):
        old.unlink()
    for path, code in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
