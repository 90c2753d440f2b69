r"""How people begin to tell what happened: patterns, and what each of them means.

An apostrophe may be missing in all of them ("shes", "didnt"); where that makes another word ("ill", "shell"),
``\x27`` stands for one that may not.
"""

from __future__ import annotations

import re

from mentorfolio.commands.happened.off import CANNOT, OFF_OR_MOVED
from mentorfolio.commands.happened.openings import A_DAY, I_DID, TALKED_WITH
from mentorfolio.commands.happened.openings import HE as _HE
from mentorfolio.commands.happened.openings import IS as _IS
from mentorfolio.commands.happened.openings import MONTH as _MONTH
from mentorfolio.commands.happened.openings import SAID as _SAID
from mentorfolio.commands.happened.openings import THEIR_PEOPLE as _THEIR_PEOPLE
from mentorfolio.commands.happened.openings import WAS as _WAS
from mentorfolio.commands.happened.openings import WE as _WE
from mentorfolio.commands.happened.silence import NO_ANSWER
from mentorfolio.commands.happened.word_kept import NOT_KEPT_OR_HELPED, THEY_HELPED, THEY_KEPT_IT
from mentorfolio.domain.programme import GIVEN
from mentorfolio.domain.promises import DOES, DOING

_AGAIN = (
    r"(?:write|call|ring|phone|come|get in touch|be in touch)(?: to| back)?(?: (?:her|him|them))?(?: again)?"
)
# "no problem" is no no, and "accepted a new job" no yes.
_ENDS = (
    r"(?= *(?:$|[,.;:!-]"
    r"|(?:but|and|because|for|on|if|from|in|after|next|to|not|thanks?|sorry|she|he|they|please|of course)\b))"
)
_MEAL_WORD = (
    r"(?:phone call|video call|coffee|lunch|tea|dinner|breakfast|drink|cuppa|chat|natter|call|walk"
    r"|talk|zoom|meeting"
    r"|catch[- ]?up|session)"
)
_BUSY = (
    r"(?:too )?(?:busy|away|ill|sick|abroad|travelling|booked up|snowed under|swamped|drowning|signed off"
    r"|off(?: (?:work|(?:on )?(?:long[- ]term )?sick(?: leave)?))?|out(?: of (?:the )?office)?"
    r"|(?:off )?on (?:\w+ )?(?:leave|holiday|sabbatical|secondment))"
)
_LATER_ON = r" (?:right now|just now|now|at the moment|at the mo|at present|this time)\b"
_NOW = r"(?: (?:right now|just now|now|at the moment|at the mo|at present))?"
_LETTER = r"(?:(?:the|a|my|her|his|their) )?(?:letter|mail|e-mail|email|message|note|request|reminder)\b"
_SENT = r"(?:sent|posted|mailed|e-?mailed)"
# Without "I" before it, "wrote" is theirs, but for what only I do: "wrote to her", "wrote the letter".
_I_WROTE = rf" (?:to (?!me\b|say\b|ask\b|tell\b|hear\b|see\b)\S+|(?:her|him|them)\b|(?:the|my) {_LETTER})"
_THEY_WROTE = (
    r"(?= *$|[,.;:!]| +[-\u2013]| (?:that|she|he|they|yes|no|not|again|back|today|yesterday|this|last"
    rf"|on|about|(?:to )?me|to (?:say|ask|tell|hear|see)|(?:an?|her|his|their) (?:\w+ )?{_LETTER})\b)"
)
_SO = r"(?= *(?:$|[,.;:!]|(?:off|out|today|yesterday|this|last|on|by|over|because|two|three|a)\b))"
_IT = rf"(?:(?:her|him|them|it|this|that) ?)*(?:to (?!me\b)\S+(?: [A-Z][\w.-]+)?)?{_SO}"
_AGREED = r"(?:agreed|arranged|fixed|set|settled)(?: (?:up|on))?"
_MEETING = r"(?:meet\b|talk\b|speak\b|have (?:a |an )?(?:coffee|lunch|tea|call|talk|chat)\b)"
# Seen, and not talked with.
_AFAR = r"\b(?:telly|tv|television|news|youtube|stage|screen|radio|speak|lecture|perform|conference)\b"
_TALKED = (
    rf"(?!\w+ (?:to |with )?{_THEIR_PEOPLE})(?:(?:met|talked|spoke|phoned|skyped|zoomed|facetimed"
    r"|caught up|(?:bumped|ran) into|popped in)\b"
    r"|sat (?:down )?(?:with|together|next to)\b|walked (?:together|with|(?:round|along|through) the)\b"
    rf"|saw (?:her|him|them|each other)\b(?!.*{_AFAR})"
    r"|(?:rang|called) (?:her|him|them|each other|me)\b)"
)
_CAME = (
    r"(?:sat down with me|popped (?:in|round|by)|dropped (?:in|by)|came (?:to see me|round|over|by)"
    r"|visited me"
    r"|met (?:up )?(?:with )?me|rang me|phoned me|called me|saw me"
    rf"|(?:took me (?:out )?(?:for|to)|bought me) (?:an? )?{_MEAL_WORD})\b"
)
_HOW = (
    r"(?:(?:really |very )?(?:good|great|nice|lovely|quick|long|short|proper|brief|first|second|useful"
    r"|helpful) )?"
)
_DRINK = (
    rf"(?:an? )?{_HOW}(?:teams call|phone call|video call|coffee|lunch|tea|dinner|breakfast|chat|call"
    rf"|walk|talk|zoom)"
    r"(?= *(?:$|[,;:.]|(?:about|with|on|at|yesterday|today|last|this|two|three|four|five|an?)\b|\d))"
)
_MEAL = (
    r"(?:had|grabbed|shared|drank|ate|took|went (?:out )?for) (?:an? |some |our |another |the )?"
    rf"{_HOW}{_MEAL_WORD}\b"
)
_MENTORING = r"(?:with )?(?:the |our )?mentoring(?: me)?|being (?:my|a) mentor"
_BE_MENTOR = r"(?:be(?:come)? (?:my|a) mentor|mentor me)\b"
_REPLIED = r"(?:replied|answered|wrote back|got back to me|came back to me)(?:[:,]| with(?: a)?)?"
# How kindly it was said is no part of what was said.
_KINDLY = (
    r"(?:(?:(?:is|are|was|were) (?=(?:very |so )?sorry\b))?(?:very |so |most )?"
    r"(?:[a-z]+ly|with regret|sorry|alas|but|i'm afraid|thanks|thank you)[, ]+){0,4}"
)
_SAYS = rf"(?:{_SAID}(?:says?|said|{_REPLIED})(?: that)? )?(?:{_HE} )?"
_NO = r"no\b(?! (?:problem|worries|need|doubt|idea|one|answer|reply|word|news|response)\b)"
_NOT_TIME = (
    r"(?:(?:has|have|had|'s got|has got) (?:no|not enough) time\b"
    r"|no time(?= *(?:$|[,.;:!]|(?:but|for (?:me|it)|at all|sorry)\b))"
    r"|(?:has ?n'?t|has not|have ?n'?t|(?:do(?:es)?|did|wo|would) ?n'?t have"
    r"|(?:do(?:es)?|did|will|would) not have)(?: got)? (?:the |any |enough )?time\b"
    r"|(?:has |have |'s |'ve )?(?:got )?too much on\b)"
)
_NO_MENTEES = (
    r"(?:does ?n'?t|does not|do ?n'?t|no longer|isn'?t|is not|not|(?:has |'s )?(?:stopped|given up)) "
    r"(?:(?:do|does|doing|take|takes|taking|accept|accepting)(?: on)? )?(?:any )?(?:more )?(?:new )?"
    r"(?:mentor(?:ing|s)?|mentees?|anyone|anybody|people)\b(?: on\b)?"
)
_GLAD = r"(?:happy|glad|pleased|delighted|willing|honoured|thrilled|keen) to\b"
_SURE = (
    r"(?:yes|sure|of course|with pleasure|gladly|absolutely|definitely|certainly|go on then|why not|happily)"
)
_TALK_TO = (
    r"(?:talk|speak|write) (?:to|with)|get in touch with|contact|(?:ask|try|ring|call|email"
    r"|see)(?= (?-i:[A-Z]))"
)
_SOMEBODY = (
    r" (?!(?:me|him|them|it|again|back|my|the|an?|in|on|after|about|someone|somebody)\b)"
    r"(?!her(?:$|[,.;]| (?:in|on|again|after|next|about|then|later)\b))(?=\w)"
)
_HOW_OR_WHEN = r"(?:(?:by|over|via|through|on|in|at) (?:e-)?\w+|yesterday|today|last \w+|this \w+)"
_SHOULD = r"(?:to|(?:that )?i (?:should|could|can|had better|might))(?: (?:rather|better|maybe|also))?"
_CALLED = r"(?=(?-i:(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )+[A-Z]|[A-Z][\w'-]+ (?:(?:van|von|de|der) )*[A-Z]))"
# Somebody of theirs who is named: "her accountant, Herr Mohr".
_ONE_OF_THEIRS = r"(?=(?:her|his|their) (?:[a-z-]+,? ){1,3}(?-i:[A-Z])\w)"
INTRODUCED = (
    rf"(?:introduced me (?:{_HOW_OR_WHEN} )?to|put me (?:in (?:touch|contact) with|on to)"
    r"|connected me (?:with|to)|passed me on to"
    rf"|pointed me (?:to|towards|at)|(?:told me|said|says|thinks) {_SHOULD} (?:{_TALK_TO}){_SOMEBODY}"
    rf"|(?:suggested|recommended) (?:that )?i (?:should )?(?:{_TALK_TO}){_SOMEBODY}"
    rf"|(?:sent me to|named) {_CALLED}|(?:named|names|suggest(?:s|ed)|recommend(?:s|ed)) {_ONE_OF_THEIRS}"
    r"|gave me (?:the |an? )?(?:e-?mail(?: address)?|(?:phone |mobile )?number|name|address|details)"
    rf"(?: of|:) (?:(?=(?-i:[A-Z]))|{_ONE_OF_THEIRS})"
    rf"|(?:suggest(?:s|ed)|recommend(?:s|ed))"
    rf"(?= (?!{A_DAY}|(?:zoom|teams|skype|facetime|whatsapp|hr)\b)(?-i:[A-Z])))"
)
# Who stops for a reason, and not something of theirs: "has to stop smoking".
_NO_MORE = r"(?= *(?:$|[,.;:!]|(?:because|due|for good|with (?:it|me|us))\b))"
_END_IT = (
    r"(?:(?:end|stop|finish|close) (?:it|this|(?:the|our|my) mentoring|the programme)"
    r"|stop with (?:her|him|them))\b"
)
_WITH_ME = r"(?! (?:to|with) (?!me\b|us\b))"
_WILL_NOT = r"(?:won'?t|will not|(?:does ?n'?t|does not) want to|refuse[sd] to)"
_WILL = r"(?:will|wants? to|offered to|is going to)"

# In this order: what says more stands before what says less ("no answer" before "no").
_BEGINNINGS = (
    ("given", GIVEN),
    *NO_ANSWER,
    (
        "introduced",
        (
            rf"{_SAID}{INTRODUCED}|{_SAID}gave me (?=(?-i:[A-Z])[\w ]+'s? (?:e-?mail|number|name|address"
            rf"|details)\b)"
        ),
    ),
    ("no", rf"{_SAYS}{_WILL_NOT} (?:meet|see|mentor|(?:talk|speak) (?:to|with)) me\b(?! (?:on )?{A_DAY})"),
    *OFF_OR_MOVED,
    ("over", r"(?:it is|it's|we are|this is|(?:the )?(?:mentoring|programme) is) over\b"),
    (
        "over",
        rf"(?:(?:it|this|(?:the )?(?:mentoring|programme)){_WAS} )?(?:ended|c[ao]me to an end){_SO}",
    ),
    ("over", rf"we{_WAS} (?:ended|stopped)(?: (?:it|this|the mentoring))?{_SO}"),
    (
        "over",
        (
            rf"{_WE}(?:(?:have )?decided to )?(?:call(?:ed)? it a day|parted ways|w[io]und (?:it"
            rf"|things) (?:up|down))\b"
        ),
    ),
    ("over", rf"{_WE}(?:decided|agreed) to (?:stop|end (?:it|this))\b"),
    ("over", rf"{_SAYS}(?:ha[sd]|needs|must|is going) (?:to )?(?:give up|stop|quit) (?:{_MENTORING})"),
    ("over", rf"{_SAYS}(?:has|needs|must|is going) (?:to )?(?:give (?:it )?up|stop|quit){_NO_MORE}"),
    (
        "ending",
        rf"(?:i|we)(?:'d| would)? (?:want|wish|like|need|have) to {_END_IT}",
    ),
    ("over", rf"{_SAYS}(?:{CANNOT}|can no longer) (?:go on )?(?:{_MENTORING})"),
    (
        "later",
        rf"{_SAID}(?:said )?(?:not (?:now|before|until|till?|in {_MONTH}|this (?:year|month|week))|later)\b",
    ),
    ("later", rf"{_SAID}(?:(?:is|are|was|were|will be|'ll be) )?(?:{_BUSY} )?(?:until|till?)\b"),
    ("later", rf"{_SAID}(?:(?:is|are|was|were) )?{_BUSY}{_NOW}{_ENDS}"),
    ("later", rf"{_SAID}(?:(?:is|are|was|were) )?busy with\b"),
    ("later", rf"{_SAID}(?:has |have )?no time (?:until|till?|before)\b"),
    (
        "later",
        rf"{_SAYS}(?:{_HE}'d |would )?(?:wants? to|like to|rather|prefers? to|asked (?:me )?to) wait\b",
    ),
    ("later", r"(?:after|in) [\w ]+,? (?:maybe|perhaps)$"),
    (
        "later",
        (
            r"(?:(?:get|come) back (?:to (?:me|her|him|them) )?|(?:ask|try) (?:me |her |him )?)(?=(?:in|on"
            r"|after|next)\b)"
        ),
    ),
    (
        "planned",
        rf"{_WE}(?:have )?{_AGREED} (?:to {_MEETING}|(?:a|the) (?:meeting|day|date|time|talk|call)\b)",
    ),
    ("planned", rf"we(?: (?:will|are (?:going )?to)|'ll|'re going to) {_MEETING}"),
    (
        "planned",
        (
            rf"{_SAID}(?:(?:says?|said|told me|wrote)(?: to| i (?:can|could|should))? |invited me to )"
            rf"(?:come|pop|drop) (?:by|over|round|in)(?= (?:(?:on|for \w+ on) )?{A_DAY})"
        ),
    ),
    ("planned", rf"we meet(?= (?:next|on|again|tomorrow|in)\b| (?:for \w+ on )?{A_DAY})"),
    ("planned", rf"we (?:talk|speak)(?= (?:again )?{A_DAY})"),
    (
        "planned",
        r"we(?: are|'re) (?:meeting|talking|having (?:a |an )?(?:coffee|lunch|tea|call|talk|chat))\b",
    ),
    (
        "later",
        (
            rf"{_SAID}(?:(?:said|told me|asked me)(?: to)? )?(?:(?:ask|try) (?:me |her |them )?again|(?:maybe"
            rf"|perhaps) (?=(?:in|next|later"
            rf"|after)\b))"
        ),
    ),
    ("later", rf"{_SAID}(?:asked me|told me|wants? me) to {_AGAIN} (?=(?:in|on|after|next)\b)"),
    ("yes", rf"{_HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("yes", rf"{_SAID}(?:says?|said)(?: that)? {_HE}(?: will|'ll| would|'d| can) {_BE_MENTOR}(?!,? if\b)"),
    ("yes", rf"(?:{_HE})?(?: ?is|'s) my mentor(?: now)?\b"),
    ("later", rf"{_SAYS}(?:not|{CANNOT}(?: do (?:it|this|that))?){_LATER_ON}"),
    ("later", rf"{_SAID}(?:is )?(?:is ?n'?t|not) (?:doing|taking|mentoring)[^,.;]*{_LATER_ON}"),
    ("no", rf"{_SAYS}{CANNOT} {_BE_MENTOR}(?! (?:now|yet|before|until|till?|this)\b)"),
    ("no", rf"{_SAYS}(?:{CANNOT} ?(?:do (?:it|this|that))?{_ENDS}|{_NOT_TIME}|is too busy{_ENDS})"),
    (
        "no",
        (
            rf"{_HE}{_NOT_TIME}|{_SAID}{_KINDLY}{_HE} {_NOT_TIME}"
            rf"|{_SAYS}(?:{_HE}'s |is )?(?:{_NO_MENTEES}|not interested\b|not for (?:her"
            rf"|him|them)\b)"
        ),
    ),
    (
        "no",
        (
            rf"{_SAYS}(?:{_HE}'d |would )?rather not{_ENDS}|(?:i'm )?afraid not\b|{_SAYS}(?:is ?n'?t"
            rf"|is not|not) the right "
        ),
    ),
    ("no", rf"{_SAID}{_KINDLY}turned (?:me|us|it) down\b|{_SAID}{_REPLIED}[, ]+{_KINDLY}(?:a )?no{_ENDS}"),
    ("yes", rf"{_SAYS}(?:{_HE}(?:'d be|'s|'re) |(?:is|was|are|would be) )?{_GLAD}"),
    ("yes", rf"(?:{_SAYS}|{_SAID}(?:says?|said) )(?:{_HE}'d |would )?(?:love|like) to\b"),
    ("yes", rf"{_HE}(?:'d| would) be (?:happy|glad|pleased|delighted|honoured|thrilled){_ENDS}"),
    ("yes", rf"{_SAYS}(?:{_HE}{_IS} |is )?(?:up for it|on board|in(?= *(?:$|[,.!])))"),
    ("yes", rf"{_SAYS}{_SURE}(?= *(?:$|[,.!])| (?:in|from) {_MONTH}\b)"),
    ("yes", rf"{_SAID}(?:{_REPLIED} yes{_ENDS}|(?:said|says?) yes\b|(?:agreed|accepted|yes){_ENDS})"),
    (
        "no",
        (
            rf"{_SAID}(?:{_REPLIED} no{_ENDS}|{_KINDLY}(?:(?:said|says?) {_NO}|declined|refused)\b"
            rf"|{_KINDLY}no{_ENDS})"
        ),
    ),
    ("answered", rf"{_SAID}said {_HE}(?:'d| would|'ll| will) think about it\b"),
    (
        "answered",
        rf"{_HE}(?:'ll| will| wants? to| needs? to|'d like to) (?:have a think|think (?:about|on) it)\b",
    ),
    (
        "answered",
        (
            rf"{_HE} (?:wrote|rang|phoned|called|e-?mailed|texted|messaged)"
            r"(?: me)? (?:to (?:ask|hear|see)|asking)\b"
        ),
    ),
    ("yes", rf"(?:{_HE}(?:'d| would) like to|(?:{_HE} )?(?:wants? to|would like to)) {_MEETING}{_WITH_ME}"),
    ("yes", r"(?:it's |it is |that's )?a (?:firm |big fat |definite |clear )?yes\b"),
    ("no", r"(?:it's |it is |that's )?an? (?:(?:very )?[a-z]+ )?no(?= *(?:$|[,.!]))"),
    (
        "answered",
        (
            rf"{_SAID}(?:replied|answered|wrote back|(?:got|came) back to me"
            r"|(?:e-?mailed|texted|messaged) (?:me|back)|(?:will|wants? to) think about it)\b"
        ),
    ),
    ("answered", rf"{_SAID}wrote{_THEY_WROTE}"),
    (
        "wrote",
        (
            rf"(?:i|we){_WAS} (?:wr[io]te|written)\b(?! me\b)|wrote{_I_WROTE}"
            rf"|{_WE}(?:{_SENT} (?:(?:her|him|them) )?{_LETTER}|{_SENT}(?: {_IT}|{_SO}))"
        ),
    ),
    ("wrote", rf"(?:it is|it's|it was|(?:the )?(?:letter|mail|message) (?:is|was)) (?:sent|out){_SO}"),
    *NOT_KEPT_OR_HELPED,
    ("done", I_DID),
    ("promised", rf"offered to (?={DOING})|i(?: still)? owe (?=her|him|them)"),
    ("promised", rf"{_HE} (?=(?:{DOES})\b[^,;]*\bwithin )"),
    ("promised", rf"i (?:have )?promised\b|i will (?!be\b)|i\x27ll (?!be\b)|ill (?={DOING})"),
    (
        "promised",
        rf"{_SAID}promised\b|{_HE} {_WILL} (?!be\b|not\b)|{_HE}\x27ll (?!be\b|not\b)|{_HE}ll (?={DOING})",
    ),
    ("kept", rf"{_SAID}(?:sent|gave|brought|lent|forwarded) me\b(?! to\b)"),
    ("kept", THEY_KEPT_IT),
    ("helped", THEY_HELPED),
    ("kept", rf"{_HE}{_WAS} (?:sent|gave|brought|lent|forwarded) (?:it|them)\b"),
    ("met", TALKED_WITH),
    (
        "met",
        (
            rf"{_WE}(?:{_TALKED}|{_MEAL}|{_DRINK})|{_HE}{_WAS} (?:just )?{_CAME}|(?:rang|phoned|called"
            rf"|visited) me\b|(?:{_HE} )?(?:rang|phoned)(?!.*\b(?:voicemail|message)\b)"
            r"(?= *(?:$|[,.;]|(?:about|yesterday|today|this|last|on|and)\b))"
        ),
    ),
)
_TENSES = {"said": "(?:said|says?)", "told": "(?:told|tells?)", "asked": "(?:asked|asks?)"}
# What may follow in the same sentence; said more strictly, for a talk is told in many words.
_YES_TO = r"(?= to (?:be|become|mentor|it|that|this|take|do|my|being|mentoring)\b| *(?:$|[,.;:!]))"
_BY_WHEN = r"\b(?:by|until|till|within) "
# What they will do, told as if they did it: only with its day, for "she reads a lot" promises nothing.
_DOES_BY = rf"(?:{DOES})\b[^,;]*{_BY_WHEN}"
_FOR_THEM = r"(?:send|bring|give|lend|show|forward|prepare|draft|write) (?:her|him|them|one|the|my|an?)\b"
_FURTHER = (
    ("yes", rf"{_SAID}(?:said yes|agreed|accepted){_YES_TO}"),
    ("yes", rf"{_HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("no", rf"{_SAID}(?:said no|declined|refused)\b"),
    ("introduced", rf"{_SAID}{INTRODUCED}"),
    ("met", rf"we{_WAS} (?:(?:met|talked|spoke|had (?:our|the|my) (?:first )?(?:talk|meeting))\b|{_MEAL})"),
    ("done", I_DID),
    (
        "promised",
        (
            rf"i(?: have|'ve)? (?:promised\b|said i would\b|offered to\b)|i(?: will|'ll"
            rf"| am going to) (?={DOING})"
        ),
    ),
    ("promised", rf"i (?={DOING}.*{_BY_WHEN})"),
    ("promised", rf"i (?={_FOR_THEM})|i(?: still)? owe\b"),
    ("promised", rf"{_HE} (?={_DOES_BY})"),
    (
        "promised",
        rf"{_SAID}(?:promised|offered to|said (?:she|he|they) (?:would|will|could)(?! (?:be|love|like)\b))\b",
    ),
    ("promised", rf"{_HE}(?: will|'ll| wants? to| is going to) (?={DOING})"),
    ("promised", rf"(?:will|promised to) (?={DOING})"),  # whoever the clause before was about
)


def _read(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (what, _in_any_tense(pattern.replace("'?", "'").replace("'", "'?"))) for what, pattern in told
    )


def _in_any_tense(pattern: str) -> str:
    """What is told as it was said may be told as it is said: "says ask me again", "asks me to wait"."""
    for said, says in _TENSES.items():
        pattern = re.sub(rf"\b{said}\b", says, pattern)
    return pattern.replace("wants?", "want(?:s|ed)?")


BEGINNINGS, FURTHER = _read(_BEGINNINGS), _read(_FURTHER)
