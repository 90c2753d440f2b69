"""A person as somebody names them in a sentence: the name, and what is said beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mentorfolio.domain.greeting import RELATIVES, ROLE, is_title
from mentorfolio.domain.small_letters import NO_PERSON, PARTICLES, may_name, with_capitals

ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_EDGES = " ,.;:?!-\u2013"
# With one of these in small letters a name is over: what follows tells about the person.
_OVER = frozenset(
    (
        *("from", "in", "at", "on", "who", "whom", "whose", "that", "which", "with", "because", "since"),
        *("she", "he", "they", "my", "our", "her", "his", "their", "the", "a", "an", "is", "was", "used"),
        *("has", "had", "works", "met", "about", "to", "for", "and"),
        *("last", "this", "next", "yesterday", "today", "when", "during", "over", "by", "via", "through"),
    )
)
# What stands before somebody who is told of and not named: "her sister".
_WHOSE = frozenset(
    (
        *("her", "his", "their", "my", "our", "the", "a", "an", "another", "one", "two", "some", "several"),
        *("someone", "somebody", "people", "that", "this"),
    )
)
_LEAD = (  # no place: "someone at Siemens" has no name yet
    r"(?:[Mm]aybe\s+|[Pp]erhaps\s+|[Pp]robably\s+|[Aa]sk\s+|[Tt]ry\s+)?"
    r"(?P<who>(?:[Mm]y|[Tt]hat|[Tt]his|[Tt]he(?=\s(?:[a-z]|C[A-Z]O\b))|our|her|his|their|the|an?|some|old"
    r"|[Ss]omeone|[Ss]omebody)"
    r"(?:\s+(?:[a-z][\w'\u2019-]*|RN|HR|IT|C[A-Z]O))*(?:\s+(?:called|named))?"
    r"|[A-Z][\w-]+?(?:\s[A-Z][\w-]+?)?(?:['\u2019]s|s['\u2019]?)"
    rf"(?:\s+(?:old|new|best))?\s+{RELATIVES}(?:\s+(?:from|at|in)\s+[a-z]+)?)"
    r"(?<!\bat)(?<!\bfrom)(?<!\bin)(?<!\bof)(?<!\bfor)(?<!\bthe),?\s+(?P<name>[A-Z].*)"
)
_OF_SOMEBODYS = (
    rf"(?P<whose>[A-Z][\w-]+(?:['\u2019]s|s['\u2019])\s+{RELATIVES}),?\s+(?P<name>(?-i:[A-Z])[\w'\u2019-]+.*)"
)
_FRIEND_OF = (  # "a friend of Tove Sample, Marek Sample": the name is behind
    r"(?P<whose>(?:[Aa]n?\s+|[Tt]he\s+)?[Ff]riend\s+of\s+[A-Z][^,:;]*?)"
    r"(?:(?:\s*[,:;]|\s+called|\s+named)\s+(?P<name>[A-Z][\w'\u2019-]+.*))?"
)
_ONE_OF_THEIRS = (
    rf"(?:^|,\s*|\b(?:but|and)\s+)(?P<whose>(?:her|his|their)\s+(?:[a-z-]+\s+)?{RELATIVES}),?\s+"
    r"(?P<name>(?:[A-Z][\w'\u2019.-]+\s+){1,3}?)(?=(?:does|is|has|can|could|might|would|will|knows|takes|looks"
    r"|works)\b)"
)
_MAYBE = (
    r"(?i)^(?:(?:maybe|perhaps|probably|ask|try|yes|yeah|yep|ok(?:ay)?|well|definitely|certainly|i'd say)"
    r"[, ]+)+(?=\S)|^(?:that|this|old)\s+(?=[a-z]+$)"
    r"|,?\s+(?:maybe|perhaps|again|obviously|of course|i (?:think|guess|suppose))$|^\d+[.)]\s+(?=\D)"
)
_NO_NOTE = frozenset(("", "that", "this", "the", "a", "an", "some", "someone", "somebody", "old"))
_NICKNAME = r"(?P<name>[^()]*\w\s+\w[^()]*?)\s*\((?P<called>[A-Z][a-z'\u2019-]+)\)(?:[,;]\s*(?P<more>.+))?"
# A sentence, a title, a place or what is somebody's: "I apply", "The Coaching Habit", "Julie's team".
_A_THING = (
    r"(?:The|I|I'm|We|It|How|What|Why|This)\b|[\w-]+ (?:of|for) [A-Z]"
    rf"|[\w -]+(?:['\u2019]s|s['\u2019])\s+(?!{RELATIVES}\b)[a-z]"
)
# Before a full stop: behind a title, or an initial, no sentence is over.
NO_END = "".join(
    rf"(?<!\b(?-i:{title}))"
    for title in "[Dd]r [Pp]rof [Mm]r [Mm]rs [Mm][sx] S[rt] Fr Rev Dipl Ing med [A-Z]".split()
)
_SHORTENED = r"(?i)(?:st|jr|[a-z])\."  # names, and what stands behind one
_NOBODY = (
    r"(?i)(?!.*\b(?:maybe|perhaps) (?-i:[A-Z])|.*(?-i:\b[A-Z]\w+) (?:maybe|perhaps)\b)"
    r"(?:no|none|nope|nobody|no ?one|not (?:yet|really|sure|now)|nothing|n/?a|-+"
    r"|later|pass|skip(?: (?:this|it|that)(?: one)?)?"
    r"|no,? thank(?:s| you)|no more|(?:that is|that'?s|thats) (?:all|it|everybody|everyone)"
    r"|not that i (?:know|can think)(?: of)?"
    r"|(?:nobody|no one|none)\b.*|(?:i )?(?:do ?n'?t|do not) (?:really )?know.*"
    r"|i (?:know|have) (?:nobody|no one|none)\b.*|there (?:is|'s) (?:nobody|no one)\b.*"
    r"|i (?:can ?not|can'?t) think of .*)"
)
_NOT_KNOWN = (
    r"(?i)(?:sorry,? )?(?:i(?:'ve| (?:really )?have)(?: got)? )?(?:(?:really|absolutely) )?no (?:idea|clue)"
    r"(?: yet| really| at all)?|(?:i )?(?:really )?(?:do ?n'?t|do not) (?:really )?know(?: yet| really)?"
    r"|not a clue|dunno|idk|can(?:'t|not) say"
)
_YES = (
    r"(?i)(?:y|yes|yep|yeah|sure|of course|i do|maybe|perhaps)(?:[ ,]+i do)?"
    r"|(?:the )?same(?: as (?:before|above))?|(?:see|as) (?:above|before)"
)
_SURELY = r"(?i),? (?:of course|obviously|naturally|actually|i (?:think|suppose|believe)|who else)\b.*"
_AND_ANOTHER = r",\s*(?:and|plus)\s+(?:(?:also|maybe|perhaps|then)\s+)*(?=[^\W\d_a-z])"
# Behind a bracket or an "and" somebody else stands who is told of: in whatever letters, it need be no name.
_AND_ONE_FROM = (
    r"(?i)(?:(?<=\)),\s*(?:and\s+)?|,\s*(?:and|plus)\s+)(?:(?:also|maybe|perhaps|then)\s+)*"
    rf"(?=(?:my\s+(?:\w+\s+)?{RELATIVES}\s+)?(?!(?:{'|'.join(sorted(_OVER))}|{RELATIVES}"
    r"|i|we|it|now|lives|runs|based|good|some\w+|every\w+|people)\b)"
    r"[^\W\d_][\w'-]+(?:\s+(?!(?:from|at|in|who|is|was)\b)[^\W\d_][\w'-]+)?\s+(?:from|who)\b)"
)
# "Nobody, we met at a party", "no, I found her myself": what follows is how it was.
_NO_ONE_DID = (
    r"(?i)(?:no ?one|nobody|none|nope|no(?: friends?)?|not really)"
    r"(?=$|\s*[,;:.\u2013-]|\s+(?:we|i|she|he|they|it|just|but|did|has|introduced|really|at all)\b)"
    r"(?:\s+(?:did|has|really|at all|introduced (?:us|me)))*\s*[,;:.\u2013-]*\s*(?:but\s+)?(?P<how>.*)"
)
_MYSELF = r"(?i)(?:i|we)(?:'ve|'d)?\s+\S.*"
_THROUGH = r"(?i:\b(?:through|via|by|from)\s+)(?P<who>(?:my|our|a|the)\s+[a-z].*|[A-Z].*)"
_DID_IT = (
    r"(?i),?\s+(?:did(?: it)?|introduced (?:us|me)(?: to (?:her|him|them))?"
    r"|told me(?: about (?:her|him|them))?|gave me (?:her|his|their) name"
    r"|(?:recommended|mentioned) (?:her|him|them))[ .!]*$"
)
# "Karla, from choir. She says …": who it was, and a sentence behind.
_AND_TELLS = rf"(?i)(?P<who>.+?)(?:[,;:]|{NO_END}\.)\s+(?:i|we|s?he|they|it)(?:'\w+)? \w.*"
_A_NAME = (
    r"(?!(?:I|We|She|He|They|It|HR|The|My|Her|His|Mon|Tues?|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?"
    r"|Aug|Sep|Oct|Nov|Dec)\b|\w+day\b|(?:January|February|March|April|August|September|October|November"
    r"|December|Christmas|Easter)\b)[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}"
)
_NAMED_BEHIND = rf"\b(?:called|named|met|with|to|from|into|saw|phoned|rang|texted) (?P<who>{_A_NAME})"
_NAMED_FIRST = rf"(?P<who>{_A_NAME}) (?=[a-z])"
_SENTENCE = r"(?i)(?:i|we|she|he|they|it|there|somebody|someone)\s+\S+\s+\S+"


class SaidName(NamedTuple):
    """The name alone, what was told beside it, the address, and what they are called, if that was said."""

    name: str
    note: str = ""
    email: str = ""
    called: str = ""


def person_in(text: str) -> SaidName:
    """``Tom Ashby in finance, tom@trust.example`` as name, note and address."""
    address = re.search(ADDRESS, text)
    rest = re.sub(rf"[<(\[]?{ADDRESS}[>)\]]?", "", text) if address else text
    rest = " ".join(rest.split()).strip(_EDGES)
    behind, dash = "", re.search(r"\s[-\u2013\u2014]+\s", rest)
    if dash and not is_name(rest[dash.end() :]):  # "Elaine Sample - saw her speak"; "Jean - Luc" is one name
        rest, behind = rest[: dash.start()], rest[dash.end() :].strip()
    friend = re.fullmatch(_FRIEND_OF, rest)
    lead = friend if friend and _is_whole(friend["name"]) else re.fullmatch(_LEAD, rest)
    before, rest = (lead[1], lead["name"]) if lead else ("", re.sub(_MAYBE, "", rest))
    nick = re.fullmatch(_NICKNAME, rest)
    name, note = (nick["name"], nick["more"] or "") if nick else _cut(rest)
    if named := re.match(_OF_SOMEBODYS, f"{name}, {note}".rstrip(", ")):  # "Jule's cousin, Tobias, he …"
        before = " ".join(filter(None, (before, named["whose"])))
        name, note = _cut(named["name"])
    before = re.sub(r"\s+(?:called|named)$", "", before)
    before = "" if before.casefold() in _NO_NOTE else before
    notes = ", ".join(filter(None, (before, note.strip(_EDGES), behind)))
    return SaidName(name, notes, address[0] if address else "", nick["called"] if nick else "")


def _is_whole(name: str | None) -> bool:
    """Whether it begins with a name, and no role: "Marek Sample, he paints", not "HR lead"."""
    return bool(name) and is_name(_cut(name or "")[0]) and not re.search(ROLE, _cut(name or "")[0])


def _cut(text: str) -> tuple[str, str]:
    # A name is letters: whatever else stands there is kept as it was typed.
    if bracket := re.fullmatch(r"(\w[\w .,'-]*?)\s*\(([^()]+)\)?[\s,.;:]*(.*)", text):
        within, behind = bracket[2].strip(), bracket[3].strip()
        if " " in within or within[0].islower() or behind[:1].islower():
            before, more = _cut(bracket[1])
            return before, ", ".join(part for part in (more, within, behind) if part)
    if not re.match(r"[\w .'()-]+(?:[,;:]|$)", text):
        return text, ""
    words = text.split()
    for at, word in enumerate(words):
        if at and word in _OVER:
            return " ".join(words[:at]).strip(_EDGES), " ".join(words[at:])
        is_short = is_title(word, after=True) or re.fullmatch(_SHORTENED, word)
        ends = word[-1] in ",;:" or (word[-1] == "." and not is_short)
        if ends and at + 1 < len(words):
            return " ".join(words[: at + 1]).strip(_EDGES), " ".join(words[at + 1 :])
    return text, ""


def people_in(text: str) -> list[SaidName]:
    """Everybody named: "Ruth Sample ruth@example.org and Bo Sample", each with what is said of them.

    Nobody for a word that is no person's: "HR", "Julie's team", "The Coaching Habit".
    """
    pieces = re.split(r"(\s*[,;]\s*(?:and\s+)?|\s*&\s*|\s+and\s+(?:(?:to|with)\s+(?=[A-Z]))?)", text.strip())
    groups = [pieces[0]]
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _begins_a_person(joint, piece, pieces):
            groups.append(piece)
        else:
            groups[-1] += joint + piece
    return [one for one in map(_introduced_in, groups) if not is_no_person(one.name or one.note)]


def _begins_a_person(joint: str, piece: str, pieces: list[str]) -> bool:
    """Whether behind a comma or an "and" somebody else stands, and not more about the one before."""
    if not piece or not piece[0].isalnum():
        return False
    named = _introduced_in(piece)
    if not named.name:
        return "," not in joint and _is_unnamed(named.note)
    if all(one.replace("-", "").isalnum() and one.islower() for one in pieces[::2]):
        return True  # "tom and bo", "ngozi-sample-2 and bo"
    if re.search(ROLE, named.name) or not is_name(named.name.partition(" (")[0]):
        return False
    # "Ruth, Bo and Ann" are three; "Ruth Sample, Corby" may be one, and where she works.
    return bool(named.email) or not re.match(r"\s*,\s*$", joint) or bool(re.match(r"\W*and\b", pieces[-2]))


def _introduced_in(text: str) -> SaidName:
    """A person of an introduction; "her sister Mary" is Mary, "her sister" has no name yet."""
    named = person_in(text)
    if not _is_unnamed(named.name):
        return named
    name, behind = _cut(named.note)
    if is_name(name) and not is_no_person(name):  # "the CEO, Sue Sample"
        return named._replace(name=name, note=", ".join(filter(None, (named.name, behind))))
    words = " ".join(filter(None, (named.name, named.note))).split()
    starts = (at for at, word in enumerate(words) if word[0].isupper() and not words[at - 1][0].isupper())
    at = next((at for at in starts if at and words[at - 1] not in _OVER | {"of"}), len(words))
    name, behind = _cut(" ".join(words[at:])) if at < len(words) else ("", "")
    note = ", ".join(filter(None, (" ".join(words[:at]).strip(_EDGES), behind)))
    return named._replace(name=name, note=note)


def one_of_theirs_in(text: str) -> SaidName | None:
    """Whom a sentence names who does it instead: "no, but his colleague Ms Sample does the founders"."""
    found = re.search(_ONE_OF_THEIRS, text)
    if found is None or not is_name(found["name"]):
        return None
    told = person_in(f"{found['name']}, {text[found.end() :]}")
    return told._replace(note=", ".join(filter(None, (found["whose"], told.note))))


def _is_unnamed(text: str) -> bool:
    first, _, rest = text.partition(" ")
    whose = first.rstrip(_EDGES)
    # "Mark's boss", "Sarahs friend".
    is_somebodys = re.fullmatch(rf"[\w -]+(?:['\u2019]s|s['\u2019]?)\s+(?:[a-z]+\s)?{RELATIVES}", text)
    return (whose.casefold() if rest[:1].islower() else whose) in _WHOSE or bool(is_somebodys)


def is_no_person(text: str) -> bool:
    """Whether what stands in the place of a name is none: "OKRs", "The Coaching Habit", "Julie's team"."""
    if " " not in text:
        small = re.fullmatch(rf"(?i){NO_PERSON}", text) if text.islower() else not may_name(text)
        return bool(re.fullmatch(r"[A-Z&]{2,}s?", text) or small) and text != "Will"
    words = [word.strip(_EDGES) for word in text.split()]
    of_one = re.match(r"[A-Z]|the [A-Z]", text) and any(
        re.fullmatch(rf"(?i){NO_PERSON}", word) for word in words
    )
    return bool(of_one or re.match(_A_THING, text))


def several_in(text: str) -> list[str]:
    """Each person with what is said of them, where several real names stand side by side; else none."""
    numbered = [part.strip(_EDGES) for part in re.split(r"(?:^|\s)\d+[.)]\s+", text) if part.strip(_EDGES)]
    if len(numbered) > 1:
        return numbered
    # "My old teacher Mrs. Sample, last at Easter; and Ben from the choir": each is an answer of its own.
    answers = [
        part.strip(_EDGES) for part in re.split(r"(?i);\s*(?:and\b|also\b)?", text) if part.strip(_EDGES)
    ]
    if len(answers) > 1 and all(map(_tells_of_one, answers)):
        return answers
    between = r"\band\b|\bor\b(?:\s+(?:maybe|perhaps|possibly)\b)?"
    parts = [part for raw in re.split(rf"[,;&]|{between}", text) if (part := raw.strip())]
    if len(parts) > 1 and (all(map(_may_be_one, parts)) or all(p.isalpha() and p.islower() for p in parts)):
        return parts
    # "ann sample, head teacher" is one; three times two words, or two beside an "and", are people.
    whole = text.islower() and all(len(part.split()) == 2 and may_name(part) for part in parts)
    if whole and (len(parts) > 2 or (len(parts) == 2 and "," not in text)):
        return parts
    both = [part.strip(_EDGES) for part in re.split(rf"&|{between}", text) if part.strip()]
    if len(both) > 1 and all(map(_names_one, both)) and any(re.fullmatch(_LEAD, part) for part in both):
        return both  # "my old head Ann Sample, retired, and my present head, Ben Sample"
    if len(both) > 1 and all(is_name(name) and not re.search(ROLE, name) for name, _ in map(_cut, both)):
        return both
    told = re.split(_AND_ONE_FROM, text)
    # Where the first has capitals, a name behind it has them, too: "…, lawyer at Krone" is told of the first.
    named = text.islower() or all(is_name(person_in(part).name) for part in told[1:])
    if len(told) > 1 and named and not any(re.search(f"(?i){ROLE}", _cut(part)[0]) for part in told):
        return told  # "henning brask (my old boss), karin from the nursery"
    # "Ann, my boss who came and went, and Dr. Sample": only a whole name behind the comma is another person.
    *before, last = re.split(_AND_ANOTHER, text)
    name = _cut(last.strip())[0]
    whole = is_name(name) and " " in name and not re.search(ROLE, name)
    return [*before, last] if before and whole and is_name(person_in(before[0]).name) else []


def _may_be_one(text: str) -> bool:
    return is_name(text) and not is_no_person(text) and not re.match(r"[A-Z]{2,3} [A-Z][a-z]", text)


def _names_one(text: str) -> bool:
    """Whether somebody is named, as a whole or behind who they are: "Ann Sample", "my head, Ann"."""
    name = person_in(text).name
    known = " " in name or re.fullmatch(_LEAD, text)
    return bool(known) and is_name(name) and not re.search(ROLE, name)


def _tells_of_one(text: str) -> bool:
    """Whether somebody is named, and more is said of them: "Ben from the choir, I ask him everything"."""
    name = person_in(text).name
    behind = text.partition(name)[2].lstrip()
    told = behind.startswith((",", "(")) or behind.partition(" ")[0] in _OVER
    return _names_one(text) or (told and is_name(name) and not re.search(ROLE, name))


def friend_in(text: str) -> str:
    """The name alone: "anna of course, from the choir" is Anna; "my old ward sister" stays as it is."""
    if _is_unnamed(text.casefold()):
        return text
    named = person_in(re.sub(_SURELY, "", text)).name
    return with_capitals(named) if named else text


def introducer_in(text: str) -> tuple[str, str]:
    """Who introduced one, as it was said, and what was told beside it, all of it.

    Where nobody did, that is how one met: "nobody, we met at a party".
    """
    said = text.strip().replace("\u2019", "'")
    if nobody := re.fullmatch(_NO_ONE_DID, said):
        return "", text.strip()[nobody.start("how") :].strip(" .")
    if is_nobody(said) or re.fullmatch(r"(?i)(?:by )?my ?self|no idea", said.strip(" .")):
        return "", ""
    if re.match(_MYSELF, said):
        through = re.search(_THROUGH, said)
        told = re.search(r"(?i)\b(?:through|via|introduced|name|told)\b", said)
        return (friend_in(through["who"]), "") if through and told else ("", text.strip(" ."))
    bare = re.sub(
        r"(?i)^(?:(?:yes|yeah|yep)\b[\s,:.-]*)?(?:it was\s+)?", "", re.sub(_DID_IT, "", text.strip())
    )
    told = re.fullmatch(_AND_TELLS, re.sub(_SURELY, "", bare))
    return (friend_in(told["who"]), text.strip()) if told else (bare or text, "")


def is_name(text: str) -> bool:
    """Whether all of it is a name, its own words with capitals."""
    words = text.split()
    while len(words) > 1 and is_title(words[0], after=True):
        words.pop(0)
    own = [word for word in words if word.casefold() not in PARTICLES]
    return (
        0 < len(words) <= 4 and bool(own) and all(word[0].isupper() or not word[0].isascii() for word in own)
    )


def is_nobody(text: str) -> bool:
    """``nobody``, ``no one``, ``I don't know anyone there``, ``no idea``."""
    return is_not_known(text) or bool(re.fullmatch(_NOBODY, text.strip(" .!").replace("\u2019", "'")))


def is_not_known(text: str) -> bool:
    """``no idea``, ``I don't know``: no answer to any question, be it for a person, a place or a reason."""
    return bool(re.fullmatch(_NOT_KNOWN, text.strip(" .!?").replace("\u2019", "'")))


def new_name_in(sentence: str) -> str:
    """Who is named where something is told: "met a nurse called Ruth", "Ruth said yes".

    "Ruth's boss" names nobody.
    """
    found = re.search(_NAMED_BEHIND, sentence) or re.match(_NAMED_FIRST, sentence)
    return found["who"] if found and not re.search(r"['\u2019]s$", found["who"]) else ""


def names_nobody(text: str) -> bool:
    """``yes``, a sentence about somebody who is not named, ``the lady``, ``Sarahs friend``.

    So does ``a friend of Sarah``: it is the friend of theirs who has a name.
    """
    if friend := re.fullmatch(_FRIEND_OF, text.strip(_EDGES)):
        return not _is_whole(friend["name"])
    if re.fullmatch(_LEAD, text.strip(_EDGES)):
        return False
    named = person_in(text).name
    if _is_unnamed(named) or named.split(" ")[0] in _OVER | {"not", "nobody", "none", "no"}:
        return True
    return bool(re.fullmatch(_YES, text.strip(" .!")) or re.match(_SENTENCE, text.strip()))
