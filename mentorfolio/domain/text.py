"""Text as people type it: kept verbatim, refused where it would break a line, folded to compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from mentorfolio.domain.folding import fold as fold
from mentorfolio.errors import UsageProblem

MOST_TEXT = 10**6  # letters of one text
MOST_NUMBER = 10**6  # of a number that has no upper end
# Of these none tells two people of one family apart.
COURTESY = frozenset("dr prof professor mr mrs ms mx miss sir dame rev herr frau mme".split())
# These do, and no first name stands here.
_AFTER_A_COMMA = frozenset("jr sr ii iii phd ph.d md m.d mba msc bsc ma ba esq".split())
JOINERS = "\u200c\u200d"
_JOINED = "\u0590-\U0010ffff"  # scripts below need no joiners
# A run of them is looked at once, at its beginning.
_LONE_JOINERS = f"(?<![{JOINERS}])(?:(?<![{_JOINED}])[{JOINERS}]++|[{JOINERS}]++(?![{_JOINED}]))"
# Letters that show nothing: the place of one that is missing in a Korean syllable, an empty Braille cell.
EMPTY = "\u3164\uffa0\u2800"
# Within a syllable a filler has its place, beside another part of it.
_LONE_FILLER = "(?<![\u1100-\u115e\u1161-\u11ff])[\u115f\u1160](?![\u1100-\u115e\u1161-\u11ff])"
# Letters that turn the direction of reading round, and what stands beside them with it.
DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = "\u2028\u2029"
_OF_PARAGRAPHS = "\n\t" + _LINE_BREAKS
# Not the marks of Hebrew and Arabic, nor a pair around the whole, as other programs copy it: these turn
# nothing, and are left out.
_TURNING = re.compile("[\u202d\u202e]|(?<=.)[\u202a-\u202c\u2066-\u2069](?=.)")
_EMAIL = r"[^@\s<>()\[\],;:\"\\]+@[^@\s<>()\[\],;:\"\\]+"
_SLUG_LONGEST = 200  # bytes; a file's name has 255, and more than the slug in it
_EMAIL_LONGEST = 254  # RFC 5321 leaves this much for an address
_PLAIN = r"(?a)[\w@%+=:,./-]+"  # what no shell takes for anything else
_SHORT_FORMS = frozenset(
    """arent cant couldnt didnt doesnt dont hadnt hasnt havent hes isnt shes shouldnt thats theyre theyve
    wasnt werent wouldnt youre youve
    """.split()
)
_SMALL = frozenset(
    """im ive i january february april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday easter christmas
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()
)
# Slips of the pen that are never a right word, as "loosing" and "wether" are.
_SLIPS = {
    slip: word.replace("_", " ")
    for word, *slips in map(
        str.split,
        re.split(
            r"[;\n]",
            """a_lot alot;achieve acheive;achieved acheived;address adress;addresses adresses;already allready
        always allways;appreciate apreciate;as_well aswell;because beacuse becasue becouse becuase
        beginning begining;believe beleive;business buisness;careful carefull;colleague collegue
        colleagues collegues;coming comming;definitely definately definatly definitly
        environment enviroment;experience experiance;friend freind;friends freinds;government goverment
        grateful gratefull greatful;heard heared;helpful helpfull;in_fact infact;independent independant
        interested intrested;interesting intresting;knowledge knowlege;management managment
        necessary neccessary necessery;no_one noone;occurred occured;opportunity oportunity oppertunity
        preferred prefered;professional profesional proffesional;receive recieve;received recieved
        recommend recomend reccomend;responsibility responsability;separate seperate;separated seperated
        separately seperately;sincerely sincerly;strength strenght;successful succesful succesfull sucessful
        surprise suprise;surprised suprised;thankful thankfull;the teh;their thier;through thru
        tomorrow tommorow tommorrow tomorow;truly truely;until untill;useful usefull;which wich;weird wierd
        wonderful wonderfull;writing writting
        """.strip(),
        ),
    )
    for slip in slips
}
_MAY_BE_A_NAME = 5  # letters of a word with a capital: Thier is one
# Nothing that is a word of its own ("ill", "well", "may", "march") and nothing within an address.
_HASTY = (
    rf"(?<![\w.@'/-])(?:(?i:{'|'.join(sorted(_SHORT_FORMS | _SLIPS.keys()))})|{'|'.join(sorted(_SMALL))})"
    r"(?![\w@'/-]|\.\w)|(?<![\w.@'/-])i(?=['\u2019](?:d|ll|m|ve)\b)"
    # As words of time these two are months.
    r"|(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\d )|(?<=\dth ))(?:march|may)\b"
    r"(?![\w'-])"
    # The department; "1 hr" is an hour.
    r"|(?<![\w.@'/-])(?<!\d )[hH]r(?= (?:asked|gave|has|matched|paired|said|says|suggested|told)\b)"
)


def spoken_name(name: str) -> str:
    """A name as a letter reads it: ``Sample, Emile`` and ``Dr. Émile  Sample`` are ``emile sample``."""
    folded = fold(name)
    family, comma, given = folded.partition(",")
    flipped = comma and given.strip() and "," not in given and given.strip(" .") not in _AFTER_A_COMMA
    words = [*given.split(), *family.split()] if flipped else folded.split()
    return " ".join([word for word in words if word.strip(".") not in COURTESY] or words)


def slug(text: str, fallback: str) -> str:
    """The lower-case words joined by hyphens, Latin ones in ASCII; ``fallback`` where nothing is left.

    Files are called after it, so it is no longer than their names may be.
    """
    if text.isascii():
        words = re.findall(r"[a-z0-9]+", text.casefold())
    else:
        plain = ""
        # A capital at the end of a Greek word is small in another way: the word as a whole knows.
        for letter in unicodedata.normalize("NFC", text).lower():
            folded = fold(letter)
            if unicodedata.category(letter)[0] == "M":  # a vowel of Hindi belongs to its letter
                plain += "" if plain[-1:].isascii() else letter
            else:
                plain += folded if folded.isascii() else letter
        words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain).split()
    return "-".join(words).encode()[:_SLUG_LONGEST].decode(errors="ignore").rstrip("-") or fallback


def one_line(text: str, what: str) -> str:
    """One line of text, trimmed at the ends, without invisible characters; may be empty.

    Raises:
        UsageProblem: it holds a line break or another control character, or one that has what follows
            read the other way round.
    """
    return _checked(text.strip(), what, seen=True)


def shown(text: str) -> str:
    """The text without characters that show nothing; joiners stay where a script has them between letters."""
    if text.isascii():
        return text
    text = text.translate(dict.fromkeys(map(ord, EMPTY), " "))
    text = "".join(c for c in text if c in JOINERS or unicodedata.category(c) != "Cf")
    return re.sub(_LONE_JOINERS, "", re.sub(_LONE_FILLER, "", text))


def straight(text: str) -> str:
    """The text for another program: without what turns it round or moves a terminal; lines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c
        for c in text
        if c in "\n\t" or (c not in DIRECTIONS and unicodedata.category(c) not in ("Cc", "Cs"))
    )


def says_nothing(line: str) -> bool:
    """Whether nothing of a line would be seen, or be left of it when it is compared."""
    return not fold(line).strip() or not any(unicodedata.category(c)[0] in "LNPS" for c in line)


def lacks_words(text: str) -> bool:
    """Whether it is empty or signs alone, like "," and "..."; a picture says something."""
    return all(
        c.isspace() or (not c.isalnum() if c.isascii() else unicodedata.category(c)[0] == "P") for c in text
    )


def name_line(text: str, what: str, *, typed: bool = False) -> str:
    """One line of text that says something; in a name, any white space is one blank.

    ``typed``, "-" is no name: it stands for a text that comes from elsewhere.

    Raises:
        UsageProblem: it is empty, such a dash, or holds a control character.
    """
    line = one_line(text, what)
    if typed and line == "-":
        raise UsageProblem(f"A dash alone is no {what}.", hint="Type at least one letter.")
    if not line or (not line.isascii() and says_nothing(line)):
        raise UsageProblem(f"The {what} is empty.", hint="Type at least one letter.")
    return " ".join(line.split()) if what == "name" else line


def paragraphs(text: str, what: str) -> str:
    """Text of any number of lines, trimmed at the ends; CR LF from other systems becomes LF.

    Raises:
        UsageProblem: it holds a control character other than line breaks and tabs.
    """
    return _checked(text.replace("\r\n", "\n").strip(), what, allowed=_OF_PARAGRAPHS)


def said_text(text: str, what: str) -> str:
    """Text of any number of lines for somebody else, who is to read what one saw: as in one line.

    Raises:
        UsageProblem: as :func:`paragraphs`, or one of its characters turns the direction of reading.
    """
    return _checked(text.replace("\r\n", "\n").strip(), what, allowed=_OF_PARAGRAPHS, seen=True)


def email_address(text: str) -> str:
    """An e-mail address of the shape ``name@place``; empty stays empty.

    Raises:
        UsageProblem: it has not exactly one ``@`` with something on both sides.
    """
    address = one_line(text, "e-mail address")
    if address and (not re.fullmatch(_EMAIL, address) or len(address) > _EMAIL_LONGEST):
        raise UsageProblem(
            f"{address!r} is not an e-mail address.",
            hint="Type it like julie@example.org, or leave it out.",
        )
    return address


def mail_address(text: str) -> str:
    """An e-mail address that mail programs can send to.

    Raises:
        UsageProblem: it is none, or has other letters than a to z before the ``@``.
    """
    address = email_address(text)
    if address.isascii():
        return address
    local, _, place = address.partition("@")
    try:
        place.encode("idna")
        usable = local.isascii()
    except UnicodeError:
        usable = False
    if not usable:
        raise UsageProblem(
            f"Mail cannot be addressed to {address!r}.",
            hint="Before the @, use only a to z, digits and symbols, like mueller@example.org.",
        )
    return address


def phone_number(text: str) -> str:
    """A telephone number as it was typed; empty stays empty.

    Raises:
        UsageProblem: it holds no number that could be dialled.
    """
    # An address book sets its numbers between characters that turn them, and so they are pasted.
    number = one_line(shown(text), "telephone number")
    if number and not re.search(r"\d.*\d.*\d", number):
        raise UsageProblem(
            f"{number!r} is not a telephone number.", hint="Type it like +44 20 7946 0000, or leave it out."
        )
    return number


def web_address(text: str) -> str:
    """A web address, or one without its ``https://``; nothing that a click would run.

    Raises:
        UsageProblem: it names another scheme, such as ``javascript:``, or holds a control character.
    """
    address = one_line(text, "link")
    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):(?!\d)", address, re.IGNORECASE)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise _no_web_address(address)
    return address


def typed_address(text: str) -> str:
    """The same of what somebody types: some words, or one without a dot, lead nowhere; a login is secret.

    Raises:
        UsageProblem: as :func:`web_address`.
    """
    address = web_address(text)
    if address and not re.fullmatch(r"\S+[.:]\S+", address):
        raise _no_web_address(address)
    if re.match(r"(?:[a-z]+:)?//[^/?#]*@", address, re.IGNORECASE):
        raise UsageProblem("That link has a login in it.", hint="Leave out what stands before the @.")
    return address


def _no_web_address(text: str) -> UsageProblem:
    return UsageProblem(f"{text!r} is not a web address.", hint="Type it like https://example.org/julie.")


def so_many(number: int, one: str, several: str = "") -> str:
    """A number with what it counts: ``1 letter``, ``2 letters``, ``2 people``."""
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def listed(names: Sequence[str], most: int = 0) -> str:
    """Names as a sentence has them: ``Kim``, ``Kim and Anna``, ``Kim, Anna and Ben``.

    Of more than ``most``, if that is said, the first and how many more: ``Kim, Anna and 5 more``.
    """
    if 0 < most < len(names):
        return some(names, most)
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def some(told: Sequence[str], most: int = 6, between: str = ", ") -> str:
    """What a hint names of several, for it is a sentence, not a page: ``aaaa2222, bbbb3333 and 4 more``."""
    more = len(told) - most
    return between.join(told[:most]) + (f" and {more} more" if more > 0 else "")


def in_lines(*parts: str | None) -> str:
    """Each on a line of its own; what says nothing has none."""
    return "\n".join(part for part in parts if part)


def quoted(word: str) -> str:
    """A word of a command to paste, an id too: quoted for a POSIX shell where it needs it."""
    if re.fullmatch(_PLAIN, word):
        return word
    import shlex

    return shlex.quote(word)


def command_line(*words: str) -> str:
    """A command to paste: each word quoted for a POSIX shell where it needs it."""
    plain = " ".join(("mentorfolio", *words))
    # A search gives thousands of them, nearly all of ids.
    if plain.count(" ") == len(words) and all(words) and re.fullmatch(_PLAIN, plain.replace(" ", "")):
        return plain
    return " ".join(("mentorfolio", *map(quoted, words)))


def _checked(text: str, what: str, *, allowed: str = "", seen: bool = False) -> str:
    """The text; where it is to be as it is ``seen``, without what shows nothing. Raises UsageProblem."""
    if seen and not text.isascii():
        if turning := _TURNING.search(text):
            named = f"a character that turns the direction of reading (U+{ord(turning[0]):04X})"
            raise UsageProblem(f"There is {named} in the {what}.", hint="Type it again without that.")
        text = shown(text).strip()
    for char in text:
        category = unicodedata.category(char)
        if char in allowed:
            continue
        if category == "Cs":
            raise UsageProblem(f"The {what} cannot be read as UTF-8 text.", hint="Type it again, in UTF-8.")
        if category == "Cc" or char in _LINE_BREAKS:
            named = (
                "a line break"
                if char in "\n\r\u0085\u2028\u2029"
                else f"a control character (U+{ord(char):04X})"
            )
            raise UsageProblem(f"There is {named} in the {what}.", hint="Type it again without that.")
    return text


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, whatever its case: as it is written first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def merged(now: Sequence[str], added: Iterable[str], removed: Iterable[str], what: str) -> tuple[str, ...]:
    """A list with some texts added (once each) and some taken out, case apart; the very spelling comes first.

    Raises:
        UsageProblem: a text to remove is not there.
    """
    out = [*now]
    for text in removed:
        gone = [x for x in out if x == text] or [x for x in out if x.casefold() == text.casefold()]
        if not gone:
            raise UsageProblem(
                f"There is no {what} {text!r} to remove.", hint=f"There are: {', '.join(out) or 'none'}."
            )
        out = [x for x in out if x not in gone]
    out += [text for text in added if text.casefold() not in {x.casefold() for x in out}]
    return tuple(dict.fromkeys(out))


def spelt(text: str) -> str:
    """A text typed in haste with its apostrophes, the capitals of "I", HR and days, and slips put right."""
    if (_SHORT_FORMS | _SMALL | _SLIPS.keys() | {"march", "may", "hr"}).isdisjoint(
        re.findall(r"\w+", text.casefold())
    ):
        return text  # no pattern is built in vain
    return re.sub(_HASTY, lambda found: _whole_word(found[0]), text)


def _whole_word(typed: str) -> str:
    word = typed.casefold()
    if word in ("i", "im", "ive"):
        return {"i": "I", "im": "I'm", "ive": "I've"}[word]
    if word == "hr":
        return "HR"
    if right := _SLIPS.get(word):
        if typed == word:
            return right
        return right.capitalize() if typed == word.capitalize() and len(word) > _MAY_BE_A_NAME else typed
    if word.endswith(("s", "t")) and word in _SHORT_FORMS:
        return f"{typed[:-1]}'{typed[-1]}"
    return f"{typed[:-2]}'{typed[-2:]}" if word in _SHORT_FORMS else typed.capitalize()
