"""A reason and a memory put into the words of a sentence, as far as words alone allow (O3, O5).

What comes out is always shown before it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentorfolio.domain.addressing import is_of_who_named_them, to_them
from mentorfolio.domain.greeting import begins_with, untitled
from mentorfolio.domain.people_words import TO
from mentorfolio.domain.verbs import is_past

_DID_TO_ME = (
    "made|helped|showed|changed|gave|taught|struck|inspired|impressed|convinced|brought|kept|reminded"
    "|encouraged|moved|guided|saved|stayed|stuck"
)
# What makes words that begin with "your" or "how you" a whole sentence.
_TELLS = (
    rf"\b(?:is|are|was|were|has|have|had|{_DID_TO_ME}|got|led|opened|answered|explained"
    r"|told|tells|said|says|thinks)\b"
)
# "The way you ran the office" is what one writes because of; "… taught me a lot" makes it a sentence.
_TOLD_ME = (
    rf"\b(?:{_DID_TO_ME})\s+(?:with\s+)?(?:me|us|my|our|how)\b"
    r"|^what you (?:\w+ )+(?:helped|worked)$"
)
# A thing, and what they did with it: "the two pages you wrote on handovers".
_OF_YOURS = (
    r"(?:the|a|an|those|these|that|some|all|everything|one)\s+(?:[\w'-]+\s+){0,5}?(?:that\s+|which\s+)?"
    r"(you)(?:'ve|'d| have| had)?\s+\w+"
)
_OF_OURS = (
    r"(?i)^((?:the|our|my|your|that|this|those|all|an?)\b[^,.;]*?) (?:that |which )?(?:we|you|i)"
    r"(?:'d|'ve| had| have)? \w+"
)
# "the party where we hardly got to talk", "the scene, where all goes quiet, …": what is told by the way.
_ASIDE = r"(?i), (?:where|when|who|which)\b[^,]*,|,? (?:where|when|who|which)\b.*"
_OWN_SENTENCE = (
    r"(?i)(?:i|we|you|it|there|do|thank|that is|this)\b"
    r"|(?!(?:the|our|my|your|that|those|a|an)\b)\w+(?: \w+)? and I \w"
)
_OF_ANOTHER = r"(?i)(?:s?he|they)(?:'s|'ve)? .*\byou(?:r|'re|'ve)?\b"
_KIND_WORD = (
    r"(?i)(?:all the best|best wishes|congratulations|good luck|greetings|happy|hope|merry|sorry|welcome"
    r"|well done)\b"
)
_WAS_MINE = r"you (?:are|were|have been|'re) (?:once )?(?:my|our|in my|on my)\b"
# Sentences of a letter that another one can go on to.
_OWN = ("I thought of you because", "I'm writing because", "I'm coming to you because", "I'd like to ask you")
_LED_IN = (
    r"(?i)^(?:from (?=(?:your|the way) (?!.*\b(?:i|we)\b))|(?:of|seeing) (?=your |(?:how|what|the way) you))"
)
_READING = r"(?i)^(?:enjoying|following|hearing|listening|reading|using|watching)(?= .*\byour\b)"
INTRODUCED = ("gave me your name", "put us in touch")
_NAMED_THEM = (
    r"\b(?:gave me your|told (?:me (?:about|of|to)|you)|introduced|mentioned|named|pointed me|put (?:me|us)"
    r"|recommended|sent me|showed me your|suggested|thought (?:of )?(?:you|I)"
    r"|(?:said|wrote) to me|told me (?:\w+ ){0,3}to (?:ask|call|ring|talk|write)"
    r"|said (?:\w+ ){0,3}(?:that )?I should)\b"
)
# "…, who is your vet, said that I could use his name".
_LET_ME = r"\b(?:said|says|told)\b[^.!?]*\b(?:I (?:could|can|may|might)|might (?:call|ring|write))\b"
_SAYING = r"(?:says?|said|thinks|reckons|tells me|told me)\b"
_SAYS = rf"^(?:\w+\s+){{1,4}}{_SAYING}"
# Words that are said of somebody by themselves, and what may follow them: "patient with beginners".
_QUALITIES = frozenset(
    """approachable blunt brave brilliant calm careful caring clear decent direct encouraging experienced
    fair firm frank friendly fun funny generous gentle good great helpful honest humble inspiring kind
    knowledgeable open organised patient practical quick reliable sensible smart steady strict
    supportive thorough thoughtful warm wise
    """.split()
)
_GOES_ON = frozenset("and about as at but even in on to towards under when with".split())
_A_WHILE = r"(?:\w+ ){0,2}(?:hour|minute|day|week|month|year|talk|chat|call|coffee|lunch|walk|line)s?\b"
# What somebody has: "experience with boards".
_HAD = frozenset(
    """advice article blog book calm career courage experience expertise eye honesty humour interview
    judgement kindness knowledge lecture network paper patience podcast post reputation research sense
    skill talk teaching work workshop writing
    """.split()
)
# "Your talk given at the fair" is a thing, "your tip worked" is not; "the tip you gave" is theirs.
_BEHIND_DONE = frozenset("at by for from in on to under with".split())
_DOERS = frozenset("i you we he she they it who that which and to".split())
_DOES = frozenset("comes explains goes helps holds keeps makes pays shows stays turns works".split())
# No end of a sentence.
_SHORTENED = frozenset(
    "a.m. approx. ca. cf. co. dr. e.g. etc. i.e. mr. mrs. ms. no. p.m. prof. st. vol. vs.".split()
)
_FREE = r"(?i)^(?:(?:i am|i'm|usually|mostly|free|available)\s+)+"
SMALL = frozenset(
    """a about after afternoons all an any anything at before between don't early eight evenings every
    five for four from half how in keep late lunchtimes maybe monthly mornings most my never not on once
    one our perhaps put seven six some take ten that the three twice two until weekday weekdays weekends
    what when why your
    """.split()
)
# "Shall I come", "how do you say no": all of it asks, whatever ends it.
_ASKS = (
    r"(?i)(?:may (?:i|we)|(?:[\w '\u2019-]+, )?(?:(?:and|but|or) )?"
    r"(?:(?:shall|could|can|would) (?:i|we)|(?:could|can|would) you"
    r"|(?:how|what|where|which|who|why|when) (?:am|are|can|could|did|do|shall|should|would) (?:i|we|you)))"
    r" [\w '\u2019/&-]+\.?$"
)
# Who begins a clause behind "that"; "that map on slide 14" is a thing.
_THAT_CLAUSE = (
    r"that (?:(?:all|any\w*|every\w*|few|he|i|it|many|most|my|no|nobody|nothing|one|our|people|several|she|so"
    r"|some\w*|there|they|we|you|your)\b|(?:\w+s (?!you\b)\w+|(?!\w+s )\w+ \w+s) you\b)"
)
# Ends a sentence as well as a full stop does.
_FACE = "\u2600-\u27bf\U0001f000-\U0001faff"
SMILES = rf"(?:[{_FACE}][\ufe0f\u200d]*|[:;]-?[()D])$"
_NUMBERS = {5: "Five", 10: "Ten", 15: "Fifteen", 20: "Twenty", 30: "Thirty", 45: "Forty-five", 60: "Sixty"}
# "What you told me already works": a clause, and no thing.
_STILL_DOES = rf"(?:how|what) you\b.* (?!(?:{'|'.join(_DOERS)}) )\w+ (?:already|still|now) \w+(?:s|ed)\b"
_LONGEST_PARAGRAPH, _FEW = 60, 6  # words of a paragraph, and words that are none of their own
_ASKED_ALONE = 30  # words of a paragraph behind which a question has its own
_LONGEST_CLAUSE = 6  # words that "I'm writing because" leads to


def speaks_to_them(words: str) -> bool:
    """Whether it is said to one person: "how you ran the ward"."""
    return re.search(TO, words) is not None


def reason(why: str, lead: str = "I'm writing", through: str = "") -> str:
    """Why somebody is written to, as a sentence of the letter to them; ``lead`` begins one that has none.

    ``through`` is who gave one their name: what they say of them stands where they are named, and not here.
    """
    to_you = "" if through and is_told_of_another(why, through) else to_them(why)
    words = _whole(capitals(re.sub(_LED_IN, "", to_you or why.strip())))
    words = re.sub(_READING, lambda found: f"I've been {found[0].lower()}", words)
    if through and re.match(rf"{re.escape(begins_with(through))}\b", untitled(words)):
        is_said = _what_they_say(words, through) and named(through, why)
        return "" if is_said else ended(_by_whole_name(words, through))
    start = words.casefold()
    ours = r"(?:i|we)(?:'\w+)? |(?:my|our|as you|thanks to you) |\d+ \w+ [^.!?]*, and you "
    ours += r"|because of [^.!?]*\b(?:i|we)\b|because [^.!?]*, (?:i|we)\b"
    if re.match(ours, start) or words.endswith("?") or re.match(_ASKS, words):  # no clause behind a lead
        return as_sentence(words)
    if re.match(rf"because \w|{_THAT_CLAUSE}", start):
        return ended(f"{lead} because {words.partition(' ')[2]}")
    if start.startswith(("you ", "you've ", "you're ", "you'd ", "you'll ")) or (
        start.startswith("your ") and _is_told(start)
    ):
        # As it was typed: a clause goes on from ours, a sentence stands for itself, and so do several;
        # "you were my boss" is no reason, and reminds all the same.
        long = start.startswith("your ") and len(words.split()) > _LONGEST_CLAUSE
        alone = words[0].isupper() or long or re.search(r"[.!?]\s", words)
        alone = alone or re.match(_WAS_MINE, start) or re.search(r", and (?:now )?i\b", start)
        return as_sentence(words) if alone else ended(f"{lead} because {words}")
    if re.match(r"(?:your|how you|what you|the way|the work)\b", start):
        if re.search(_TOLD_ME, start):
            return as_sentence(words)
        because = "because" if re.match(_STILL_DOES, start) else "because of"
        return ended(f"{lead} {because} {small(re.sub(_I_DID, '. I ', words, count=1))}")
    if _is_a_thing(start):
        return ended(f"{lead} because of {small(words)}")
    when = re.match(r"(?:when|since|at|in|on|last|this|that|a|the) .*\b(?:you|your|i|i'm|me|we)\b", start)
    if when or (speaks_to_them(start) and (words[:1].isupper() or re.search(_SAYS, start))):
        return as_sentence(words)
    return ended(_of_theirs(words, lead))


def _by_whole_name(words: str, through: str) -> str:
    """A reason that begins with who gave one their name, by the whole of it where it is not said before."""
    first, whole = begins_with(through), through.partition(",")[0]
    is_part = words.startswith(first) and not words.startswith(untitled(whole))
    return f"{whole}{words[len(first) :]}" if is_part and not named(through, words) else words


def is_told_of_another(why: str, through: str, name: str = "") -> bool:
    """Whether a reason tells whoever has that ``name`` of who gave it: "she says you may help"."""
    return re.match(_OF_ANOTHER, why.strip()) is not None or is_of_who_named_them(why, through, name)


def _is_told(start: str) -> bool:
    """Whether something of theirs does something: "your tip worked", not "your book, which I read"."""
    main = re.sub(_OF_OURS, r"\1", re.sub(_ASIDE, "", start))
    if re.search(_TELLS, main):
        return True
    words = main.split()
    for before, word, after in zip(words[1:], words[2:], [*words[3:], ""], strict=False):
        does = is_past(word.rstrip(",.;:!")) and (word[-1] in ",.;:!" or after not in _BEHIND_DONE)
        if (does or word.rstrip(",.;:!") in _DOES) and before not in _DOERS:
            return True
    return False


def of_them(heard: str, lead: str) -> str:
    """What one knows of somebody else, as it was said; what is no sentence is what ``lead`` is because of."""
    words = capitals(heard.strip())
    tells = re.search(rf"{_TELLS}|(?i:\b(?:i|we|you|she|he|they|who|can|will|would|could|does)\b)", words)
    is_thing = re.match(r"(?i)(?:the|an?|her|his|their|that|this)\s", words) and not tells
    return ended(f"{lead} because of {small(words)}" if is_thing else capital(words)) if words else ""


def _is_a_thing(start: str) -> bool:
    """Whether a reason is something, with what they or both did: "the pages you wrote", "the day we met"."""
    if thing := re.match(_OF_YOURS, start):
        return not re.search(_TELLS, start[: thing.start(1)] + start[thing.end() :])
    main = re.sub(_OF_OURS, r"\1", re.sub(_ASIDE, "", start))
    begins = re.match(r"(?:a|an|our|that|the|this|those|these) ", start)
    return bool(begins) and main != start and not re.search(_TELLS, main)


def named(through: str, why: str = "", in_touch: bool = False) -> str:
    """Who gave one their name, and what they say of them; empty where the reason tells that itself."""
    why = untitled(why.strip().partition("\n\n")[0])
    first = re.escape(begins_with(through))
    says = _what_they_say(_whole(capitals(to_them(why) or why)), through)
    own = rf"(?<=^{first})(?: \w+)?,? (?:who|is|the|my|an?)\b[^,;.]*\byour?\b"
    if re.search(rf"(?i)\b{first}\b.*{_NAMED_THEM if says else f'(?:{_NAMED_THEM}|{_LET_ME}|{own})'}", why):
        return ""
    apart = "," in through and not re.search(r" and [^\W\d_a-z]", through)
    who = f"{capital(through.rstrip(','))}{',' * apart}"  # "…, my neighbour, gave me your name"
    lets = says and re.match(_LET_ME, says)
    return ended(f"{who} {says if lets else INTRODUCED[bool(in_touch)] + f' and {says}' * bool(says)}")


def _what_they_say(words: str, through: str) -> str:
    """Words that tell what this person says, without their name; empty where they do not."""
    whole, words = untitled(through.partition(",")[0]), untitled(words)
    who = f"(?:{re.escape(whole)}|{re.escape(begins_with(through))})"
    found = re.match(rf"{who}\s+(?={_SAYING})", words, re.IGNORECASE)
    return words[found.end() :] if found else ""


def followed(now: str, because: str) -> str:
    """What brings one to ask, and why them: one sentence where both are short, else two, why them first."""
    told = as_sentence(capitals(now.strip()))
    own = because.startswith(_OWN)
    if not own or re.search(r"[.!?,;:\u2013]\s|\b(?:and|but|so|because)\b", told) or not told.endswith("."):
        return f"{because} {told}".strip()
    return f"{told[:-1]}, and {because}"


def recalled(shared: str, lead: str = "You may remember") -> str:
    """What two people shared, as a sentence: "You may remember the winter on Ward 4."."""
    words, *more = sentences(capitals(shared.strip())) or [""]
    return " ".join([_recalled(words, lead), *map(as_sentence, more)])


def _recalled(words: str, lead: str) -> str:
    # "The party where we hardly got to talk", "the rule on your counter: it was mine".
    main = re.split(r"(?i):|, (?=(?:you|i|we)\b)", re.sub(_ASIDE, "", words))[0]
    main = re.sub(_OF_OURS, r"\1", main)  # "the talks we had"
    if re.match(_KIND_WORD, words):  # no memory
        return as_sentence(re.sub(r"(?i)^hope\b", "I hope", words))
    is_sentence = words.endswith(("!", "?")) or re.search(_TELLS, main) or re.match(_OWN_SENTENCE, words)
    is_sentence = is_sentence or re.search(r"\b(?:is|are)(?:n't)? \w", words)  # a memory was
    if is_sentence and (words.endswith("?") or not re.match(r"(?i)(?:when|how)\b", words)):
        return as_sentence(words)
    if place := re.match(r"(?i)(?:at|in|on|from|during) (?=\w)", words):
        if re.search(r"(?i)\b(?:we|you|i) \w", words):
            return as_sentence(words)
        words = words[place.end() :]
        lead = f"{lead} me from" if lead == "You may remember" else lead
    if re.match(r"(?i)me (?:as|at|by|for|from)\b", words):
        return ended(f"{lead if lead.endswith('remember') else 'You may remember'} m{words[1:]}")
    small = re.match(r"(?i)(?:the|our|my|your|that|those|a|an|when|how|working|being)\b", words)
    lead = "You may remember" if re.match(r"(?i)(?:when|how)\b", words) else lead
    return ended(f"{lead} {words[:1].lower() + words[1:] if small else words}")


_I_DID = r", (?=(?:read|saw|heard|tried|used|shared|passed|loved|liked|watched|bought|printed|copied)\b)"


def _whole(words: str) -> str:
    """Several sentences, with the "You are" that a later one lacks: "Bit scary but fair"."""
    begin, *more = re.split(r"(?<=[.!?])\s+", words)
    said = [begin]
    for part in more:
        first = part.partition(" ")[0].casefold().rstrip(",.!?")
        lacks = first == "bit" or first in _QUALITIES
        said.append(f"You are {'a ' * (first == 'bit')}{small(part)}" if lacks else part)
    return " ".join(said) if more else words


def _of_theirs(words: str, lead: str) -> str:
    """A reason that is no sentence: a quality of theirs, something they have."""
    first, _, rest = small(words).partition(" ")
    said = f"{first} {rest}".strip()
    if first in ("from", "at") and rest and not speaks_to_them(words):  # where one met
        return _recalled(words, "You may remember")
    after = next(iter(rest.split()), "")
    is_somebody = first in ("a", "an") and not re.match(_A_WHILE, rest)
    if re.match(r"an? (?:ear|eye|feel|gift|head|knack|memory|sense|way)\b", said):
        return f"{lead} because you have {said}"
    if is_somebody or (first in _QUALITIES and (not rest or after in _GOES_ON)):
        return f"{lead} because you are {said}"
    if first.rstrip("s") in _HAD or first in _HAD or (first in _QUALITIES and after in _HAD):
        return f"{lead} because of your {said}"
    is_one = first in ("good", "great", "brilliant") and not rest.endswith("s")
    if rest and (first == "bit" or is_one):
        return f"{lead} because you are a {said}"
    if re.search(r"\b(?:I|you|we)\b", words) or any(is_past(word) for word in words.rstrip(".").split()[1:]):
        return f"{lead} because {small(words)}"
    if first in ("that", "this", "those", "these", "the"):
        return f"{lead} because of {said}"
    return f"{lead}{'' if lead.startswith('I was glad') else ' for one reason'}: {words}"


def in_paragraphs(parts: Iterable[str]) -> str:
    """Parts of a letter in their order; each goes on in the paragraph before while that stays short.

    A question stands alone behind all that is longer than a few lines: it is what they answer.
    """
    said: list[str] = []
    for part in filter(None, (text.strip() for text in parts)):
        words, before = len(part.split()), len(said[-1].split()) if said else 0
        fits = before < _ASKED_ALONE if part.endswith("?") else before + words <= _LONGEST_PARAGRAPH
        if said and (fits or (words < _FEW and not part.endswith("?"))):
            said[-1] = f"{said[-1]} {part}"
        else:
            said.append(part)
    return "\n\n".join(said)


def sentences(text: str) -> list[str]:
    """A text sentence by sentence; "e.g." and "Dr." end none, nor does a stop within a quotation.

    A smiley behind a sentence is its end.
    """
    found: list[str] = []
    for part in re.split(
        rf"(?<=[.!?])\s+(?![{_FACE}])|(?<=[.!?][\"\u201d])\s+(?=[A-Z])|(?<=[{_FACE}])\s+(?=[A-Z])", text
    ):
        said = found[-1] if found else ""
        # A quotation has begun in it that goes on behind it.
        is_quoting = said.count('"') % 2 == 1 or said.count("\u201c") > said.count("\u201d")
        if _is_shortened(said.rpartition(" ")[2], part) or (is_quoting and re.search(r"[\"\u201d]", part)):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _is_shortened(before: str, after: str) -> bool:
    """Whether a full stop ends no sentence: "e.g.", "no. 5", and "Mr H." where a small letter follows."""
    if re.fullmatch(r"[A-Z]\.", before):
        return after[:1].islower()
    return before.casefold() in _SHORTENED and (before.casefold() != "no." or after[:1].isdigit())


def capitals(text: str) -> str:
    """A text with a capital at the beginning of each sentence but the first, which may go on from another.

    "iPad" begins as it is.
    """
    parts = re.split(r"(\s+)", text)
    for at in range(2, len(parts), 2):
        before, word = parts[at - 2], parts[at]
        ends = before.endswith((".", "!", "?")) and not before.endswith("..")
        if ends and not _is_shortened(before, word) and word[:1].islower() and word == word.lower():
            parts[at] = capital(word)
    return "".join(parts)


def within(text: str) -> str:
    """Words as they stand inside of a sentence: no full stop, no capital of a mere beginning."""
    words = re.sub(_FREE, "", text.strip().rstrip("."))
    first = words.partition(" ")[0].casefold()
    return small(words) if first in SMALL or first.capitalize() in _NUMBERS.values() else words


def in_words(minutes: int) -> str:
    """A number of minutes at the beginning of a sentence."""
    return _NUMBERS.get(minutes, str(minutes))


def capital(text: str) -> str:
    """A capital first, the rest untouched."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def small(words: str) -> str:
    """Words as they go on from others: without the capital of a beginning, with that of a name."""
    first = words.partition(" ")[0]
    own = words[:2] in ("I ", "I'") or first != first.capitalize()
    return words if own else words[:1].lower() + words[1:]


def as_sentence(words: str) -> str:
    """Words with a capital first and an end mark behind."""
    return capital(ended(words))


def ended(words: str) -> str:
    """Words with an end mark; what asks, "shall I come.", ends as a question."""
    words = words.rstrip(" ,;")
    if re.match(_ASKS, re.split(r"(?<=[.!?]) ", words)[-1]):
        return f"{words.rstrip('.')}?"
    whole = words.rstrip("\"')]\u201d\u2019").endswith((".", "!", "?", "\u2026")) or re.search(SMILES, words)
    return words if whole else f"{words}."
