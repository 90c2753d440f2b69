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
from functools import lru_cache

from mentorfolio.domain.contacts import ContactFacts
from mentorfolio.exchange.cleaning import LONGEST, LONGEST_NOTE, facts, is_plain_mail, left_out_of

_HEAD = (
    r"(?:[\w-]{1,40}\.)?(FN|N|EMAIL|ORG|TITLE|ROLE|URL|NOTE|CATEGORIES|KIND|X-KIND|NICKNAME|"
    r"X-ADDRESSBOOKSERVER-KIND|X-SOCIALPROFILE|SOCIALPROFILE|X-ABSHOWAS|X-LINKEDIN)"
)
_BEGINS_WANTED = re.compile(_HEAD + "[;:]", re.IGNORECASE)
_WANTED = re.compile(
    _HEAD + r"((?:;(?:[^:\";\n]|\"[^\"\n]*\")*)*):([^\n]*)",
    re.IGNORECASE,
)
# A line that may be wanted, parted at its first colon, with the lines on which it goes on; what most cards
# have and nobody wants is passed over at once, for photos are long.
_LINE = re.compile(
    r"\n(?![ \t]|(?:TEL|ADR|VERSION|PRODID|PHOTO|BDAY|UID|REV)[;:])"
    r"([^:\n]*+(?:\n[ \t][^:\n]*+)*+):(.*+(?:\n[ \t].*+)*+)"
)
_FOLD = re.compile(r"\n[ \t]")
_SOFT_BREAK = re.compile(r"\n(?<==\n)")
_ANY_MARK = re.compile(":[vV][cC][aA][rR][dD]")
_MARK = re.compile(r"^[ \t\ufeff]*(BEGIN|END):VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LONGEST = 20_000  # letters of a value
_MOST_HEADS, _LONGEST_HEAD = 2000, 200
NEVER_ENDS = "the card never ends"
_AGENT = "AGENT:"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PREFERRED = re.compile(r"(?:^|;)(?:PREF(?:=1)?(?:;|$)|TYPE=[^;]*\bPREF\b)", re.IGNORECASE)

_TELL_KIND = ("KIND", "X-KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
_LINES = ("FN", "N", "ORG", "TITLE", "ROLE")
_LINKS = ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN")

# Name of the property -> its parameters and value, in the order they stand.
Card = dict[str, list[tuple[str, str]]]


def cards(text: str) -> Iterator[tuple[int, ContactFacts | None, str]]:
    """Each card: the line it begins on, the person, and why they, or a value of theirs, are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    goes_on = bool(_SOFT_BREAK.search(text))
    for number, inside, whole in _blocks(text):
        if not whole:
            yield number, None, NEVER_ENDS
            continue
        card = _read(inside, goes_on=goes_on)
        reason = _no_person(card)
        person = None if reason else _person(card)
        if person:
            emails = [_unescaped(value) for _, value in card.get("EMAIL", ()) if not is_plain_mail(value)]
            links = [_unescaped(value) for name in _LINKS for _, value in card.get(name, ()) if "@" in value]
            # Only what may be too long is put together twice.
            note = _note(card) if sum(len(value) for _, value in card.get("NOTE", ())) > LONGEST_NOTE else ""
            long = any(len(value) > LONGEST for name in _LINES for _, value in card.get(name, ()))
            lines = (_name(card), *_work(card)) if long else ()
            is_odd = emails or links or note or lines
            yield number, person, left_out_of(emails, links, note, lines) if is_odd else ""
        else:
            yield number, person, reason or "no name and no address"


def _blocks(text: str) -> Iterator[tuple[int, str, bool]]:
    """Line number, text, and whether the end is there; cards within a card are passed over."""
    if (plain := _plain_blocks(text)) is not None:
        yield from plain
        return
    start, depth, begun, counted, number = 0, 0, 0, 0, 1
    parts: list[str] = []
    for mark in _MARK.finditer(text):
        number, counted = number + text.count("\n", counted, mark.start()), mark.start()
        if depth == 1:
            parts.append(text[begun : mark.start()])
        begun = mark.end() + 1
        if mark[1][0] in "Bb":
            # A card in a card stands behind AGENT: only; elsewhere the card before has lost its end.
            if depth and not _is_agent(parts):
                yield start, "".join(parts), False
                depth = 0
            depth += 1
            if depth == 1:
                start, parts = number, []
        elif depth:
            depth -= 1
            if not depth:
                yield start, "".join(parts), True
    if depth:
        yield start, "".join(parts), False


def _plain_blocks(text: str) -> list[tuple[int, str, bool]] | None:
    """The same where each card is whole and follows the one before, as in nearly every file; else None."""
    before, *chunks = text.split("BEGIN:VCARD\n")
    if before.strip(" \t\n\ufeff") or len(_ANY_MARK.findall(text)) != 2 * len(chunks):
        return None
    number, blocks = 1 + before.count("\n"), []
    for chunk in chunks:
        inside = chunk.rstrip()
        if not inside.endswith("\nEND:VCARD"):
            return None
        blocks.append((number, inside[:-10], True))
        number += 1 + chunk.count("\n")
    return blocks


def _is_agent(parts: list[str]) -> bool:
    last = "".join(parts).rstrip("\n").rpartition("\n")[2]
    return last.upper().startswith(_AGENT)


def _lines(text: str) -> list[str]:
    """Its logical lines, those that are broken joined."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line:
            _add(lines, line)
    return lines


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


def _read(text: str, *, goes_on: bool) -> Card:
    """The lines of a card that are wanted; ``goes_on`` where a line may end with the sign for it."""
    card: Card = {}
    if goes_on and "=\n" in text and "QUOTED-PRINTABLE" in text.upper():
        text = "\n".join(_lines(text))
    for head, value in _LINE.findall(f"\n{text}"):
        name, params, is_packed = _HEADS.get(head) or _known(head)
        if not name:
            continue
        if "\n" in value:
            value = _FOLD.sub("", value)
        if is_packed is None:  # a colon within quotes ends nothing
            if not (found := _WANTED.match(f"{_FOLD.sub('', head)}:{value}")):
                continue
            params, value = found[2], found[3]
            is_packed = _is_packed(params)
        row = (params, _plain(value[:_LONGEST], params.upper()) if is_packed else value[:_LONGEST])
        if name in card:
            card[name].append(row)
        else:
            card[name] = [row]
    return card


# Name and parameters of a line, and whether its value is packed: None where that is seen in the line only.
Head = tuple[str, str, bool | None]

_HEADS: dict[str, Head] = {}  # thousands of cards have the same few


def _known(head: str) -> Head:
    """The head of a line, remembered; without a name where nobody wants it."""
    head, folded = _FOLD.sub("", head), head
    found = (_BEGINS_WANTED if '"' in head else _WANTED).match(f"{head}:")
    name = found[1].upper() if found else ""
    if not found or '"' in head:
        known: Head = (name, "", None)
    else:
        known = (name, found[2], _is_packed(found[2]))
    if len(_HEADS) < _MOST_HEADS and len(folded) < _LONGEST_HEAD:
        _HEADS[folded] = known
    return known


@lru_cache(1024)
def _is_packed(params: str) -> bool:
    """Whether a value is quoted-printable, or base64."""
    return bool(re.search(r"QUOTED-PRINTABLE|(?:^|;|=)(?:BASE64|B)(?:;|$)", params.upper()))


def _plain(value: str, params: str) -> str:
    """A packed value without its transfer encoding."""
    quoted = "QUOTED-PRINTABLE" in params
    charset = re.search(r"CHARSET=\"?([\w-]+)", params)
    raw = value.encode("utf-8", "replace")
    try:
        data = quopri.decodestring(raw) if quoted else base64.b64decode(re.sub(rb"\s", b"", raw))
    except (binascii.Error, ValueError):
        return ""
    for name in (charset[1] if charset else "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):  # of punycode it is no UnicodeDecodeError
            continue
    return data.decode("latin-1")


def _no_person(card: Card) -> str:
    if card.keys().isdisjoint(_TELL_KIND):
        return ""
    for name in _TELL_KIND:
        for _, value in card.get(name, ()):
            kind = value.strip().casefold()
            if name == "X-ABSHOWAS":
                kind = "org" if kind == "company" else ""
            if kind in ("group", "org", "organization", "location", "thing", "application", "device"):
                return "a group, not a person" if kind == "group" else "an organisation, not a person"
    return ""


def _person(card: Card) -> ContactFacts | None:
    links = [_link(p, v) for name in _LINKS if name in card for p, v in card[name]]
    organisation, role = _work(card)
    return facts(
        _name(card),
        [_unescaped(value) for value in _best_first(card.get("EMAIL", ()))],
        organisation=organisation,
        role=role,
        links=links,
        note=_note(card),
        categories=[part for _, value in card.get("CATEGORIES", ()) for part in _parts(value, ",")],
    )


def _work(card: Card) -> tuple[str, str]:
    """Their organisation and their role."""
    organisation = next((p for p in _parts(_first(card, "ORG")) if p), "")
    return organisation, _unescaped(_first(card, "TITLE") or _first(card, "ROLE"))


def _note(card: Card) -> str:
    notes = [_unescaped(value) for _, value in card.get("NOTE", ())]
    if len(card.get("FN", ())) > 1:  # in another script or language: people look for them by it, too
        called = [_unescaped(value).strip() for _, value in card["FN"]]
        notes += [f"Also: {other}" for other in dict.fromkeys(called) if other not in ("", _name(card))]
    return "\n".join(notes)


def _name(card: Card) -> str:
    shown = _unescaped(_first(card, "FN")).strip()
    if shown and "," not in shown and "@" not in shown:
        return shown
    family, given, more, before = (*_parts(_first(card, "N")), *[""] * 4)[:4]
    built = " ".join(" ".join((before, given, more, family)).split())
    turned = family and given and shown.replace(" ", "").startswith(f"{family},".replace(" ", ""))
    if shown and not turned and "@" not in shown:
        return shown
    return built or shown or _unescaped(_first(card, "NICKNAME")).partition(",")[0]


def _first(card: Card, name: str) -> str:
    """The preferred one that says something; without a language before those in one."""
    rows = card.get(name, ())
    if len(rows) == 1:
        return rows[0][1] if rows[0][1].strip(" ;") else ""
    rows = [(p, v) for p, v in rows if v.strip(" ;")]
    rows.sort(key=lambda row: (not _is_preferred(row[0]), "LANGUAGE=" in row[0].upper()))
    return rows[0][1] if rows else ""


def _best_first(rows: list[tuple[str, str]] | tuple[()]) -> list[str]:
    if len(rows) < 2:
        return [value for _, value in rows]
    return [value for _, value in sorted(rows, key=lambda row: not _is_preferred(row[0]))]


@lru_cache(1024)
def _is_preferred(params: str) -> bool:
    return bool(_PREFERRED.search(params))


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
