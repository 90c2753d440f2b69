"""What a contact file may say of a person, made fit to be kept: no control characters, no endless cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from mentorfolio.domain.contacts import ContactFacts
from mentorfolio.domain.text import shown

LONGEST = 200  # letters of a name, a role, an organisation
LONGEST_NOTE = 4000
_CUT_LINE = f"a name, a role or an organisation longer than {LONGEST} letters"
_CUT = f"a note longer than {LONGEST_NOTE:,} letters"
_MOST = 20  # addresses or links of one person
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
_CONTROL_IN_NOTE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# What begins with "-" a mail program may take for an option; what has a "/" is a piece of a link.
_EMAIL = re.compile(r"(?!-)[^@/\s<>()\[\],;:\"\\]{1,64}@[^@\s<>()\[\],;:\"\\?!&=%/#$*'|{}^`+~]{1,189}")
_BETWEEN = re.compile(r"[\s<>()\[\],;:]+")  # several addresses of one cell, and words beside them
_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,62}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LOGIN = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_AROUND = " ,;|-\u2013"  # of a name
_PLAIN_LINK = re.compile(r"https?://[^\s<>\"'`\\@]+", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|he|they|her|him|them|sie|er|elle|il|ella|él|ze|xe|any)\b[^)\]]*[)\]]", re.IGNORECASE
)


_DEGREE_WORDS = frozenset(
    """
    mba phd msc bsc ma ba llm cfa cpa acca cima pmp prince2 fcipd mcipd csm cspo ceng jr sr esq md gphr
    shrm-cp shrm-scp cissp pcc acc mcc
    """.split()
)
# With or without dots: Ph.D., m.b.a
_DOTTED = "|".join(r"\.?".join(word) for word in sorted(_DEGREE_WORDS))
_DEGREES = re.compile(
    rf"(?:,\s*|\s+)(?:{_DOTTED})\.?(?=\s*(?:,|$))",
    re.IGNORECASE,
)


def line_of(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, trimmed."""
    return _short(text, longest) if len(text) <= longest else _line(text, longest)


def _line(text: str, longest: int) -> str:
    text = text[: longest * 20]
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:longest].rstrip()
    # The cut, and what was taken out, may leave a joiner with nothing to join.
    return shown(" ".join(_CONTROL.sub(" ", shown(text)).split())[:longest]).rstrip()


_short = lru_cache(4096)(_line)  # many are of one organisation, or have one role


def note_of(text: str) -> str:
    """Lines without control characters."""
    if text.isascii() and text.isprintable():
        return text.strip()[:LONGEST_NOTE]
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROL_IN_NOTE.sub(" ", text).strip()[:LONGEST_NOTE]


def name_of(text: str) -> str:
    """A name without emoji, pronouns in brackets and degrees behind it."""
    name = _line(text, LONGEST)
    if not name.isascii():
        name = _line("".join(" " if _is_sign(c) else c for c in name), LONGEST)
    if "(" in name or "[" in name:
        name = _PRONOUNS.sub("", name)
    _, blank, last = name.rpartition(" ")
    if blank and ("," in name or last.replace(".", "").casefold() in _DEGREE_WORDS):
        before = ""
        while before != name:
            before, name = name, _DEGREES.sub("", name)
    name = name.strip(_AROUND)
    if not name.isascii():
        bare = ""
        while bare != name:
            bare, name = name, shown(name).strip(_AROUND)
    return name if name[:1].isalnum() or any(c.isalnum() for c in name) else ""


def _is_sign(c: str) -> bool:
    return c > "\u2000" and (unicodedata.category(c) in ("So", "Sk", "Cs", "Co") or "\ufe00" <= c <= "\ufe0f")


def emails_of(texts: list[str]) -> tuple[str, ...]:
    """The addresses in these cells, each once, in their order."""
    found: dict[str, str] = {}
    for text in texts:
        for address in (text,) if _PLAIN_EMAIL.fullmatch(text) else _addresses(text)[0]:
            found.setdefault(address.casefold(), address)
    return tuple(found.values())[:_MOST]


def is_plain_mail(text: str) -> bool:
    """Whether it is one address, and nothing has to be made clean of it."""
    return _PLAIN_EMAIL.fullmatch(text) is not None


def broken_mail(texts: Iterable[str]) -> str:
    """Why an address among these is left out; empty where none is."""
    for text in texts:
        if "@" in text and not _PLAIN_EMAIL.fullmatch(text) and (why := _addresses(text)[1]):
            return why
    return ""


def _addresses(text: str) -> tuple[list[str], str]:
    """The addresses in a cell, and why one is left out: a part of one is another address."""
    if "@" not in text:
        return [], ""
    text = _mail_text(text)
    if _BREAKS.search(text):
        return [], "an address with a control character in it"
    pieces = [shown(piece.strip("'\".")) for piece in _BETWEEN.split(text) if "@" in piece]
    whole = [piece for piece in pieces if _EMAIL.fullmatch(piece)]
    return whole, "an address that cannot be read" if len(whole) < len(pieces) else ""


def _mail_text(text: str) -> str:
    """What stands in a cell for addresses, without what shows nothing and blanks at its ends."""
    text = text[:LONGEST_NOTE]
    if text[:7].casefold() == "mailto:":
        text = unquote(text[7:].partition("?")[0])
    return shown(_INVISIBLE.sub("", text)).strip()


def links_of(texts: list[str]) -> tuple[str, ...]:
    """The web addresses in these cells."""
    found = {}
    for text in texts:
        if len(text) < LONGEST and text.isascii() and text.isprintable() and _PLAIN_LINK.fullmatch(text):
            found[text] = text
            continue
        for link in text.split(" ::: "):
            link = line_of(link[:1000], 500)
            if link[:4].casefold() == "www." or link[:12].casefold() == "linkedin.com":
                link = f"https://{link}"
            if _LINK.fullmatch(link) and not _LOGIN.match(link):
                found[link] = link
    return tuple(found)[:_MOST]


def facts(
    name: str,
    emails: list[str],
    *,
    organisation: str = "",
    role: str = "",
    links: list[str] | None = None,
    note: str = "",
    categories: list[str] | None = None,
) -> ContactFacts | None:
    """One person; an address stands for a name that is missing. None where there is neither."""
    addresses = emails_of(emails)
    name = name_of(name) or (addresses[0] if addresses else "")
    if not name:
        return None
    return ContactFacts(
        name=name,
        emails=addresses,
        organisation=line_of(organisation),
        role=line_of(role),
        links=links_of(links) if links else (),
        note=note_of(note) if note else "",
        categories=_groups_of(categories) if categories else (),
    )


def left_out_of(
    emails: Iterable[str], links: Iterable[str] = (), note: str = "", lines: Iterable[str] = ()
) -> str:
    """Why something of somebody is left out; empty where nothing is.

    ``lines`` are their name, role and organisation.
    """
    is_long = any(len(text) > LONGEST and len(line_of(text, len(text))) > LONGEST for text in lines)
    login = any("@" in link and _LOGIN.match(link.strip()) for link in links)
    is_cut = len(note) > LONGEST_NOTE and len(note.strip()) > LONGEST_NOTE
    why = (
        _CUT_LINE if is_long else "",
        broken_mail(emails),
        "a link with a login in it" if login else "",
        _CUT if is_cut else "",
    )
    return ", ".join(filter(None, why))


def _groups_of(texts: list[str]) -> tuple[str, ...]:
    groups = (line_of(text.strip("* ")) for text in texts)
    return tuple(dict.fromkeys(g for g in groups if g and g.casefold() not in _NO_GROUPS))[:_MOST]


_NO_GROUPS = frozenset(
    ("mycontacts", "my contacts", "starred", "starredcontacts", "friends and family", "coworkers")
)
