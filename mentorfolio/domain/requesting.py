"""What one asks of somebody, as sentences to them: subject, question, way to meet, what one tried (O3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentorfolio.domain.dates import A_MONTH
from mentorfolio.domain.topics import QUESTIONS, as_topic, asked
from mentorfolio.domain.verbs import ADVICE, doing, is_past, plural
from mentorfolio.domain.wording import (
    INTRODUCED,
    as_sentence,
    capital,
    capitals,
    ended,
    sentences,
    small,
    within,
)

_AUXILIARY = "am|are|is|was|were|do|does|did|can|could|has|have|should|shall|will|would|may|must"
_ASKING = rf"(?i)(?:{_AUXILIARY})$"
_INVERTED = (
    r"(?i)(?:(?!you\b|i\b|we\b|one\b|it\b)\w+ )?"
    r"(?:did|do|does|is|are|was|were|can|could|should|would|will|has|have|had)\b"
)
# "How do you decide …?", "which books should I read?": what asks, its verb, who does it, the rest.
_VERB = "am|are|is|was|were|have|has|had|can|could|will|would|should|must|might"
_DOER = "i|you|we|they|it|there"
_ASKED_OF = (
    r"(?i)((?:how|what|when|where|who|whom|why|which)"
    rf"(?: (?!(?:do|does|did|{_VERB}|{_DOER})\b)[\w'-]+){{0,6}})"
    rf" (do|{_VERB}) ({_DOER})\b(?: (.+))?"
)
_WHO_DID = r"(?i)(?:what|who|which(?: [\w'-]+){1,3}) (?!did\b|had\b|you\b|i\b|we\b|one\b|it\b)([\w'-]+)"
_OWN_WISH = r"(?i)(?:i|we)(?:'d| would| want| hope| wonder)\b|(?:could|would|can|may) (?:i|we|you)\b"
# "Half an hour would do it" is no thing to hear about.
_STATEMENT = (
    rf"(?i)(?!(?:{'|'.join(sorted(QUESTIONS))}|if|{_AUXILIARY})\b)[\w',-]+(?: [\w'-]+){{0,6}}"
    r" (?:would|will|is|are|was|were|can|could|says|said|thinks|told)\b"
)
# "What I'd like to know is how you test them": it says so itself.
_CLEFT = r"(?i)(?:what|all) (?:i|we)(?:'d)?\b.*\b(?:is|was)\b"
_TURNED = r"\b(?:would|could|can|should|do|did|have|will) you\b"
_QUESTION_WORD = r"(?i)(?:how|what|when|where|who|whom|why|which)\b"
_AND_ASKS = rf",? and (?={_QUESTION_WORD[4:]})"
_SENTENCE = 5  # words that may be a sentence of their own
_TOLD_ENOUGH = 25  # words before a question from which it can be asked without more ado
_TOLD_ALL = 50  # words before it that have told what it is about, whatever they call it
_SAME_WORDS, _STEM = 2, 4  # words that make two texts speak of the same; letters of them that count
_GOING_ON = frozenset(
    """applying doing getting going having hoping leading leaving looking moving planning preparing running
    starting studying taking thinking trying working writing
    """.split()
)
_SHE_DOES = frozenset("feels has hopes knows likes needs plans takes thinks tries wants writes".split())
_I_SAY = (
    r"(?i)(?:am|was|have|haven't|had|hadn't|will|won't|would|need to|needed to|must|may|might|can|can't"
    r"|cannot|could|couldn't|do|don't|didn't|never|want to|plan to|hope to)\b"
)
# "Drafted a plan", whatever the verb; "interested in it" is no deed.
_I_DID_IT = (
    r"(?i)[a-z]{3,}ed (?:an?|the|my|our|it|them|this|that|both|all|some|every|two|three|four|five|\d+)\b"
)
# No words that two texts share because they speak of the same.
_SAYS_NOTHING = frozenset(
    """about been could does don't doing first from have here into just like more much never only over some
    than that their them then there these they this those very want were what when where which while will
    with would year years your
    """.split()
)
# "How you say no", "whether I should stay": what one would like to know, and no sentence.
_WONDERING = (
    r"(?i)(?:(?:how|what|where|why)(?: (?:often|much|many|long|far|well))? (?:you|one|people)(?:'\w+)?"
    r"|(?:how|what|where|whether|why) (?:i|we|you) (?:can|could|should|would|will)\b)"
    r"(?P<rest> [^,;:?!\u2013]+)$"
)
# Behind these another clause begins, and its verb is none of the first one's.
_AND_ALSO = r" (?:and|but|because|if|or|so|that|when|while|without)\b"
# What may be the verb of the whole: "how you listen means a lot to me" is a sentence.
_DOES = r"(?:am|are|were|have|had|can|could|may|might|shall|should|will|would|\w+s)$"
# "Because nobody listens": half of a sentence that says no more.
_HALF = r"(?i)because (?:i|we|you|he|she|they|it|nobody|people|somebody|there)\b(?!.*[,;:?!\u2013].)"
_WHO = r"(?i)\b(?:i|we|you|he|she|they|it|there)(?:'\w+)? \w"
# "Which of the two would you look at first?": no subject, which is read before all else.
_POINTS_BACK = r"(?i)\b(?:it|that|this|those|these|he|him|she|her|they|them|both|of the (?:two|three|four))\b"
# "How to say no, because I never do": a thing, and why; the "I" makes no sentence of what is before it.
_THING_AND_WHY = (
    r"(?i)(?P<thing>(?:(?:how|what|when|where|whether|which) to|to|\w{3,}ing"
    r"|(?:the|my|our) [\w'-]+(?=,?\s(?:because|and|but)\b))\b"
    r"(?:(?!\b(?:i|we|am|are|is|was|were|has|have|had|will|would|can|could|should)\b)[^,;:.?!])*)"
    r",? (?:because|and|but) (?:i|we)\b"
)
_FEWEST = 3  # words of a topic that is cut
_LONGEST_SUBJECT = (8, 50)  # words, characters: what letters/hints.py finds too long (Boomerang, Backlinko)
# "your chapter on hollow oaks in …": something they made, and what it is about.
_WORK = (
    r"(?i)\byour ((?:[\w'-]+ )?(?:article|book|chapter|column|course|episode|essay|interview|keynote|lecture"
    r"|paper|piece|podcast|post|posts|report|session|talk|video|workshop) (?:on|about) (?:[\w'-]+ ?){1,4}?)"
    r"(?=\s*(?:$|[,.;:!?(\"\u201c]|\b(?:and|at|because|for|i|in|is|last|that|this|was|we|when|which|you)\b))"
)
# "I've read your book \"Lime Ceilings\" twice": the work by its title.
_TITLED = (
    r"(?i)\byour (?:article|book|chapter|essay|lecture|paper|piece|podcast|talk|video)"
    r",? [\"\u201c]([^\"\u201d]{3,40})[\"\u201d]"
)

_GOES_ON_TIME = r"(?:in|on|at|after|around|about|as soon as|when|from|next|early|by|once|this|before|later)\b"


def subject(
    topic: str,
    minutes: int,
    why: str = "",
    through: str = "",
    question: str = "",
    in_touch: bool = False,
) -> str:
    """The subject of a first letter, the first that is short enough to be read.

    No ``minutes`` are named where the letter asks for something else than a short talk: then it is whoever
    gave their name (``through``), or put one ``in_touch`` with them, something of theirs that the reason
    (``why``) speaks of, the ``question`` itself, or the topic.
    """
    named = f"{through.partition(',')[0]} {INTRODUCED[bool(in_touch)]}" if through else ""
    for said in _subjects(as_topic(topic), minutes, why, named, question):
        if len(said.split()) <= _LONGEST_SUBJECT[0] or len(said) <= _LONGEST_SUBJECT[1]:
            return said[:1].upper() + said[1:]
    return f"Could I ask your advice for {minutes} minutes?" if minutes else "Could I ask your advice?"


def _subjects(words: str, minutes: int, why: str, named: str, question: str) -> Iterator[str]:
    if not minutes and named:
        yield from [f"{named}: {words}"] if words and not words.startswith("one thing:") else []
        yield f"{named}: a question" if question else named
    if not minutes and (work := re.search(_WORK, why)):
        yield f"your {work[1].strip()}, and a question"
    if not minutes and (title := re.search(_TITLED, why)):
        yield f'your "{title[1]}", and a question'
    if question and len(question.split()) >= _SENTENCE and len(sentences(question)) == 1:
        asks = above_all(question)
        begins = re.match(rf"{_QUESTION_WORD} {_INVERTED[4:]}", asks)
        asked_alone = (asks, f"{asks.partition(', ')[0]}?" if begins else asks) if asks.endswith("?") else ()
        yield from (said for said in asked_alone if not re.search(_POINTS_BACK, said))
    if words.startswith("one thing:"):  # a sentence
        return
    yield f"{minutes} minutes on {words}?" if minutes else f"A question about {words}"
    words = words.partition(", ")[0]
    yield f"{minutes} minutes on {words}?" if minutes else f"A question about {words}"
    if done := doing(words.removeprefix("how to ")):
        yield f"{done}: a question"
    if words.partition(" ")[0] in QUESTIONS:
        return
    yield f"{words}: a question"
    yield f"Your advice on {words}?"
    cuts = re.finditer(r" (?:after|at|during|for|from|in|of|on|to|when|with|without)\b", words)
    parts = [words[: found.start()] for found in cuts]
    short = [part for part in parts if len(part.split()) >= _FEWEST]
    yield from (f"{part}: a question" for part in reversed(short))


def wish(topic: str, question: str = "", told: str = "", *, polite: bool = True) -> str:
    """What one would like of them: advice on a topic, or the one question that matters most.

    The topic is named beside the question only where neither that nor what was ``told`` before speaks of it;
    ``polite`` says how that is put: to a friend, or once much was told, it is asked as it is.
    """
    if not question:
        return f"I'd like to {asked(topic)}."
    question, apart, more = question.partition("\n\n")
    if apart:  # a paragraph behind it is said as it is
        return f"{wish(topic, question, told, polite=polite)}\n\n{mine(more)}"
    says_it = re.match(_OWN_WISH, question) is not None
    if says_it and told and topic and not _stems(topic) & _stems(f"{told} {question}"):  # of what is not said
        return f"It's about {as_topic(topic)}. {above_all(question)}"
    much = len(told.split())
    if says_it or _stems(topic) & _stems(question) or told_in(topic, told) or much >= _TOLD_ALL:
        polite &= much < _TOLD_ENOUGH
        return asked_politely(question) if polite else above_all(question)
    wanted, said = f"I'd like to {asked(topic)}", above_all(question)
    if said.startswith("I'd like to "):
        return f"It's about {as_topic(topic)}. {said}"
    if not said.endswith("?") or " you " in f"{wanted} ":  # "ask you how to lead: how …" is too much
        return f"{wanted}. {said}"
    return f"{wanted}: {small(said)}"


def told_in(topic: str, told: str) -> bool:
    """Whether what was said speaks of the topic, as far as its words tell."""
    about = _stems(topic)
    return 0 < min(_SAME_WORDS, len(about)) <= len(about & _stems(told))


def above_all(question: str, lead: str = "") -> str:
    """What one would most like to know of them, as a sentence: "how did you start?", "your first year".

    A question asked as one stays as it is, behind the ``lead``.
    """
    words, *more = sentences(capitals(question.strip()))
    leads_to_it = not words.endswith("?") and any(text.endswith("?") for text in more)
    # What is wanted comes behind "nothing".
    if more and (leads_to_it or re.match(r"(?i)(?:nothing|no particular)\b", words)):
        return " ".join(map(as_sentence, (words, *more)))
    if more:
        return " ".join([above_all(words, lead), *(_one_more(text) for text in more)])
    is_said = not words.endswith("?") and re.match(f"{_STATEMENT}|{_CLEFT[4:]}", words)
    if is_said or re.match(r"(?:i|i'd|i'm|we|my)\b", words, re.IGNORECASE):
        return as_sentence(words)
    if re.match(r"(?i)because (?!of\b)", words):
        return ended(f"I'm asking {small(words)}")
    plain = small(words.rstrip("?."))
    first, _, rest = plain.partition(" ")
    asks = first.casefold() in QUESTIONS
    # "Which three would you begin with".
    is_turned = asks and (re.search(_TURNED, rest) or re.match(_INVERTED, rest))
    if words.endswith("?") or re.match(_ASKING, first) or is_turned:
        return f"{lead} {plain}?" if lead else f"{capital(plain)}?"
    if asks or first.casefold() == "if":
        return ended(f"I'd like to ask you {re.sub(r'(?i)^if ', 'whether ', plain)}")
    return ended(
        f"I'd like to know how {plain}" if first == "to" else f"I'd like to hear about {within(plain)}"
    )


def asked_after(words: str) -> str:
    """A word about something of theirs: "how did the move go" asks, "all the best" is said as it is."""
    said = above_all(words)
    return said if said.endswith("?") else as_sentence(words.strip())


def favour(words: str) -> str:
    """What one would like somebody to do, as a question to them: "ask her whether I may write"."""
    begin, *more = sentences(capitals(words.strip().rstrip("?")))
    if re.match(r"(?i)(?:s?he|they|it|there|no)\b", begin):  # what it would take, and no deed of theirs
        begin, more = "could you ask", [begin, *more]
    asks = re.match(r"(?i)(?:could|would|can|may|might|will)\b", begin)
    said = f"{capital(begin if asks else f'could you {small(begin)}').rstrip('.?')}?"
    return " ".join([said, *map(as_sentence, more)])


def aimed(words: str) -> str:
    """What one would like to work on: a question, a sentence of one's own, or a thing in ours."""
    if "?" in words:
        return above_all(words, "My first question would be:")
    begin, told = sentences(words)[0], re.match(_THING_AND_WHY, words)
    if told and not any(map(is_past, re.sub(r"\bto \w+", "", told["thing"]).split())):
        begin = told["thing"]
    begin = re.sub(r"(?i),? (?:that|which|where|when|what|how|why)\b.*", "", begin)
    if re.search(r"(?:^|(?<!that) )(?:I|we|my [\w ]+ (?:is|would be))\b", begin):
        return mine(words)
    thing = small(words) if words.partition(" ")[0].endswith("ing") else within(words)
    if thing.startswith("to "):
        return f"What I'd most like is {ended(thing)}"
    return f"What I'd most like to work on is {ended(thing)}"


def _one_more(words: str) -> str:
    """A sentence behind a question: what asks, too, ends as one."""
    asks = re.match(rf"(?:and |or |but )?(\w+) {_INVERTED[4:]}", words, re.IGNORECASE)
    is_question = asks and asks[1].casefold() in QUESTIONS
    return capital(f"{words.rstrip('.?! ')}?" if is_question else ended(words))


def asked_politely(question: str) -> str:
    """A question to somebody who does not know one: "Could I ask you how you decide?".

    Where only a native speaker could turn it round ("how did you …?") it stays as it is, with a lead.
    """
    words = question.strip()
    if len(sentences(words)) > 1 or not words.endswith("?") or not re.match(_QUESTION_WORD, words):
        return above_all(words)
    if re.search(f", {_QUESTION_WORD[4:]}", words):  # several of them, which are asked as they are
        return above_all(words, "Could I ask:")
    parts = [_in_a_statement(part) for part in re.split(_AND_ASKS, small(words.rstrip("?")))]
    if all(parts):
        joints = re.findall(_AND_ASKS, small(words))
        return f"Could I ask you {''.join(a + b for a, b in zip(parts, [*joints, ''], strict=True))}?"
    return above_all(words, "Could I ask:")


def _in_a_statement(asks: str) -> str:
    """``how do you decide`` -> ``how you decide``; empty where its verb would have to change."""
    if found := re.fullmatch(_ASKED_OF, asks):
        what, verb, who, rest = found.groups("")
        who = "I" if who in "iI" else who.lower()
        does = [who] if verb.lower() == "do" else [who, verb.lower()]
        if (what.lower(), verb.lower(), who) in (("how", "do", "I"), ("how", "do", "we")):
            does = [who, "can"]
        return " ".join(word for word in (what, *does, rest) if word)
    who_did = re.match(_WHO_DID, asks)
    return asks if asks == "why" or (who_did and is_past(who_did[1].casefold())) else ""


def mine(text: str, verb: str = "") -> str:
    """What one did, does or will do, as a sentence: "asked twice" -> "I asked twice.".

    ``verb`` goes before what is only to be done: with "will", "ask early" is "I'll ask early.". Paragraphs
    stay apart.
    """
    told = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "\n\n".join(
        " ".join(_mine(one, verb) for one in sentences(capitals(part.strip()))) for part in told
    )


def is_half(text: str) -> bool:
    """Whether it is half of a sentence: "because nobody listens"; what may be wondered about is none."""
    words = text.strip()
    begin = re.match(_HALF, words)
    return bool(begin) and len(sentences(words)) == 1 and len(re.findall(_WHO, words)) <= 1


def _wondered(words: str) -> bool:
    """Whether it is only what one would like to know: no "how you say no has stayed with me"."""
    found = re.match(_WONDERING, words.rstrip("."))
    own, *more = re.split(_AND_ALSO, found["rest"])[0].split() if found else [""]
    return (
        bool(own)
        and not (is_past(own) and words[:2] in ("wh", "Wh"))
        and not any(re.match(_DOES, word) or is_past(word) for word in more)
    )


def _mine(words: str, verb: str) -> str:
    if _wondered(words):
        return ended(f"I'd like to know {small(words)}")
    if re.match(rf"{_ASKING[:-1]} (?:i|you|he|she|they|there|it|we)\b", words):
        return capital(f"{words.rstrip('.?')}?")
    if re.match(r"May (?:is|was|has|had)\b", words):  # the month
        return ended(words)
    first = words.partition(" ")[0].casefold()
    if verb == "will" and first in ADVICE and first not in ("read", "put", "set", "let", "cut"):
        return ended(f"I'll {small(words)}")
    if re.match(
        r"(?i)let (?:me|us)\b|looking forward\b|don['\u2019]t (?:be|feel|hesitate|mind|worry)\b", words
    ):
        return as_sentence(words)
    if words.casefold().startswith("got to "):
        return ended(f"I've {small(words)}")
    if first in _GOING_ON or words.casefold().startswith("not sure"):
        return ended(f"I'm {small(words)}")
    if first in _SHE_DOES:  # noted of oneself as of somebody else: "needs £8,000", "has to decide"
        return ended(f"I {plural(first)} {words.partition(' ')[2]}".rstrip())
    if re.match(_I_SAY, words) or is_past(first) or re.match(_I_DID_IT, words):
        *_, last = re.split(r",\s", words)
        both = words.count(",") == 1 and " and " not in words and is_past(last.partition(" ")[0].casefold())
        return ended(f"I {small(words.replace(',', ' and', 1) if both else words)}")
    return as_sentence(words)


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text))
    return {word[:_STEM] for word in words if word not in _SAYS_NOTHING}


def when(text: str) -> str:
    """A day, a month or a season with its "on" or "in"; of the first of a month only the month was said."""
    words = within(text)
    month = rf"(?:{A_MONTH})(?: \d{{4}})?"
    if found := re.fullmatch(rf"(?:1(?:st)? )?({month})", words, re.IGNORECASE):
        return f"in {found[1]}"
    if re.fullmatch(rf"\d.*{month}|(?:\w+day)\b.*", words, re.IGNORECASE):
        return f"on {words}"
    if re.match(
        r"(?:spring|summer|autumn|winter|the (?:spring|summer|autumn|winter|new year))\b", words, re.I
    ):
        return f"in {words}"
    return words if re.match(_GOES_ON_TIME, words, re.IGNORECASE) else f"around {words}"
