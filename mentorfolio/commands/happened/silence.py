"""How people tell that no answer has come: yet, or ever."""

from __future__ import annotations

from mentorfolio.commands.happened.openings import HE, SAID, WE

_NOT = r"(?:did ?n'?t|did not|has ?n'?t|has not|have ?n'?t|have not|never|does not|does ?n'?t)"
_NO_WORD = r"(?:nothing|no (?:answer|reply|word|news|response))"
_NO_REPLY = rf"(?:{_NO_WORD}|{_NOT} (?:answer|reply)(?:ed)?)"
_NEVER_BACK = (
    rf"{_NOT} (?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?"
    r"|(?:wr(?:ite|ote|itten)|g[eo]t|c[ao]me|call(?:ed)?|r[ai]ng|rung|heard|e?-?mail(?:ed)?"
    r"|text(?:ed)?) back)(?: to me)?"
)
_NOBODY_THERE = (
    rf",? ?(?:but |and )?(?:i )?(?:got |there was |had )?(?:no (?:answer|reply)|(?:the )?voicemail"
    rf"|nobody|engaged"
    rf"|{HE} {_NOT} (?:pick(?:ed)? up|answer(?:ed)?)|{HE} (?:was|is) ?n't (?:in|there)|left (?:her "
    rf"|him |them )?a (?:message|voicemail))"
)
# Said of a time that is not over: nobody has given up.
_ANSWERED = (
    r"(?:answered|replied|responded|(?:written|got(?:ten)?|come|called|rung|phoned|e-?mailed|texted) back)"
)
_I_GAVE_UP = r"i(?:'ve| have)? (?:now )?(?:gave|given) up(?: on (?:her|him|them|it))?(?= *(?:$|[,.;:!]))"
# What says of a silence that it is one for good.
GIVEN_UP = r"(?i)\b(?:g[ia]ven? up|giving up|ghosted|never|gone quiet|went quiet)\b"

NO_ANSWER = (
    ("nothing", _I_GAVE_UP),
    ("waiting", rf"{SAID}{_NO_REPLY},? (?:so far|yet)\b|still (?:{_NO_WORD}|waiting)\b"),
    ("waiting", rf"{SAID}{_NOT} (?:said|told me) (?:yes|no|anything)(?: or no)?\b"),
    (
        "waiting",
        rf"{WE}(?:have ?n'?t|have not|haven't) heard(?: (?:back|anything|a thing|from (?:her|him|them)))?\b",
    ),
    (
        "waiting",
        (
            rf"{WE}(?:phoned|called|rang|tried)(?: (?:her|him|them|to (?:call|ring) (?:her|him"
            rf"|them)))?{_NOBODY_THERE}"
        ),
    ),
    ("waiting", rf"{SAID}(?:still )?(?:has|have)(?: not| still not| ?n'?t) {_ANSWERED}(?: me| to me)?\b"),
    (
        "nothing",
        (
            rf"{SAID}(?:nothing(?! (?:to|new|special|much|happened))|no answer|no reply|silence"
            rf"|{_NOT} (?:answer|repl(?:y|ied))(?:ed)?)\b(?!,? yet)"
        ),
    ),
    ("nothing", rf"{SAID}(?:{_NEVER_BACK}|ghosted me|gone quiet|went quiet)\b(?!,? yet)"),
    (
        "nothing",
        rf"{WE}(?:heard nothing|never heard (?:back|anything|a thing|from (?:her|him|them)))|not a word\b",
    ),
)
