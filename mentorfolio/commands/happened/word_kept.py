"""How people tell of a promise that was kept, of one that was not, and of advice that has helped."""

from __future__ import annotations

from mentorfolio.commands.happened.openings import HE, SAID
from mentorfolio.domain.promises import DOING

_DID_NOT = (
    r"(?:did ?n't|did not|have ?n't|have not|could ?n't|could not|never)"
    r" (?:keep|kept|do|did|done|managed?)"
)
_MY_PROMISE = r"(?:my (?:promises?|word)|what i(?:'d| had| have)? promised)\b"
_ADVISED = r"(?:said|told me|advised(?: me)?|suggested|recommended|showed me|taught me|explained)\b"
_WORKS = r"(?:works?|worked|helps?|helped|is right|was right|went well|paid off|did the trick)\b"
_AND_IT_WORKS = rf"[^.;!?]*?(?:,| and|;) (?:and )?(?:it|that|this) (?:really )?{_WORKS}(?! not\b)"
ADVICE = r"(?:advice|ideas?|tips?|suggestions?|ways?|hints?|methods?)\b"
_ON_WHAT = r"(?: (?:with|about|on|to|for) [^,.;!?]{1,40}?)?"
# What I did as they said, with no "not" in it.
_I_DID_SO = r"(?:i|we)\b(?:(?!\bnot\b|n't)[^.;!?])*?"
_WHAT_THEY_PROMISED = rf"(?:what|as|(?:all|everything)(?: that)?) {HE}(?:'d| had| has)? promised"

NOT_KEPT_OR_HELPED = (
    (
        "unkept",
        rf"(?:i|we) {_DID_NOT} {_MY_PROMISE}|i (?:forgot|broke) {_MY_PROMISE}|i forgot to (?={DOING})",
    ),
    ("helped", rf"{_I_DID_SO} as {HE} {_ADVISED}{_AND_IT_WORKS}"),
    (
        "helped",
        rf"(?:(?:i|we)(?: \w+ly)? )?(?:followed|took|tried|used) (?:her|his|their) {ADVICE}{_AND_IT_WORKS}",
    ),
    ("helped", rf"(?:(?:her|his|their) )?{ADVICE}{_ON_WHAT} (?:has |have )?(?:really )?{_WORKS}(?! not\b)"),
)
# "helped by introducing me to Ann" tells of something else.
THEY_HELPED = rf"{SAID}(?:(?:really|kindly) )?helped\b(?! (?:(?:me|us) )?(?:by|when)\b)"
THEY_KEPT_IT = (
    rf"{SAID}(?:(?:did|kept|done) {_WHAT_THEY_PROMISED}|kept (?:her|his|their) (?:promises?|word))\b"
)
