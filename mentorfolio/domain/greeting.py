"""How a person is called and greeted, as well as a name alone can tell; a mentor's record may say it.

What cannot be seen in a name (Hungarian puts the family name first) is not guessed.
"""

from __future__ import annotations

import re

from mentorfolio.domain.folding import fold

_WITH_FIRST = frozenset(  # go with the first name
    """sir dame lady lord aunty auntie aunt uncle tante onkel sister brother mother sor suor soeur s\u0153ur
    fr\u00e8re schwester bruder hermana hermano do\u00f1a d\u00f1a pani pak bapak ibu ma'am maam""".split()
)
# Say no more than that somebody is addressed so, and stay until a first name is offered: "Mr. Sample".
_CIVIL = frozenset(
    """mr mrs ms mx miss mister madam herr hr frau fru mme mlle monsieur madame dhr mevr mevrouw meneer sr sra
    srta se\u00f1or se\u00f1ora senhor senhora sig signor signora""".split()
)
TITLES = (
    _WITH_FIRST
    | _CIVIL
    | frozenset(
        """dr ddr doctor prof professor univ priv doz docent pd br fr father matron nurse coach chef rev
        reverend pst pastor rabbi imam canon bishop pater judge chief captain capt cpt colonel commander cdr
        corporal cpl general inspector insp lieutenant lt major sergeant sgt cllr councillor engr adv shri
        smt alhaji alhaja datuk dato ma\u00eetre maitre p\u00e8re drs dra profa padre dott avv pfarrer pfr
        dipl ing mag mgr bc phdr mudr judr rndr""".split()
    )
)
# Names as well ("Col Sample", "Maj Sample"): titles with a full stop behind them only.
_SHORTENED = frozenset("arch arq barr col dn doc eng er gen hon ir lic maj mw".split())
# How a title ends: "Dott.ssa", "Dr.in", "Mag.a".
_ENDINGS = frozenset(("a", "in", "ra", "ssa"))
_CLERGY = ("sister", "brother", "father", "mother")  # stay with the name among friends, too
# How letters begin, in English and elsewhere; any other word is how somebody is addressed.
_HAILS = frozenset(
    """dear dearest hello helo hey hi hiya greetings good morning afternoon evening
    liebe lieber liebes liebste liebster sehr werte werter guten grüß grüße grüezi hallo moin servus
    cher chère chers chères bonjour bonsoir salut beste geachte lieve hoi goedemorgen goedemiddag
    querida querido estimada estimado apreciada apreciado hola buenas buenos cara caro prezada prezado
    olá oi bom boa gentile egregia egregio carissima carissimo ciao buongiorno buonasera salve
    kære kjære kära käre bästa hej hei godmorgen hyvä rakas moi terve kedves tisztelt szia
    droga drogi szanowna szanowny witam cześć dzień milá milý vážená vážený ahoj dobrý
    dragă stimată stimate bună draga dragi poštovana poštovani sevgili merhaba annwyl
    shalom salam salaam assalamu as-salamu namaste aloha habari sawubona""".split()
)
# Names by which "Sr." is se\u00f1or: the first one, or any of them.
_SENOR = (
    r"(?i)(?:\w+os?|andr[e\u00e9]s?|angel|carlos|daniel|david|enrique|felipe|filipe|gabriel|henrique|ivan|jaime"
    r"|javier|joan|joaquin|jordi|jorge|jos[e\u00e9]|juan|luis|manuel|martin|miguel|nicolas|oscar|rafael|ramon|raul"
    r"|ruben|rui|samuel|tomas|vicente|victor|xavier)\b|.*(?:[\u00e1\u00ed\u00f3\u00fa\u00f1\u00e3\u00f5]|ez\b)"
)
_HIGHEST = ("prof", "professor", "dr", "doctor")  # one of several titles is enough
# Stand between a German title and the name: "Prof. Dr. rer. nat. h.c.".
_DEGREES = frozenset(["med", "rer", "nat", "phil", "jur", "oec", "pol", "theol", "habil", "h", "c", "mult"])
_PARTICLES = frozenset("van von de del della der den di da dos du la le el al bin ibn ter ten zu af".split())
# Half of a name that is written as two words: "Abd al-Rahman", "Abu Bakr".
_HALVES = frozenset(("abd", "abu", "\u0639\u0628\u062f", "\u0623\u0628\u0648"))
# Hangul, Japanese and Chinese letters, the old and the rare ones too.
_EASTERN = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_KATAKANA = "\u30a0-\u30ff\uff66-\uff9f"
_DOT = "\u30fb"  # between the parts of such a name
# Who is told of by whom they belong to: "Sarahs friend Dave"; and what is no name.
RELATIVES = (
    r"(?:friend|sister|brother|husband|wife|partner|boss|manager|mum|mother|dad|father|son|daughter"
    r"|cousin|aunt|uncle"
    r"|colleague|neighbour|mate|deputy|assistant|mentor)"
)
ROLE = (
    r"\b(?:Head|Chief|Director|Manager|Matron|Nurse|Sister|Lead|Professor|Consultant|Chair|Officer"
    r"|Engineer|Partner"
    r"|Editor|Lecturer|Doctor|Surgeon|Founder|Owner|President|Secretary|Teacher|Coach|HR|CEO|CTO|CFO)$"
)
# Family names that most of a country shares, and few others have; theirs come first.
_VIETNAMESE = frozenset("nguyen tran pham huynh hoang phan vo dang bui ngo duong".split())
_VIETNAMESE_FROM = 3  # words
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "mba"])


def hailed(beginning: str) -> str:
    """How a letter begins, as it was said: "Dear Ms Sample" stays, "Senhor Rui" becomes "Dear Senhor Rui".

    What begins in letters other than Latin ones is left alone.
    """
    first, _, more = beginning.partition(" ")
    is_latin = "a" <= fold(first)[:1] <= "z"
    greets = is_hail(first.rstrip(",")) or more.casefold().startswith("dear ")  # "My dear Rui"
    return beginning if greets or not is_latin else f"Dear {beginning}"


def is_hail(word: str) -> bool:
    """Whether letters begin with this word, as people greet in English and in its neighbours."""
    return word.casefold() in _HAILS


def first_name(name: str) -> str:
    """The name among friends: past titles, initials and particles; a one-word name is itself.

    In Chinese, Japanese and Korean letters the family name comes first, and a name without a space
    stays whole; in katakana, which spells names from elsewhere, the given one does. A Vietnamese name of
    three words ends with what people are called.
    """
    _, words = _parts(_bare(name))
    first = words[0]
    if len(words) == 1:
        return first
    if _is_eastern(words):
        return first if _is_katakana(words) else words[-1]
    if len(words) >= _VIETNAMESE_FROM and fold(first) in _VIETNAMESE:
        return words[-1]
    if first in _PARTICLES:
        return " ".join(words)
    if _is_initial(first):
        return next((word for word in words[1:-1] if not _is_initial(word)), " ".join(words))
    if first.casefold() in _HALVES:
        return " ".join(words[:2])
    return first


def last_name(name: str) -> str:
    """The name by which people are put in order; past a degree behind it. Particles do not count."""
    words = _without_degree(_parts(_bare(name))[1])
    if len(words) >= _VIETNAMESE_FROM and fold(words[0]) in _VIETNAMESE:
        return words[0]
    return words[0] if _is_eastern(words) and not _is_katakana(words) else words[-1]


def in_parts(name: str) -> tuple[str, str, str]:
    """The family name, the given one and the titles, as an address book keeps them apart."""
    titles, words = _parts(_bare(name))
    given = first_name(name)
    whole = " ".join(words)
    family = whole.removeprefix(f"{given} ")
    if family == whole:
        family = whole.removesuffix(f" {given}")
    return family, given if family != whole else "", " ".join(titles)


def greeted(name: str) -> str:
    """What follows "Dear": the first name; with its title where there is nothing but a family name.

    Names in Chinese, Japanese and Korean letters are greeted whole: so they are right in any order.
    """
    titles, words = _parts(_bare(name))
    if len(words) == 1 or words[0] in _PARTICLES:
        return " ".join([*(_said(title, words) for title in titles), *words])
    if _is_eastern(words) and not _is_katakana(words):
        return " ".join(words)
    clergy = next((said for title in titles if (said := _said(title, words)).casefold() in _CLERGY), "")
    return f"{clergy} {first_name(name)}".strip()


def _said(title: str, words: list[str]) -> str:
    """A title as a letter has it; "Sr." before a first name is Sister, and in Spanish se\u00f1or."""
    short = title.casefold().rstrip(".")
    if short == "br":
        return "Brother"
    has_first = len(words) > 1 and words[0] not in _PARTICLES
    return "Sister" if short == "sr" and has_first and not re.match(_SENOR, " ".join(words)) else title


def called(name: str) -> str:
    """What one says of them in a sentence: the first name, or the title with nothing but a family name."""
    if (plain := _PLAIN.match(name)) and plain[1].lower() not in _NO_FIRST:
        return plain[1]
    if is_no_name(name):
        return name
    if is_civil(name):
        return addressed_as(name, formal=True)
    return greeted(name) if len(_parts(_bare(name))[1]) == 1 else first_name(signed(name))


def formally(name: str) -> str:
    """What follows "Dear" in a letter to a stranger with a title: "Prof. Byrne"; empty without a title."""
    titles, words = _parts(_bare(name))
    if not titles or _is_eastern(words):
        return ""
    plain = [title.casefold().rstrip(".") for title in titles]
    title = next((titles[plain.index(high)] for high in _HIGHEST if high in plain), "")
    title = title or " ".join(_said(one, words) for one in titles)
    if title.casefold() in _WITH_FIRST:
        return f"{title} {words[0] if len(words) == 1 else first_name(name)}"
    return " ".join([title, *_family(words)])


def _family(words: list[str]) -> list[str]:
    """The family name with what belongs to it: "van Rooyen", "De Luca"; "Al" alone is a first name."""
    words = _without_degree(words)
    is_vietnamese = len(words) >= _VIETNAMESE_FROM and fold(words[0]) in _VIETNAMESE
    before = [] if is_vietnamese else enumerate(words[:-1])
    begins = (at for at, word in before if (word.casefold() if at else word) in _PARTICLES)
    return words[next(begins, len(words) - 1) :]


def _without_degree(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].replace(".", "").casefold() in _SUFFIXES:
        words = words[:-1]
    return words


def is_civil(name: str) -> bool:
    """Whether somebody is kept as "Mr." or "Ms." and the like, and with no other title."""
    titles, words = _parts(_bare(name))
    plain = [_said(title, words).casefold().rstrip(".") for title in titles]
    return bool(plain) and {*plain} <= _CIVIL


def nickname(name: str) -> str:
    """What friends call somebody, where it stands in brackets within the name: "Jo (Johanna)" has none."""
    if not any(sign in name for sign in '([\u201c"'):
        return ""
    found = re.search(r"\w\s+[(\[\u201c\"]([^\W\d_]+)[)\]\u201d\"]\s+\w", name)
    return found[1] if found and found[1][:1].isupper() else ""


def addressed_as(name: str, *, formal: bool) -> str:
    """What follows "Dear": whoever has a title is greeted by it where ``formal`` (O3), by "Mr." always."""
    name = signed(name)
    return (formally(name) if formal or is_civil(name) else nickname(name)) or greeted(name)


def _bare(name: str) -> str:
    return re.sub(_ADDED, "", name).strip() or name


# Most names: nothing to turn round, to leave out or to read as a title. A first name is then the first word.
_PLAIN = re.compile(r"([A-Z][a-z]{2,})(?: [A-Z0-9][a-z0-9]*){1,3}$")
_NO_FIRST = TITLES | _PARTICLES | _HALVES | _DEGREES | _SUFFIXES


def parts_alone(name: str) -> tuple[str, ...]:
    """The first and the last name, as they may stand alone in a note; none that is too short to tell.

    Three letters, or two of a script that has no small and capital ones.
    """
    _, words = _parts(name)
    found = (re.sub(r"^[\W_]+|[\W_]+$", "", word) for word in (first_name(name), words[0], words[-1]))
    return tuple(dict.fromkeys(w for w in found if _tells(w)))


def _tells(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    return word.casefold() not in _PARTICLES and letters >= (2 if word.lower() == word.upper() else 3)


# What people add to tell somebody apart: "Dr. Okoye (paeds)", "Frau Maier from controlling".
_ADDED = r"(?s)\s*[(\[][^)\]]*[)\]]\s*$|,[^,]*\s(?:from|at|of|in|for)\s.*$|\s+(?:from|at|of|in)\s+.*$"
_OF_SOMEBODY = (  # "Jonas's sister", "my old boss"
    rf"\w+['\u2019]s?\s+[^\W\dA-Z_]+|\w+s\s+{RELATIVES}|(?:my|our|her|his|their|that|this|the)\s.+|The\s[a-z].+"
)


def is_no_name(name: str) -> bool:
    """Whether somebody is told by whom they belong to, so that nobody can be greeted by it."""
    return not _PLAIN.match(name) and re.fullmatch(_OF_SOMEBODY, name.strip()) is not None


def signed(name: str) -> str:
    """A name as it is signed: one typed in small letters gets its capitals, be it behind "Ms"."""
    words = name.split(" ")
    if any(word != word.lower() and not is_title(word) for word in words):
        return name
    return " ".join(
        word if at and word in _PARTICLES else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Titles, and the words of the name in its order ("Sample, Julie" turned round); never no words."""
    words = _turned(name).split()
    titles: list[str] = []
    while len(words) > 1 and is_title(words[0], after=bool(titles)):
        titles.append(words.pop(0))
        if len(words) > 1 and words[0][0] == "(":  # "Dipl.-Ing. (FH)"
            words.pop(0)
    if len(words) == 1 and _DOT in words[0] and _is_eastern(words):
        words = [word for word in words[0].split(_DOT) if word] or words
    return titles, words or [name]


def untitled(text: str) -> str:
    """What begins with a name, without the titles before it: "Sister Mary said yes"."""
    words = text.split()
    while len(words) > 1 and words[0] != "HR" and is_title(words[0], after=False):  # "Hr." is Herr
        words.pop(0)
    return " ".join(words)


def begins_with(name: str) -> str:
    """The first word of a name behind its titles, as people go on to say it: "Ottilie says"."""
    return untitled(name.partition(",")[0]).partition(" ")[0]


# What stands between quotes, or as an address: Al "The, Boss" Sample <al>.
_BETWEEN = r'\s*(?:"[^"]*"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|<[^>]*>)\s*'


def _turned(name: str) -> str:
    name = re.sub(_BETWEEN, " ", name).strip() or name
    first, *others = (part.strip() for part in name.split(","))
    others = [part for part in others if part and not (_is_suffix(part, first) or _is_added(part, first))]
    return " ".join([others[0], first]) if others and first else first


def _is_added(part: str, name: str) -> bool:
    """What tells about the person, and is no name: "Dr. Sample, head nurse", "Ines Sample, Director"."""
    return (part[0].islower() and name != name.lower()) or (" " in name and bool(re.search(ROLE, part)))


def _is_suffix(part: str, name: str) -> bool:
    """What stands behind a name: Jr., PhD, FCIPD."""
    word = part.replace(".", "")
    letters = word.isalpha() and sum(c.isupper() for c in word) > 1 and len(name.split()) > 1
    return letters or word.casefold() in _SUFFIXES


def is_title(word: str, *, after: bool = False) -> bool:
    """Whether a word is a title: "Dr.", "Dipl.-Ing.", "Dott.ssa"; "nat." is one ``after`` another only."""
    parts = [part for part in re.split(r"[.'-]", word.casefold()) if part]
    if not parts:
        return False
    if parts[0] == "dipl" or ({parts[0], *parts[1:]} - _ENDINGS <= TITLES and parts[0] in TITLES):
        return True
    return word.endswith(".") and (parts[0] in _SHORTENED or (after and {*parts} <= _DEGREES))


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]\.-?)+|[^\W\d_]", word) is not None


def _is_eastern(words: list[str]) -> bool:
    return _is_all("".join(words), f"[{_EASTERN}{_KATAKANA}]+")


def _is_katakana(words: list[str]) -> bool:
    return _is_all("".join(words), f"[{_KATAKANA}]+")


def _is_all(letters: str, pattern: str) -> bool:
    # Such a pattern takes 2 ms to be made, and most names need none.
    return not letters.isascii() and re.fullmatch(pattern, letters) is not None
