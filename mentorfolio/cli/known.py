"""What a portfolio knows by a name, read off the file's own text: ids, names, tags, templates.

For completion only: no record is decoded, and what can move a terminal or a shell is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

TYPE_CHECKING = False  # typing costs a completion 5 ms
if TYPE_CHECKING:
    from typing import Any

# Kind -> the table, and the key of the name.
_TABLES = {
    "mentor": ("mentors", "name"),
    "need": ("needs", "title"),
    "circle": ("circles", "name"),
    "place": ("places", "name"),
}
_LISTS = {"skill": "skills", "tag": "tags"}
_DATED = ("meeting", "planned", "held", "action")
_SHELVES: dict[str, tuple[str, ...]] = {
    "letter": ("letters",),
    "prompt": ("prompts",),
    "agenda": ("agendas",),
}
_SHELVES["template"] = ("letters", "prompts", "agendas")


class Known:
    """A word to type, what it means, and what else it is found by."""

    __slots__ = ("name", "told", "word")

    def __init__(self, word: str, told: str = "", name: str = "") -> None:
        self.word, self.told, self.name = word, told, name


def records(kind: str, store: str, environment: Mapping[str, str]) -> Iterator[Known]:
    """All of a kind, each word once."""
    seen = set()
    for found in _all(kind, store, environment):
        if found.word not in seen and found.word and found.word.isprintable():
            seen.add(found.word)
            told, name = ("".join(filter(str.isprintable, text)) for text in (found.told, found.name))
            yield Known(found.word, told, name)


def _all(kind: str, store: str, environment: Mapping[str, str]) -> Iterator[Known]:
    if kind in _SHELVES:
        yield from _templates(_SHELVES[kind], environment)
    elif kind in _TABLES:
        yield from _named(_path(store, environment), *_TABLES[kind])
    elif kind == "contact":
        yield from _named(_network(_path(store, environment)), "contacts", "name")
    elif kind in _LISTS:
        yield from map(Known, _listed(_path(store, environment), "mentors", _LISTS[kind]))
    elif kind == "contact-tag":
        network = _network(_path(store, environment))
        for key in ("tags", "categories"):
            yield from map(Known, _listed(network, "contacts", key))
    elif kind in _DATED:
        yield from _dated(_path(store, environment), kind)
    elif kind == "help":
        yield from _topics()


def _path(store: str, environment: Mapping[str, str]) -> str:
    if store and not store.startswith("~"):
        return store
    from mentorfolio.whereabouts import portfolio

    return portfolio(store, environment)


def _network(portfolio: str) -> str:
    """The file of contacts beside a portfolio."""
    real = os.path.realpath(portfolio)
    return os.path.join(os.path.dirname(real), "network.json")  # noqa: PTH118, PTH120


def _is_id(text: str) -> bool:
    """Whether it is one: of a file that somebody meddled with, no letter may mean a thing to a shell."""
    return all(char in "-_" or char.isalnum() or ord(char) > 127 for char in text)


def _named(path: str, table: str, key: str) -> Iterator[Known]:
    """The ids of a table with their names."""
    for id_, line in _rows(path, table):
        name = _text(line, f'"{key}":"')
        if _is_id(id_):
            yield Known(id_, name, name)


def _rows(path: str, table: str) -> Iterator[tuple[str, str]]:
    """Id -> the text of the record, off the file's own lines where it is as we write it: a record a line."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs a completion 5 ms
        if file.readline() + file.readline(11) != '{\n"_meta": {"':
            import json

            file.seek(0)
            for id_, record in json.load(file).get(table, {}).items():
                yield id_, json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            return
        inside = False
        for line in file:
            if inside and line.startswith("}"):
                return
            if inside:
                end = line.index('": {')
                yield line[1:end], line[end + 3 :]
            inside = inside or line == f'"{table}": {{\n'


def _text(line: str, key: str) -> str:
    """The text behind this key of a record."""
    at = line.find(key)
    if at < 0:
        return ""
    begin = at + len(key)
    end = line.find('"', begin)
    if "\\" not in line[begin:end]:
        return line[begin:end]
    import json

    found: str = json.JSONDecoder().raw_decode(line, begin - 1)[0]
    return found


def _listed(path: str, table: str, key: str) -> Iterator[str]:
    """The words in a list of people's own words."""
    import json

    for _, line in _rows(path, table):
        at = line.find(f'"{key}":[')
        yield from json.JSONDecoder().raw_decode(line, at + len(key) + 3)[0] if at >= 0 else ()


def _dated(path: str, kind: str) -> Iterator[Known]:
    """Ids of meetings (planned, held, any) or open actions, and of the people for whom one is open."""
    import json

    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        tables = json.load(file)
    meetings, mentors = tables.get("meetings", {}), tables.get("mentors", {})
    found = [*(_actions(meetings, mentors) if kind == "action" else _meetings(meetings, kind))]
    people = {person for _, whom in found for person in whom}
    for known, _ in found:
        yield known
    for id_, mentor in mentors.items():
        if id_ in people and _is_id(id_):
            yield Known(id_, mentor["name"], mentor["name"])
    if kind == "meeting":
        yield from (known for known, _ in _meetings(meetings, ""))


_Dated = Iterator[tuple[Known, Iterable[str]]]


def _actions(meetings: Mapping[str, Any], mentors: Mapping[str, Any]) -> _Dated:
    theirs = [(m["actions"], m["mentors"]) for m in meetings.values()]
    theirs += [(m.get("actions", ()), [i]) for i, m in mentors.items()]
    for actions, people in theirs:
        yield from (
            (Known(a["id"], a["text"]), people) for a in actions if a["done"] is None and _is_id(a["id"])
        )


def _meetings(meetings: Mapping[str, Any], kind: str) -> _Dated:
    """Those held, those not, or all of no ``kind``."""
    for id_, m in meetings.items():
        wanted = m["held"] if kind == "held" else not m["held"] and not m["cancelled"]
        if (wanted or not kind) and _is_id(id_):
            yield Known(id_, f"{m['when'][:10]} {', '.join(m['mentors'])}"), m["mentors"]


def _templates(shelves: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[Known]:
    from mentorfolio.whereabouts import shipped, templates

    folders = (templates(environment), shipped("templates"))
    found = {name for folder in folders for shelf in shelves for name in _texts(f"{folder}/{shelf}", ".txt")}
    yield from (Known(name) for name in sorted(found) if _is_id(name))


def _texts(folder: str, ending: str) -> list[str]:
    """The names of the texts in a folder, without their ending; none where there is no such folder."""
    try:
        files = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []
    return [name.removesuffix(ending) for name in files if name.endswith(ending)]


def _topics() -> Iterator[Known]:
    from mentorfolio.cli.index import IndexedCommand, lines
    from mentorfolio.whereabouts import shipped

    yield from (
        Known(row.words, row.summary) for row in map(IndexedCommand, lines()) if row.words and not row.parent
    )
    yield from map(
        Known, sorted({*_texts(shipped("templates/help"), ".txt"), *_texts(shipped("docs"), ".md")})
    )
