"""When two entries mean the same person, and two spellings the same organisation; never by a name alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from mentorfolio.domain.spellings import spellings
from mentorfolio.domain.text import COURTESY, fold

if TYPE_CHECKING:
    from mentorfolio.domain.contacts import Contact, ContactFacts

_KEYS = 100  # of one person; more than any life has


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEGAL = _words(
    """
    gmbh mbh ggmbh ag kg kgaa ohg gbr ug se ev eg inc incorporated llc llp lp ltd limited plc corp
    corporation co company sa sas sarl sasu srl spa sl slu bv nv vof cv ab as asa aps oy oyj kft zrt
    doo dd sro zoo spzoo pty pte pvt pllc kk gk sadecv sapidecv sab de haftungsbeschrankt cie eu ek
    gesmbh lda ltda eireli
    """
)
# Kinds of organisation that a name has behind it or leaves out: of schools, of hospitals, of both and firms.
_SCHOOLS = _words(
    """
    school primary secondary grammar high elementary comprehensive academy college university schule
    grundschule gymnasium realschule gesamtschule oberschule berufsschule hochschule universitat
    """
)
_HOSPITALS = _words(
    """
    hospital hospitals clinic clinics infirmary nhs klinik kliniken klinikum krankenhaus
    universitatsklinikum universitatsklinik
    """
)
_KINDS = (
    _SCHOOLS | _HOSPITALS | _LEGAL | _words("trust group holding holdings gruppe konzern foundationtrust")
)
# What names nobody by itself.
_ANY = _KINDS | _words(
    "st saint royal general national city central county british american german bank new first"
)
_JOINERS = frozenset(("and", "und", "et", "y", "e", "en", "the", "of"))
_TITLES = COURTESY | _words(
    "m dipl ing mag med rer nat phil mba phd msc bsc ma ba llm jr sr ii iii cfa cpa acca pmp"
)
# Mailboxes that several people read.
_SHARED = _words(
    """
    info office contact kontakt mail post hello hallo sales support admin team jobs hr press presse
    service reception empfang buero welcome enquiries noreply no-reply family familie
    """
)


# What people write who work for themselves: two of them are no colleagues.
_NONE = _words(
    """
    selfemployed self freelance freelancer freelancing independent selbstandig selbststandig freiberuflich
    freiberufler freiberuflerin autonomo independant independente zzp none keine na private privat retired
    confidential various
    """
) | {"", "self employed", "libero professionista", "n a"}
# Firms that do not say their names: two people there are no colleagues either.
_UNNAMED = frozenset(("stealth", "stealth startup", "stealth mode"))
_PLAIN = re.compile(r"[\w ]+")
_PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(in|pub)/([^/?#\s]+)", re.IGNORECASE)


@lru_cache(65536)
def same_organisation_key(text: str) -> str:
    """An organisation as it is compared: without its legal form, brackets, case, accents and signs.

    ``Example Solar (Berlin) GmbH & Co. KG`` is ``example solar``; ``Plan A`` stays apart from ``Plan``.
    """
    plain = re.sub(r"[(\[][^)\]]*[)\]]", " ", text)
    plain = fold(plain if plain.strip() else text).replace("&", " and ")
    plain = re.sub(r"\b(?:[a-z]\.\s?){2,}", lambda m: re.sub(r"[.\s]", "", m[0]) + " ", plain)
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and (words[-1] in _LEGAL or words[-1] in _JOINERS):
        words.pop()
    kept = " ".join(word for word in words if word not in ("and", "und", "et", "y", "the"))
    return kept or " ".join(words) or fold(text).strip()


@lru_cache(65536)
def organisation_names(text: str) -> tuple[str, ...]:
    """An organisation as it is compared, then its shorter names, which leave out what kind it is.

    ``Linden Primary School`` is also ``linden primary`` and ``linden``; ``Bank of America`` nothing else.
    """
    key = same_organisation_key(text)
    plain = re.sub(r" s\b", "s", key)  # St Mary's, St Marys
    plain = re.sub(r"(?<=\w )university (?=hospitals?\b)", "", plain)
    words = plain.replace("foundation trust", "foundationtrust").split()
    # A university is none of its hospitals.
    of_one = not ({*words} & _SCHOOLS and {*words} & _HOSPITALS)
    names = [" ".join(words)]
    while of_one and len(words) > 1 and words.pop() in _KINDS and not {*words} <= _ANY:
        names.append(" ".join(words))
    return tuple(names) if key else ()


@lru_cache(65536)
def _written(text: str) -> tuple[tuple[str, ...], ...]:
    """Its names in each way to write them: Grünwerk is also Gruenwerk."""
    more = () if text.isascii() else spellings(text)[1:]
    return tuple(names for way in (text, *more) if (names := organisation_names(way)))


def same_organisation(one: str, other: str) -> bool:
    """Whether two texts name one organisation, in other spellings or without what kind it is in one."""
    theirs = _written(other)
    return any(a[0] in b or b[0] in a for a in _written(one) for b in theirs)


def is_same_place(one: str, other: str) -> bool:
    """As :func:`same_organisation`, where none is a place, too."""
    return one == other or same_organisation(one, other)


def one_name_each(texts: Iterable[str]) -> dict[str, str]:
    """Organisations in all their spellings -> the first of those that mean the same one."""
    found: dict[str, str] = {}
    for text in filter(None, texts):
        if text not in found:
            found[text] = next(
                (one for one in dict.fromkeys(found.values()) if same_organisation(one, text)), text
            )
    return found


def is_organisation(text: str) -> bool:
    """Whether a text names an organisation, and does not say that somebody has none."""
    key = same_organisation_key(text)
    return key not in _NONE and key not in _UNNAMED


def work(role: str | None, organisation: str | None) -> str:
    """What somebody is, in words: *CFO at Example Rail*, *CFO*, *at Example Rail*, *CFO, self-employed*."""
    if not organisation:
        return role or ""
    if same_organisation_key(organisation) not in _NONE:
        return f"{role} at {organisation}" if role else f"at {organisation}"
    none = f"{organisation[:1].lower()}{organisation[1:]}"
    return f"{role}, {none}" if role else none


def name_key(name: str) -> str:
    """A name as it is compared: without titles, degrees, brackets, case and accents."""
    typed = name
    if "(" in name or "[" in name:
        name = re.sub(r"[(\[][^)\]]*[)\]]", " ", name)
    if "," in name:
        family, _, given = name.partition(",")
        if fold(given).strip().replace(".", "") not in _TITLES and " " not in family.strip():
            name = f"{given} {family}"
    words = fold(name).split() if _PLAIN.fullmatch(name) else re.findall(r"\w+", fold(name))
    # Of a name of signs alone no word is left; two such are not one.
    return " ".join([word for word in words if word not in _TITLES] or words) or fold(typed).strip()


def is_like(said: str, name: str, called: str) -> bool:
    """Whether a name is a part of somebody's, who is also ``called`` so, or theirs of it: "Dr Sample"."""
    ours, theirs = {*name_key(said).split()}, {*name_key(name).split()}
    every = {*theirs, *re.findall(r"\w+", fold(f"{name} {called}"))}
    return ours <= every or theirs <= ours


@lru_cache(65536)
def link_key(link: str) -> str:
    """A LinkedIn address as it is compared; empty for any other link."""
    if not (found := _PROFILE.match(link)):
        return ""
    name = unquote(found[2])
    return f"{found[1].lower()}/{fold(name if name.isprintable() else found[2])}"


def may_be_one(name: str, other: str) -> bool:
    """Whether two names at one address can be one person's: a first name goes with another, or is missing."""
    if "@" in name or "@" in other:
        return True
    one, two = name_key(name).split(), name_key(other).split()
    if not one or not two or set(one) & set(two) == set(one) or set(two) <= set(one):
        return True
    first, second = one[0], two[0]
    if first.startswith(second) or second.startswith(first):
        return True
    # Families and small firms share an address: the same family name and another first name is two people.
    return first in two or second in one


def may_mean(key: str, name: str, other: str) -> bool:
    """Whether two names known by one thing can be one person's; a profile's keep a word, or an initial.

    Anybody can write somebody else's profile into a card of their own.
    """
    if may_be_one(name, other):
        return True
    one, two = name_key(name), name_key(other)
    is_told = key.endswith((f":{one}", f":{two}"))  # the profile under this name is theirs
    return key.startswith("link:") and (is_told or not {*one.split()}.isdisjoint(two.split()))


def keys_of(says: ContactFacts, kind: str) -> list[tuple[str, bool]]:
    """By what an entry is known again, the firmest first; whether the names must go together as well."""
    name = name_key(says.name)
    links = [f"link:{key}" for link in says.links if (key := link_key(link))]
    found = [(f"{key}:{name}", False) for key in links] + [(key, True) for key in links]
    for email in says.emails:
        address = email.casefold()
        found.append((f"email:{address}:{name}", False))
        if address.partition("@")[0] not in _SHARED:
            found.append((f"email:{address}", True))
    is_placed = is_organisation(says.organisation)
    if is_placed and "@" not in says.name:
        found.append((f"work:{name}:{same_organisation_key(says.organisation)}", False))
    if says.connected_on and kind == "linkedin":
        # Older files have no address: the same name connected on the same day is the same person.
        found.append((since_key(says), False))
        if not is_placed:  # of two with one name and day each is known by where they are, or are not
            found.append((f"{since_key(says)}:", False))
    # Nothing but a name: it is known again in a newer file of its kind, and nowhere else.
    return found or [(f"only:{kind}:{name}", False)]


def since_key(says: ContactFacts) -> str:
    """A name and the day that they connected."""
    return f"since:{name_key(says.name)}:{says.connected_on}"


def is_since(key: str) -> bool:
    """Whether it is such a key, which several people of one name may have."""
    return key.startswith("since:") and not key.endswith(":")


def apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both have LinkedIn addresses, and none in common: two people, whatever else agrees."""
    mine = {key for link in one if (key := link_key(link))}
    theirs = {key for link in other if (key := link_key(link))}
    return bool(mine and theirs) and not mine & theirs


# Who was forgotten stays so: what they would be known by is kept as numbers that name nobody.
def marks_of(contact: Contact, others: Iterable[Contact]) -> set[str]:
    """What is kept of somebody who is forgotten: nothing by which one of the others is known as well."""
    called = name_key(contact.name)
    keys = all_keys(contact)
    for other in others:
        if other.id == contact.id:
            continue
        if name_key(other.name) == called:
            keys -= all_keys(other)
        elif not {*other.links}.isdisjoint(contact.links):
            keys -= {f"link:{link_key(link)}" for link in other.links}
    return {*map(_mark, keys)}


def all_keys(contact: Contact) -> set[str]:
    """All by which somebody is known again."""
    return _said_keys(contact) | {*contact.known_by}


def kept_keys(contact: Contact, keys: Iterable[str]) -> Contact:
    """The contact, known by these keys as well where they no longer follow from what the sources say."""
    extra = tuple(sorted(({*keys} | {*contact.known_by}) - _said_keys(contact)))[:_KEYS]
    return contact if extra == contact.known_by else msgspec.structs.replace(contact, known_by=extra)


def _said_keys(contact: Contact) -> set[str]:
    return {key for source in contact.sources for key, _ in keys_of(source.says, source.kind)}


def marks_in(says: ContactFacts, kind: str, forgotten: Mapping[str, date]) -> list[str]:
    """The marks by which an entry is that of somebody forgotten; none where it is not."""
    # An address that stands for a name is the person's; beside another name it may be shared. A profile
    # stays somebody's who is called otherwise now.
    known_by = keys_of(says, kind)
    sure = [key for key, by_name in known_by if not by_name or "@" in says.name or key.startswith("link:")]
    return [mark for mark in map(_mark, sure) if mark in forgotten]


def _mark(key: str) -> str:
    import hashlib

    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()


_FEW = 8  # of one name, each held against each


def twins(contacts: Iterable[Contact]) -> list[tuple[Contact, Contact, str]]:
    """Contacts who may be one person though nothing firm ties them together, and why."""
    contacts = [*contacts]
    found: dict[tuple[str, str], tuple[Contact, Contact, str]] = {}
    reasons: Mapping[str, Callable[[Contact], Iterable[str]]] = {
        "the same LinkedIn profile": lambda contact: filter(None, {*map(link_key, contact.links)}),
        "the same e-mail address": lambda contact: map(str.casefold, contact.emails),
        "the same name": lambda contact: (name_key(contact.name),),
    }
    for reason, keys in reasons.items():
        groups: dict[str, list[Contact]] = {}
        for contact in contacts:
            for key in keys(contact):
                groups.setdefault(key, []).append(contact)
        for group in groups.values():
            group.sort(key=lambda c: c.id)
            # Of three where two are apart, the third may be either; of a crowd each is held against the next.
            for one, other in combinations(group, 2) if len(group) <= _FEW else pairwise(group):
                if not apart(one.links, other.links):
                    found.setdefault((one.id, other.id), (one, other, reason))
    return sorted(found.values(), key=lambda pair: (fold(pair[0].name), pair[0].id))
