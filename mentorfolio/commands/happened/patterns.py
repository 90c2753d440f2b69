r"""How people begin to tell what happened: patterns, and what each of them means.

An apostrophe may be missing in all of them ("shes", "didnt"); where that makes another word ("ill", "shell"),
``\x27`` stands for one that may not.
"""

from __future__ import annotations

import re

from mentorfolio.commands.happened.openings import (
    A_DAY,
    ADVICE,
    AGREED,
    HAD_A_TALK,
    HE,
    I_DID,
    IS,
    IS_OFF,
    MONTH,
    NOT,
    SAID,
    TALKED_WITH,
    THEIR_PEOPLE,
    UNANSWERED,
    WAS,
    WE,
    WITH_ITS_HOUR,
)
from mentorfolio.domain.programme import GIVEN
from mentorfolio.domain.promises import DOES, DOING

_CANNOT = r"(?:can ?not|can'?t|couldn'?t|could not|is not able to|won'?t)"
_AGAIN = (
    r"(?:write|call|ring|phone|come|get in touch|be in touch)(?: to| back)?(?: (?:her|him|them))?(?: again)?"
)
# "no problem" is no no, and "accepted a new job" no yes.
_ENDS = (
    r"(?= *(?:$|[,.;:!-]"
    r"|(?:but|and|because|for|on|if|from|in|after|next|to|not|thanks?|sorry|she|he|they|please|of course)\b))"
)
_MEAL_WORD = (
    r"(?:phone call|video call|coffee|lunch|tea|dinner|breakfast|drink|cuppa|beer|pint|meal|chat|natter|call"
    r"|walk|talk|zoom|meeting|catch[- ]?up|session)"
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
_TOLD_ME_TO = r"(?:(?:says?|said|told me|wrote)(?: to| i (?:can|could|should))? |invited me to )"
_REACHED = r"(?:wrote|rang|phoned|called|e-?mailed|texted|messaged)(?: me)?"
_AND_TALKED = r"(?!.*\b(?:voicemail|message)\b)(?= *(?:$|[,.;]|(?:about|yesterday|today|this|last|on|and)\b))"
_MEETING = r"(?:meet\b|talk\b|speak\b|have (?:a |an )?(?:coffee|lunch|tea|call|talk|chat)\b)"
# Seen, and not talked with.
_AFAR = r"\b(?:telly|tv|television|news|youtube|stage|screen|radio|speak|lecture|perform|conference)\b"
_TALKED = (
    rf"(?!\w+ (?:to |with )?{THEIR_PEOPLE})(?:(?:met|talked|spoke|phoned|skyped|zoomed|facetimed"
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
_SAYS = rf"(?:{SAID}(?:says?|said|{_REPLIED})(?: that)? )?(?:{HE} )?"
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
    r" (?!(?:me|him|them|it|again|back|my|the|an?(?! (?:Dr|Prof|Mr|Mrs|Ms)\b)|in|on|after|about|someone"
    r"|somebody)\b)"
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
_THE_MENTORING = r"(?:(?:the|our|my) )?(?:mentoring|programme)(?: with (?:her|him|them))?"
_WITH_ME = r"(?! (?:to|with) (?!me\b|us\b))"
_WILL_NOT = r"(?:won'?t|will not|(?:does ?n'?t|does not) want to|refuse[sd] to)"
_WILL = r"(?:will|wants? to|offered to|is going to)"

# No answer, yet or ever.
_NO_WORD = r"(?:nothing|no (?:answer|reply|word|news|response))"
_NO_REPLY = rf"(?:{_NO_WORD}|{NOT} (?:answer|reply)(?:ed)?)"
_NEVER_BACK = (
    rf"{NOT} (?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?"
    r"|(?:wr(?:ite|ote|itten)|g[eo]t|c[ao]me|call(?:ed)?|r[ai]ng|rung|heard|e?-?mail(?:ed)?"
    r"|text(?:ed)?) back)(?: to me)?"
)
# Said of a time that is not over: nobody has given up.
_ANSWERED = (
    r"(?:answered|replied|responded|(?:written|got(?:ten)?|come|called|rung|phoned|e-?mailed|texted) back)"
)
# A meeting that is off, or on another day.
_MOVED = r"(?= *(?:$|[,.;:]|(?:to|for|from|until|till?|because|back)\b))"
_TO_MOVE = r"(?:(?:asked|wants?|wanted|needs?|needed|had|has) to )?"
_OUT = r"(?:cancel(?:l?ed)?|call(?:ed)? (?:it )?off|pull(?:ed)? out|cr(?:y|ied) off)\b"
_NO_SHOW = (
    r"(?:(?:did ?n'?t|did not) (?:turn up|show(?: up)?|come|appear)"
    r"|never (?:turned up|showed(?: up)?|came|appeared))"
)
_NOT_ARRIVED = r"(?:bounced(?: back)?|returned|undelivered|undeliverable|c[ao]me back|not delivered)"
_HAS_NOW = rf"(?:{HE}(?:'s| is| has| have)? |has |is |'s )?"
_MY_LETTER = r"(?:it|(?:(?:the|my) )?(?:letter|e-?mail|mail|message))"
_HAS_BEEN = r"(?:'s| has| was| is)?(?: been)?"
_NEVER_MET = r"(?:did ?n'?t|did not|never|couldn'?t|could not) (?:meet|talk|speak|manage)\b"
_POSTPONED = r"(?:postponed?|put off|moved?|push(?:ed)?|reschedule?d?|rearranged?)"
_PUT_OFF = r"(?:put|push(?:ed)?|bring|brought) (?:it|us|the meeting) (?:off|back|forward)"
_CAN_WE = (
    r"(?:if (?:we|i) could (?:do|meet(?: on)?|make it)"
    r"|(?:can|could|shall) (?:we|you) (?:do|make it|meet|have it|move it to)|we could do|(?:how|what) about)"
)
_SHE_SAID = rf"(?:{SAID}said(?: that)? )?(?:{HE} )?"
# Promises kept and not, advice that helped.
_DID_NOT = (
    r"(?:did ?n't|did not|have ?n't|have not|could ?n't|could not|never)"
    r" (?:keep|kept|do|did|done|managed?)"
)
_MY_PROMISE = r"(?:my (?:promises?|word)|what i(?:'d| had| have)? promised)\b"
_ADVISED = r"(?:said|told me|advised(?: me)?|suggested|recommended|showed me|taught me|explained)\b"
_WORKS = r"(?:works?|worked|helps?|helped|is right|was right|went well|paid off|did the trick)\b"
_AND_IT_WORKS = rf"[^.;!?]*?(?:,| and|;) (?:and )?(?:it|that|this) (?:really )?{_WORKS}(?! not\b)"
_ON_WHAT = r"(?: (?:with|about|on|to|for) [^,.;!?]{1,40}?)?"
# What I did as they said, with no "not" in it.
_I_DID_SO = r"(?:i|we)\b(?:(?!\bnot\b|n't)[^.;!?])*?"
_WHAT_THEY_PROMISED = rf"(?:what|as|(?:all|everything)(?: that)?) {HE}(?:'d| had| has)? promised"

# In this order: what says more stands before what says less ("no answer" before "no").
_BEGINNINGS = (
    ("given", GIVEN),
    ("nothing", r"i(?:'ve| have)? (?:now )?(?:gave|given) up(?: on (?:her|him|them|it))?(?= *(?:$|[,.;:!]))"),
    ("waiting", rf"{SAID}{_NO_REPLY},? (?:so far|yet)\b|still (?:{_NO_WORD}|waiting)\b"),
    ("waiting", rf"{SAID}{NOT} (?:said|told me) (?:yes|no|anything)(?: or no)?\b"),
    ("waiting", rf"{WE}(?:have ?n'?t|have not) heard(?: (?:back|anything|a thing|from (?:her|him|them)))?\b"),
    ("waiting", UNANSWERED),
    ("waiting", rf"{SAID}(?:still )?(?:has|have)(?: not| still not| ?n'?t) {_ANSWERED}(?: me| to me)?\b"),
    ("nothing", rf"{SAID}nothing(?! (?:to|new|special|much|happened))\b(?!,? yet)"),
    ("nothing", rf"{SAID}(?:no answer|no reply|silence|{NOT} (?:answer|repl(?:y|ied))(?:ed)?)\b(?!,? yet)"),
    ("nothing", rf"{SAID}(?:{_NEVER_BACK}|ghosted me|gone quiet|went quiet)\b(?!,? yet)"),
    ("nothing", rf"{WE}(?:heard nothing|never heard (?:back|anything|a thing|from (?:her|him|them)))"),
    ("nothing", r"not a word\b"),
    ("introduced", rf"{SAID}{INTRODUCED}"),
    ("introduced", rf"{SAID}gave me (?=(?-i:[A-Z])[\w ]+'s? (?:e-?mail|number|name|address|details)\b)"),
    ("no", rf"{_SAYS}{_WILL_NOT} (?:meet|see|mentor|(?:talk|speak) (?:to|with)) me\b(?! (?:on )?{A_DAY})"),
    ("cancelled", rf"{SAID}{_TO_MOVE}{_OUT}"),
    ("cancelled", rf"{_SHE_SAID}{_CANNOT} (?:make|come|meet)(?: it)?\b"),
    ("missed", rf"{SAID}(?:{_NO_SHOW}|stood me up)\b"),
    ("cancelled", rf"{SAID}{_CANNOT} (?:do|make) (?={A_DAY})"),
    ("missed", rf"(?:[^.;]*?,? (?:so|and) )?we {_NEVER_MET}"),
    (
        "missed",
        r"(?:i|we) (?:both )?(?:forgot|missed) (?:about )?(?:it|our|the) ?(?:meeting|talk|coffee|call)?\b",
    ),
    ("cancelled", rf"(?:i|we) (?:had to )?{_OUT}"),
    ("cancelled", r"(?:meeting|talk|coffee|call) (?:was |is )?(?:cancell?ed|called off|off)\b"),
    ("cancelled", IS_OFF),
    ("moved", rf"(?:we )?{SAID}{_TO_MOVE}{_POSTPONED}(?: (?:it|the meeting|our (?:talk|meeting)))?{_MOVED}"),
    ("moved", rf"(?:(?:{HE} )?(?:asked|suggested|wondered):? )?{_CAN_WE} (?={A_DAY})"),
    ("moved", rf"(?:we |{SAID}){_TO_MOVE}{_PUT_OFF} (?:to|for|until|till?)\b"),
    ("moved", rf"{SAID}(?:wants?|wanted|asked for|prefers?) {A_DAY}.*\binstead\b"),
    ("over", rf"(?:it is|it's|we are|this is|{_THE_MENTORING} is) over\b"),
    ("over", rf"(?:(?:it|this|{_THE_MENTORING}){WAS} )?(?:ended|c[ao]me to an end){_SO}"),
    ("over", rf"we{WAS} (?:ended|stopped)(?: (?:it|this|the mentoring))?{_SO}"),
    ("over", rf"{WE}(?:(?:have )?decided to )?(?:call(?:ed)? it a day|parted ways)\b"),
    ("over", rf"{WE}(?:(?:have )?decided to )?w[io]und (?:it|things) (?:up|down)\b"),
    ("over", rf"{WE}(?:decided|agreed) to (?:stop|end (?:it|this))\b"),
    ("over", rf"{_SAYS}(?:ha[sd]|needs|must|is going) (?:to )?(?:give up|stop|quit) (?:{_MENTORING})"),
    ("over", rf"{_SAYS}(?:has|needs|must|is going) (?:to )?(?:give (?:it )?up|stop|quit){_NO_MORE}"),
    ("ending", rf"(?:i|we)(?:'d| would)? (?:want|wish|like|need|have) to {_END_IT}"),
    ("over", rf"{_SAYS}(?:{_CANNOT}|can no longer) (?:go on )?(?:{_MENTORING})"),
    ("later", rf"{SAID}(?:said )?(?:not (?:now|before|until|till?|in {MONTH})|later)\b"),
    ("later", rf"{SAID}(?:said )?not this (?:year|month|week)\b"),
    ("later", rf"{SAID}(?:(?:is|are|was|were|will be|'ll be) )?(?:{_BUSY} )?(?:until|till?)\b"),
    ("later", rf"{SAID}(?:(?:is|are|was|were) )?{_BUSY}{_NOW}{_ENDS}"),
    ("later", rf"{SAID}(?:(?:is|are|was|were) )?busy with\b"),
    ("later", rf"{SAID}(?:has |have )?no time (?:until|till?|before)\b"),
    ("later", rf"{_SAYS}(?:{HE}'d |would )?(?:wants? to|like to|rather|prefers? to|asked (?:me )?to) wait\b"),
    ("later", r"(?:after|in) [\w ]+,? (?:maybe|perhaps)$"),
    ("later", r"(?:get|come) back (?:to (?:me|her|him|them) )?(?=(?:in|on|after|next)\b)"),
    ("later", r"(?:ask|try) (?:me |her |him )?(?=(?:in|on|after|next)\b)"),
    ("planned", rf"{WE}(?:have )?{AGREED} to {_MEETING}"),
    ("planned", rf"{WE}(?:have )?{AGREED} (?:a|the) (?:meeting|day|date|time|talk|call)\b"),
    ("planned", rf"{WE}(?:have )?{AGREED} (?={WITH_ITS_HOUR})"),
    ("planned", rf"we(?: (?:will|are (?:going )?to)|'ll|'re going to) {_MEETING}"),
    (
        "planned",
        rf"{SAID}{_TOLD_ME_TO}(?:come|pop|drop) (?:by|over|round|in)(?= (?:(?:on|for \w+ on) )?{A_DAY})",
    ),
    ("planned", rf"we meet(?= (?:next|on|again|tomorrow|in)\b| (?:for \w+ on )?{A_DAY})"),
    ("planned", rf"we (?:talk|speak)(?= (?:again )?{A_DAY})"),
    ("planned", r"we(?: are|'re) (?:meeting|talking)\b"),
    ("planned", r"we(?: are|'re) having (?:a |an )?(?:coffee|lunch|tea|call|talk|chat)\b"),
    ("later", rf"{SAID}(?:(?:said|told me|asked me)(?: to)? )?(?:ask|try) (?:me |her |them )?again"),
    (
        "later",
        rf"{SAID}(?:(?:said|told me|asked me)(?: to)? )?(?:maybe|perhaps) (?=(?:in|next|later|after)\b)",
    ),
    ("later", rf"{SAID}(?:asked me|told me|wants? me) to {_AGAIN} (?=(?:in|on|after|next)\b)"),
    ("yes", rf"{HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("yes", rf"{SAID}(?:says?|said)(?: that)? {HE}(?: will|'ll| would|'d| can) {_BE_MENTOR}(?!,? if\b)"),
    ("yes", rf"(?:{HE})?(?: ?is|'s) my mentor(?: now)?\b"),
    ("later", rf"{_SAYS}(?:not|{_CANNOT}(?: do (?:it|this|that))?){_LATER_ON}"),
    ("later", rf"{SAID}(?:is )?(?:is ?n'?t|not) (?:doing|taking|mentoring)[^,.;]*{_LATER_ON}"),
    ("no", rf"{_SAYS}{_CANNOT} {_BE_MENTOR}(?! (?:now|yet|before|until|till?|this)\b)"),
    ("no", rf"{_SAYS}(?:{_CANNOT} ?(?:do (?:it|this|that))?{_ENDS}|{_NOT_TIME}|is too busy{_ENDS})"),
    ("no", rf"{HE}{_NOT_TIME}"),
    ("no", rf"{SAID}{_KINDLY}{HE} {_NOT_TIME}"),
    ("no", rf"{_SAYS}(?:{HE}'s |is )?(?:{_NO_MENTEES}|not interested\b|not for (?:her|him|them)\b)"),
    ("no", rf"{_SAYS}(?:{HE}'d |would )?rather not{_ENDS}"),
    ("no", r"(?:i'm )?afraid not\b"),
    ("no", rf"{_SAYS}(?:is ?n'?t|is not|not) the right "),
    ("no", rf"{SAID}{_KINDLY}turned (?:me|us|it) down\b|{SAID}{_REPLIED}[, ]+{_KINDLY}(?:a )?no{_ENDS}"),
    ("yes", rf"{_SAYS}(?:{HE}(?:'d be|'s|'re) |(?:is|was|are|would be) )?{_GLAD}"),
    ("yes", rf"(?:{_SAYS}|{SAID}(?:says?|said) )(?:{HE}'d |would )?(?:love|like) to\b"),
    (
        "yes",
        (
            rf"(?:{SAID}(?:says?|said)(?: that)? )?{HE}(?:'d| would) be "
            rf"(?:happy|glad|pleased|delighted|honoured|thrilled){_ENDS}"
        ),
    ),
    ("yes", rf"{_SAYS}(?:{HE}{IS} |is )?(?:up for it|on board|in(?= *(?:$|[,.!])))"),
    ("yes", rf"{_SAYS}{_SURE}(?= *(?:$|[,.!])| and\b| (?:in|from) {MONTH}\b)"),
    ("yes", rf"{SAID}(?:{_REPLIED} yes{_ENDS}|(?:said|says?) yes\b|(?:agreed|accepted|yes){_ENDS})"),
    ("no", rf"{SAID}{_KINDLY}(?:(?:(?:said|says?) {_NO}|declined|refused)\b|no{_ENDS})"),
    ("answered", rf"{SAID}said {HE}(?:'d| would|'ll| will) think about it\b"),
    ("answered", rf"{HE}(?:'ll| will| wants? to| needs? to|'d like to) have a think\b"),
    ("answered", rf"{HE}(?:'ll| will| wants? to| needs? to|'d like to) think (?:about|on) it\b"),
    ("answered", rf"{HE} {_REACHED} (?:to (?:ask|hear|see)|asking)\b"),
    ("yes", rf"(?:{HE}(?:'d| would) like to|(?:{HE} )?(?:wants? to|would like to)) {_MEETING}{_WITH_ME}"),
    ("yes", r"(?:it's |it is |that's )?a (?:firm |big fat |definite |clear )?yes\b"),
    ("no", r"(?:it's |it is |that's )?an? (?:(?:very )?[a-z]+ )?no(?= *(?:$|[,.!]))"),
    ("answered", rf"{SAID}(?:replied|answered|wrote back|(?:got|came) back to me)\b"),
    ("answered", rf"{SAID}(?:e-?mailed|texted|messaged) (?:me|back)\b"),
    ("answered", rf"{SAID}(?:will|wants? to) think about it\b"),
    ("answered", rf"{SAID}wrote{_THEY_WROTE}"),
    ("wrote", rf"(?:i|we){WAS} (?:wr[io]te|written)\b(?! me\b)"),
    ("wrote", rf"wrote{_I_WROTE}"),
    ("wrote", rf"{WE}(?:texted|messaged|e-?mailed) (?:her|him|them)\b"),
    ("wrote", rf"{WE}(?:{_SENT} (?:(?:her|him|them) )?{_LETTER}|{_SENT}(?: {_IT}|{_SO}))"),
    ("wrote", rf"(?:it is|it's|it was|(?:the )?(?:letter|mail|message) (?:is|was)) (?:sent|out){_SO}"),
    ("died", rf"{_HAS_NOW}(?:sadly )?(?:died|dead|passed away)\b(?! (?:to|tired|end))"),
    ("bounced", rf"{_MY_LETTER}(?: to (?:her|him|them))?{_HAS_BEEN} {_NOT_ARRIVED}\b"),
    ("asked", rf"{WE}asked (?:her|him|them) (?:to introduce me|for an? (?:introduction|intro))\b"),
    ("unkept", rf"(?:i|we) {_DID_NOT} {_MY_PROMISE}"),
    ("unkept", rf"i (?:forgot|broke) {_MY_PROMISE}"),
    ("unkept", rf"i forgot to (?={DOING})"),
    ("helped", rf"{_I_DID_SO} as {HE} {_ADVISED}{_AND_IT_WORKS}"),
    (
        "helped",
        rf"(?:(?:i|we)(?: \w+ly)? )?(?:followed|took|tried|used) (?:her|his|their) {ADVICE}{_AND_IT_WORKS}",
    ),
    ("helped", rf"(?:(?:her|his|their) )?{ADVICE}{_ON_WHAT} (?:has |have )?(?:really )?{_WORKS}(?! not\b)"),
    ("done", I_DID),
    ("promised", rf"offered to (?={DOING})|i(?: still)? owe (?=her|him|them)"),
    ("promised", rf"{HE} (?=(?:{DOES})\b[^,;]*\bwithin )"),
    ("promised", rf"i (?:have )?promised\b|i will (?!be\b)|i\x27ll (?!be\b)|ill (?={DOING})"),
    ("promised", rf"{SAID}promised\b"),
    ("promised", rf"is going to (?={DOING}|introduce\b)"),
    ("promised", rf"{HE} {_WILL} (?!be\b|not\b)"),
    ("promised", rf"{HE}\x27ll (?!be\b|not\b)"),
    ("promised", rf"{HE}ll (?={DOING})"),
    ("kept", rf"{SAID}(?:sent|gave|brought|lent|forwarded) me\b(?! to\b)"),
    ("kept", rf"{SAID}(?:did|kept|done) {_WHAT_THEY_PROMISED}\b"),
    ("kept", rf"{SAID}kept (?:her|his|their) (?:promises?|word)\b"),
    # "helped by introducing me to Ann" tells of something else.
    ("helped", rf"{SAID}(?:(?:really|kindly) )?helped\b(?! (?:(?:me|us) )?(?:by|when)\b)"),
    ("kept", rf"{HE}{WAS} (?:sent|gave|brought|lent|forwarded) (?:it|them)\b"),
    ("met", TALKED_WITH),
    ("met", rf"{WE}(?:{_TALKED}|{_MEAL}|{_DRINK})"),
    ("met", rf"{HE}{WAS} (?:just )?{_CAME}"),
    ("met", r"(?:rang|phoned|called|visited) me\b"),
    ("met", rf"(?:{HE} )?(?:rang|phoned){_AND_TALKED}"),
)
_TENSES = {"said": "(?:said|says?)", "told": "(?:told|tells?)", "asked": "(?:asked|asks?)"}
# What may follow in the same sentence; said more strictly, for a talk is told in many words.
_YES_TO = r"(?= to (?:be|become|mentor|it|that|this|take|do|my|being|mentoring)\b| *(?:$|[,.;:!]))"
_BY_WHEN = r"\b(?:by|until|till|within) "
# What they will do, told as if they did it: only with its day, for "she reads a lot" promises nothing.
_DOES_BY = rf"(?:{DOES})\b[^,;]*{_BY_WHEN}"
_FOR_THEM = r"(?:send|bring|give|lend|show|forward|prepare|draft|write) (?:her|him|them|one|the|my|an?)\b"
_FURTHER = (
    ("yes", rf"{SAID}(?:said yes|agreed|accepted){_YES_TO}"),
    ("yes", rf"{HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("no", rf"{SAID}(?:said no|declined|refused)\b"),
    ("introduced", rf"{SAID}{INTRODUCED}"),
    ("met", rf"we{WAS} (?:(?:met|talked|spoke)\b|{HAD_A_TALK}|{_MEAL})"),
    ("done", I_DID),
    ("promised", r"i(?: have|'ve)? (?:promised\b|said i would\b|offered to\b)"),
    ("promised", rf"i(?: will|'ll| am going to| have to| must) (?={DOING})"),
    ("promised", rf"i (?={DOING}.*{_BY_WHEN})"),
    ("promised", rf"i (?={_FOR_THEM})|i(?: still)? owe\b"),
    ("promised", rf"{HE} (?={_DOES_BY})"),
    ("promised", rf"{SAID}(?:promised|offered to)\b"),
    ("promised", rf"{SAID}said {HE} (?:would|will|could)(?! (?:be|love|like)\b)\b"),
    ("promised", rf"{HE}(?: will|'ll| wants? to| is going to) (?={DOING})"),
    ("promised", rf"(?:will|promised to) (?={DOING})"),
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
