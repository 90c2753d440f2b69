"""Names within a sentence that is typed in small letters: "she says i should talk to gerd sample"."""

from __future__ import annotations

import re

from mentorfolio.domain.greeting import RELATIVES

PARTICLES = frozenset(("van", "von", "de", "der", "den", "del", "della", "di", "da", "la", "le", "al", "bin"))
# Behind these somebody may be named.
_NAMES_SOMEBODY = (
    r"(?:(?:talk|speak|write) (?:to|with)|in touch with|contact|ask|try|ring|call|e?-?mail|see"
    r"|suggest(?:s|ed)|recommend(?:s|ed)|named?|names|sent me to|called"
    r"|(?:number|name|address|details)(?: of|:))"
)
_TITLE = r"(?:(?:dr|prof|mr|mrs|ms)\.?|professor|doctor|herr|frau)"
# Somebody of theirs: "named his colleague ms sample".
_WHOSE = r"(?:(?:her|his|their) [a-z-]+,? )?"
_ENDS = (
    r"(?=$|[,.;:!?]|'s\b| (?:instead|from|at|in|on|who|she|he|they|and|but|by|not|rather|first|about|for"
    r"|because|as|over|does|is|has|can|could|might|would|will|knows|takes|looks|works)\b)"
)
# What may stand in the place of a first name or a surname and is none.
_NO_NAME = (
    r"a|about|after|again|all|also|ask|an|another|any|anybody|anyone|around|at|away|back"
    r"|because|before|better|both|but|by|can|could|day|days|down|else|everybody|everyone|few"
    r"|first|for|friday|from|good|great|has|have|he|her|here|him|his|hr|human|how|i|if"
    r"|in|instead|into|is|it|its|just|last|later|lots|many|maybe|me|monday|more|most|my"
    r"|new|next|no|nobody|not|now|of|off|often|old|on|once|one|or|other|others|our|out"
    r"|over|own|people|perhaps|rather|right|same|saturday|she|so|some|somebody|someone"
    r"|something|soon|sooner|still|sunday|that|the|their|them|then|there|these|they|this"
    r"|those|thursday|time|to|today|together|tomorrow|tonight|too|tuesday|two|until|up|us"
    r"|very|was|we|wednesday|week|weeks|well|what|when|where|whether|which|who|why|will"
    r"|with|work|year|you|your|agency|board|books|book|boss|breakfast|call|calls|contact"
    r"|centre|chat|coffee|college|colleague|colleagues|committee|course|courses|department|desk"
    r"|dinner|director|e-mail|email|finance|friend|friends|group|head|helpdesk|hours|house|lab"
    r"|letter|library|line|list|lunch|mail|manager|management|meeting|meetings|message|name"
    r"|number|office|officer|payroll|phone|plan|planning|postpone|professor|programme|questions"
    r"|reading|reception|resources|school|secretary|service|session|sister|staff|supervisor"
    r"|support|talk|talking|tea|team|teams|thing|things|training|tutor|union|video|visit|walk"
    r"|way|website|writing|zoom|marketing|sales|legal|procurement|operations|ops|scrum|agile|kanban|teams"
)
# With one of these among its words a name in capitals is that of an organisation, or of a part of one.
NO_PERSON = (
    r"institute|chamber|university|uni|college|academy|society|association|council|department|teams?|committee"
    r"|network|foundation|agency|ltd|limited|gmbh|inc|plc|llc|group|company|resources|operations|ops|finance"
    r"|marketing|services?|centre|center|ministry|hospital|union|hr"
)
_WORD = r"[^\W\d_][\w'-]+"
# What may bring two people together and is nobody, or nobody by name.
_NOBODY = (
    r"accident|advisers?|advisors?|agents?|alumni|app|arrangement|association|business|chance|charity"
    r"|church|choir|clients?|clubs?|coincidence|company|conference|consultants?|corp|customers?"
    r"|default|design|discord|employers?|event|events|facebook|fate|firm|foundation|gmbh|google|headhunters?"
    r"|hospital|inc|instagram|institute|internet|invitation|law|life|limited|linkedin|llc|ltd|luck|meetup"
    r"|mentors?|mistake|neighbours|network|networking|newsletter|organisation|organization|partners?|plc|post"
    r"|recruiters?|recruitment|skype|slack|society|sponsors?|suppliers?|surprise|teachers?|telegram|text"
    r"|trainers?|twitter|university|volunteers?|whatsapp|workshop|xing|(?:her|him|my|them)sel(?:f|ves)"
)
# "friend of my friend Katrin", "my friend Katrin's cousin", "Katrin's friend"
_A_FRIEND = (
    r"(?:(?:my|our) (?:good |old |best )?"
    r"(?:friend|colleague|boss|sister|brother|cousin|aunt|uncle|neighbour) )?"
)
_WHOSE_FRIEND = (
    rf"(?i)\b(?:friend|colleague|cousin|neighbour) of {_A_FRIEND}"
    r"(?P<of>[^\W\d_][\w-]*(?-i:(?: [^\W\d_a-z][\w-]*)?))"
    r"|\b(?:my friend (?=\w)|(?-i:(?=[^\W\d_a-z][\w-]*')))(?P<whose>[^\W\d_][\w'-]*s) "
    r"(?:friend|colleague|cousin|neighbour)\b"
)
_INTRODUCED_BY = (
    rf"(?i)\bintroduced(?: to (?:me|us))? (?:by|through) {_A_FRIEND}(?P<by>{_WORD}(?: {_WORD})??)"
    r"(?=\s*(?:\.?$|[,;(]|(?:at|in|on|over|during|when|last|who)\b))"
)
_NO_FRIEND = ("mine", "ours", "hers", "his", "theirs", "yours", "a", "the", "my", "our", "her", "friends")


def with_names(text: str) -> str:
    """The sentence with capitals where it names somebody by two words, or by one behind a title.

    Whoever uses capitals has used them for names, too: such a sentence stays as it is.
    """
    if not re.sub(r"\bI\b", "", text[1:]).islower():
        return text
    name = rf"(?:{_WORD} )?(?:(?:van|von|de|der|den) )*{_WORD}"
    named = rf"(?i)(\b{_NAMES_SOMEBODY} {_WHOSE}|\bbut {_WHOSE[:-1]})((?:{_TITLE} )*)({name}){_ENDS}"
    return re.sub(named, _capitals, text)


def with_their_name(text: str) -> str:
    """Words that begin with a relation, with the capital of the name behind it: "my neighbour ib"."""
    found = re.match(rf"((?:my|our) (?:{_WORD} )?{RELATIVES} )({_WORD})(?=$|[,.;:])", text, re.IGNORECASE)
    if found is None or not may_name(found[2]):
        return text
    return f"{found[1]}{with_capitals(found[2])}{text[found.end() :]}"


def with_capitals(text: str) -> str:
    """A name typed in small letters as it is written: "maj-britt van dam" is Maj-Britt van Dam."""
    if not text.islower():
        return text
    words = (
        word if word in PARTICLES else re.sub(r"(?<![^\W_])[^\W\d_]", lambda m: m[0].upper(), word)
        for word in text.split()
    )
    return " ".join(words)


def may_name(text: str) -> bool:
    """Whether one or two words, in whatever letters, may be a name: "tove", not "my boss" or "chance"."""
    words = text.casefold().split()
    common = rf"{_NO_NAME}|{_NOBODY}|{RELATIVES}s?"
    return len(words) in (1, 2) and all(
        re.fullmatch(_WORD, word) and not re.fullmatch(common, word) for word in words
    )


def introducer_told(note: str) -> str:
    """Who introduced somebody, where it is told beside a name: "introduced by tove at a fair"."""
    found = re.search(_INTRODUCED_BY, note)
    return with_capitals(found["by"]) if found and may_name(found["by"]) else ""


def friend_told(note: str) -> str:
    """Through whom one knows somebody, told beside a name: "a friend of my friend Katrin"."""
    found = re.search(_WHOSE_FRIEND, note.replace("\u2019", "'"))
    who = re.sub(r"'?s?$", "", found["whose"]) if found and found["whose"] else found["of"] if found else ""
    return introducer_told(note) if who.casefold() in ("", *_NO_FRIEND) else with_capitals(who)


def _capitals(found: re.Match[str]) -> str:
    before, title, name = found.groups()
    words = name.casefold().split()
    if not (title or len(words) > 1) or any(re.fullmatch(_NO_NAME, word) for word in words):
        return found[0]
    return before + with_capitals(f"{title}{name}".casefold())
