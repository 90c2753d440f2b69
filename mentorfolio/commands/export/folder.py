"""Pages in a folder that belongs to the person: their own words are never touched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.text import command_line, so_many
from mentorfolio.errors import InputOutputFailure
from mentorfolio.render.page import Line, Look, Page, command, line
from mentorfolio.settings import expanded

_NAMED = 8  # pages; the rest is a number


class Pages(Result, frozen=True, kw_only=True):
    """Pages by their path in the folder: written anew, as they were, left because they are the person's.

    ``gone`` are pages of ours whose mentor, need or month is no longer in the portfolio; they stay.
    """

    output: str
    records: int
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    left: tuple[str, ...]
    gone: tuple[str, ...]

    def page(self, look: Look) -> Page:
        """What was written and what was not, and why."""
        written, same = so_many(len(self.written), "page"), len(self.unchanged)
        words = [line(f"Wrote {written} to {self.output}; {same} not changed.")]
        words += _named("Left as they are, because someone has written between our marks:", self.left)
        if self.left:
            typed = command_line("export", "--format", "markdown", "--output", self.output, "--force")
            told = "To renew that part, and keep everything you wrote below it: "
            words.append(line(told, command(typed), hang=2))
        words += _named("No longer in your portfolio, but still in the folder:", self.gone)
        return Page(words=tuple(words))


def keep_pages(desk: Desk, output: str, pages: Mapping[str, str], *, force: bool) -> Pages:
    """Bring our parts of these pages up to date; one changed there is left without ``force``.

    Raises:
        CannotCreate: a link in the folder leads out of it; nothing is written.
        CannotCreate, InputOutputFailure: a page cannot be read or written; the others stand.
    """
    from mentorfolio.exchange.marked import merged

    told: dict[str, list[str]] = {"written": [], "unchanged": [], "left": []}
    for path in pages:
        desk.refuse_links(f"{output}/{path}", output)
    for path, ours in pages.items():
        place = f"{output}/{path}"
        there = _read(expanded(place))
        now = merged(there, ours, force=force)
        told["left" if now is None else "unchanged" if now == there else "written"].append(path)
        if now is not None and now != there:
            desk.make_folder(os.path.dirname(place))  # noqa: PTH120 - as it was typed, "~" and all
            desk.write_file(place, now, tell=False)
    return Pages(
        output=output,
        records=len(pages),
        written=tuple(told["written"]),
        unchanged=tuple(told["unchanged"]),
        left=tuple(told["left"]),
        gone=tuple(_gone(expanded(output), pages)),
    )


def _gone(folder: Path, pages: Mapping[str, str]) -> list[str]:
    from mentorfolio.exchange.marked import is_ours

    there = [path for kind in ("mentors", "needs", "months") for path in (folder / kind).glob("*.md")]
    names = {path.relative_to(folder).as_posix(): path for path in sorted(there)}
    return [name for name, path in names.items() if name not in pages and is_ours(_read(path) or b"")]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):  # what stands there is told where its folder is made
        return None
    except OSError as problem:
        raise InputOutputFailure(
            f"{path} cannot be read: {problem.strerror}.", hint="Choose another folder with --output FOLDER."
        ) from None


def _named(why: str, paths: tuple[str, ...]) -> list[Line]:
    more = len(paths) - _NAMED
    rest = [line(f"  and {more} more", hang=2)] if more > 0 else []
    return [line(why), *(line(f"  {path}", hang=2) for path in paths[:_NAMED]), *rest] if paths else []
