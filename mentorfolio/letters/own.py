"""A person's own templates: begun from a shipped one or from a commented page, and tried out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mentorfolio.errors import AlreadyThere, CannotCreate, NotFound, UsageProblem
from mentorfolio.letters.filling import Plain
from mentorfolio.letters.library import (
    AGENDAS,
    ENDING,
    ID,
    LETTERS,
    PROMPTS,
    SHELVES,
    SHIPPED,
    Fault,
    Library,
    Template,
    is_there,
    read,
)

# Below the shipped templates: good ones as they stand, so that one can begin with a word.
_PAGES = {shelf: f"new-{family}.txt" for shelf, family in SHELVES.items()}

_PERSON: dict[str, Plain] = {
    "name": "Julie Sample",
    "first_name": "Julie",
    "role": "head of delivery",
    "organisation": "Sample Works",
    "email": "julie@example.org",
}
_NEED: dict[str, Plain] = {"title": "Lead a team", "why": "my team grows in May"}
_LETTER_VALUES: dict[str, Plain] = {
    **dict.fromkeys("met offered in_touch agreed same_organisation in_chat close".split(), False),
    **dict.fromkeys(("answered", "mentors", "matched"), False),
    **dict.fromkeys(("introduced", "introduced_by", "later", "back", "matched_since"), ""),
    "greeting": "Dear Julie",
    "sign_off": "Sam Sample",
    "topic": "Lead a team",
    "why": "the way you built your team",
    "minutes": 15,
    "last_contact": "9 January",
    "last_time": "on 9 January",
    "standing": "stranger",
    "unmet": True,
    "left_out": [],
    "i_am": "I am Sam Sample, nurse at Sample Hospital",
    "signed": "Sam Sample",
    "regards": "Thanks,",
    "reminds_of": "first",
    "off": {"when": "on 11 March", "mine": False, "asked": ""},
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
    "earlier": {
        "kind": "first",
        "subject": "15 minutes on teams?",
        "sent": "9 January",
        "when": "on 9 January",
    },
    "talk": {"on": "14 January", "note": "hello"},
}
_PROMPT_VALUES: dict[str, Plain] = {"mentor": _PERSON, "need": _NEED}
_AGENDA_VALUES: dict[str, Plain] = {
    "me": {"name": "Sam Sample", "first_name": "Sam"},
    "mentors": [_PERSON],
    "names": "Julie",
    "meeting": {
        "when": "Wed 28 Jan 2026, 15:00",
        "minutes": 60,
        "kind": "regular",
        "circle": "Sample circle",
        "incident": "the handover that nobody prepared",
    },
    "presenter": {"name": "Julie Sample", "first_name": "Julie", "me": False},
    "mentoring": True,
    **dict.fromkeys(("known", "talked", "short", "brief"), False),
    "needs": [{"title": "Lead a team", "knowing": "skill", "by": "30 May"}],
    "mine": [{"text": "read the budget", "due": "26 January"}],
    "theirs": [{"text": "ask about the course", "due": "", "name": "Julie"}],
    "areas": ["how to say no"],
    "asked": "How do you say no?",
    "last": {"on": "14 January"},
    "agenda": ["the new rota"],
    "term": {"programme": "Sample programme", "end": "30 June", "halfway": True, "ending": True},
}


def new(library: Library, template_id: str, source: str | None) -> tuple[str, str, str | None]:
    """A new file in the person's folder: letter, prompt or agenda, its path, and what it is a copy of.

    ``template_id`` is the id, and so the file's name; ``agendas/mine`` says the shelf as well. ``source`` is
    the id of the template to copy: without one, the shipped template of the same id, which the file then
    stands in for, else a commented page.

    Raises:
        UsageProblem: an id that no file could have.
        AlreadyThere: the person has a file of this name.
        NotFound: there is no template ``source``, or it is on another shelf.
        CannotCreate: the file cannot be made.
    """
    _, word = on_shelves(template_id)
    if not ID.fullmatch(word):
        raise UsageProblem(
            f"{template_id!r} cannot be the id of a template.",
            hint="An id can have lower-case letters, digits and hyphens, 64 at most.",
        )
    if library.folder is None:
        raise CannotCreate("There is no folder for templates of your own.")
    shelf, data, source = _beginning(library, template_id, source)
    path = library.folder / shelf / f"{word}{ENDING}"
    _write(path, data)
    return SHELVES[shelf], str(path), source


def check(library: Library, which: str | None) -> tuple[int, Sequence[Fault]]:
    """How many templates were tried out, and everything that is wrong in them, in the order of lines.

    ``which`` is an id, a file, or None for all of the person's own.

    Raises:
        NotFound: there is neither a template nor a file of this name.
    """
    files = list(_own_files(library) if which is None else _named(library, which))
    found = [fault for shelf, path in files for fault in _faults(shelf, path)]
    unlisted = [broken for broken in library.broken if not broken.id] if which is None else []
    return len(files), [*unlisted, *found]


def files_called(library: Library, template_id: str) -> Iterator[tuple[str, Path]]:
    """Shelf and path of the files of this id; of the shipped ones where the person has none.

    Of ``agendas/closing`` those of one shelf, of ``closing`` those of all.
    """
    shelves, word = on_shelves(template_id)
    for shelf in shelves if ID.fullmatch(word) else ():
        paths = [folder / f"{word}{ENDING}" for folder, _ in library.folders(shelf)]
        yield from [(shelf, path) for path in paths if is_there(path)][:1]


def _own_files(library: Library) -> Iterator[tuple[str, Path]]:
    """Shelf and path of every template file of the person, usable or not, by id."""
    library.broken = []
    if library.folder is None:
        return
    for shelf in SHELVES:
        for path in sorted(library.listed(library.folder / shelf, shelf, own=True)):
            yield shelf, path


def on_shelves(template_id: str) -> tuple[tuple[str, ...], str]:
    """Where ``agendas/closing`` or ``closing`` is looked for, and the bare id."""
    shelf, slash, word = template_id.partition("/")
    return ((shelf,), word) if slash and shelf in SHELVES else (tuple(SHELVES), template_id)


def _beginning(library: Library, template_id: str, source: str | None) -> tuple[str, bytes, str | None]:
    """The shelf that the new file goes to, what it begins with, and where that is from."""
    shelves, word = on_shelves(template_id)
    for shelf, path in files_called(library, source or template_id):
        if shelf not in shelves:
            continue
        if source is None and library.folder in path.parents:
            raise _already(path)
        found = read(shelf, path, own=True)
        if isinstance(found, Fault):
            raise found.problem()
        return shelf, path.read_bytes(), source or template_id
    shelf = shelves[0]
    if source is not None:
        raise library.unknown(shelf, source)
    name = word.replace("-", " ").strip().capitalize() or word
    page = (SHIPPED / _PAGES[shelf]).read_text(encoding="utf-8")
    return shelf, page.replace("NAME", name).replace("ID", template_id).encode(), None


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
        f"You already have that template: {path}", hint="Change that file, or choose another id."
    )


def _named(library: Library, which: str) -> Iterator[tuple[str, Path]]:
    files = list(files_called(library, which))
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
    """By its folder, else by the headers that only a prompt and a letter have."""
    if path.absolute().parent.name in SHELVES:
        return path.absolute().parent.name
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        head = [line.partition(":")[0].strip().casefold() for line in file.read(4096).splitlines()[:12]]
    if "kind" not in head:
        return PROMPTS if "about" in head else LETTERS
    return LETTERS if {"channel", "subject"} & {*head} else AGENDAS


def _faults(shelf: str, path: Path) -> list[Fault]:
    template = read(shelf, path, own=True)
    if isinstance(template, Fault):
        return [template]
    from mentorfolio.letters.confined import tried_apart

    found = sorted(tried_apart(template, _samples(shelf, template)))
    known = {"told", "lately", *template.needs, *template.offers, *_LETTER_VALUES}
    where = [*template.offers.values(), *(asks.where for asks in template.asks)]
    found += [
        (1, f'"{one.value}" is no value that anything can depend on')
        for one in where
        if one.value not in {"", *known}
    ]
    return [
        Fault(shelf=shelf, id=template.id, path=template.path, line=line, cause=cause)
        for line, cause in found
    ]


def _samples(shelf: str, template: Template) -> dict[str, Plain]:
    if shelf != LETTERS:
        return dict(_PROMPT_VALUES if shelf == PROMPTS else _AGENDA_VALUES)
    needed: dict[str, Plain] = {name: "sample" for name in template.needs if "." not in name}
    return needed | _LETTER_VALUES
