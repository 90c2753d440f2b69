"""What was noted about somebody, said to them: "she never raises her voice" -> "you never raise your voice".

Only what grammar alone can tell is turned. Where somebody else stands in the words as well, "he" may be
either of them, and only the owner knows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mentorfolio.domain.greeting import TITLES, first_name, is_title
from mentorfolio.domain.people_words import ABOUT, TO, Spoken, others_in
from mentorfolio.domain.verbs import is_adverb, is_past, is_verb, lacks_subject, plural, verb_follows
from mentorfolio.errors import UsageProblem

_SUBJECT = r"(?i)^(?:because\s+)?(she|he|they|her|his|their)\b"
_SAW = "loved?|saw|read|heard|enjoy(?:ed)?|watched|liked?|admired?|appreciated?|met"
# "Loved your talk": the owner did, whatever a verb without its subject says else.
_MINE = (
    rf"(?i)(?:really |always )?(?:{_SAW}|remember|follow(?:ed)?|know|knew|found|learn(?:ed|t)|been)\b"
    r"(?=.*\byour?\b)"
)
# "Read her article, saw him speak": so did the owner.
_MINE_OF_THEM = (
    rf"(?i)(?:really |always )?(?:(?:{_SAW})(?:\s+(?:all(?: of)?|about))?"
    r"|(?:worked|sat|shared|spoke|studied|talked|trained)\s+(?:\w+\s+){0,3}?"
    r"(?:alongside|beside|for|to|under|with)"
    r")\s+(her|his|their|him|them)\b"
)
# News and an advice are full of others: only a sentence that begins so is about whoever gave the advice.
_OF_THEM = (
    r"(?i)(?:she|he|they)\s+(?:(?:always|once|also|only|just|never)\s+)?(?:says?|said|tells?|told|show(?:s|ed)"
    r"|taught|gave|sent|suggested|advised|recommended|asked|explained|warned|reminded|helped|lent|kept)\b"
    r"|(?:her|his|their)\s+(?:\w+\s+)?(?:tips?|advice|ideas?|suggestions?|tricks?|questions?|methods?|way|words?"
    r"|templates?|book|hints?|help|examples?|story|notes?|lists?|letter|answers?|feedback)\b"
)
_BEGINS = r"(?i)(?:she|he)(?=\s)"
_SAID = r"\w+\s+(?:\w+\s+)?(?:said|says|told|tells|asked|asks|taught|ke(?:pt|eps) (?:tell|say|ask)ing)\b"
# Subject -> its forms; "her" and "his" may belong to somebody ("her voice") or be them ("ask her").
_FORMS = {
    "she": {"she": "you", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "himself": "yourself"},
    "they": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"},
}
_OF = {"she": "her", "he": "his"}
_WHOSE = {"her": "she", "his": "he", "their": "they"}
_OTHER = {"she": "he", "he": "she"}
# After these "her" is the person, not what belongs to her.
_NO_NOUN = frozenset(
    """a about after again all an and anything as at because before but everything for from how if in into
    most my nothing of on or our over so something than that the these this those
    to very when where which while who why with without
    """.split()
)
_NEAR = 3  # words between somebody and whom they did something to
_OTHER_SUBJECTS = frozenset("and but i it me my that to us we who".split())
_BETWEEN = frozenset("allways always also even just never often only rarely really seldom still".split())
_HAVING = ("been", "had", "got", "done", "gone", "seen", "built", "made", "taught", "led", "run", "come")
_STATES = frozenset(
    """bored experienced excited exhausted gifted interested involved married overworked pleased qualified
    respected retired snowed stressed swamped talented tired worried
    """.split()
)


# Where their name stood in the text.
_MARK_SHE, _MARK_HER, _MARK_HERS = "\ue000", "\ue001", "\ue002"
_DOES = frozenset("can could did does had has is was will would".split())
_BEGIN_CLAUSE = frozenset(
    "and because but how if said say says since so that think thinks what when where while who why".split()
)
_RELATION = r"\b(?:friend|colleague|cousin|boss|manager|neighbou?r|sister|brother|mate|mentor)"
_SAID_BY = (
    r"(?i)(?:(?:my|our)\s+)?(?:\w+\s+)?\w+\s+(?:also\s+)?(?:says?|said|thinks|reckons|tells me|told me)\b"
)
_SAYING = r"(?i)\b(?:says?|said|thinks?|thought|reckons|tells|told|swears|mentioned)\b"


@lru_cache(maxsize=64)
def is_about_them(text: str, *, their_own: bool = True, name: str = "") -> bool:
    """Whether a text speaks about somebody instead of to them.

    ``their_own`` says that the text is about nobody but them: a reason, not news of a team. ``name`` is
    all that they are called: whoever is named in a letter to them is spoken about.
    """
    words = text.strip()
    if _unnamed(words, name) != words:
        return True
    if _speaks_to(words):
        # "She said ring them before they ring you": that "you" is anybody.
        return bool(re.match(_BEGINS, words)) or (
            their_own and lacks_subject(words) and not re.match(_MINE, words)
        )
    if not their_own:
        return bool(_free(words, name, told=False))
    return bool(re.search(ABOUT, words) or re.match(_SUBJECT, words)) or lacks_subject(words)


def _speaks_to(text: str) -> bool:
    """Whether it says "you", but for what it quotes."""
    return bool(re.search(TO, re.sub(r"[\"\u201c][^\"\u201d]*[\"\u201d]", " ", text)))


def is_of_who_named_them(text: str, through: str, name: str = "") -> bool:
    """Whether "she" is ``through``, who gave one the name of whoever is written to: "Ana lets me name her".

    What that one says is told of them: "Ana says she may help".
    """
    words = through.partition(",")[0].split()
    first = next((word for word in words if word[:1].isupper() and not is_title(word)), "")
    named = re.search(rf"\b{re.escape(first)}\b", text) if first else None
    spoken = _pronouns(text)
    if named is None or not spoken or spoken[0].at < named.start() or _unnamed(text, name) != text:
        return False
    return len({p.sex for p in spoken}) == 1 and not re.search(_SAYING, text[: spoken[-1].at])


def tells_of_them(text: str) -> bool:
    """Whether news or an advice is said about whoever gave the advice: "her tip worked"."""
    return bool(re.match(_OF_THEM, text.strip()))


def is_doubtful(text: str, name: str = "") -> bool:
    """Whether a pronoun in it may mean somebody else than the person it is about."""
    told = text.split()
    for at, word in enumerate(told):
        subject = {"her": "she", "him": "he"}.get(word.casefold().rstrip(",.;:!?"), "")
        after = told[at + 1].casefold().rstrip(",.;:!?") if at + 1 < len(told) else ""
        owns = subject == "she" and after and word[-1].isalpha() and after not in _NO_NOUN
        if subject and not owns and _is_another(told, at, subject) and not re.match(_SAID_BY, text.strip()):
            return True
    free = {found.sex for found in _free(text, name)}
    others = others_in(text, name)
    bound = [p for p in _pronouns(text) if any(o.at < p.at for o in others)]
    sure = len(others) == 1 and any(_OTHER.get(p.sex) in free for p in bound if p.sex != "they")
    if sure:
        return False
    if _speaks_to(text) and not re.match(_BEGINS, text.strip()):
        return False
    return any(
        p.sex in free and any(o.at < p.at and o.sex in (p.sex, "any") for o in others) for p in bound
    ) or (not free and bool(bound))


def turned(text: str, *, sure_only: bool = False, name: str = "") -> str:
    """What was said about somebody, said to them; the rest as it is.

    ``sure_only`` leaves the pronouns behind somebody else's name to them.
    """
    words = text.strip()
    found = re.match(_SUBJECT, words) or re.search(ABOUT, words)
    if _speaks_to(words) or found is None:
        return text
    word = found[found.lastindex or 0].casefold()
    subject = _WHOSE.get(word) or next(s for s, forms in _FORMS.items() if word in forms)
    if not sure_only:
        return _readdressed(words.split(), subject)
    end = min((o.at for o in others_in(words, name) if o.at > found.start()), default=len(words))
    cut = words[:end].rstrip()
    return " ".join(filter(None, [_readdressed(cut.split(), subject), words[end:].lstrip()]))


def to_them(text: str, name: str = "") -> str:
    """The same for words that begin with the verb: "listens well"; empty where none can be offered."""
    words = text.strip()
    spoken = _unnamed(words, name)
    if "\n" in words:
        return _in_paragraphs(words, name)
    if spoken != words:
        if is_doubtful(spoken, name):
            return ""
        pronoun = re.search(ABOUT, spoken)
        male = pronoun is not None and pronoun[0].casefold() in ("he", "him", "his", "himself")
        said = _readdressed(
            spoken.replace(_MARK_SHE, "he" if male else "she").split(), "he" if male else "she"
        )
        said = said.replace(_MARK_HER, "you").replace(_MARK_HERS, "your")
        said = re.sub(r"\bthe (\w+) of you\b", r"your \1", said)
        return said[:1].upper() + said[1:] if spoken[0] in (_MARK_SHE, _MARK_HER, _MARK_HERS) else said
    if (mine := re.match(_MINE_OF_THEM, words)) and not is_doubtful(words, name):
        said = _readdressed(words.split(), _WHOSE.get(mine[1].casefold(), "he"))
        return f"I {said[:1].lower()}{said[1:]}"
    if re.match(_MINE, words):
        return f"I {'have ' if words[:5].casefold() == 'been ' else ''}{words[:1].lower()}{words[1:]}"
    if not is_about_them(words):
        return words
    if re.match(_BEGINS, words) and _speaks_to(words):
        subject = words.partition(" ")[0].casefold()
        sure = re.match(_SAID, words, re.IGNORECASE) and not is_doubtful(words, name)
        return _readdressed(words.split(), subject) if sure else ""
    if _speaks_to(words):  # half of it was turned by hand: "never raises your voice"
        alone = re.search(r"\byou\b", words, re.IGNORECASE)
        return "" if alone else _readdressed(f"she {words[:1].lower()}{words[1:]}".split(), "she")
    if is_doubtful(words, name) or re.match(r"(?i)(?:her|him)self\b", words):
        return ""
    said = turned(" ".join(_with_subject(part, words) for part in re.split(r"(?<=[.!?])\s+", words)))
    said = re.sub(r"^you and (?:me|I)\b", "you and I", said)
    return said if _speaks_to(said) else ""


def _in_paragraphs(words: str, name: str) -> str:
    """The same, line by line: a text keeps its paragraphs."""
    if is_doubtful(words, name):
        return ""
    said = []
    for line in words.split("\n"):
        of_them = re.search(ABOUT, line) or _unnamed(line, name) != line
        said.append(to_them(line, name) if of_them else line)
        if of_them and not said[-1]:
            return ""
    return "\n".join(said)


def offered_to_them(text: str, name: str = "") -> str:
    """A way to say it to them that is only a proposal: what belongs to somebody else stays theirs."""
    return to_them(text, name) or turned(text, sure_only=True, name=name)


def expect_to_them(text: str, name: str, *, their_own: bool = True) -> str:
    """Words as they can stand in a letter to somebody.

    Raises:
        UsageProblem: they are about them. ``offered`` is the same said to them, empty where "he" may be
            somebody else, too.
    """
    if not is_about_them(text, their_own=their_own, name=name):
        return text
    sure = to_them(text, name)
    better = sure or offered_to_them(text, name)
    can_say = better != text and _speaks_to(better)
    doubt = "" if sure or not can_say else " Someone else is in it as well: only you know who is meant."
    called = first_name(name)
    problem = UsageProblem(
        f"This speaks about {called}, but the letter speaks to {called}.{doubt}",
        hint=f'Say it like this: "{better}"'
        if can_say
        else 'Start with "you" or "your": "your talk on …", "you taught me …".',
    )
    problem.offered = sure
    raise problem


def _unnamed(text: str, name: str) -> str:
    """The text without their name: a mark for "she", "her" or "her own" where it stood."""
    among_friends, plain = [], name
    if any(sign in name for sign in '("\u201c'):
        brackets = re.findall(r"[(\"\u201c]([^)\"\u201d]+)", name)
        among_friends = re.findall(r"[\w'\u2019-]+", " ".join(brackets))
        plain = re.sub(r"[(\"\u201c][^)\"\u201d]*[)\"\u201d]?", " ", name)
    bare = [word.strip(".,") for word in plain.split() if not is_title(word.strip(","))]
    named = [word for word in bare if word[:1].isupper() and len(word) > 1]
    own = [*named, *among_friends]
    if not any(word in text for word in own):  # no pattern is built in vain
        return text
    title = rf"(?:(?:{'|'.join(sorted(TITLES))})\.?\s+)"
    family = re.escape(named[-1]) if len({*named}) > 1 else ""
    given = "|".join(word for one in dict.fromkeys(own) if (word := re.escape(one)) != family)
    behind = rf"(?:\s+(?:{'|'.join(map(re.escape, dict.fromkeys(own)))}))*"
    titled = rf"|(?i:{title})+{family}" if family else ""
    end = r"(?P<own>['\u2019]s)?(?![\w-])(?!\s+[A-Z][^\W\d_]*[a-z])"  # "Kim Lee" is another Kim
    pattern = rf"(?<![\w.'-])(?:(?i:{title})*(?:{given}){behind}{titled}){end}"

    def marked(found: re.Match[str]) -> str:
        before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        if found["own"]:
            return _MARK_HERS
        if re.search(_RELATION + r"$", before, re.IGNORECASE):  # "my friend Kim" is another Kim
            return found[0]
        after = behind.partition(" ")[0].casefold().rstrip(",.;:!?")
        does = is_verb(after) or is_past(after) or after in _DOES or is_adverb(after)
        begins = not before or before[-1] in ",.;:!?-\u2013" or before.split()[-1].casefold() in _BEGIN_CLAUSE
        if begins and does:
            return _MARK_SHE
        called = re.search(r"(?i)\bcall(?:ed|ing|s)? (?:you|me)$", before)
        at_the_end = behind[:1] in ("", *".,!?")  # "I am sorry, Mrs. Chin.", "I am shy of writing Kim."
        spoken_to = called or (
            at_the_end and re.search(r"(?i),$|\b(?:of|to) (?:say|writ)(?:e|ing)?$", before)
        )
        return found[0] if not before or spoken_to else _MARK_HER

    return re.sub(pattern, marked, text)


def _with_subject(part: str, whole: str) -> str:
    """A sentence with its subject before it, where only that is missing."""
    if not lacks_subject(part):
        return part
    first, rest = part.partition(" ")[0].casefold(), part[:1].lower() + part[1:]
    if first in ("met", "saw", "heard", "know", "knew"):
        return f"I {rest}"
    pronoun = "he" if re.search(r"\b(?:he|his|him)\b", whole) else "she"
    return f"{pronoun if part is whole or part[:1].islower() else pronoun.capitalize()} {rest}"


def _pronouns(text: str) -> list[Spoken]:
    subjects = {form: s for s, forms in _FORMS.items() for form in forms} | _WHOSE
    found = ((m.start(), subjects.get(m[0].casefold().partition("'")[0])) for m in re.finditer(r"\w+", text))
    they = re.match(r"(?:because\s+)?(?:they|their)\b", text.strip(), re.IGNORECASE)
    return [Spoken(at, sex) for at, sex in found if sex and (they or sex != "they")]


def _free(text: str, name: str, *, told: bool = True) -> list[Spoken]:
    """The pronouns that no name or relation before them can be meant by."""
    others = others_in(text, name, told=told)
    found = _pronouns(text)
    if found and found[0].sex == "they":
        return found[:1]
    return [p for p in found if not any(o.at < p.at and o.sex in (p.sex, "any") for o in others)]


def _is_another(told: list[str], at: int, subject: str) -> bool:
    """Whether the "her" at this place is somebody else: "she taught her everything"."""
    before = [word.casefold() for word in told[max(0, at - _NEAR) : at]]
    if subject not in before:
        return False
    between = before[len(before) - before[::-1].index(subject) :]
    return bool(between) and not any(w in _OTHER_SUBJECTS or w[-1] in ",.;:!?" for w in between)


def _readdressed(told: list[str], subject: str) -> str:
    """Every pronoun of theirs as one of the second person, and the verbs that go with it."""
    words: list[str] = []
    verb_next = False
    for at, word in enumerate(told):
        bare = word.casefold().replace("\u2019", "'").rstrip(",.;:!?")
        tail = word[len(bare) :]
        after = told[at + 1].casefold().rstrip(",.;:!?") if at + 1 < len(told) else ""
        pronoun, mark, short = bare.partition("'")
        said = ""
        if mark and pronoun == subject:
            said = _shortened(short, after) + tail
        elif bare == "him" and _is_another(told, at, subject):
            words.append(word)
        elif bare in _FORMS[subject]:
            said = _FORMS[subject][bare] + tail
            verb_next = bare == subject
        elif bare == _OF.get(subject):
            owns = after and not tail and after not in _NO_NOUN
            another = not owns and _is_another(told, at, subject)
            said = "" if another else ("your" if owns else "you") + tail
            words += [word] if another else []
        elif verb_next and bare not in _BETWEEN:
            words.append(plural(bare) + tail if word.islower() else word)
            verb_next = False
        else:
            words.append(word)
            # "She speaks and listens": the second verb is theirs, too.
            verb_next = verb_next or verb_follows(told[at : at + 3])
        if said:
            begins = at and told[at - 1].endswith((".", "!", "?"))
            words.append(said[:1].upper() + said[1:] if begins else said)
    return " ".join(words)


def _shortened(short: str, after: str) -> str:
    """``she's been`` -> ``you've``, ``she's here`` -> ``you're``."""
    if short == "s":
        has = after in _HAVING or (after.endswith("ed") and after not in _STATES)
        return "you've" if has else "you're"
    return f"you'{short}"
