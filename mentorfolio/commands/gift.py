"""``gift``: something given back to a mentor: a tip, an introduction, thanks that reached a boss (P9, R6)."""

from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Done, view
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Gift
from mentorfolio.domain.text import lacks_words, paragraphs
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Operand
from mentorfolio.fields.operands import MentorNamed, OnDay

GiftWords = Annotated[
    list[str],
    Operand(
        "TEXT...",
        "In your own words; no quotes needed.",
        "Say in a few words what it was.",
        "an article on rotas",
        words=True,
        ask="What was it, in a few words?",
    ),
]


def gift(desk: Desk, mentor: MentorNamed, words: GiftWords, said: OnDay) -> Done:
    """Note something you gave back.

    $ mentorfolio gift julie an article on rotas
    """
    text = paragraphs(" ".join(words), "text")
    if lacks_words(text):
        raise UsageProblem(
            "Say in a few words what you gave.", hint='mentorfolio gift julie "an article on rotas"'
        )
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        portfolio.describe(f"noted a gift to {found.name}")
        record = portfolio[Gift].put(
            Gift(
                id=new_id(portfolio[Gift].taken()),
                created=desk.today,
                updated=desk.today,
                mentor=found.id,
                text=text,
                on=on,
            )
        )
    return Done(record=view(record), sentence=f"Noted what you gave {found.name} on {said_day(on)}.")
