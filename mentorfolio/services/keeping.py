"""``undo`` and ``store``: going back, keeping copies, looking for damage, forgetting a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mentorfolio.domain.calling import parts_alone
from mentorfolio.domain.due import command
from mentorfolio.domain.keeping import Backup, Finding, Purged
from mentorfolio.domain.names import find
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import listed, name_line
from mentorfolio.errors import MissingValue, NewerStore, NotFound, StoreDamaged, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import confirmed
from mentorfolio.services.given import Given
from mentorfolio.services.mentors import forget
from mentorfolio.services.results import Done, Result, Step, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class BackupList(Result, frozen=True, kw_only=True):
    """Copies, the latest first; ``history`` where only states that were in force are meant."""

    backups: tuple[Backup, ...]
    history: bool

    def data(self) -> object:
        """The copies."""
        return [plain(b) for b in self.backups]


class Checked(Result, frozen=True, kw_only=True):
    """What a check of the store found, damage first."""

    findings: tuple[Finding, ...]

    def data(self) -> object:
        """Whether it is clean, and the findings."""
        return {"clean": not self.findings, "findings": [plain(f) for f in self.findings]}

    def exit_code(self) -> int:
        """65 for damage, 78 for a file of a newer version; warnings are no failure."""
        if any(f.code == NewerStore.code for f in self.findings):
            return NewerStore.exit_code
        return StoreDamaged.exit_code if any(f.level == "damage" for f in self.findings) else 0


def undo(desk: Desk, *, anyway: bool) -> Done:
    """Take the last change back, or bring it again if the last change was an undo.

    Raises:
        RuleRefusal: nothing to undo, a purge, or a change made by something else.
    """
    undone = desk.store.undo(anyway=anyway)
    verb = "Did again" if undone.again else "Undid"
    return Done(
        record={"change": undone.change, "again": undone.again},
        sentence=f"{verb}: {undone.change}.",
        steps=(Step("The other way round", "mentorfolio undo"),),
        undoable=False,
    )


def history(desk: Desk) -> BackupList:
    """The changes, the latest first."""
    return BackupList(backups=tuple(desk.store.history()), history=True)


def backups(desk: Desk) -> BackupList:
    """Every copy there is, the latest first."""
    return BackupList(backups=tuple(desk.store.backups()), history=False)


def backup(desk: Desk) -> Done:
    """Keep the present state as a copy that is never pruned."""
    kept = desk.store.backup()
    return Done(record=plain(kept), sentence=f"Kept a copy: {kept.path}", undoable=False)


def restore(desk: Desk, which: str | None) -> Done:
    """Bring back a copy, the latest good one if none is named; what was there is kept aside."""
    restored = desk.store.restore(which)
    backup = restored.backup
    if not restored.needed:
        return Done(
            record=plain(backup),
            sentence="Nothing to restore: your portfolio reads well.",
            steps=(Step("To go back to an earlier state", "mentorfolio store backups"),),
            undoable=False,
        )
    aside = ("What was there before is kept aside among the backups.",) if restored.aside else ()
    after = f", after: {backup.change}" if backup.change else ""
    return Done(
        record=plain(backup), sentence=f"Brought back the state of {local(backup.at)}{after}.", details=aside
    )


def local(at: str) -> str:
    """A moment in UTC as the clock on the wall here says it, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def check(desk: Desk) -> Checked:
    """Look at the file and at everything around it."""
    return Checked(findings=tuple(desk.store.check()))


def purge(desk: Desk, name: str | None, given: Given, *, yes: bool) -> Done:
    """Forget a person, or a word: out of the portfolio, every backup, every draft; it cannot be undone.

    Args:
        desk: the desk.
        name: a name or id, also of somebody who is in a backup only; None where only words are to go.
        given: ``also``, words that are replaced in every text as the name is, each as it was typed.
        yes: whether it was confirmed.

    Raises:
        UsageProblem: a word of fewer than two letters.
        NotFound, Ambiguous: the name.
        MissingValue: nothing to purge was said, or nobody is there to confirm.
        StoreDamaged: without the person the portfolio would not read well; nothing was changed.
    """
    also = tuple(dict.fromkeys(_word(word) for word in options.several(given, "also")))
    if name is None and not also:
        raise MissingValue("Whom do you want to forget?", hint="Name a MENTOR, or a word with --also WORD.")
    known = desk.store.everybody()
    if name is None and not known and not desk.store.exists():
        raise NotFound("There is no portfolio yet.", hint="Begin one: mentorfolio init")
    mentor = None
    if name is not None:
        names = {i: versions[0].name for i, versions in known.items()}
        mentor = find(name, {i: versions[0] for i, versions in known.items()}, names, "mentor")
    called = mentor.name if mentor else listed([repr(word) for word in also])
    if not confirmed(desk, yes, f"Purge {called} from the portfolio and every backup, for ever"):
        return Done(record=None, sentence="Nothing was purged.", undoable=False)
    slug = mentor.id if mentor else ""
    # Earlier names and addresses, too: whatever any copy knew them by.
    versions = known.get(slug, ())
    words = tuple(dict.fromkeys(w for v in versions for w in (v.name, v.email) if w)) + also
    alone = [part for v in versions for part in (*parts_alone(v.name), *parts_alone(v.first_name))]

    def forget_them(portfolio: Portfolio) -> None:
        forget(portfolio, slug, desk.today)

    purged = desk.store.purge(
        forget_them, slug, words, alone=(*alone, *also), others=_names_of_others(desk, known, slug)
    )
    are = "is" if mentor or len(also) == 1 else "are"
    return Done(
        record={
            "purged": slug or None,
            "rewritten": purged.rewritten,
            "deleted": purged.deleted,
            "left": sorted((*purged.ours, *purged.theirs)),
            "mentions": [plain(mention) for mention in purged.mentions],
        },
        sentence=f"{called} {are} gone, from the portfolio and from every copy. This cannot be undone.",
        details=_what_was_done(purged),
        steps=_take_out_as_well(purged),
        undoable=False,
    )


def _word(text: str) -> str:
    word = name_line(text, "word")
    if sum(c.isalnum() for c in word) < 2:
        raise UsageProblem(
            f"{text!r} would stand in too many places.", hint="Name a word of two letters or more."
        )
    return word


def _names_of_others(desk: Desk, known: Mapping[str, Sequence[Mentor]], slug: str) -> tuple[str, ...]:
    owner = [profile.name for profile in desk.store.reading().profiles.all().values()]
    others = [v.name for i, versions in known.items() if i != slug for v in versions]
    return tuple(dict.fromkeys((*owner, *others)))


def _what_was_done(purged: Purged) -> tuple[str, ...]:
    done = [
        f"{purged.rewritten} backups rewritten, {purged.deleted} files deleted.",
        "Copies that you made with export are not reached: look for them yourself.",
    ]
    for word in dict.fromkeys(m.word for m in purged.mentions):
        places = [f"{_CALLED[m.table]} {m.id}" for m in purged.mentions if m.word == word]
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        where = f"{', '.join(places[:_SHOWN])}{more}" if more else listed(places)
        done.append(f"{word!r} still stands in {where}, which may be about them.")
    if purged.ours:
        files = "1 of your files" if len(purged.ours) == 1 else f"{len(purged.ours)} of your files"
        done.append(f"In {files} a part of the name still stands, or somebody else of that name.")
    return (
        *done,
        *(f"The name still stands in {path}, which is not ours to change." for path in purged.theirs),
    )


def _take_out_as_well(purged: Purged) -> tuple[Step, ...]:
    words = list(dict.fromkeys(m.word for m in purged.mentions))
    # In small letters it may be another word: will, grace.
    words = [word for word in words if word != word.lower()] or words
    if not words:
        return ()
    return (
        Step(
            "Take that word out as well",
            command("store", "purge", *(x for w in words for x in ("--also", w))),
        ),
    )


# Table -> how a sentence calls one record of it.
_CALLED: Mapping[str, str] = {
    "profile": "profile",
    "needs": "need",
    "mentors": "mentor",
    "outreach": "letter",
    "meetings": "meeting",
    "checkins": "check-in",
    "evaluations": "evaluation",
    "reflections": "reflection",
    "gifts": "gift",
    "circles": "circle",
}
_SHOWN = 6  # more places than this are counted
