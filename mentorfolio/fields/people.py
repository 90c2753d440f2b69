"""What is asked about a person in more than one place (I4, O2)."""

import msgspec

from mentorfolio.domain.text import mail_address
from mentorfolio.domain.vocabulary import FAMILIAR, LINES, RESPECT
from mentorfolio.fields.field import Line, Word

EMAIL = Line(
    "E-mail address.",
    metavar="ADDRESS",
    read=mail_address,
    ask="Their e-mail address?",
    why="Letters are addressed with it. Nothing is sent by itself.",
)
# A person may have several; letters go to the first.
EMAILS = msgspec.structs.replace(
    EMAIL, help="E-mail address; letters go to the first.", many=True, clears=True
)
LINE = Word(
    "Where they work, seen from you.",
    words=LINES,
    what="a line",
    clears=True,
    ask="Where does {name} work, seen from you?",
    why="Somebody in your direct line is asked only after your manager knows.",
    like="--line direct-line|same-organisation|outside|manager",
)
KNOWN_BEFORE = Word(
    "How well you know each other before the first letter.",
    words=FAMILIAR,
    what="how well you know each other",
    clears=True,
    ask="Do you and {name} know each other?",
    why="A letter to somebody who knows you begins differently from one to a stranger.",
)
RESPECTED = Word(
    "Whether you respect them, and would learn from them.",
    words=RESPECT,
    what="an answer",
    clears=True,
    ask="Do you respect {name}, and would you learn from them?",
    why="A mentor is somebody you would like to be more like in something. If not, keep looking.",
)
EXPERIENCE = Line(
    "What they told you about being a mentor or mentee.",
    ask="Have they been a mentor, or had one? What did they tell you?",
    why="If they have, they know what you are asking for; if not, tell them what it takes.",
)
INTEREST = Line(
    "How interested they are.",
    ask="How interested did they seem?",
    why="The request can then say what would suit them.",
)
