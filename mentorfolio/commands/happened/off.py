"""How people tell that a meeting is off, or on another day."""

from __future__ import annotations

from mentorfolio.commands.happened.openings import A_DAY, HE, IS_OFF, SAID

CANNOT = r"(?:can ?not|can'?t|couldn'?t|could not|is not able to|won'?t)"
_MOVED = r"(?= *(?:$|[,.;:]|(?:to|for|from|until|till?|because|back)\b))"
_TO_MOVE = r"(?:(?:asked|wants?|wanted|needs?|needed|had|has) to )?"
_OUT = r"(?:cancel(?:l?ed)?|call(?:ed)? (?:it )?off|pull(?:ed)? out|cr(?:y|ied) off)\b"
_NO_SHOW = (
    r"(?:(?:did ?n'?t|did not) (?:turn up|show(?: up)?|come|appear)|never (?:turned up|showed(?: up)?|came"
    r"|appeared))"
)

_SAYS = rf"(?:{SAID}said(?: that)? )?(?:{HE} )?"

OFF_OR_MOVED = (
    (
        "cancelled",
        (
            rf"{SAID}{_TO_MOVE}{_OUT}|{_SAYS}{CANNOT} (?:make|come|meet)(?: it)?\b"
            rf"|{SAID}(?:{_NO_SHOW}|stood me up)\b"
        ),
    ),
    ("cancelled", rf"{SAID}{CANNOT} (?:do|make) (?={A_DAY})"),
    ("cancelled", r"we (?:did ?n'?t|did not|never|couldn'?t|could not) (?:meet|talk|speak|manage)\b"),
    (
        "cancelled",
        r"(?:i|we) (?:both )?(?:forgot|missed) (?:about )?(?:it|our|the) ?(?:meeting|talk|coffee|call)?\b",
    ),
    ("cancelled", rf"(?:i|we) (?:had to )?{_OUT}"),
    ("cancelled", r"(?:meeting|talk|coffee|call) (?:was |is )?(?:cancell?ed|called off|off)\b"),
    ("cancelled", IS_OFF),
    (
        "moved",
        (
            rf"(?:we )?{SAID}{_TO_MOVE}(?:postponed?|put off|moved?|push(?:ed)?|reschedule?d?|rearranged?)"
            rf"(?: (?:it|the meeting|our (?:talk|meeting)))?{_MOVED}"
        ),
    ),
    (
        "moved",
        (
            rf"(?:(?:{HE} )?(?:asked|suggested|wondered):? )?"
            r"(?:if (?:we|i) could (?:do|meet(?: on)?|make it)|(?:can|could|shall) (?:we|you) (?:do"
            r"|make it|meet|have it|move it to)|we could do"
            rf"|(?:how|what) about) (?={A_DAY})"
        ),
    ),
    (
        "moved",
        (
            rf"(?:we |{SAID}){_TO_MOVE}(?:put|push(?:ed)?|bring|brought) (?:it|us|the meeting) "
            r"(?:off|back|forward) (?:to|for|until|till?)\b"
        ),
    ),
    ("moved", rf"{SAID}(?:wants?|wanted|asked for|prefers?) {A_DAY}.*\binstead\b"),
)
