"""What became of two versions, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorfolio.commands.store.merging import MergedFiles, short
from mentorfolio.commands.store.purge import places_of, taking_out, words_to_take_out
from mentorfolio.desk.results import undoable
from mentorfolio.domain.copies import Mention
from mentorfolio.domain.merging import Conflict
from mentorfolio.domain.text import so_many
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, line


def page(result: MergedFiles, look: Look) -> Page:
    """One sentence, then each conflict on a line."""
    merged = result.merged
    if not result.changes:
        sentence = "Nothing to merge: there is nothing new in it."
        words: list[Line] = [line(sentence)]
    else:
        sentence = (
            f"Merged: {so_many(merged.added, 'record')} added, {merged.changed} changed, "
            f"{merged.removed} removed."
        )
        words = undoable(sentence, look) if result.ours else [line(sentence)]
    if result.accepted and not result.accepted.ancestor:
        words.append(
            line("  The version both came from is not among the backups, so nothing was removed.", hang=2)
        )
    if result.accepted and result.accepted.aside:
        words.append(line(f"  {result.where} is kept among the backups.", hang=2))
    if merged.conflicts:
        lost = any(_is_forgotten(conflict) for conflict in merged.conflicts)
        words.append(line(f"  The two versions differ here{'' if lost else '; nothing is lost'}:", hang=2))
        words += [_conflict(conflict) for conflict in merged.conflicts]
    return Page(words=(*words, *_still_named(merged.mentions)))


def _still_named(mentions: Sequence[Mention]) -> Iterator[Line]:
    """Where somebody who was purged or forgotten in one version is still named: only a person knows."""
    found = list(dict.fromkeys(mention.word for mention in mentions))
    for word in found:
        told = f"  {word!r} is still in {places_of(word, mentions)}, which may be about somebody you forgot."
        yield line(told, hang=2)
    if found:
        cases = "" if all(" " in word for word in found) else ", in capitals or not"
        yield line(f"  To remove it{cases}: ", command(taking_out(words_to_take_out(found))), hang=4)


def _conflict(conflict: Conflict) -> Line:
    place = f"  {conflict.kind} {conflict.id}"
    if _is_forgotten(conflict):
        return line(Span(place), f": forgotten in one version, {_said(conflict.other)} in the other", hang=4)
    if conflict.field is None:
        return line(Span(place), f": kept, {conflict.kept}; one version had removed it", hang=4)
    kept, other = (_said(text) for text in (conflict.kept, conflict.other))
    field = conflict.field.replace("_", " ")
    return line(Span(place), dim(f", {field}"), f": kept {kept}, not {other}", hang=4)


def _is_forgotten(conflict: Conflict) -> bool:
    return conflict.field is None and not conflict.kept


def _said(text: str) -> str:
    return f"“{short(text)}”" if text.strip() else "nothing"
