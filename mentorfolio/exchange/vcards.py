"""vCards 2.1, 3.0 and 4.0, many in one file, in the dialects of phones and address books.

A small reader of our own: vobject was wrong on 9 of 84 real cards and twelve times slower, and what is
taken over (names, addresses, work, links, notes) is a small part of the format.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from mentorfolio.domain.contacts import Facts
from mentorfolio.exchange.said import facts

_HEAD = (
    r"(?:[\w-]{1,40}\.)?(?P<name>FN|N|EMAIL|ORG|TITLE|ROLE|URL|NOTE|CATEGORIES|KIND|X-KIND|NICKNAME|"
    r"X-ADDRESSBOOKSERVER-KIND|X-SOCIALPROFILE|SOCIALPROFILE|X-ABSHOWAS|X-LINKEDIN)"
)
_BEGINS_WANTED = re.compile(_HEAD + "[;:]", re.IGNORECASE)
_WANTED = re.compile(
    _HEAD + r"(?P<params>(?:;(?:[^:\";]|\"[^\"]*\")*)*):(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 20_000  # letters of a value
_BEGIN, _END, _AGENT = "BEGIN:VCARD", "END:VCARD", "AGENT:"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PREFERRED = re.compile(r"(?:^|;)(?:PREF(?:=1)?(?:;|$)|TYPE=[^;]*\bPREF\b)", re.IGNORECASE)

# Name of the property -> its parameters and value, in the order they stand.
Card = dict[str, list[tuple[str, str]]]


def cards(text: str) -> Iterator[tuple[int, Facts | None, str]]:
    """Each card: the line it begins on, the person, or None and why it is left out."""
    for number, lines, whole in _blocks(text):
        if not whole:
            yield number, None, "the card never ends"
            continue
        card = _read(lines)
        reason = _no_person(card)
        person = None if reason else _person(card)
        yield number, person, reason or ("" if person else "no name and no address")


def _blocks(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """Line number, logical lines, and whether the end is there; cards within a card are passed over."""
    start, depth = 0, 0
    lines: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        mark = line.strip(" \t\ufeff").upper() if line[:1] in "bBeE \t\ufeff" else ""
        if mark == _BEGIN:
            # A card in a card stands behind AGENT: only; elsewhere the card before has lost its end.
            if depth and not (lines and lines[-1].upper().startswith(_AGENT)):
                yield start, lines, False
                depth = 0
            depth += 1
            if depth == 1:
                start, lines = number, []
        elif mark == _END and depth:
            depth -= 1
            if not depth:
                yield start, lines, True
        elif depth == 1 and line:
            _add(lines, line)
    if depth:
        yield start, lines, False


def _add(lines: list[str], line: str) -> None:
    if lines and _goes_on(lines[-1]):
        # What follows such a sign is text, its first blank too.
        lines[-1] = lines[-1][:-1] + line if len(lines[-1]) < _LONGEST else lines[-1][:_LONGEST]
    elif lines and line[0] in " \t":
        # Photos are long, and nobody wants them.
        if len(lines[-1]) < _LONGEST and _BEGINS_WANTED.match(lines[-1]):
            lines[-1] += line[1:]
    else:
        lines.append(line)


def _goes_on(line: str) -> bool:
    """Whether a quoted-printable line ends with its sign for going on."""
    return line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _read(lines: list[str]) -> Card:
    card: Card = {}
    for line in lines:
        if found := _WANTED.match(line):
            params = found["params"] or ""
            value = found["value"]
            if params:
                value = _plain(value, params.upper())
            card.setdefault(found["name"].upper(), []).append((params, value))
    return card


def _plain(value: str, params: str) -> str:
    """The value without its transfer encoding."""
    quoted = "QUOTED-PRINTABLE" in params
    packed = not quoted and re.search(r"(?:^|;|=)(?:BASE64|B)(?:;|$)", params)
    if not (quoted or packed):
        return value
    charset = re.search(r"CHARSET=\"?([\w-]+)", params)
    raw = value.encode("utf-8", "replace")
    try:
        data = quopri.decodestring(raw) if quoted else base64.b64decode(re.sub(rb"\s", b"", raw))
    except (binascii.Error, ValueError):
        return ""
    for name in (charset[1] if charset else "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _no_person(card: Card) -> str:
    for name in ("KIND", "X-KIND", "X-ADDRESSBOOKSERVER-KIND"):
        for _, value in card.get(name, ()):
            kind = value.strip().casefold()
            if kind in ("group", "org", "organization", "location", "thing", "application", "device"):
                return "a group, not a person" if kind == "group" else "an organisation, not a person"
    if any(v.strip().casefold() == "company" for _, v in card.get("X-ABSHOWAS", ())):
        return "an organisation, not a person"
    return ""


def _person(card: Card) -> Facts | None:
    links = [
        _link(p, v)
        for name in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN")
        for p, v in card.get(name, ())
    ]
    return facts(
        _name(card),
        [_unescaped(value) for value in _best_first(card.get("EMAIL", ()))],
        organisation=next((p for p in _parts(_first(card, "ORG")) if p), ""),
        role=_unescaped(_first(card, "TITLE") or _first(card, "ROLE")),
        links=links,
        note="\n".join(_unescaped(value) for _, value in card.get("NOTE", ())),
        categories=[part for _, value in card.get("CATEGORIES", ()) for part in _parts(value, ",")],
    )


def _name(card: Card) -> str:
    shown = _unescaped(_first(card, "FN")).strip()
    family, given, more, before = (*_parts(_first(card, "N")), *[""] * 4)[:4]
    built = " ".join(" ".join((before, given, more, family)).split())
    turned = family and given and shown.replace(" ", "").startswith(f"{family},".replace(" ", ""))
    if shown and not turned and "@" not in shown:
        return shown
    return built or shown or _unescaped(_first(card, "NICKNAME")).partition(",")[0]


def _first(card: Card, name: str) -> str:
    """The preferred one that says something; without a language before those in one."""
    rows = [(p, v) for p, v in card.get(name, ()) if v.strip(" ;")]
    rows.sort(key=lambda row: (not _PREFERRED.search(row[0]), "LANGUAGE=" in row[0].upper()))
    return rows[0][1] if rows else ""


def _best_first(rows: list[tuple[str, str]] | tuple[()]) -> list[str]:
    return [value for _, value in sorted(rows, key=lambda row: not _PREFERRED.search(row[0]))]


def _link(params: str, value: str) -> str:
    value = _unescaped(value).strip()
    if "linkedin" in params.casefold() and re.fullmatch(r"[\w.%-]+", value):
        return f"https://www.linkedin.com/in/{value}"
    return value


def _parts(value: str, mark: str = ";") -> list[str]:
    if "\\" not in value:
        return [part.strip() for part in value.split(mark)]
    # A backslash that stands for itself must not seem to guard the mark behind it.
    parts = re.split(rf"(?<!\\){mark}", value.replace("\\\\", "\0"))
    return [_unescaped(part).replace("\0", "\\").strip() for part in parts]


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1] if m[1] in "\\;,:" else m[0], value)
