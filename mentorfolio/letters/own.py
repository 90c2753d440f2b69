"""A person's own templates: begun from a shipped one or from a commented page, and tried out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mentorfolio.errors import AlreadyThere, CannotCreate, NotFound, UsageProblem
from mentorfolio.letters.library import (
    ENDING,
    ID,
    LETTERS,
    PROMPTS,
    Broken,
    Library,
    Template,
    read,
    templates_root,
)
from mentorfolio.letters.rendering import Plain

_FAMILY = {LETTERS: "letter", PROMPTS: "prompt"}

# Below the shipped templates: a good first letter as it stands, so that one can begin with a word.
_PAGE = "new-letter.txt"

_PERSON: dict[str, Plain] = {
    "name": "Julie Sample",
    "first_name": "Julie",
    "role": "head of delivery",
    "organisation": "Sample Works",
    "email": "julie@example.org",
}
_NEED: dict[str, Plain] = {"title": "Lead a team", "why": "my team grows in May"}
_LETTER_VALUES: dict[str, Plain] = {
    "greeting": "Dear Julie",
    "sign_off": "Sam Sample",
    "topic": "Lead a team",
    "why": "the way you built your team",
    "minutes": 15,
    "last_contact": "9 January",
    "me": {
        **dict.fromkeys(
            ("role", "organisation", "signature", "availability", "purpose", "looking_for"), "so"
        ),
        "name": "Sam Sample",
        "first_name": "Sam",
        "email": "sam@example.org",
        "manager": "Kim Sample",
        "context": "skills",
    },
    "mentor": _PERSON,
    "need": _NEED,
    "earlier": {"subject": "15 minutes on teams?", "sent": "9 January"},
    "talk": {"on": "14 January", "note": "hello"},
}
_PROMPT_VALUES: dict[str, Plain] = {"mentor": _PERSON, "need": _NEED}


def new(library: Library, template_id: str, source: str | None) -> tuple[str, str, str | None]:
    """A new file in the person's folder: letter or prompt, its path, and what it is a copy of.

    Args:
        library: whose folder it goes to.
        template_id: the id, and so the file's name.
        source: the id of the template to copy. Without one, the shipped template of the same id,
            which the file then stands in for, else a commented page.

    Raises:
        UsageProblem: an id that no file could have.
        AlreadyThere: the person has a file of this name.
        NotFound: there is no template ``source``.
        CannotCreate: the file cannot be made.
    """
    if not ID.fullmatch(template_id):
        raise UsageProblem(
            f"{template_id!r} cannot be the id of a template.",
            hint="An id is made of small letters, digits and hyphens, 64 at most.",
        )
    if library.folder is None:
        raise CannotCreate("There is no folder for templates of your own.")
    shelf, data, source = _beginning(library, template_id, source)
    path = library.folder / shelf / f"{template_id}{ENDING}"
    _write(path, data)
    return _FAMILY[shelf], str(path), source


def check(library: Library, which: str | None) -> tuple[int, Sequence[Broken]]:
    """How many templates were tried out, and everything that is wrong in them, in the order of lines.

    Args:
        library: whose templates.
        which: an id, a file, or None for all of the person's own.

    Raises:
        NotFound: there is neither a template nor a file of this name.
    """
    files = list(library.own_files() if which is None else _named(library, which))
    found = [fault for shelf, path in files for fault in _faults(shelf, path)]
    unlisted = [broken for broken in library.broken if not broken.id] if which is None else []
    return len(files), [*unlisted, *found]


def _beginning(library: Library, template_id: str, source: str | None) -> tuple[str, bytes, str | None]:
    """The shelf that the new file goes to, what it begins with, and where that is from."""
    for shelf, path in library.files_called(source or template_id):
        if source is None and library.folder in path.parents:
            raise _already(path)
        found = read(shelf, path, own=True)
        if isinstance(found, Broken):
            raise found.problem()
        return shelf, path.read_bytes(), source or template_id
    if source is not None:
        library.letter(source)  # raises NotFound, with those that look like it
    name = template_id.replace("-", " ").strip().capitalize() or template_id
    page = (templates_root() / _PAGE).read_text(encoding="utf-8")
    return LETTERS, page.replace("NAME", name).replace("ID", template_id).encode(), None


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Never over a file that is there, whoever made it a moment ago.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise _already(path) from None
    except OSError as problem:
        raise CannotCreate(f"{path} cannot be made: {problem.strerror}.") from None
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(data)
    except OSError as problem:
        with contextlib.suppress(OSError):
            path.unlink()
        raise CannotCreate(f"{path} cannot be written: {problem.strerror}.") from None


def _already(path: Path) -> AlreadyThere:
    return AlreadyThere(
        f"You have that template already: {path}", hint="Change that file, or choose another id."
    )


def _named(library: Library, which: str) -> Iterator[tuple[str, Path]]:
    files = list(library.files_called(which))
    if not files:
        path = Path(which)
        with contextlib.suppress(OSError, RuntimeError, ValueError):
            path = path.expanduser()
            files = [(_shelf_of(path), path)] if path.is_file() else []
    if not files:
        raise NotFound(
            f"There is neither a template nor a file called {which!r}.",
            hint="`mentorfolio template list` shows all templates.",
        )
    yield from files


def _shelf_of(path: Path) -> str:
    """By its folder, else by the header that only prompts have."""
    if path.absolute().parent.name in (LETTERS, PROMPTS):
        return path.absolute().parent.name
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        head = [line.partition(":")[0].strip().casefold() for line in file.read(4096).splitlines()[:12]]
    return PROMPTS if "about" in head and "kind" not in head else LETTERS


def _faults(shelf: str, path: Path) -> list[Broken]:
    template = read(shelf, path, own=True)
    if isinstance(template, Broken):
        return [template]
    from mentorfolio.letters.confined import tried_apart

    return [
        Broken(shelf=shelf, id=template.id, path=template.path, line=line, cause=cause)
        for line, cause in sorted(tried_apart(template, _samples(shelf, template)))
    ]


def _samples(shelf: str, template: Template) -> dict[str, Plain]:
    if shelf == PROMPTS:
        return dict(_PROMPT_VALUES)
    needed: dict[str, Plain] = {name: "sample" for name in template.needs if "." not in name}
    return needed | _LETTER_VALUES
