"""Days that a sentence names and takes away again, or names as one of several: "not friday", "tue or wed"."""

from __future__ import annotations

import re

from mentorfolio.domain.dates import A_MONTH

_DAY = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|{A_MONTH}|tomorrow|\d{{1,2}}(?:st|nd|rd|th))\b"
# A day behind one of these is the one on which nothing will be.
_OFF = (
    r"(?:did ?n'?t|did not|never|can ?not|can'?t|could ?n'?t|could not|won'?t|not able to|cancel\w*"
    r"|call(?:ed)? (?:it )?off|postpone\w*|instead of|rather than|except(?: for)?|apart from|but not"
    r"|not(?= on\b| the\b))\b"
)
_ANEW = r"[,;.!?]\s|\b(?:but(?! not\b)|so|and|then|can we|could we|(?:how|what) about|to)\b"
# A day before one of these is as well: "thursday doesn't work, friday instead".
_NO_GOOD = (
    rf"(?i)\b{_DAY}[^,;.!?]*?\b(?:(?:does ?n'?t|does not|won'?t|will not) (?:work|suit|do|go)"
    r"|(?:is|was) (?:now )?(?:off|out|no good|not good|impossible|too (?:early|late|soon)|full|busy))\b"
    r"[^,;.!?]*?(?=$|[,;.!?]|\b(?:but|so|and)\b)"
)
_ANY_BUT = r"(?i)\b(any (?:day|time|other day|weekday)|always|whenever) but\b"
_AN_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?"
_ONE_OF = (
    rf"(?i)\b(?:either|between {_AN_HOUR} (?:and )?{_AN_HOUR}|any (?:day|{_DAY})"
    rf"|{_DAY}(?: (?:at )?{_AN_HOUR})? or (?:on |the |next |maybe |perhaps |possibly )*(?:{_DAY}|{_AN_HOUR})"
    rf"|{_AN_HOUR} or (?:at )?{_AN_HOUR})(?=\W|$)"
)


def without_days_off(text: str) -> str:
    """The text without the days that are said to be off: "not on the 2nd, the 30th instead, at 6pm"."""
    kept, off = [], False
    text = re.sub(
        r"(?i)\bfrom ([\w ]+?) to\b", lambda m: "to" if re.search(rf"(?i)\b{_DAY}", m[1]) else m[0], text
    )
    text = re.sub(_NO_GOOD, "", re.sub(_ANY_BUT, r"\1 except", text))
    for part in re.split(rf"(?i)({_ANEW})", text):
        if re.fullmatch(rf"(?i){_ANEW}", part):
            off = off and part.casefold() == "and"
            kept += [part] if part.casefold() == "to" else []
            continue
        before, *behind = re.split(rf"(?i)\b{_OFF}", part, maxsplit=1)
        kept += [] if off else [before]
        off = off or bool(behind)
    return " ".join(" ".join(kept).replace(" instead", " ").split())


def is_left_open(text: str) -> bool:
    """Whether it names several days or hours, of which it is one: "the 10th or 11th", "between 2 and 4"."""
    return re.search(_ONE_OF, text) is not None
