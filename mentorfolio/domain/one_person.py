"""Two records of one person made one: lists united, of the first one's single values kept, the rest told."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.records import Mentor, Term, changed
from mentorfolio.domain.telling import said_of
from mentorfolio.domain.text import fold, once

# What is not simply the first one's, else the second one's: taken over by itself, or always as it is.
_OTHERWISE = {
    *("id", "uid", "created", "updated", "name", "email", "other_emails", "knowing", "supports", "knows"),
    *("actions", "snoozed", "days", "told_contact", "notes", "history", "form", "terms", "cadence"),
    *("rhythms", "relation", "direction", "hello"),
}


def merged_mentors(kept: Mentor, gone: Mentor, today: date) -> tuple[Mentor, tuple[str, ...]]:
    """The one person, and what the second record said differently, each as ``role: Head of HR``."""
    kept, gone = (_by_another(one, (kept.name, gone.name)) for one in (kept, gone))
    differing: list[str] = []
    fields: dict[str, Any] = {}
    if gone.name != kept.name:
        differing.append(f"name: {gone.name}")
    for field in [name for name in Mentor.__struct_fields__ if name not in _OTHERWISE]:
        mine, theirs = getattr(kept, field), getattr(gone, field)
        if isinstance(mine, tuple):
            fields[field] = once((*mine, *theirs))
            continue
        fields[field] = mine or theirs
        if mine and theirs and mine != theirs:
            differing.append(said_of(gone, field))
    addresses = once((*kept.emails, *gone.emails))
    fields |= {"email": addresses[0] if addresses else "", "other_emails": addresses[1:]}
    for field in ("knowing", "supports"):
        mine, theirs = getattr(kept, field), getattr(gone, field)
        fields[field] = {**theirs, **mine}
        differing += [f"{field}: {k}={n}" for k, n in theirs.items() if mine.get(k, n) != n]
    own = (kept.id, gone.id)
    fields["knows"] = tuple(i for i in once((*kept.knows, *gone.knows)) if i not in own)
    fields["actions"] = (*kept.actions, *(a for a in gone.actions if a not in kept.actions))
    fields["snoozed"] = {**gone.snoozed, **kept.snoozed}
    fields["days"] = {**gone.days, **kept.days}
    differing += [f"{k}: {day}" for k, day in gone.days.items() if kept.days.get(k, day) != day]
    fields["told_contact"] = max(filter(None, (kept.told_contact, gone.told_contact)), default=None)
    ways, more = _ways(kept, gone)
    fields |= ways
    differing += more
    notes = [kept.notes, gone.notes if gone.notes != kept.notes else ""]
    if differing:
        notes.append(f"Merged on {said_day(today)}; the other record said: {'; '.join(differing)}.")
    fields["notes"] = "\n\n".join(filter(None, notes))
    return changed(kept, today, **fields), tuple(differing)


def _by_another(mentor: Mentor, names: tuple[str, str]) -> Mentor:
    """Without who introduced them, where that is the one person themselves."""
    own = fold(mentor.introduced_by) in map(fold, names)
    return replace(mentor, introduced_by="") if own else mentor


def _ways(kept: Mentor, gone: Mentor) -> tuple[dict[str, Any], list[str]]:
    """The way of the relationship, its form and its rhythm: each whole, from the record that tells of it."""
    differing: list[str] = []
    fields: dict[str, Any] = {}
    # Where the first record never went further than a candidate, the second one's way is theirs.
    way, other = (gone, kept) if len(kept.history) == 1 and kept.stage == "candidate" else (kept, gone)
    fields["history"] = way.history
    if len(other.history) > 1 or other.stage != "candidate":
        steps = ", ".join(f"{step.stage} on {said_day(step.on)}" for step in other.history)
        differing.append(f"stages: {steps}")
    formal = kept if kept.terms or kept.form != "informal" else gone
    fields |= {"form": formal.form, "terms": formal.terms}
    if formal is kept and gone.terms and gone.terms != kept.terms:
        differing.append(f"terms: {', '.join(map(_term, gone.terms))}")
    often = kept if kept.cadence or kept.rhythms else gone
    fields |= {"cadence": often.cadence, "rhythms": often.rhythms}
    if often is kept and gone.cadence and gone.cadence != kept.cadence:
        differing.append(said_of(gone, "cadence"))
    ways = [field for field in ("relation", "direction") if getattr(kept, field) != getattr(gone, field)]
    differing += [said_of(gone, field) for field in ways]
    hello = kept.hello or gone.hello
    fields["hello"] = hello if way.stage == "ended" else None  # a greeting is for after the end
    if gone.hello and gone.hello != fields["hello"]:
        differing.append(f"hello: {period_in_words(gone.hello)}")
    return fields, differing


def _term(term: Term) -> str:
    until = f" to {said_day(term.end)}" if term.end else ""
    return (
        f"{term.form} from {said_day(term.start)}{until}{f' in {term.programme}' if term.programme else ''}"
    )
