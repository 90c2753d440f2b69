"""Whom the network knows, by a name that was said or by id."""

from __future__ import annotations

from collections.abc import Sequence

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import same_person
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line, fold, name_line, some
from mentorfolio.errors import Ambiguous


def known_there(desk: Desk, names: Sequence[str]) -> dict[str, Contact | None]:
    """Each name, of somebody not in the portfolio with whom the network knows by it, or by that id.

    Raises Ambiguous: there are several.
    """
    names = tuple(dict.fromkeys(name_line(name, "name") for name in names))
    if not desk.network.exists():
        return dict.fromkeys(names)
    portfolio = desk.store.reading()
    linked = Linked(portfolio[Mentor])
    known: dict[str, list[Contact]] = {}
    for contact in desk.network.reading().values():
        for word in {contact.id, fold(contact.name)} & {*names, *map(fold, names)}:
            if not linked.of(contact):
                known.setdefault(word, []).append(contact)
    found: dict[str, Contact | None] = {}
    for name in names:
        several = known.get(fold(name), [])
        # A sentence may have given an id capitals, as it does names.
        by_id = [c for c in known.get(name, several) if c.id == name or c.id == fold(name) != fold(c.name)]
        if not by_id and len(several) > 1 and not same_person(portfolio, name, ""):
            raise _several(name, several)
        one = (by_id or several)[0] if len(by_id or several) == 1 else None
        found[one.name if by_id and one else name] = one
    return found


def _several(name: str, contacts: Sequence[Contact]) -> Ambiguous:
    told = {c.id: ", ".join(filter(None, (c.name, c.role, c.organisation))) for c in contacts}
    return Ambiguous(
        f"Your network has {len(contacts)} people called {name}.",
        hint=f"Say which, by id: {some([f'{i} ({who})' for i, who in told.items()])}. "
        f"If it is none of them: {command_line('mentor', 'add', name, '--introduced-by', 'MENTOR')}",
        typed=name,
        choices=told,
    )
