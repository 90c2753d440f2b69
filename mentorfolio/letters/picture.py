"""The page of a whole portfolio, filled in: everything in it is escaped but the pictures we drew ourselves.

The parts of the page are files in ``report/`` of the templates; a person's own stand before the shipped
ones, and a page with such a part in it is filled in by a process of its own, as a person's letters are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentorfolio.errors import InputOutputFailure, UsageProblem
from mentorfolio.letters.library import LARGEST, SHIPPED
from mentorfolio.letters.page import PAGE, STYLE, filled

FOLDER = "report"


class Parts:
    """The files that make up the page: name -> text, and which of them are the person's own."""

    def __init__(self, own: Path | None) -> None:
        self.texts: dict[str, str] = {}
        self.own: dict[str, Path] = {}
        for path in _files(SHIPPED / FOLDER):
            self.texts[path.name] = _text(path)
        if PAGE not in self.texts:
            raise InputOutputFailure(
                f"The templates that came with mentorfolio are not in {SHIPPED}.",
                hint="Install mentorfolio again.",
            )
        for path in _files(own / FOLDER) if own else ():
            self.texts[path.name] = _text(path)
            self.own[path.name] = path


class FaultyPage(UsageProblem):
    """A part of the page that cannot be used."""

    def __init__(self, part: str, line: int, cause: str) -> None:
        place = f"{part}, line {line}" if line else part
        super().__init__(
            f"The page cannot be filled in ({place}): {cause}.",
            hint="Fix that file, or move it away to use the one that came with mentorfolio.",
        )
        self.part, self.line, self.cause = part, line, cause


def fill_page(values: Mapping[str, Any], own: Path | None) -> str:
    """The whole page as HTML.

    Args:
        values: name -> text, number, truth value, None, or lists and dicts of these; what stands under the
            key ``svg`` of any dict is a picture of our own making, and goes in as it is.
        own: the person's folder of templates.

    Raises:
        FaultyPage: a part of it is at fault; says which line.
        InputOutputFailure: a file cannot be read.
    """
    parts = Parts(own)
    if "</" in parts.texts.get(STYLE, ""):
        raise FaultyPage(str(parts.own.get(STYLE, STYLE)), 0, 'a style holds no "</"')
    if parts.own:
        from mentorfolio.letters.confined import page_apart

        answer = page_apart(parts.texts, values)
    else:
        answer = filled(parts.texts, values)
    if "cause" in answer:
        part = answer["part"]
        raise FaultyPage(str(parts.own.get(part, part)), answer["line"], answer["cause"])
    page: str = answer["page"]
    return page


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in (".html", ".css") and p.is_file())
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise InputOutputFailure(f"The templates in {folder} cannot be read: {problem.strerror}.") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise FaultyPage(str(path), 0, f"it is larger than {LARGEST >> 10} KB")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FaultyPage(str(path), line, "it is not UTF-8 text") from None
    except OSError as problem:
        raise InputOutputFailure(f"{path} cannot be read: {problem.strerror}.") from None
