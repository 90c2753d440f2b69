"""How people set out before they come to the point: what they say then is read behind it."""

from __future__ import annotations

from mentorfolio.domain.moments import HOURS

HE = r"(?:she|he|they)"
WAS = r"(?: has| have| had|'s|'ve)?"
IS = r"(?:'s|'re| is| are| was| were|'d be| would be| will be|'ll be)"
# Behind their name stands "has" alone: "has said yes", but not what they have.
SAID = rf"(?:{HE}{WAS} |has (?!no\b|nothing\b|until\b|till?\b))?"
WE = rf"(?:(?:i|we){WAS} )?"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# Of an evening, or of all that was between the two: it is an end only where that is said.
GOODBYE = r"(?i)\b(?:say|said|saying) (?:(?:our|my|a \w+) )?(?:good-?byes?|farewells?)\b"
A_DAY = (
    r"(?:(?:the|on|next|this|last|mid|end of|first) )*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    r"|sat(?:ur)?|sun)(?:day)?"
    rf"|{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?|tomorrow|today|tonight|week|month|easter|christmas|after easter"
    r"|another (?:day|time|week))\b"
)
# With its hour: what was agreed on a Monday is told of that day.
WITH_ITS_HOUR = (
    rf"{A_DAY}[\w ]{{0,20}}? (?:at (?:about |around )?(?:\d|(?:half|quarter|noon|midday|{'|'.join(HOURS)})\b)"
    r"|\d\d?[:.]\d\d|\d\d? ?[ap]\.?m)"
)
THEIR_PEOPLE = (
    r"(?:her|his|their) (?:pa|secretary|assistant|office|team|manager|boss|deputy|husband|wife|partner"
    r"|colleague)\b"
)
ADVICE = r"(?:advice|ideas?|tips?|suggestions?|ways?|hints?|methods?)\b"
NOT = r"(?:did ?n'?t|did not|has ?n'?t|has not|have ?n'?t|have not|never|does not|does ?n'?t)"
_NOBODY_THERE = (
    r"(?:i )?(?:(?:got|there was|had|with) )?(?:no (?:answer|reply)|(?:the |her |his |their )?voicemail"
    r"|(?:nobody|no one)(?= *(?:$|[,.;:!]|(?:picked|answered|there|was|in|at)\b(?! (?:her|his|their)\b)))"
    r"|engaged"
    rf"|{HE} {NOT} (?:pick(?:ed)? up|answer(?:ed)?)|{HE} (?:was|is) ?n't (?:in|there)|left (?:her "
    r"|him |them )?a (?:message|voicemail))"
)
_THEN_THEY_DID = (
    rf"(?!.*\b(?:(?:rang|phoned|called|got|came)(?: me| to me)? back|(?:and|then|but) (?:{HE} |we )?"
    r"(?:then |later )?(?:spoke|talked|met|answered|replied))\b)"
)
# A call that nobody answered, on whatever day: no talk, and no answer.
UNANSWERED = (
    rf"{WE}(?:(?:just|then) )?(?:phoned|called|rang|tried)(?: to (?:call|ring|phone|reach))?\b"
    r"(?:(?: her| him| them)?,? ?(?:but |and )?"
    r"|[^.;:!?]*?(?:[,.;:] *(?:but |and )?| (?:but|and) | [-\u2013]+ ))"
    rf"{_NOBODY_THERE}\b{_THEN_THEY_DID}"
)
# How the two came to speak of it, before what they said: "I asked him in the corridor, he said no".
ASKED = (
    r"(?:i |we )?asked (?:her|him|them)"
    r"(?: (?:if|whether|to|about|again|once more|in|on|at|by|over|during|after|before|yesterday|today|this"
    r"|last)\b[^,:;.]*)?[,:;.]+ *(?:and |but )?"
)
# A call, before what came of it: "I rang her after all and she says yes, Friday at three".
CALL = (
    rf"{WE}(?:(?:just|then|finally) )?(?:rang|phoned|called)\b(?! (?:it|off)\b)[^,:;.]*?"
    rf"(?:[,:;.]+ *(?:and |but )?| (?:and|but) (?={HE}\b|we\b))"
).replace("'", "'?")
# How they are, before what was agreed on: "she is back, we meet on friday".
SCENE = (
    r"(?:she|he|they)(?:'s|'re| is| are| was)(?: (?:finally|now|at last|just))?"
    r" (?:back|well|better|fine|fit|recovered|home|free|here|in town)"
    r"(?: (?:again|now|from|at|in|on)\b[^,:;.]*?)?(?:[,:;.]+ *| and | but | so )(?:and |but |so )?"
).replace("'", "'?")
# Why something is off, or how one heard of it, before that it is: "she is ill, tomorrow is off".
ILL = (
    rf"(?:{HE} )?(?:rang|phoned|called)(?: me)?(?: today| yesterday| this morning| last night)?[,:;]+ *"
    r"(?:and )?|"
    rf"(?:{HE} ?)?(?:'s|is|was|has been|fell|has|got)(?: \w+)? "
    r"(?:ill|sick|poorly|unwell|not well|a cold|the flu|covid|in hospital|down with \w+)\b"
    r"(?: (?:again|now|at home|in bed|today|since \w+))*(?:[,:;.]+ *| and | so | - )(?:and |so )?"
).replace("'", "'?")
_A_TALK = (
    r"(?:first |next )?(?:meeting|talk|coffee|lunch|tea|dinner|call|hour|session|appointment|lesson|class"
    r"|rehearsal|practice|training|visit|walk)"
)
# The talk itself, or its day, is off: "tomorrow is off", "the meeting on friday was cancelled".
IS_OFF = (
    rf"(?:(?:the|our|my) {_A_TALK}|{A_DAY}(?:'s {_A_TALK})?)"
    rf"(?: (?:with (?:her|him|them)|(?:on )?{A_DAY}|at [\w:]+(?: [ap]m)?))*"
    r"(?:(?: is| was| has been|'s)?(?: now)? (?:cancell?ed|called off|off\b(?! (?:to|work|sick|limits)\b))"
    r"| (?:does ?n't|does not|won't|will not) (?:work|happen|take place)\b(?! (?:like|as|that way)\b))"
)
# A talk by the time it took, which a meeting of others may have taken as well: "we had another hour".
HAD_A_TALK = (
    r"had (?:our|the|my|another) (?:(?:first|second|third|next|last|good|long) )?"
    r"(?:hour|lesson|session|appointment|talk|meeting)\b"
)
# A talk told of by its kind, or by what they told one on a day.
TALKED_WITH = (
    r"(?:(?:the|my|our|an?) )?(?:(?:first|second|third|last|good|great|nice|lovely|long|short|quick) )*"
    r"(?:hour|session|meeting|talk|lesson|appointment|conversation|coffee|lunch|call|chat|walk)"
    r" with (?:her|him|them)\b(?! (?:is|was|has been)\b)"
    rf"|{WE}{HAD_A_TALK}"
    rf"|{SAID}told me (?=(?:on {A_DAY}|yesterday|this morning|last (?:night|week)|last \w+day)\b)"
)
# Something of theirs came: what they had promised, else their answer.
CAME = (
    r"(?:her|his|their) (?:\w+ )?(?:letter|card|e-?mail|mail|message|reply|answer|note|text)"
    r"(?:'s| has| have)?(?: just| finally| now)? (?:come|came|arrived|is here|got here)\b(?! back\b)"
)
_TOOK = (
    r"(?!out\b|to\b|for\b|along\b|through\b|round\b|around\b|home\b|an? (?:call|ring|bell|lift|hug)\b|up\b)"
)
# What I did for them, a promise or none.
I_DID = (
    rf"{WE}(?:did|kept|done) (?:what|as|(?:all|everything)(?: that)?) i(?:'d| had| have|'ve)? promised\b"
    rf"|i{WAS} (?:kept my (?:promise|word)|done it as promised)\b"
    rf"|{WE}(?:(?:finally|just|already|now) )?(?:sent|gave|brought|took|posted|lent|showed|handed|passed"
    r"|(?:e-?)?mailed|forwarded)"
    rf" (?:(?:her|him|them) {_TOOK}\w|(?:the|my|our|an?|some|this|that) [^,.;]*?\bto (?:her|him|them)\b)"
).replace("'", "'?")
_THEIRS = rf"(?:{HE}|(?:her|his|their) [\w-]+(?: [\w-]+)?){WAS} (?:just |finally |at last )?".replace(
    "'", "'?"
)
_BY = r"(?:wrote|(?:e-?)?mailed|texted|messaged|rang|phoned|called|replied|answered|responded)"
_DATE = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
_WHEN = rf"(?P<when> (?:today|yesterday|this morning|last night|(?:on )?{_DATE}|on {A_DAY}))?"
AGREED = r"(?:agreed|arranged|fixed|set|settled)(?: (?:up|on))?"
_AND_AGREED = rf" and (?=we(?:'ve| have)? {AGREED} )"
# How an answer came, before what it was: "her PA wrote, …", "got back to me, …", "rang to say …".
ANSWER = (
    rf"(?:(?:i |we )?(?:rang|phoned|called|(?:spoke|talked) (?:to|with)) {THEIR_PEOPLE}"
    r"|(?:finally )?heard (?:back|from (?:her|him|them))(?: from (?:her|him|them))?"
    r"|(?:got )?(?:an? )?(?:e-?mail|text|message|note|letter|reply|call) from (?:her|him|them)"
    rf"|(?:(?:just|finally|at last) )?{_BY}(?=[,:;]|{_AND_AGREED})"
    rf"|{_THEIRS}{_BY}(?: (?:to )?me)?(?: back)?|(?:{_THEIRS})?(?:{_BY} (?:to )?(?:me(?: back)?|back)|told me"
    rf"|replied|answered|wrote|(?:got|came) back(?: to me)?|left (?:me )?a (?:message|voicemail)|tells? me)"
    rf"|(?:rang|phoned|texted|(?:e-?)?mailed|wrote)(?= (?:to say|and sa(?:id|ys?))))"
    r"(?: (?:at (?:long )?last|finally|in the end|(?:straight|right) away|at once|immediately|promptly))?"
    rf"{_WHEN}"
    r"(?:[,:;.]+ *| +[-\u2013]+ +| (?:to say|saying|says?|and says?|and said|but)(?: that)? | that "
    rf"| (?=(?:she|he|they|yes|no|not)\b)|{_AND_AGREED})"
)
# A liking, before what comes of it: "shes keen but wants to wait".
LIKING = (
    rf"(?:{HE}{IS} )?(?:(?:really|very|quite) )?(?:keen|interested|happy|willing|up for it|open to it)"
    r"(?: to (?:help|do it))?,? (?:but|only) "
).replace("'", "'?")
NO_LETTER = r"(?:no|without an?) (?:letter|e-?mail|mail|message)"  # how it came, and no topic
# A day behind one of these is offered for a talk, and was not.
COULD = r"(?i)\b(?:free|available|can do|could do|suggest\w*|propos\w*|(?:how|what) about|suits|works)\b"
