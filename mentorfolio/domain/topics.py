"""A need's title or phrase as a letter says it: "leading a team", "how to say no" (O3).

What comes out is always shown before it is sent, and a need's ``--phrase`` says it better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mentorfolio.domain.text import fold
from mentorfolio.domain.verbs import BASE, doing
from mentorfolio.domain.wording import small, speaks_to_them

_BEGINS = 4  # letters that tell one word from another: "lead", "leading"
# What begins a question, be it within a sentence.
QUESTIONS = frozenset("how what when where whether which who whom why".split())
# What people put before what they need, and a letter does not: "I want to be heard".
_WANTING = (
    r"(?i)^(?:i|we)(?:\s+(?:really|just|also))?(?:'d|\u2019d|\s+would)?\s+(?:want|wish|need|like|have|hope|try)"
    r"\s+to\s+(?:learn\s+(?:how\s+)?to\s+)?"
)
_WANTING_MORE = r"(?i)^(?:i|we)\s+(?:want|need|miss|lack)\s+(?!out\b|in\b)"
_TO_DO = r"(?i)^(?:learn(?:ing)? )?to (?=[a-z])"
_MORE_SO = (
    r"(?i)(?:more|less) (?:\w+(?:able|ant|ent|ful|ible|ic|ive|less|ous)|brave|bold|calm|clear|direct|open"
    r"|relaxed)\b"
)
_ASKING = (
    r"(?i)^(?:(how)\s+(?:do|can|could|should|shall|must)"
    r"|(what|when|where|whom?|which \w+)\s+(?:should|shall))\s+(?:i|we|one)\s+"
)
# "Where do I lose money?" -> "where I lose money", "what am I missing?" -> "what I'm missing".
_OF_ME = (
    r"(?i)^(how|what|when|where|whom?|why|which \w+)\s+(do|am|can|could|would|must|will|have)\s+(i|we|one)\s+"
)
# A question that a yes or a no answers: "Should I stay?" -> "whether to stay".
_SHOULD = r"(?i)^(?:should|shall)\s+(?:i|we)\s+(?=\w)|^do\s+(?:i|we)\s+want\s+to\s+"
_WHETHER = r"(?i)^(do|am|is|are|can|could|will|would|have|has)\s+(i|we|it|this|that|there|you)\s+"
# How words begin that one of these can be about; for the others none is built.
_WANTING_OR_ASKING = frozenset(
    """i i'd we we'd how what when where which who whom why should shall do am is are can could will would
    have has
    """.split()
)
# Things that a sentence counts: nobody asks advice "on budget".
_MY = frozenset(
    """boss business career company department diary inbox job manager network project role team thesis
    """.split()
)
_THE = frozenset("board budget exam handover interview pitch presentation report rota".split())
# With a capital these are no names, so that a title's first word may be small inside of a sentence. Of
# any other word nobody can tell: Python, London, Prince2 and German stay as they are. Verbs (``doing``) and
# what has one of the endings below are small without standing here.
_ORDINARY = frozenset(
    """a academic accounts active adult advanced after agile agriculture all an animals annual anxiety
    any appraisal appraisals apprentice apprentices architecture art at authority basic before better
    big biology body boss bosses boundaries boundary brand bread budget budgets burnout career careers
    carers carpentry challenge charities charity chemistry children choice choices civil clarity
    classroom clear clients clinical code colleagues common communications community company complaints
    complex confidence conflict conflicts contract contracts conversations corporate costs courage
    creative creativity crew crews crisis critical culture customer customers daily dashboards data
    databases day days deadline deadlines debt debts decisions deep detail details diet different
    difficult difficulty digital direct discipline diversity doctors dogs dual early economics economy
    effective elderly email emails emotional empathy energy equal equity ethics everyday evidence
    evidence-based exams executive experience expert external faculty failure fair families family farm
    farms fast fatherhood fear feedback few fewer film films finances financial first fisheries flexible
    food forestry formal free freelance friendly full funds future garden gardens general geography goal
    goals good governance grammar grant grants great grief group groups habits hard health healthy high
    history home honest honesty horses hospital hospitality hospitals hours house how human humour ideas
    identity impact imposter impostor informal inner insurance integrity interest internal international
    interview interviews invoice invoices it job jobs joinery joy juniors knowledge language languages
    large law lawful lawyers legal less letters life line literature loan loans local logistics long
    long-term loss low machine markets mathematics maths medical medicine meetings memory men menopause
    mental mentors methods middle mindset mistakes modern money morale more motherhood museum museums
    music my national nerves network networks new next night no notice nurses office one ones online
    operations oral order other our overview paper papers parent parenthood parents part-time partners
    patience patient patients pay peace pensions people performance personal philosophy phone physics
    pitches plans plants policy politics poor positive pottery power practical practice presence
    presentations pressure price prices priorities private problem problems process processes product
    products professional profit progress project projects proposals psychology public pupils purpose
    quality quantitative questions quick quiet real redundancy relations relationships relevance remote
    rent rents reports research resilience respect rest retail review reviews right risk risks role
    rotas routine rules safe safety salaries salary sales scale school science scientific seasons second
    self-confidence self-doubt self-esteem senior seniors sensitive service services shift shifts shop
    shops short side simple skills sleep small social sociology soft software solid some speech speeches
    speed sponsor sponsors spreadsheets staff stage stakeholder stakeholders startup startups statistics
    stock story strategic strategies strategy stress strong student students studies style success
    suppliers talks tax taxes teachers team teams teamwork technical technology tender tenders tests
    text the theatre their theory theses things this time tone top tough tourism trade trainees
    transport trauma trees trust truth two two-way university unpaid values voice volunteers wages ward
    wards wealth weather web well what when where which who whole why women woodwork workload workplace
    workshops written wrong young your
    """.split()
)
# These endings make words of words; where a place or a firm has one, it is no less a name.
_MADE = ("ing", "ment", "ship", "tion", "sion", "ness")
_NAMED = frozenset("beijing boeing chongqing guinness inverness nanjing xing".split())
_LONGEST_TITLE = 7  # words
_LONGEST_PHRASE = 12  # of what begins with "Leading" or "Lead", and tells of nobody else
_PHRASE = (
    r"(?i)(?!(?:during|nothing|something|anything|everything|bring|spring)\b)\w{2,}ing"
    r"(?!.*\b(?:i|we|he|she|they|because|since|when|while|after|before)\b)[^.;:!?]*[.]?"
)
_FURTHER_ON = r"(?i)[,.;:\u2013(]|\s(?:because|so that|since|when|while|without|after|before)\s"
# Where in a sentence it says what one would like to do: "and I don't know how to be their boss".
_WHAT_TO_DO = (
    r"(?i)\bhow (?:to|do i|can i) (.+)",
    r"(?i)\b(?:better at|learn(?:ing)?(?: to)?) (.+)",
    r"(?i)\b(?:want|like|love|hope|need) to (.+)",
)
_POINTS_BACK = r"(?i)\b(?:her|him|it|so|that|them|there|this)$"
_LONG = 9  # words of a topic that is no longer one
_SHORT = 4  # words of a title that needs no other ones in a letter
# What begins a sentence, where a topic was meant.
_NO_TOPIC = frozenset(
    """i we my our i'm i've it it's there they he she nobody everybody does did do was were isn't aren't
    don't can't
    """.split()
)
# What they have said already: nobody is asked what they wrote.
_SAID_BY_THEM = r"(?i)what you(?:['\u2019]ve| have)? (?:just )?(?:wrote|written|said|posted|published|told)\b"
_OF_ONE = r"(?i)\b(?:s?he|him|hers?|his)\b"


@lru_cache(maxsize=64)
def spoken(title: str) -> str:
    """A need's title or phrase as it stands inside of a sentence: "leading a team"."""
    words = re.sub(_TO_DO, "", title.strip().rstrip(".!?"))
    begin = next(iter(words.split(maxsplit=1)), "").casefold().replace("\u2019", "'")
    if begin in _WANTING_OR_ASKING:
        words = re.sub(_WANTING_MORE, "", re.sub(_WANTING, "", words))
        words = re.sub(_ASKING, lambda found: f"{(found[1] or found[2]).lower()} to ", words)
        words = re.sub(_OF_ME, lambda found: f"{found[1].lower()} {_does(found[3], found[2])} ", words)
        words = re.sub(_SHOULD, "whether to ", words)
        words = re.sub(_WHETHER, lambda found: f"whether {_does(found[2], found[1])} ", words)
    words = words or title.strip()
    if title.strip().casefold().startswith("learning to ") and not doing(words):
        words = small(title.strip().rstrip(".!?"))
    if words.casefold() in _MY | _THE:
        return f"{'my' if words.casefold() in _MY else 'the'} {words.lower()}"
    first, _, rest = words.partition(" ")
    # A name, an abbreviation, "I": only a plain capital at the beginning is one of writing.
    plain = first[1:] == first[1:].lower() and bool(rest or first[1:]) and first != "I"
    if plain and words != "Go" and (done := doing(words)):  # alone it is more often a language
        return done
    if first.casefold() == "not" and (done := doing(rest)):
        return f"not {done}"
    if re.match(_MORE_SO, words):
        return f"being {words[:1].lower()}{words[1:]}"
    word = first.casefold()
    made = word.endswith(_MADE) and word not in _NAMED
    return f"{first.lower()} {rest}".strip() if plain and (made or word in _ORDINARY) else words


def _does(who: str, verb: str) -> str:
    """Who does it, as a statement says it: "I", "I'm", "it is", "we can"."""
    subject = "I" if who in "iI" else who.lower()
    if verb.casefold() == "do":
        return subject
    return "I'm" if verb.casefold() == "am" else f"{subject} {verb.lower()}"


def as_topic(title: str) -> str:
    """A topic as it can stand behind "about", whatever the title is."""
    words = spoken(title)
    return f"one thing: {words}" if _is_sentence(words) else words


def wants_phrase(title: str) -> bool:
    """Whether only the owner can tell how a letter should say it: a question, a sentence, many words."""
    words = spoken(title)
    question = words.partition(" ")[0].casefold() in QUESTIONS or "?" in title
    return question or not is_topic(title) or len(words.split()) > _SHORT


def is_of_somebody(topic: str, names: Iterable[str]) -> bool:
    """Whether a topic speaks to one person, or tells of one by name or as "her": it is for nobody else."""
    named = (re.search(rf"\b{re.escape(name)}\b", topic) for name in names)
    return speaks_to_them(topic) or any(named) or re.search(_OF_ONE, topic) is not None


def proposed_topic(title: str) -> str:
    """What can be offered for it; empty where grammar offers nothing."""
    return spoken(title) if is_topic(title) else ""


def asked(topic: str) -> str:
    """What one would like of them, by a topic: "ask you how to …", "ask your advice on leading a team"."""
    words = as_topic(topic)
    if words.partition(" ")[0].casefold() in QUESTIONS - {"whether"}:
        return f"ask you {'about ' if re.match(_SAID_BY_THEM, words) else ''}{words}"
    return f"ask your advice on {words}"


def is_long(title: str) -> bool:
    """Whether it is a sentence, where a name of a few words was meant; "Leading …, and …" is a name.

    So is "Lead the people I used to have coffee with": it tells what to do, and has one clause.
    """
    to_do = re.sub(_TO_DO, "", re.sub(r"(?i)^how (?=to )", "", title.strip()))
    two = re.search(rf"{_FURTHER_ON}|(?i:\b(?:and|but|now) (?:i|we|now)\b)", title.strip(" ."))
    is_to_do = to_do.partition(" ")[0].casefold() in BASE and not two
    most = _LONGEST_PHRASE if is_to_do or re.fullmatch(_PHRASE, title.strip()) else _LONGEST_TITLE
    return len(title.split()) > most


def short_title(sentence: str) -> str:
    """A name of a few words out of a sentence about what one needs; empty where none can be offered."""
    words = re.sub(_WANTING_MORE, "", re.sub(_WANTING, "", sentence.strip().rstrip(".!?")))
    for said in (words, *(found[1] for to_do in _WHAT_TO_DO if (found := re.search(to_do, words)))):
        name = re.split(_FURTHER_ON, said)[0].strip()
        if not is_long(name) and is_topic(name) and not re.search(_POINTS_BACK, name):
            return name[:1].upper() + name[1:]
    return ""


def is_topic(title: str) -> bool:
    """Whether a title can stand in a letter as what one would like to learn more about."""
    words = spoken(title)
    return len(words.split()) <= _LONG and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    first, _, rest = words.partition(" ")
    return first.casefold() in _NO_TOPIC and rest not in _MY


def tells_of_somebody(text: str) -> bool:
    """Whether it is said of one person, and names nothing to learn: "Bernadette, she was my boss"."""
    return (
        re.search(r"(?i)\b(?:he|she)(?:'s|\u2019s| is| was| has| used| works?| worked)\b", text) is not None
    )


def may_be_need(text: str) -> bool:
    """Whether a few words may be something to learn: "leading a team", and not "she never shouts"."""
    theirs = r"(?i)\b(?:she|he|they|her|his|their|him|them|always|never)\b"
    does = r"(?i)[a-z]+[^\Ws]s\s+(?!(?:and|or|of|in|for|with|at|on|to)\b)"  # not "budgets and"
    return not (is_long(text) or re.search(theirs, text) or re.match(does, text))


def same_topic(one: str, other: str) -> bool:
    """Whether two names of a need are about the same: "Lead my team", "leading a team"."""
    first, second = ({word[:_BEGINS] for word in re.findall(r"\w{4,}", fold(text))} for text in (one, other))
    return bool(first and second) and (first <= second or second <= first)
