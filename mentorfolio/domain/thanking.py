"""What somebody gave one, said back to them: what is kept of it, an advice, thanks (R9)."""

from __future__ import annotations

import re

from mentorfolio.domain.verbs import ADVICE, BASE, is_past, is_verb
from mentorfolio.domain.wording import SMALL, capital, capitals, ended, sentences, small

# How a sentence about the two of them begins.
_CLAUSE = r"(?:you|you've|you're|i|i've|i'm|we|my|our|it|it's|there|nobody|not(?! to))\b"
# "You say the number and then stop": an advice, and not what they did.
_YOU_DO = r"(?i)you (?:always |just |never |only )?(\w+)"
# "And that you told me" is "and for telling me" behind thanks.
_TWO = 2
# "After your story about the budget I went home and …": a sentence of one's own.
_SINCE_THEN = (
    r"(?:after|because of|since|thanks to|when|with) your?\b.*\b(?:i|we|i've|we've)\b"
    r"|(?:(?:at|before|by|from|in|last|on|since|this|until)\b[^,.:;?!]{1,30}"
    r"|(?:\w+ )?\w+ \w+ ago|when (?:i|we) [^.:;?!]{1,60}),? (?:i|we|my|our|i've|we've)\b"
)
# "The coffee was on you": a sentence, and no thing to thank for.
_TOLD = r"\b(?:is|are|was|were|has|have|had|made|helped)\b"
# "Your question kept me awake"; "the card you gave me" is a thing.
_DID_TO_ME = (
    r"(?i)(?:your|the|that) (?:(?!you\b)[\w'-]+,? ){1,14}?"
    r"(?<!\bi )(?<!\bhe )(?<!\bshe )(?<!\bwe )(?<!\bthey )((?!you\b)\w+) (?:me|us|my)\b"
)
# Behind these no verb is that of the whole.
_BY_THE_WAY = (
    r"(?i)\b(?:after|because|before|how|if|that|until|what|when|where|whether|which|who|whom|why)\b.*"
)
# Two of these are two things; a story that takes three sentences is one.
_A_LESSON = rf"(?i)(?:to|that|never|always|don't|not|how|{'|'.join(sorted(ADVICE))})\b"
_WHEN_TO = r"(?i)(?P<when>(?:after|before|if|once|until|when) [^,.]*), (?P<advice>(?P<do>\w+) [^,.]*)\.$"
# "The plans on the door, I made one for my shed": a thing of theirs, and what one did since.
_AND_I_DID = (
    r"(?i)((?:your|the|that)\b(?!(?: \w+)? (?:time|moment|minute|day|evening|night|morning|afternoon|week"
    r"|weekend|month|year)\b)[^,.:;?!]*), (?=(?:i|we)(?:'ve| have)? (\w+)"
    r" (?:an?|it|mine|my|one|our|some|that|them|this|two)\b)"
)
_GIVING = {"told": "telling", "gave": "giving", "took": "taking", "showed": "showing", "came": "coming"}
_GIVING |= {
    "made": "making",
    "sent": "sending",
    "lent": "lending",
    "listened": "listening",
    "asked": "asking",
}


def _with_you(text: str) -> str:
    """Sentences to them; "showed me how" is what they did."""
    words = ended(capitals(text.strip()))
    first = words.partition(" ")[0].casefold()
    theirs = (is_past(first) and first not in BASE) or is_verb(first)  # "put it first" is an advice
    return f"you {words[:1].lower()}{words[1:]}" if theirs else words


def took(text: str, lead: str) -> str:
    """What somebody keeps of what was said, as a sentence: ``lead`` is how it begins where it is none."""
    words = _with_you(text)
    did = re.match(_AND_I_DID, words)
    if did and is_past(did[2]) and not re.search(_TOLD, re.sub(_BY_THE_WAY, "", did[1])):
        return f"{took(did[1], lead)} {capital(words[did.end() :])}"
    if words.endswith("?") and re.match(r"(?i)(?:how|what|when|where|which|who|why)\b", words):
        return f"{lead.replace('One thing', 'One question')}: {small(words)}"
    lead = _of_so_many(lead, words)
    does = re.match(_YOU_DO, words) if lead.startswith("One ") else None
    if re.match(r"(?:your|the|that) [^.:]+: \w", words, re.IGNORECASE) and lead.endswith("stays with me"):
        return f"I keep {small(words)}"
    if does and does[1] in BASE and not is_past(does[1]):
        return f"{lead}: {small(words)}"
    # "Your rule that each is taught by who had come last": what is behind "that" makes it no sentence.
    begin = re.sub(r"(?i)\bthat \w+(?:ed)? (?:most|best|for me) (?=(?:is|are|was|were)\b)", "", words)
    main = re.sub(_BY_THE_WAY, "", begin)
    whole = re.search(_TOLD, main) is not None
    first = words.split()[0].casefold()
    # "Never hear bad news standing up is on a card on my desk": what they said, in a sentence of mine.
    if whole and (first in ("your", "the", "don't", "never", "always") or first in ADVICE):
        return capital(words)
    thing = not whole and re.match(r"(?:Your|The|That|How|What)\b", words)
    told = (
        words[:1].isupper()
        and " you " in f" {words} "
        and not thing
        and (first not in ADVICE or first == "thank")
    )
    if told or _is_a_story(words) or re.match(_CLAUSE, words, re.IGNORECASE):
        return capital(words)
    if words.casefold().startswith(("that ", "to ", "not to ")):
        return f"{lead}{' is' if lead.startswith('What ') else ':'} {small(words)}"
    if first in ADVICE:
        return f"{lead}: to {small(words)}"
    if first in ("don't", "never", "always"):  # as they said it
        begin, *more = sentences(words)
        return " ".join([f'{lead}: "{capital(begin)}"', *more])
    return f"{lead}: {small(words) if first in SMALL else words}"


def _is_a_story(words: str) -> bool:
    """Whether it is a sentence of one's own, of what something did, or what one has done since."""
    did = re.match(_DID_TO_ME, words)
    return bool(did and is_past(did[1])) or re.match(_SINCE_THEN, words, re.IGNORECASE) is not None


def _of_so_many(lead: str, words: str) -> str:
    """``One thing has stayed with me`` for one thing, and for two sentences "Two things have …"."""
    many = sum(re.match(_A_LESSON, text) is not None for text in sentences(words))
    if many <= 1 or not lead.startswith("One thing has "):
        return lead
    return f"{'Two' if many == _TWO else 'Some'} things have {lead.removeprefix('One thing has ')}"


def advised(text: str, has_thanks: bool = True) -> str:
    """Which advice it was, as a sentence to whoever gave it; with thanks where the letter has none."""
    words = re.sub(r"(?i)^(?:do not|don't) ", "not to ", _with_you(text))
    if found := re.match(_WHEN_TO, words):  # "before I show any, ask what they do"
        words = f"to {found['advice']} {small(found['when'])}." if found["do"] in ADVICE else words
    told, it = (
        ("You told me", "It goes back to") if has_thanks else ("Thank you for telling me", "Thank you for")
    )
    if re.match(r"(?:to|that|(?:not|never) to|(?:at|in|last|on|when)\b[^.?!]* to)\b", words, re.IGNORECASE):
        return f"{told} {small(words)}"
    if re.match(_CLAUSE, words, re.IGNORECASE) or (words[:1].isupper() and " you " in f" {words} "):
        return capital(words)
    if re.match(r"(?:your|the|what|how)\b", words, re.IGNORECASE):
        return f"{told if not has_thanks and words[:3] in ('how', 'How') else it} {small(words)}"
    first = words.partition(" ")[0].casefold()
    if first in ADVICE:
        return f"{told} to {small(words)}"
    return f"{told}: {small(words) if first in SMALL else words}"


def thanked(text: str) -> str:
    """Thanks for something they gave or did."""
    words = _with_you(text)
    if re.match(r"(?:and )?(?:many )?thank(?:s| you)\b", words, re.IGNORECASE):
        return capital(re.sub(r"(?i)^and thank you (?!for\b)", "And thank you for ", words))
    if re.match(_CLAUSE, words, re.IGNORECASE):
        whole = re.search(r"(?i)\b(?:thank|thanks|grateful|kind)\b", words) or len(sentences(words)) > 1
        return f"{capital(words)}{'' if whole else ' That was kind of you.'}"
    if re.match(rf"(?:the|your|it|that|this) [^,.]*{_TOLD}", words, re.IGNORECASE):
        return capital(words)
    words = re.sub(r"^for ", "", words)
    if words.casefold().startswith("that you "):
        return f"And I'm grateful {re.sub(r'[.] And that you', ', and that you', small(words))}"
    words = re.sub(
        r"\band that you (\w+)", lambda told: f"and for {_GIVING.get(told[1], told[0][9:])}", words
    )
    return f"And thanks for {small(words)}"
