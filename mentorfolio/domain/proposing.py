"""How and when one would like to talk, as a question to them (O3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentorfolio.domain.dates import A_WEEKDAY
from mentorfolio.domain.wording import (
    as_sentence,
    capital,
    capitals,
    ended,
    in_words,
    sentences,
    small,
    within,
)

_SENTENCE = 5  # words that may be a sentence of their own
# "A call after 2 pm, the baking is done by then": what follows is a sentence of its own.
_CLAUSE = (
    r"(?i), (?=(?:i'd|i'll|i can|i could|we'd|we could)\b|you (?:can |may )?(?:choose|decide|pick|say)\b"
    r"|by (?:(?:e-?)?mail|phone|video) (?:is|would)\b"
    r"|(?:afternoons|evenings|mornings|weekends|\w+days)(?: (?:after|before|from) \w+)? (?:are|suit|would)\b"
    r"|(?:or|and) (?:you (?!like|prefer|wish)|if (?!you (?:like|prefer|wish)))"
    r"|(?!that is (?:about )?\d)(?:the|it|that|this|those|these|my|our|they|there|i|we)\b[^,.;?]*"
    r"(?:\b(?:is|are|was|were|has|have|can|could|will|would)\b|'s\b|'m\b))"
)
# "…, or two lines by mail would be fine, too": a sentence of its own.
_FINE_TOO = (
    r"(?i)[,.]?\s+(?:or|and) "
    r"(?=[^,.?]*\b(?:(?:would be|is|are) (?:also )?(?:fine|ok|good|enough|great)|would do)\b)"
)
_WAY_OUT = (
    r"\b(?:a |if )?no(?:,|\.|$| is\b| would\b| does)|\bsay no\b"
    r"|\bif (?:(?:it|this|that)(?:'s| is)|(?:a|the) \w+ is) too much\b|\brather not\b"
    r"|\bif you(?:'d| would) (?:rather|sooner)[.,;]"
    r"|\bno (?:problem|harm|hard feelings|hurry|need|offence|pressure|reply|rush|worries)\b"
    r"|\b(?:lines?|e-?mail|mail|note) [^.?!]*\b(?:do|help|be) [^.?!]*\b(?:as well|enough|fine|much|plenty)\b"
    r"|\b(?:forget|ignore) (?:i asked|it|me|this)\b|\bleave it (?:at that|be|for|till|until)\b"
    r"|\bif (?:it|this|that|you)(?:'s|'re| is| are| does| do| can| ca)?(?:n't| not)\b|\btoo busy\b"
    r"|\bif you (?:have|'ve) no (?:room|space|time)\b|\b(?:please|just) (?:say|tell me) so\b"
    r"|\bjust (?:say|tell me)(?=[.,]|$)|\bwon't mind\b"
    r"|\bthat's (?:quite |completely |perfectly |absolutely )?(?:fine|all right|ok)\b"
    r"|\b(?:quite|will|'ll|fully) understand\b|\bdon't worry\b|\bthat would be fine\b"
)
# What may stand before a main clause, and what tells one.
_LEADING = frozenset("after although and as at before but if in on since unless when while with".split())
_THEN = (
    r"(?i)^[^,]+, (?:(?:i|we|you|it|that)'(?:d|ll|m|re|s|ve)\b"
    r"|(?:just |please )*(?:call|come|drop|give|let|ring|say|send|tell|write)\b)"
)
# These begin no thing that one could be thinking of: "Up to you", "Or we leave it at that".
_LOOSE = frozenset("however let let's no or up whatever whichever".split())
_NO_THING = frozenset("as best if".split())
_DOES = (
    r"(?:am|are|is|was|were|can|could|(?-i:may)|might|shall|should|will|would|must|have|has|had|do|does|need|needs|wants?|asks?|says?|takes?"
    r"|suits?|works?|(?<!the )ends?|helps?|like)\b"
)
# "If you have time, could I call you?": a question of one's own, whatever goes before.
_ASKED_WHOLE = (
    r"(?i)\b(?:could|can|may|might|would) (?:i|we|you|it)\b[^?]*\?$"
    r"|^(?:maybe|perhaps) (?:i|we) c(?:an|ould)\b"
)
_WRITTEN_OUT_FROM = 8  # words; fewer are an answer, whatever they are
_SURELY_WRITTEN_OUT = 20  # words in several sentences, which are no note
# What one person does to be with another, and what both do.
_I_DO = frozenset(
    """borrow bring buy call come cook drop follow have invite join ride ring see send shadow show stop take
    visit watch
    """.split()
)
_WE_DO = frozenset("chat do eat get go meet sit speak talk walk".split())
_LASTS = (
    r"(?i)\b(?:\d+|half|an?|one|two|three|five|ten|fifteen|twenty|thirty|forty|sixty|few|quarter)\b[\w\s-]*"
    r"\b(?:minutes?|hours?)\b|\bhalf[- ]hour\b|\bmail (?:is|would)\b"
    r"|\bfor (?:a|one|the) (?:whole )?(?:morning|afternoon|evening|day)\b"
    r"|\b(?:lunch|breakfast|message|text|voicemail|dinner|walk|shift|e-?mail|lines|calls|talks|meetings|sessions|visits?)\b"
)
_BY = (
    r"(?:by|on|over|in|at|after|before|during|via|some ?time|next|this|any|whenever"
    r"|one (?=(?:day|evening|morning|afternoon|lunchtime|weekend|\w+day)\b))\b"
)
_TALKING = (
    r"\b(?:(?:e-?)?mail|lines?|calls?|chat|coffee|lunch|meet|phone|ring|speak|talk|teams|video|walk|zoom)\b"
)
# What a day is for, and a day that is asked for: "would Monday suit you?".
_FOR_WHAT = rf"{_TALKING}|\b(?:hours?|minutes|breakfast|dinner|drinks?|tea|visit|come|see you|join)\b"
_SUITS = r"(?i)(?:would|does|do|might|is) \S[^?]* (?:suit|work|fit)\b[^?]*\?"
_TOLD = r"(?i)(?:i|i'd|i'll|i'm|we|maybe we|perhaps we)\b"
_ASKS_TO_TALK = rf"(?i)(?:would|could|can|may|might|will)\b.*(?:{_TALKING}|\b(?:hours?|minutes)\b)"
# "A few lines by e-mail would be enough": no talk is wanted.
_IN_A_LINE = (
    r"(?i)\b(?:(?:a |just |only )*(?:few|two|three|couple of) (?:lines|words|sentences)|an? line|an? "
    r"(?:short |voice |quick )?(?:e-?mail|message|note|reply))\b[^.?!]*\b(?:enough|plenty|would do|all I)\b"
)
_ASKS_TO_BE_TOLD = (
    r"(?i)(?:could|would|can|will) you (?:please )?(?:check|explain|give|let|read|say|send|show|tell|write)\b"
)
_ASKS_TO_COME = (
    r"(?i)(?:would|could|can|may|might) (?:i|we) (?:\w+ )?(?:come|join|shadow|sit in|visit|watch)\b"
)
_TIMES = rf"(?:(?:week)?day|weekend|evening|morning|afternoon|lunchtime|{A_WEEKDAY})s\b"
_WHILE = (
    r"(?:\d+ |half an? |an? (?:half|quarter|hour|few)|one hour|two hours|three quarters"
    r"|(?:twenty|thirty|fifteen) )"
)
_DAY = rf"(?:{A_WEEKDAY}\b|\d{{1,2}} (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec))"
# "Friday lunch on the bench": the meal, the day, and where.
_MEAL_ON = rf"^({_DAY}) (breakfast|coffee|dinner|lunch|tea)\b"
_WHERE = r" (?=(?:at|by|in|near|on|outside)\b)"
_OR_BY_MAIL = r"(?i)(?<=\w),? or (?:else |just |simply |only )*by e-?mail\.?$"
_OR_A_MAIL = r"(?i) or (?:an? )?(?:\w+ )?(?:e-?)?(?:mail|message|line|note)\b"  # for which one needs no time
_MEANS = r"(?:(?:phone|video|zoom|teams|skype|(?:e-?)?mail)(?: or |, |$))+"
# "Two or three calls", "one coffee, an hour, any Monday": an idea of one's own, that is told as one.
_IDEA = (
    r"(?:two|three|four|five|six|\d+)(?: (?:or|to) \w+)?(?: [\w-]+)? "
    r"(?:calls|chats|coffees|talks|meetings|sessions|visits)\b"
    r"|(?:a|an|one) [^,]+, (?:about |up to )?(?:half |three quarters of )?(?:\d+|an?|\w+) (?:hours?|minutes),"
)
_THING = rf"(?:an?|the|one|some|your|my|another)\b|(?:\w+ )?{_TALKING[2:]}|(?:breakfast|dinner|drinks?|tea)\b"
_AT_YOURS = r"^((?:half )?an? (?:half )?hour|\d+ minutes) (?=(?:at|in) your\b)"
# "Thursdays are best, 45 minutes": how long, told last.
_SO_LONG = r"(?i)(.+), ((?:half )?(?:an?|\d+|thirty|forty-five|twenty|fifteen) (?:minutes?|hours?))"
# What one would do, and no question: "I can come to you on a Friday".
_OFFERS = (
    r"(?:I|We)(?:'d| can| could|'ll| would| will) (?:gladly |happily |easily |also )?"
    r"(?:come|drive|travel|visit)\b(?!.*\b(?:call|meet|phone|ring|speak|talk)\b)"
)
_AM_FREE = r"\b(?:I'm|I am) (?:\w+ )?(?:at home|available|free|off)\b"
# How such words begin, and what goes before them.
_TALKS = (
    (_DAY, "Could we talk on"),
    (_WHILE, "Would you have"),
    (_MEANS, "Could we talk by"),
    (_BY, "Could we talk"),
)
_CALL = (
    r"^(?=(?:(?:video|phone|short|quick|first|brief|longer) )*"
    r"(?:call|chat|talk|walk|visit|meeting)\b(?! (?:you|me|by)))"
)
# How people shorten it, and how a letter says it.
_WRITTEN_OUT = (
    (r"\bmins?\b\.?", "minutes"),
    (r"\bhrs?\b\.?", "hours"),
    (r"\b(\d+) ?(am|pm)\b", r"\1 \2"),
    (r"(minutes|hours?) (?=(?:lunch|coffee|tea|breakfast|dinner)\b)", r"\1 for "),
    (r"(minutes|hours?) (?=(?:video |phone )?(?:call|chat|talk)\b)", r"\1 for a "),
    (r"^phone, (?=\d)", "by phone, "),
    (r",? or (?=(?:phone|video)$)", " or by "),
    (_MEAL_ON + _WHERE, r"over \2 on \1, "),
    (_MEAL_ON + r"(?=[,.;]|$)", r"over \2 on \1"),
    (_AT_YOURS, r"\1 for me "),
    (r"^(?:by |an )?(?:e-?)?mail,? or (?=by|on|over)", "An e-mail would help, or we could talk "),
    (r"^(?:by |an )?(?:e-?)?mail,? or (?=(?:an?|half|\d+) )", "An e-mail would help, or "),
    (_CALL, "a "),
)
_OR = rf",? or (?:we |i |could we )?(?=(?:{'|'.join(sorted(_WE_DO | _I_DO))})\b)"
_AND = rf", (?=(?:{'|'.join(sorted(_WE_DO | _I_DO))})\b)"


def meeting(how: str, minutes: int, question: str = "") -> str:
    """How and when one would like to talk, as a question to them: "coffee on a Saturday", "come by".

    How long is added where neither this nor the ``question`` says it (``minutes``; 0 adds nothing). What is a
    sentence stays as it is.
    """
    asks = question.rpartition(". ")[2]
    is_asked = re.match(_ASKS_TO_TALK, asks) is not None
    is_asked |= bool(re.match(_ASKS_TO_COME, asks) and not re.match(f"(?i)(?:by |over )?{_MEANS}", how))
    # To whom one talks with anyway "I could come on a Sunday" is asked well enough.
    is_asked = is_asked or (not minutes and re.match(_OFFERS, capital(how.strip())) is not None)
    if _is_written_out(how.strip()):
        is_asked |= asks_a_favour(question)
        return _asking(" ".join(map(as_sentence, sentences(capitals(how.strip())))), is_asked)
    words = re.sub(r"(?i)^i(?:'d| would) (?:like|love) to ", "could I ", how.strip())
    words = re.sub(r"(?i)^(?:just|only|maybe|perhaps) ", "", words)
    words = re.sub(_FINE_TOO, _parted, re.sub(_CLAUSE, ". ", words))
    if not re.match(_TOLD, words):  # a question ends there
        words = re.sub(r"; (?=\w)", ". ", words)
    words = re.sub(r"(?i), (?=not about\b|nothing about\b)", ". It's ", words.strip())
    for short, long in _WRITTEN_OUT:
        words = re.sub(short, long, words, flags=re.IGNORECASE)
    words = re.sub(_OR_BY_MAIL, ". An e-mail would do just as well.", words)
    begin, *more = sentences(capitals(words))
    asked = _asked_for(begin.rstrip(".?!"), is_asked=is_asked)
    said = _asking(" ".join([asked, *map(as_sentence, more)]), is_asked)
    is_long_said = not minutes or re.search(_LASTS, f"{words} {question}")
    return said if is_long_said else f"{said} {in_words(minutes)} minutes would be plenty."


def _asking(said: str, is_asked: bool) -> str:
    """A question before what only offers, or tells when: whoever reads it should see what they are asked."""
    asks = "?" in said
    if re.match(_OFFERS, said):
        lacks_it = not asks
    else:
        only_when = re.match(_SUITS, said) or (not asks and re.search(_AM_FREE, said))
        lacks_it = bool(only_when) and not re.search(_FOR_WHAT, said, re.IGNORECASE)
    return f"Could we talk? {said}" if lacks_it and not is_asked else said


def _is_written_out(how: str) -> bool:
    """Whether it is a sentence of the person's own: somebody or something, and what it does."""
    first = how.partition(" ")[0].casefold()
    begin, *more = sentences(how)
    if more and how[:1].isupper() and len(how.split()) >= _SURELY_WRITTEN_OUT:
        return True
    if re.search(_ASKED_WHOLE, begin) or first in _LOOSE or (first in _LEADING and re.search(_THEN, how)):
        return True
    few = len(how.split()) < _WRITTEN_OUT_FROM
    is_span = re.match(_WHILE, how, re.I) and not re.search(rf" {_DOES}", how.partition(",")[0], re.I)
    if few or is_span or first in _I_DO | _WE_DO | {"whenever", "just", "only", "maybe", "perhaps"}:
        return False
    if first in _LEADING:
        return bool(re.search(rf"(?i),.*\b(?:i|we|you|it|that|this|my|our)\b.* {_DOES}", begin))
    ends = how.endswith((".", "!", "?")) and how[:1].isupper()
    if re.match(r"i(?:'d| would) (?:like|love) to\b", how, re.IGNORECASE):
        return ends
    clause = re.split(_CLAUSE, begin)[0]
    clause = re.split(r"(?i),? \b(?:as|if|that|when|whenever|where|which|who)\b", clause)[0]
    return bool(re.search(rf"(?i)\w (?:\w+ )*?{_DOES}|^\w+'(?:s|re|m|ve|ll|d)\b", clause))


def _parted(found: re.Match[str]) -> str:
    """A full stop for the "or" before another way; "two or three lines" stays together."""
    before = re.split(r"[.?!]\s+", found.string[: found.start()])[-1]
    if re.match(r"(?i)(?:i|we)\b", before):  # a sentence that goes on
        return found[0]
    return ". " if len(before.split()) >= _SENTENCE else found[0]


def _asked_for(words: str, *, is_asked: bool) -> str:
    """As a question to them; when suits one is said as it is where they are asked for a talk already."""
    first = words.partition(" ")[0].casefold()
    if re.match(_TOLD, words):
        return as_sentence(words)
    if first in ("when", "whenever"):
        return f"Could we talk {small(words)}?"
    if first in ("could", "would", "can", "may", "might", "shall", "do", "are", "is"):
        return capital(f"{words}?")
    if first in _I_DO or re.match(r"(?i)sit (?:in|next|beside|with)\b", words):
        return (
            f"Could {'you' if words.split()[1:2] == ['me'] else 'I'} {re.sub(_AND, ' and ', small(words))}?"
        )
    if first in _WE_DO:
        return f"Could we {re.sub(_AND, ' and ', small(words))}?"
    if told := _told(words, is_asked=is_asked):
        return told
    words = re.sub(
        _OR, lambda found: ", or could I " if " i " in found[0].casefold() else ", or could we ", words
    )
    for begins, asks in _TALKS:
        if re.match(begins, words, re.IGNORECASE):
            return f"{asks} {words if begins == _DAY else small(words)}?"
    if re.match(_THING, words, re.IGNORECASE) and not re.search(_OR_A_MAIL, words):
        return f"Would you have time for {within(words)}?"
    thinking = capital(words) if first in _NO_THING else f"I was thinking of {within(words)}"
    return f"{'' if is_asked else 'Could we talk? '}{thinking}."


def _told(words: str, *, is_asked: bool) -> str:
    """As a sentence behind the question, where it is one or an idea of one's own; else nothing."""
    asks = "" if is_asked else "Could we talk? "
    begin = words.partition(",")[0]
    if re.match(_IDEA, words, re.IGNORECASE):
        return f"{asks}I was thinking of {small(words)}."
    if re.search(r"\b(?:is|are|would|works?|suits?)\b", begin) and begin.casefold() != "whenever":
        if (long := re.fullmatch(_SO_LONG, words)) and not is_asked:
            return f"Could we talk for {long[2]}? {capital(long[1])}."
        return f"{'' if re.search(_TALKING, begin, re.IGNORECASE) else asks}{capital(words)}."
    if is_asked and re.match(f"(?:by |over )?{_MEANS}|{_BY}|{_DAY}", words, re.IGNORECASE):
        any_day = re.match(r"(?i)any [^,;:]+$", words) and not re.search(rf"(?i)\b(?:{_DOES}|you\b)", words)
        return f"{capital(words)}{' would suit me' if any_day else ''}."
    if re.match(_TIMES, words, re.IGNORECASE):
        return f"{asks}{capital(words)}{',' if ',' in words else ''} would suit me best."
    return ""


def asks_time(text: str) -> bool:
    """Whether it asks for a talk, or for time, already, or says that a line will do."""
    return wants_a_line(text) or any(
        re.match(_ASKS_TO_TALK, said) or re.match(_ASKS_TO_COME, said) for said in sentences(text)
    )


def asks_to_be_told(text: str) -> bool:
    """Whether it asks them to tell, show or send something, and not for a talk."""
    return re.match(_ASKS_TO_BE_TOLD, text.strip()) is not None and not asks_time(text)


def wants_a_line(text: str) -> bool:
    """Whether it says that a few lines are enough, and no talk is wanted."""
    return re.search(_IN_A_LINE, text) is not None


def asks_a_favour(text: str) -> bool:
    """Whether it asks them to do something, or whether one may: when to talk is theirs to say then."""
    return any(
        re.match(r"(?i)(?:\w+ )?(?:could|would|can|will|may|might|shall)\b[^.]*\?", said)
        for said in sentences(text)
    )


def has_asked(told: Iterable[str], close: bool) -> bool:
    """Whether what was told asks for a talk already; of somebody ``close`` all but "how are you?" does."""
    said = [one for text in told if text for one in sentences(text.strip())]
    asks = (one for one in said if one.endswith("?") and not re.match(r"(?i)how(?:'s|'re| are| is)\b", one))
    return asks_time(" ".join(said)) or (close and any(asks))


def how_often(rhythm: str) -> str:
    """How often one would like to talk, where it is said as a sentence; empty for "an hour a month"."""
    words = rhythm.strip()
    asks = re.match(r"(?i)(?:shall|could|would|can|may (?=i|we|you)|how about|what about)", words)
    tells = re.match(r"(?i)(?:i|i'd|i'm|we|we'd|let's|perhaps we|maybe we)\b", words)
    does = rf"\w (?:\w+ )*?{_DOES}"
    if not (asks or tells or re.search(does, words, re.IGNORECASE)):
        return ""
    thing, *_ = re.split(rf",? and (?=i\b)|[.;] |{_CLAUSE[4:]}", words, flags=re.IGNORECASE)
    thing = re.sub(r"(?i),? \b(?:that|which|when|whenever|where|who|if|as)\b.*", "", thing)
    if not (asks or tells or re.search(does, thing, re.IGNORECASE)):
        words = f"It could be {within(re.sub(_CLAUSE, '. ', words))}"
    begin, *more = sentences(capitals(words))
    said = f"{begin.rstrip('.?!')}?" if asks else ended(begin)
    return " ".join(capital(text) for text in (said, *map(ended, more)))


def tells_when(rhythm: str) -> bool:
    """Whether it names days or hours beside how often: "an hour a month, on Tuesdays after five"."""
    return re.search(rf"(?i){_TIMES}|{_DAY}|\b(?:after|at|before|from) \w+", rhythm) is not None


def lets_go(text: str) -> bool:
    """Whether the person has left them a way out in their own words: "a no is fine"."""
    return bool(re.search(_WAY_OUT, text, re.IGNORECASE))
