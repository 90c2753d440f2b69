"""The field's own words, each explained once, with the word a person reads on the screen.

A *mentor* is somebody the owner learns from; the owner is the *mentee*. A *need* is what the
owner wants from mentoring. *Outreach* is a letter or message to a mentor. *Rapport* and
*clarity of purpose* are the two axes of a *check-in* on the relationship itself (R4, R5).
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.errors import UsageProblem

# The three competencies (P2); the screen says direction, skill, people.
KNOWING: Mapping[str, str] = {
    "why": "direction: values, motivation, what to aim for",
    "how": "skill: knowing how to do the work",
    "whom": "people: a network, a name, new places to learn",
}
KNOWING_WORD: Mapping[str, str] = {"why": "direction", "how": "skill", "whom": "people"}

# How much somebody has to give, or helps with a need.
STRENGTH_WORD: Mapping[int, str] = {1: "a little", 2: "solid", 3: "outstanding"}
UNRATED = 1  # of whom one only said what for: no more than the weakest claim

# The six contexts of mentoring (I2).
CONTEXTS: Mapping[str, str] = {
    "career": "professional and career development",
    "sector": "knowing a sector",
    "politics": "finding your way through office politics",
    "skills": "developing a skill",
    "confidence": "confidence and self-esteem",
    "change": "managing change",
}

# Where mentors are found (I6).
SOURCES: Mapping[str, str] = {
    "known": "people I know: former bosses, teachers, co-workers elsewhere",
    "professional-body": "a professional body or its mentoring register",
    "friend-of-friend": "a friend of a friend",
    "academic": "a university or college: its trainee mentors need practice",
    "linkedin": "LinkedIn and its groups",
    "other": "somewhere else",
}

# How a page says where somebody was found.
FOUND: Mapping[str, str] = {
    "known": "among people you know",
    "professional-body": "through a professional body",
    "friend-of-friend": "through a friend of a friend",
    "academic": "at a university or college",
    "linkedin": "on LinkedIn",
    "other": "somewhere else",
}

# Where a mentor stands to the owner's chain of command (I4, O4).
LINES: Mapping[str, str] = {
    "direct-line": "in my direct line of management",
    "same-organisation": "in my organisation, outside my line",
    "outside": "outside my organisation",
    "manager": "my own manager",
}

# How a page says where somebody works.
WORKS: Mapping[str, str] = {line: said.replace("my ", "your ") for line, said in LINES.items()}

# Formal: inside a programme, with terms. Informal: the mentee's own (F1-F6).
FORMS: Mapping[str, str] = {
    "formal": "inside a programme, with a term and a rhythm",
    "informal": "my own arrangement",
}

# Directions beyond senior-to-junior (P9).
DIRECTIONS: Mapping[str, str] = {
    "mentor": "they mentor me",
    "reverse": "a junior who mentors me",
    "peer": "we mentor each other",
    "sponsor": "they speak up for me when I am not in the room",
    "role-model": "I learn from watching; no contact expected",
}

# Mentoring is the whole person; task and performance, or a process with an agenda of its own, are
# good to have and no mentoring (P8).
RELATIONS: Mapping[str, str] = {
    "mentoring": "mentoring: the whole person",
    "coaching": "coaching: a skill, with an agenda of its own",
    "managing": "managing: my work and how I do it",
}

# How a page says it.
DIRECTION_WORD: Mapping[str, str] = {
    "mentor": "they mentor you",
    "reverse": "a junior who mentors you",
    "peer": "you mentor each other",
    "sponsor": "they speak up for you when you are not in the room",
    "role-model": "you learn from watching",
}

# How well two people know each other before the first letter (O2).
FAMILIAR: Mapping[str, str] = {
    "known": "we know each other",
    "acquainted": "we have met once, or they know my name",
    "stranger": "not yet",
}

# Who began it (F2, I6).
BROUGHT = "introducer"
BEGAN: Mapping[str, str] = {
    "me": "I asked",
    "them": "they offered",
    BROUGHT: "somebody put us in touch",
}

# Candidates are people one respects and would learn from (I4).
RESPECT: Mapping[str, str] = {"yes": "yes", "unsure": "I am not sure", "no": "no"}

# The life of a mentoring relationship (docs/design.md).
STAGES: Mapping[str, str] = {
    "candidate": "someone I have in mind",
    "approached": "a first letter has been sent",
    "conversation": "we are talking",
    "asked": "I asked them to mentor me",
    "active": "they mentor me",
    "paused": "paused for a while",
    "ended": "over",
    "declined": "said no, or never answered",
}

# How a sentence says what somebody is: after "Kim Sample is", or after the name and a comma.
STAGE_WORD: Mapping[str, str] = {
    "candidate": "a candidate",
    "approached": "approached",
    "conversation": "in conversation with you",
    "asked": "asked to mentor you",
    "active": "an active mentor",
    "paused": "resting",
    "ended": "no longer your mentor",
    "declined": "off your list",
}
NEVER_BEGAN = "no longer a candidate"  # ended, and never was a mentor

# How a sentence says that somebody came to a stage, where it is not what they are.
STAGE_REACHED: Mapping[str, str] = {
    "approached": "{name} has your letter",
    "conversation": "You are in conversation with {name}",
    "asked": "{name} has been asked",
}

# P6 and P1: from one named skill and a few meetings to the long and broad.
SCOPES: Mapping[str, str] = {
    "narrow": "one specific thing, a few meetings, then done",
    "broad": "long and open-ended",
}

NEED_STATUS: Mapping[str, str] = {"open": "open", "met": "met", "dropped": "dropped"}

CHANNELS: Mapping[str, str] = {
    "email": "an e-mail",
    "linkedin": "a note on LinkedIn",
    "other": "another message",
}

OUTREACH_KINDS: Mapping[str, str] = {
    "first": "first contact: asks for a short conversation",
    "follow-up": "one friendly reminder",
    "request": "asks for mentoring after a good conversation",
    "thanks": "thanks",
    "catch-up": "a friendly hello",
    "referral": "asks for an introduction",
    "manager": "tells your manager first",
    "resources": "asks HR or the learning department for material",
    "formalise": "proposes a formal term",
    "pause": "proposes a rest",
    "closing": "closes with thanks",
}

# About a mentor, yet not to them: to one's manager (O4), to HR or the learning department (O8).
NOT_TO_THEM = frozenset(("manager", "resources"))

OUTREACH_STATES: Mapping[str, str] = {
    "draft": "draft",
    "sent": "sent, waiting",
    "replied": "answered, undecided",
    "accepted": "said yes to this letter",
    "declined": "said no",
    "unanswered": "no answer",
}

MEETING_KINDS: Mapping[str, str] = {
    "first": "the first meeting",
    "regular": "a meeting or a contact",
    "moment": "an unplanned moment of daily work",
    "incident": "a critical incident, looked at together",
    "review": "a look at the relationship itself",
    "closing": "the last meeting",
}

CIRCLE_KINDS: Mapping[str, str] = {
    "peer": "a circle of peers",
    "advisory-board": "an advisory board",
    "cross-organisation": "a circle across organisations",
}

# Registers and networks to look in or to join (P4, I6).
PLACE_KINDS: Mapping[str, str] = {
    "professional-body": "a professional body",
    "register": "a register of mentors",
    "university": "a university or college",
    "programme": "a mentoring programme",
    "community": "a community, or a group online",
    "event": "an event where mentors meet",
}

# Who promised an action.
ACTION_OWNERS: Mapping[str, str] = {"me": "I promised it", "mentor": "they promised it"}

# When the set questions are asked: twice in a formal term, else when the pair likes (F6).
EVALUATED_AT: Mapping[str, str] = {
    "middle": "halfway through a term",
    "end": "at the end of a term, or of the relationship",
    "any": "at a time that suited you both",
}

# What a reflection is about.
REFLECTED: Mapping[str, str] = {
    "portfolio": "anything",
    "need": "a need",
    "mentor": "a person",
    "meeting": "a meeting",
    "circle": "a circle",
}

# Why a relationship ends well (docs/design.md); a person may say it in other words.
END_REASONS: Mapping[str, str] = {
    "need met": "you have what you came for",
    "term over": "the time you agreed on has come to an end",
    "became friendship": "you stay in touch as friends",
    "other": "anything else",
}

# The four questions asked before looking for anyone (I1), in the order they are asked.
PURPOSE: Mapping[str, str] = {
    "purpose": "why mentoring, and why now",
    "context": "what it is about",
    "looking_for": "what you want in a mentor",
    "effective_mentee": "what makes you a good person to mentor",
}


def one_of(words: Mapping[str, str], text: str, what: str) -> str:
    """The word of this list (word -> its explanation) that ``text`` is, whatever its case.

    ``what`` is how the sentence of the UsageProblem calls it, with its article ("a competency").
    """
    word = text.strip().casefold()
    if word in words:
        return word
    raise UsageProblem(f"{text!r} is not {what}.", hint=f"Use one of: {', '.join(words)}.")


def competency(text: str) -> str:
    """``why``, ``how`` or ``whom``; also by the word the screen has for it (P2). Raises UsageProblem."""
    word = text.strip().casefold()
    for key, said in KNOWING_WORD.items():
        if word in (key, said):
            return key
    raise UsageProblem(
        f"{text!r} is not a competency.", hint="Use why (direction), how (skill) or whom (people)."
    )
