"""What a careful reader would say about a draft before it goes out.

Hints advise and never refuse. Each is a small function from a draft to a sentence, or to "" where
there is nothing to say. They read English; a letter in another language loses nothing but advice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from mentorfolio.domain.greeting import first_name

SHORTEST, LONGEST = 50, 125  # words: what was answered most often (Boomerang)
SUBJECT_CHARACTERS = (36, 50)
SUBJECT_WORDS = (3, 8)
NOTE_LONGEST = 300  # characters of a LinkedIn invitation

_ASKS_NOTHING = frozenset({"thanks", "closing"})
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Patterns are kept as text: a command that shows no hint does not pay for compiling them.
_WORD = f"[{_CJK}]|[^\\s{_CJK}]+"
_QUESTION_MARKS = "?\uff1f\u061f"
_QUESTION = f"[{_QUESTION_MARKS}]+"
_LINK = r"https?://\S+"
_QUOTED = r"[\"\u201c][^\"\u201d\n]*[\"\u201d]"
_SENTENCE = r"[^.!?\n\u3002\uff01\uff1f]+"
_WHOLE_SENTENCE = r"[^.!?\u3002\uff01\uff1f]+(?=[.!?\u3002\uff01\uff1f])"
_NUMBER = r"(?:\d+|five|ten|fifteen|twenty(?:[- ]five)?|thirty|forty(?:[- ]five)?|sixty)"
_DURATION = (
    r"\bfor (?:one|a) shift\b|\b(?:coffee|lunch)\b|"
    rf"\b{_NUMBER}[-\s]*min(?:ute)?s?\b"
    r"|\b(?:half|quarter of) an hour\b|\bhalf[- ]hour\b|\b(?:an|one|1)[- ]hour\b"
)
_FLEXIBLE = (
    r"\bsuits?\b|\bconvenien(?:t|ce)\b|\bwhenever\b|\bwhichever\b|\bflexible\b|\b(?:fit|work) around\b"
    r"|\bworks?\b[^.?!\n]{0,12} for you\b|\b(?:easie[rs]t?|best|better|good) for you\b"
    r"|\bfit in with you\b|\byour (?:calendar|diary|schedule)\b|\bany (?:\w+day|day|time|week)s?\b"
    r"|\bany (?:morning|afternoon|evening)s?\b|\bif another time suits\b"
    r"|day\b[^.?!\n]{0,30}\bor\b[^.?!\n]{0,30}day\b|\beither (?:day|way)\b|\bbetween \d"
    r"|\bor (?:(?:by |on |over )?(?:a )?(?:phone|video|e-?mail|coffee|call|in person|online)|at the)\b"
    r"|\bwhatever\b|\bif not,|\byou (?:choose|pick|say)\b|\bin the next \w+ (?:days|weeks|months)\b"
    r"|\bany hour\b|\bchange (?:it|that|this)\b|\bas you (?:like|prefer|wish)\b"
    r"|\b(?:weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days|mornings|afternoons|evenings)\b"
    r"|\b(?:\d|one|two|three) (?:or|to) (?:\d|two|three|four) (?:\w+ )?(?:calls|chats|meetings|talks|times)\b"
    r"|\bwritten answer\b|\bin writing\b|\bby mail\b|\b\d+ or \d+ [a-z]+\b"
    r"|\bover the (?:\w+ )?(?:spring|summer|autumn|winter|weeks|months|year|holidays)\b"
)
# A statement that speaks of them, and is neither about the talk nor about their answer.
_OF_THEM = (
    r"(?im)(?:^|(?<=[.!?] ))(?!(?:if|please|would|could|whenever|when|thank)\b)[^.!?\n]*"
    r"\b(?:your (?!time|answer|diary|calendar|schedule|call)\w+"
    r"|you (?:once|said|told|wrote|gave|had|have|showed|taught|\w+ed)\b)[^.!?\n]*[.!]"
)
_TALK = r"\b(?:call|chat|coffee|meet|phone|ring|speak|talk|video|walk)\b"
_BY_MAIL = (
    r"\b(?:one|two|a few|some|few) (?:or two |or three )?lines?\b|\b(?:a|one) line\b|\bby e-?mail\b"
    r"|\bwritten answer\b|\bin writing\b|\bby mail\b"
    r"|\b(?:e-?mail|mail|message|note) (?:is all|is enough|is fine|would|will)\b"
)
# A passage of which they need read nothing but that it may go on to somebody else.
_PASSED_ON = r"\b(?:pass|send|hand)\b[^\n.]*\bon\b[^\n.]*:\s*\n"
_REASON = (
    r"\bbecause (?:of )?your?\b|\bmade me (?:think of|write to) you\b|\breminded me of you\b"
    r"|\b(?:your|you|you have|you've)\b[^.?!\n]{0,80}"
    r"\b(?:impressed|inspired|helped|taught|stayed with|struck|moved) me\b"
    r"|\b(?:says?|said|told me|tells me|thinks) (?:that )?you\b|\b(?:gave me your name|put us in touch)\b"
    r"|\bI (?:have )?(?:\w+ )?(?:admire|enjoyed?|learn(?:ed|t)|valued?|read|heard|saw|followed|remember)\b"
    r"[^.?!\n]{0,40}\byour?\b"
)
_MENTORING = (
    r"\b(?:be|become|act as|as|being) (?:my|a|an) (?:\w+ )?mentor\b|\bmentor(?:ing)? me\b|\bmentorship\b"
    r"|\bmy mentor\b|\b(?:as|be|become|becoming|being) your mentee\b|\bmentoring relationship\b"
    r"|\b(?:some|ask(?:ing)? for|seek(?:ing)?) mentoring\b"
    r"|\b(?:look(?:ing)? for|seek(?:ing)?|need|want|find(?:ing)?|in search of) (?:a|an|my) (?:\w+ )?mentor\b"
)
_NEGATED = r"\b(?:not|never|without|rather than|nothing)\b|n't\b"
# These wait for their words wherever they come from.
_BLANK = (
    r"(?i:\[\s*(?:your\b[^\]\n]{0,60}|insert\b[^\]\n]{0,60}|(?:(?:the|their|my)\s)?(?:(?:first|full|last)\s)?"
    r"(?:name|topic|subject|why|reason|role|title|company|organi[sz]ation|date|day|time|place|mentor|person))\s*\])"
    r"|(?i:<(?:your|the|my|name|topic|why)\b[^>\n]{0,40}>)"
    r"|\{\{-?\s*[a-z_][\w.]*\s*(?:\|[^}\n]*)?\}\}|_{3,}|\bXXX+\b|\bTO ?DO\b(?=[\s:.]|$)|\bTBD\b"
)
# Without one of these there is no blank, and no pattern to build.
_BLANK_MARKS = ("[", "{", "}", "<", "__", "XX", "TODO", "TO DO", "TBD")
# So do these, unless the owner's own words brought them: "the [/] way", "[Advanced] Excel".
_MARKED = r"\[[^\W\d_][^\]\n]{2,60}\](?!\()|\{\{|\}\}|\{%|%\}"
# First names that are words as well, and months: by themselves they tell something in a greeting only.
_ALSO_WORDS = (
    "|april|art|august|bill|chase|dawn|dean|don|drew|faith|frank|grace|grant|guy|hope|joy|june|king|mark|may"
    "|miles|pat|rich|rose|sue|summer|will|"
)
_STATES_REQUEST = (
    r"\b(?:questions?|ask(?:ing)?|request|please|advice|talk|chat|call|coffee|conversation|introduc\w+"
    r"|meet(?:ing)?|speak|learn(?:ing)?|looking for|help|could|would|may i|can you|time)\b"
)
# "I could come on Thursday 9 or Tuesday 14 October" asks without a question mark.
_OFFERS = r"\bI (?:could|can) (?:come|call|phone|ring|take|travel|meet|be)\b"
# "I'd like to know what a panel would ask" does, too.
_WISHES = r"\bI(?:'d| would) like to (?:ask|hear|know)\b|\bI wonder (?:if|whether|how|what)\b"
# A kind question at the beginning asks for nothing.
_AFTER_THEM = r"\bhow (?:(?:are|is|was|were|has|have) |did (?:it|the|your) )[^.!?\n]*\?"
_ASKED = (
    r"(?im)^(?:how|what|which|when|where|who|why|did|do|does|am|is|are|has|have|can|could|should|will"
    r"|would)\b"
)
_QUESTIONS_OF_MINE = rf"(?im)(?:^|[.?!:] +)(?:and |or |but )?{_ASKED[6:]}[^.!?\n]*\?"
_ENCLOSES = (
    r"\bI(?:'ve| have|'m)? (?:attach|enclos)\w*|\b(?:attached|enclosed) (?:is|are)\b|\bis attached\b"
    r"|\b(?:photos?|files?|pages?|cv|draft) (?:is |are |go(?:es)? )?(?:attached|enclosed|with this)\b"
    r"|\b(?:send|add|put)(?:ing)? (?:you )?(?:\w+ ){0,3}(?:photos?|pictures?|files?) with (?:this|it)\b"
)
_ATTACH = "It speaks of something enclosed: attach it before you send it."
_REPEATED_WORDS = 6  # shorter sentences are common property: "Thank you for your time."
_SHOUT_LETTERS = 8


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as it stands.

    Attributes:
        kind: a kind of letter, of the vocabulary.
        channel: ``email``, ``linkedin`` or ``other``.
        minutes: how long a talk is asked for; None if nothing is asked.
        why: why this person, as the owner put it; "" if unknown.
        mentor_name: to whom or about whom it is.
        others: the names of everybody else in the portfolio.
        previous: the body of the last letter to the same person; "" if there is none.
        said: other texts of the owner that stand in it on purpose: their name, the need's title.
        early: of a reminder before its day, from when one is due, in a sentence; "" for any other.
        unrecorded: what it speaks of and nothing is recorded of, in a sentence; "" if there is nothing.
        look_alike: what to look at in the address that it goes to, in a sentence; "" if there is nothing.
        known: whether they know one well.
        own_subject: whether the subject is the owner's, and not the one that the letter came with.
    """

    kind: str
    channel: str
    subject: str
    body: str
    minutes: int | None = None
    why: str = ""
    mentor_name: str = ""
    others: tuple[str, ...] = ()
    previous: str = ""
    said: tuple[str, ...] = ()
    early: str = ""
    unrecorded: str = ""
    look_alike: str = ""
    known: bool = False
    own_subject: bool = True


class Hint(msgspec.Struct, frozen=True):
    """One piece of advice: a stable code, a sentence, and the study or row of docs/method.md behind it."""

    code: str
    message: str
    source: str


def word_count(text: str) -> int:
    """Words as a word processor counts them; each Chinese or Japanese sign counts as one."""
    # Without such signs blanks tell all; the pattern for them takes 2 ms to build.
    words = text.split() if text.isascii() else re.findall(_WORD, text)
    return sum(any(char.isalnum() for char in word) for word in words)


def hints_on(draft: Draft, off: frozenset[str] = frozenset()) -> tuple[Hint, ...]:
    """Everything to say about a draft, in a fixed order, but for the codes switched ``off``."""
    said = ((code, source, look(draft)) for code, source, look in _TABLE if code not in off)
    return tuple(Hint(code, message, source) for code, source, message in said if message)


def _length(draft: Draft) -> str:
    from mentorfolio.domain.lifecycle import ASKING

    words = word_count(draft.body)
    # Who knows one well reads on, and what asks for nothing needs no answer.
    if draft.channel == "linkedin" or draft.kind not in ASKING or draft.known:
        return ""
    if SHORTEST <= words <= LONGEST:
        return ""
    if words < SHORTEST:
        return f"This is {words} words; letters of {SHORTEST} to {LONGEST} words are answered most often."
    return f"This is {words} words; letters of up to {LONGEST} are answered most often."


def _linkedin_length(draft: Draft) -> str:
    if draft.channel != "linkedin":
        return ""
    length = len(draft.body.encode("utf-16-le", "surrogatepass")) // 2
    if length <= NOTE_LONGEST:
        return ""
    over = length - NOTE_LONGEST
    return f"LinkedIn takes {NOTE_LONGEST} characters and this note has {length}; shorten it by {over}."


def _subject_length(draft: Draft) -> str:
    subject = re.sub(r"^(?:re:\s*)+", "", draft.subject.strip(), flags=re.IGNORECASE)
    if (
        draft.known
        or not draft.own_subject
        or draft.channel == "linkedin"
        or (draft.channel == "other" and not subject)
    ):
        return ""
    words, characters = word_count(subject), len(subject)
    fewest, most = SUBJECT_WORDS
    shortest, longest = SUBJECT_CHARACTERS
    if fewest <= words <= most or shortest <= characters <= longest:
        return ""
    return (
        f"This subject has {words} word{'s' * (words != 1)}; those of {fewest} to {most} words, or of "
        f"{shortest} to {longest} characters, are answered most often: two studies disagree on which."
    )


def _one_question(draft: Draft) -> str:
    ours = re.split(_PASSED_ON, draft.body)[0] if draft.kind == "referral" else draft.body
    questions = len(re.findall(_QUESTION, re.sub(f"{_LINK}|{_QUOTED}", "", ours)))
    questions -= questions > 1 and _found(_AFTER_THEM, "".join(ours.split("\n\n")[1:2]))
    # What the owner would like to hear is asked beside the request.
    own = "\n".join(draft.said)
    theirs = max(_found(_ASKED, own), len(re.findall(_QUESTIONS_OF_MINE, own)), _found(_QUESTION, own))
    if questions > 1 + theirs:
        return f"There are {questions} questions in it; keep the one that you most want answered."
    if not questions and draft.kind not in _ASKS_NOTHING and not _found(f"{_OFFERS}|{_WISHES}", draft.body):
        return "Nothing is asked; put what you would like into one clear question."
    return ""


def _time_limit(draft: Draft) -> str:
    if draft.kind != "first" or draft.known or f" {draft.minutes} minutes" in draft.body:
        return ""
    if _found(_DURATION, draft.body) or _found(_BY_MAIL, draft.body):
        return ""
    long = f"{draft.minutes or 15} minute{'s' * (draft.minutes != 1)}"
    return f"Say how long you are asking for, {long} for instance, so that a yes is easy."


def _why_you(draft: Draft) -> str:
    if draft.kind != "first" or draft.known or _holds(draft.body, draft.why):
        return ""
    if _found(_REASON, draft.body) or re.search(_OF_THEM, draft.body):
        return ""
    return "Say in a sentence why you are writing to this person and nobody else."


def _flexible(draft: Draft) -> str:
    is_meant = draft.kind in {"first", "request"} and "whenever" not in draft.body.casefold()
    if not is_meant or _found(f"{_FLEXIBLE}|{_BY_MAIL}", draft.body):
        return ""
    if draft.known and not _found(_TALK, draft.body):
        return ""
    return "Let them choose when and how you talk: any day, by phone or by video."


def _asks_mentoring(draft: Draft) -> str:
    if draft.kind != "first":
        return ""
    text = f"{draft.subject}\n{draft.body}"
    if not any(word in text.casefold() for word in ("mentor", "mentee")):  # no pattern is built in vain
        return ""
    asked = any(
        _found(_MENTORING, part) and not _found(_NEGATED, part) for part in re.findall(_SENTENCE, text)
    )
    return "Ask only for a short talk now; it is easier to ask about mentoring afterwards." if asked else ""


def _blank(draft: Draft) -> str:
    text = f"{draft.subject}\n{draft.body}"
    if not any(mark in text for mark in _BLANK_MARKS):
        return ""
    own = "\n".join((draft.why, *draft.said))
    found = re.search(_BLANK, text)
    blank = found.group() if found else next((m for m in re.findall(_MARKED, text) if m not in own), "")
    return f"There is still a blank to fill in: {blank}" if blank else ""


def _subject_request(draft: Draft) -> str:
    asks = draft.kind in {"first", "request", "referral"} and draft.channel != "linkedin" and not draft.known
    # What is theirs says enough; of a subject of one word, the hint about its length does.
    is_clear = not draft.own_subject or draft.subject in draft.said or word_count(draft.subject) < 2
    if not asks or is_clear or any(mark in draft.subject for mark in _QUESTION_MARKS):
        return ""
    if _found(_STATES_REQUEST, draft.subject) or _found(_DURATION, draft.subject):
        return ""
    return "Let the subject say what you ask for: how much time, and for which topic."


def _other_name(draft: Draft) -> str:
    """Somebody else's name: left over, unless the owner's own words brought it."""
    greeting = next((line for line in draft.body.splitlines() if line.strip()), "")[:60]
    whole = f"{draft.subject}\n{draft.body}"
    own = "\n".join((draft.mentor_name, draft.why, *draft.said))
    for name in draft.others:
        for called in (name, first_name(name)):
            # To be introduced to somebody one has to name them; to greet them would be a mistake.
            anywhere = draft.kind != "referral" and f"|{called.casefold()}|" not in _ALSO_WORDS
            if _names(whole if anywhere else greeting, called) and not _names(own, called):
                return f"This letter names {called}, who is someone else; did you mean that?"
    return ""


def _names(text: str, name: str) -> bool:
    if len(name) < 2 or name not in text:  # no pattern is built in vain
        return False
    # In Chinese and its like, words touch one another: there a name has no edges to look for.
    touching = not name.isascii() and re.search(f"[{_CJK}\uac00-\ud7af]", name)
    pattern = re.escape(name) if touching else rf"(?<!\w){re.escape(name)}(?!\w)"
    return re.search(pattern, text) is not None


def _repeats(draft: Draft) -> str:
    before = set(_sentences(draft.previous)) if draft.previous else set()
    ours = ("I'm ", "This is ", "Thank you for our talk")  # stay the same
    said = _sentences(draft.body) if before else ()
    again = next((s for s in said if s in before and not s.startswith(ours)), "")
    if not again:
        return ""
    return f"Your last letter to them says the same: \u201c{_shortened(again)}\u201d. Say it another way."


def _sentences(text: str) -> Iterator[str]:
    """Whole sentences, across line breaks; a signature has no end mark and is none."""
    for paragraph in re.split(r"\n\s*\n", text):
        for part in re.findall(_WHOLE_SENTENCE, paragraph):
            sentence = " ".join(part.split())
            if word_count(sentence) >= _REPEATED_WORDS:
                yield sentence


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else f"{sentence[:60].rpartition(' ')[0] or sentence[:60]} \u2026"


def _shouting(draft: Draft) -> str:
    lines = [draft.subject, *draft.body.splitlines()]
    text = "\n".join(lines).replace("\uff01", "!")
    if any(_is_shouted(line) for line in lines):
        return "A line all in capitals reads as shouting; write it in lower case."
    if "!!" in text or text.count("!") > 2:
        return "One exclamation mark is plenty; full stops sound calmer."
    return ""


def _is_shouted(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    cased = [char for char in letters if char.isupper() or char.islower()]
    return len(line.split()) > 1 and len(cased) >= _SHOUT_LETTERS and all(char.isupper() for char in cased)


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _holds(body: str, why: str) -> bool:
    """Whether the reason stands in the letter, whatever became of its line breaks and full stop."""
    from mentorfolio.domain.wording import reason

    words = " ".join(why.casefold().split()).rstrip(".!…")
    text = " ".join(body.casefold().split())
    return bool(words) and (words in text or reason(why).casefold().rstrip(".!\u2026") in text)


_TABLE: tuple[tuple[str, str, Callable[[Draft], str]], ...] = (
    ("blank", "a letter goes out finished", _blank),
    ("early", "advice on e-mail: one reminder, and not at once", lambda draft: draft.early),
    ("unrecorded", "a letter thanks for what there was", lambda draft: draft.unrecorded),
    ("asks-mentoring", "O2", _asks_mentoring),
    ("why-you", "O3, O5", _why_you),
    ("time-limit", "O3", _time_limit),
    ("flexible", "O3", _flexible),
    ("one-question", "O3", _one_question),
    ("length", "Boomerang, 40 million e-mails", _length),
    ("subject-request", "O3", _subject_request),
    (
        "enclosed",
        "it is easily forgotten",
        lambda draft: _ATTACH if draft.channel == "email" and _found(_ENCLOSES, draft.body) else "",
    ),
    ("other-name", "a letter is for one person", _other_name),
    ("repeats", "nobody likes a form letter", _repeats),
    ("linkedin-length", "LinkedIn's limit for an invitation", _linkedin_length),
    ("subject-length", "Boomerang, 40 million e-mails; Backlinko, 12 million", _subject_length),
    ("shouting", "a letter keeps its voice down", _shouting),
    ("look-alike", "a letter is for one person", lambda draft: draft.look_alike),
)

# What the setting `hints_off` may name.
CODES: tuple[str, ...] = tuple(code for code, _, _ in _TABLE)
