"""A thousand letters from one process: ours, or the same by the ``mailmerge`` package.

``python bench/letters.py text|eml|mailmerge FOLDER``. All fill the same text with the same values for the
same people. ``text`` is what ``approach`` prints, subject and body; ``mailmerge`` makes what it would
print, a message of the standard library; ``eml`` is our message, which is read back and compared besides,
header by header, as every one of ours is.
"""

from __future__ import annotations

import sys
from pathlib import Path

PEOPLE = 1000
TEMPLATE = "first-conversation"
OWNER = {
    "name": "Sam Sample",
    "first_name": "Sam",
    "role": "",
    "organisation": "",
    "email": "sam@example.org",
}
OWNER |= {"signature": "", "availability": "", "purpose": "", "looking_for": "", "context": "", "manager": ""}


def values(number: int) -> dict[str, object]:
    """What a letter to one of them says."""
    name = f"Jülie Sample-{number}" if number % 10 == 0 else f"Person{number} Sample"
    return {
        "me": OWNER,
        "mentor": {
            "name": name,
            "first_name": name.split()[0],
            "role": "engineer",
            "organisation": "Sample Works",
            "email": f"person{number}@example.org",
        },
        "need": {"title": "Lead a team", "why": ""},
        "greeting": f"Dear {name.split()[0]}",
        "sign_off": "Sam Sample",
        "signed": "Sam Sample",
        "regards": "Many thanks,",
        "i_am": "I am Sam Sample",
        "close": False,
        "left_out": [],
        "minutes": 15,
        "last_contact": "",
        "standing": "stranger",
        "met": False,
        "same_organisation": False,
        "introduced_by": "",
        "earlier": None,
        "talk": None,
        "offered": "",
        "in_touch": False,
        "matched_since": "",
        "topic": "Lead a team",
        "why": f"the way you run team {number}",
    }


def ours(*, eml: bool) -> int:
    """All of them with mentorfolio; gives how much was made."""
    from mentorfolio.letters.library import Library
    from mentorfolio.letters.message import as_eml
    from mentorfolio.letters.rendering import render

    template = Library().letter(TEMPLATE)
    me, made = ("Sam Sample", "sam@example.org"), 0
    for number in range(PEOPLE):
        letter = render(template, values(number))
        if not eml:
            made += len(f"Subject: {letter.subject}\n\n{letter.body}\n".encode())
            continue
        to = (f"Person {number}", f"person{number}@example.org")
        made += len(as_eml(sender=me, to=to, subject=letter.subject, body=letter.body))
    return made


def by_mailmerge(folder: Path) -> int:
    """All of them with mailmerge, from its own form of the template; gives how much was made."""
    from jinja2.filters import FILTERS
    from mailmerge.template_message import TemplateMessage

    from mentorfolio.letters.filling import WORDINGS, full_stop, sentence
    from mentorfolio.letters.library import Library

    unsaid = dict.fromkeys(Library().letter(TEMPLATE).offers, "")
    # Filters of ours that shipped letters use.
    FILTERS.update(full_stop=full_stop, sentence=sentence, **WORDINGS)
    message = TemplateMessage(folder / "letter.txt")
    made = 0
    for number in range(PEOPLE):
        _, _, sent = message.render({**unsaid, **values(number), "number": number})
        made += len(str(sent).encode())  # as its dry run prints it
    return made


def write_template(folder: Path) -> None:
    """The shipped letter as mailmerge wants it: headers above the same text."""
    from mentorfolio.letters.library import Library

    letter = Library().letter(TEMPLATE)
    to = "TO: Person {{ number }} <person{{ number }}@example.org>\nFROM: Sam Sample <sam@example.org>\n"
    text = f"{to}SUBJECT: {letter.subject}\n\n{letter.body}\n"
    (folder / "letter.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    which, place = sys.argv[1], Path(sys.argv[2])
    print(by_mailmerge(place) if which == "mailmerge" else ours(eml=which == "eml"))
