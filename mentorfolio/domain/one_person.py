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
# Of these each entry is the first one's, else the second one's; how another one is told.
_MAPPINGS = {"knowing": "knowing: {}={}", "supports": "supports: {}={}", "days": "{}: {}", "snoozed": ""}


def merged_mentors(kept: Mentor, gone: Mentor, today: date) -> tuple[Mentor, tuple[str, ...]]:
    """The one person, and what the second record said differently, each as ``role: Head of HR``."""
    kept, gone = (_by_another(one, (kept.name, gone.name)) for one in (kept, gone))
    differing = [f"name: {gone.name}"] if gone.name != kept.name else []
    fields: dict[str, Any] = {}
    for field in [name for name in Mentor.__struct_fields__ if name not in _OTHERWISE]:
        mine, theirs = getattr(kept, field), getattr(gone, field)
        if isinstance(mine, tuple):
            fields[field] = once((*mine, *theirs))
            continue
        fields[field] = mine or theirs
        if theirs and theirs != fields[field]:
            differing.append(said_of(gone, field))
    for field, told in _MAPPINGS.items():
        mine, theirs = getattr(kept, field), getattr(gone, field)
        fields[field] = {**theirs, **mine}
        differing += [
            told.format(key, said) for key, said in theirs.items() if told and fields[field][key] != said
        ]
    addresses = once((*kept.emails, *gone.emails))
    fields |= {"email": next(iter(addresses), ""), "other_emails": addresses[1:]}
    fields["knows"] = tuple(i for i in once((*kept.knows, *gone.knows)) if i not in (kept.id, gone.id))
    fields["actions"] = (*kept.actions, *(a for a in gone.actions if a not in kept.actions))
    fields["told_contact"] = max(filter(None, (kept.told_contact, gone.told_contact)), default=None)
    ways, more = _ways(kept, gone)
    fields |= ways
    differing += more
    notes = [*dict.fromkeys((kept.notes, gone.notes))]
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
    # Where the first record never went further than a candidate, the second one's way is theirs.
    way, other = (kept, gone) if _went_on(kept) else (gone, kept)
    formal = kept if kept.terms or kept.form != "informal" else gone
    often = kept if kept.cadence or kept.rhythms else gone
    # A greeting is for after the end.
    hello = (kept.hello or gone.hello) if way.stage == "ended" else None
    fields = {
        "history": way.history,
        "form": formal.form,
        "terms": formal.terms,
        "cadence": often.cadence,
        "rhythms": often.rhythms,
        "hello": hello,
    }
    steps = other.history if _went_on(other) else ()
    told = {
        "stages": ", ".join(f"{step.stage} on {said_day(step.on)}" for step in steps),
        "terms": ", ".join(map(_term, gone.terms)) if gone.terms != formal.terms else "",
    }
    differing = [f"{called}: {text}" for called, text in told.items() if text]
    for field, one in {"cadence": often, "relation": kept, "direction": kept}.items():
        if getattr(gone, field) not in ("", None, getattr(one, field)):
            differing.append(said_of(gone, field))
    if gone.hello and gone.hello != hello:
        differing.append(f"hello: {period_in_words(gone.hello)}")
    return fields, differing


def _went_on(mentor: Mentor) -> bool:
    return len(mentor.history) > 1 or mentor.stage != "candidate"


def _term(term: Term) -> str:
    until = f" to {said_day(term.end)}" if term.end else ""
    return (
        f"{term.form} from {said_day(term.start)}{until}{f' in {term.programme}' if term.programme else ''}"
    )
