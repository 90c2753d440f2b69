"""Portfolio files as accidents leave them, and what the program makes of each."""

from __future__ import annotations

import random
import zlib
from pathlib import Path
from typing import Any

from mentorfolio.domain.records import Mentor
from mentorfolio.domain.unproven import strange
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import whole
from tests.support import Cli


def mutant(good: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to three accidents: flipped bits, changed digits, cuts, splices, chunks twice or gone."""
    data = good
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(ACCIDENTS)(data or b" ", other, chance)
    # A splice from the first byte on is no accident, but the other file, which is as good.
    return mutant(good, other, chance) if data == other else data


def _flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _byte(data: bytes, _: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(data))] = chance.choice(b'0129"\\{}[],:e-.\0 \nau\xff')
    return bytes(changed)


def _digit(data: bytes, _: bytes, chance: random.Random) -> bytes:
    places = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data + b"1"
    at = chance.choice(places)
    return (
        data[:at] + chance.choice((b"0", b"9", b"99999999999999999999", b"1e9", b"-1", b"")) + data[at + 1 :]
    )


def _cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _gone(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 2, 5, 40, 512)) :]


def _twice(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice((1, 5, 40, 512))
    return data[: at + size] + data[at:]


def _line_twice(data: bytes, _: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[: at + 1], *lines[at:]])


def _line_gone(data: bytes, _: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], *lines[at + 1 :]])


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + other[at if chance.random() < 0.5 else chance.randrange(len(other)) :]


def _zeros(data: bytes, _: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


ACCIDENTS = (_flip, _flip, _byte, _digit, _cut, _gone, _twice, _line_twice, _line_gone, _splice, _zeros)


HEAD = b'{\n"_meta": {"checksum":"'


def forged(data: bytes) -> bytes:
    """A file with its checksum made right, by the recipe of docs/store.md."""
    if not data.startswith(HEAD) or len(data) < len(HEAD) + 8:
        return data
    blank = HEAD + b"00000000" + data[len(HEAD) + 8 :]
    return HEAD + b"%08x" % zlib.crc32(blank) + data[len(HEAD) + 8 :]


SAID = (
    ("next",),
    (),
    ("mentor", "list"),
    ("review",),
    ("export",),
    ("timeline", "julie-okafor"),
    ("store", "check"),
    ("store", "backups"),
    ("mentor", "add", "Added Afterwards"),
)


def answered(cli: Cli, *more: tuple[str, ...]) -> str:
    """What is wrong in the answers of commands to a portfolio that may be anything; empty if nothing is."""
    codes = {}
    for words in (*more, *SAID):
        outcome = cli(*words, "--json")
        if outcome.code not in (0, 2, 3, 4, 5, 65, 74, 78) or "internal" in outcome.err:
            return f"{' '.join(words)}: {outcome.code} {outcome.err}"
        codes[words] = outcome.code
    if codes["store", "check"] or codes["mentor", "list"]:
        return ""  # it is told
    for table in whole_records(PortfolioStore(cli.store, 5)):
        for record in table:
            if found := strange(record):
                return f"{record.id}{found[0]} is accepted: {found[1]}"
    return ""


def whole_records(store: PortfolioStore) -> list[tuple[Any, ...]]:
    """Every record, by table."""
    return [tuple(found) for found in store.reading().tables().values()]


def judged(data: bytes, good: bytes, path: Path, *, checksummed: bool = True) -> str:
    """What becomes of a mutated file: ``told`` as damage, ``warned`` of, ``same`` in meaning, or worse.

    Whatever is accepted must also take a change, and be read back afterwards.
    """
    path.write_bytes(data)
    said: list[str] = []
    store = PortfolioStore(path, 5, warn=said.append)
    try:
        found = whole(store)
    except MentorfolioError as problem:
        return "told" if problem.exit_code in (65, 74, 78) else f"exit {problem.exit_code}"
    except Exception as problem:  # noqa: BLE001 - this is what is looked for
        return f"traceback {problem!r}"
    if not data and said == []:
        return "same"  # an empty file beside no backups is a new beginning
    fate = "warned" if said else "same" if found == _meaning(good, path) else "accepted without a word"
    if fate.startswith("accepted") and not checksummed:
        fate = "as its format allows"  # format 1 had no checksum
    return _changed_again(store, found) or fate


_MEANINGS: dict[bytes, Any] = {}


def _meaning(good: bytes, path: Path) -> Any:
    if good not in _MEANINGS:
        whole_file = path.with_name("good.json")
        whole_file.write_bytes(good)
        _MEANINGS[good] = whole(PortfolioStore(whole_file, 5))
    return _MEANINGS[good]


def _changed_again(store: PortfolioStore, found: dict[str, Any]) -> str:
    """What goes wrong when an accepted file is changed: nothing, or the words for it."""
    from tests.store.sample import person

    try:
        with store.changing() as portfolio:
            portfolio[Mentor].put(person("Added Afterwards"))
        again = whole(PortfolioStore(store.path, 5))
        listed = len(store.history())
    except MentorfolioError as problem:
        return f"read, but not changed: {problem.message}"
    except Exception as problem:  # noqa: BLE001 - this is what is looked for
        return f"traceback on a change: {problem!r}"
    finally:
        for kept in store.path.with_name(f"{store.path.name}.backups").glob("*"):
            kept.unlink()
    again["mentors"].pop("added-afterwards")
    if again != found:
        return "a change altered other records"
    return "" if listed else "the change left no backup"
