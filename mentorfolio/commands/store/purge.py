"""``store purge``: a person, or a word, forgotten for ever, out of every file of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from mentorfolio.commands.network.people import contact_named, keys_of_links
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed
from mentorfolio.desk.results import Done, Step, plain
from mentorfolio.domain.copies import Mention, Purge, Purged
from mentorfolio.domain.greeting import parts_alone
from mentorfolio.domain.names import find
from mentorfolio.domain.records import Mentor, Profile
from mentorfolio.domain.register import CALLED
from mentorfolio.domain.text import command_line, fold, listed, name_line, once, so_many
from mentorfolio.domain.whole_words import stands_in
from mentorfolio.errors import MentorfolioError, MissingValue, NotFound, RuleRefusal, UsageProblem
from mentorfolio.fields.field import Field
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.operands import Removal, SomeMentor
from mentorfolio.fields.question import Asker, Question


class PurgeSaid(Removal, frozen=True, kw_only=True):
    """Which words go as well."""

    also: Annotated[
        tuple[str, ...],
        Field(
            "Another word to remove from every text, in capitals or not: a first name, a nickname.",
            metavar="WORD",
            many=True,
        ),
    ] = ()


def purge(desk: Desk, mentor: SomeMentor = None, *, said: PurgeSaid) -> Done:
    """Forget a person for ever.

    They are removed from the portfolio, from every backup and every draft. This cannot be undone.

    $ mentorfolio store purge julie-sample
    """
    also = _words(said.also)
    if mentor is None and not also and desk.asker:
        mentor = _asked_whom(desk, desk.asker)
    if mentor is None and not also:
        raise MissingValue("Who do you want to forget?", hint="Name a MENTOR, or a word with --also WORD.")
    if not said.dry_run and (done := _finished(desk, mentor, also)):
        return done
    known = desk.store.everybody()
    if mentor is None and not known and not desk.store.exists():
        raise NotFound("There is no portfolio yet.", hint="Start one: mentorfolio init")
    latest = {i: versions[0] for i, versions in known.items()}
    found = None if mentor is None else _found(desk, mentor, latest)
    slug = found.id if found else ""
    others = _Others(desk, known, slug)
    others.refuse(also)
    called = found.name if found else _quoted(also)
    if not agreed(desk, said, f"Purge {called} from the portfolio and every backup, for ever"):
        return Done(record=None, sentence="Nothing was purged.", undoable=False)
    # Earlier names and addresses, too: whatever any copy knew them by.
    versions = known.get(slug, ())

    act = Purge(
        slug=slug,
        uids=_each(v.uid for v in versions),
        names=_each(v.name for v in versions),
        emails=others.without_theirs(versions, lambda m: m.emails),
        phones=others.without_theirs(versions, lambda m: (m.phone,)),
        links=others.without_theirs(versions, lambda m: keys_of_links(m.links)),
        back=others.here(slug),
        also=also,
        alone=_each(part for v in versions for n in (v.name, v.first_name) for part in parts_alone(n)),
        others=others.names,
        today=desk.today,
    )
    with desk.screen.progress(_LOOKING) as progress:
        purged = desk.store.purge(act, counted=progress.through)
    return Done(
        record=_record(slug, purged),
        sentence=_what_is_gone(found, purged, also),
        details=(
            *_not_there(versions, also, purged),
            *others.still_in_a_copy(also),
            *(_what_was_done(purged) if found or purged.met else ()),
            *_still_there(purged, others),
            *_not_ours(purged, _as_called(found, also)),
            *_of_the_network(purged),
        ),
        steps=_take_out_as_well(purged, others),
        undoable=False,
    )


def _asked_whom(desk: Desk, asker: Asker) -> str:
    known = {i: versions[0] for i, versions in desk.store.everybody().items()}
    question = Question(
        key="who",
        text="Who do you want to forget, for ever? Their whole name.",
        why="You are asked once more before anything is removed.",
        option="mentorfolio store purge NAME",
        optional=False,
    )
    return str(Form(asker).alone(Asked(question, lambda text: _found(desk, text, known).id)))


def _record(slug: str, purged: Purged) -> dict[str, object]:
    return {
        "purged": slug or None,
        "rewritten": purged.rewritten,
        "deleted": len(purged.deleted),
        "files": list(purged.deleted),
        "left": sorted((*purged.ours, *purged.theirs)),
        "mentions": [plain(mention) for mention in purged.mentions],
        "contacts": purged.contacts,
    }


def _finished(desk: Desk, mentor: str | None, also: Sequence[str]) -> Done | None:
    """What was left of the same purge, done now; None if none was left."""
    left = desk.store.unfinished()
    if not isinstance(left, Purge) or not {*also} <= {*left.also}:
        return None
    if mentor is not None and fold(mentor.strip()) not in {left.slug, *map(fold, left.names)}:
        return None
    if mentor is None and left.slug:
        return None
    with desk.screen.progress(_LOOKING) as progress:
        purged = desk.store.finish(counted=progress.through)
    if purged is None:  # another process has just done it
        return None
    called = left.called if left.slug else _quoted(left.also)
    return Done(
        record=_record(left.slug, purged),
        sentence=f"The rest of the purge is done: {called} is gone. This cannot be undone.",
        details=(*_what_was_done(purged), *_not_ours(purged, "The name"), *_of_the_network(purged)),
        undoable=False,
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _of_the_network(purged: Purged) -> tuple[str, ...]:
    gone = purged.contacts
    return (f"{so_many(gone, 'contact')} of the network went as well.",) if gone else ()


def _found(desk: Desk, name: str, known: Mapping[str, Mentor]) -> Mentor:
    try:
        return find(name, known, "mentor", exact=True)
    except NotFound:
        contacts = desk.network.readable()
        try:
            contact = contact_named(contacts, name, exact=True)
        except MentorfolioError:
            contact = None
        if contact is None:
            raise
        raise NotFound(
            f"{contact.name} is in your network only.",
            hint=f"Forget them there: {command_line('network', 'forget', contact.id, '--for-good')}",
        ) from None


class _Others:
    """Everybody whom nobody wants to forget: the owner, and the people of the portfolio and its copies."""

    def __init__(self, desk: Desk, known: Mapping[str, Sequence[Mentor]], slug: str) -> None:
        portfolio = desk.store.reading()
        here = portfolio[Mentor].by_id()
        self._ids = frozenset(here)
        self._owner = [profile.name for profile in portfolio[Profile] if profile.name]
        self._here = [mentor for i, mentor in here.items() if i != slug]
        self._gone = [versions[0] for i, versions in known.items() if i != slug and i not in here]
        versions = [v.name for i, versions in known.items() if i != slug for v in versions]
        self.names = tuple(dict.fromkeys((*self._owner, *versions)))

    def here(self, slug: str) -> bool:
        """Whether somebody stands in the portfolio itself."""
        return slug in self._ids

    def without_theirs(
        self, versions: Sequence[Mentor], said: Callable[[Mentor], Iterable[str]]
    ) -> tuple[str, ...]:
        """What any copy knew somebody by, but for what it took from others: they were merged, and parted."""
        theirs = {value.casefold() for m in (*self._here, *self._gone) for value in said(m)}
        now = {value for v in versions[:1] for value in said(v)}
        found = (value for v in versions for value in said(v))
        return _each(value for value in found if value in now or value.casefold() not in theirs)

    def called(self, word: str) -> list[str]:
        """Who in the portfolio is called so."""
        return [mentor.name for mentor in self._here if _is_called(mentor, word)]

    def has(self, word: str) -> bool:
        """Whether somebody in the portfolio, or the owner, is called so."""
        return bool(self.called(word)) or any(stands_in(word, name) for name in self._owner)

    def refuse(self, words: Sequence[str]) -> None:
        """Raise RuleRefusal if somebody is called by one of the words."""
        word = next(filter(self.has, words), None)
        if word is None:
            return
        who = self.called(word)
        if not who:
            message = f"You have that name as well: what you wrote would lose your own name, {word!r}."
        else:
            are = f"{listed(who, _EXAMPLES)} {'is' if len(who) == 1 else 'are'}"
            message = f"{are} called that as well: what you wrote to them and about them would lose the name."
        raise RuleRefusal(
            message,
            hint=f"Nothing was changed. Leave out --also {word}: purging a MENTOR tells you where the name "
            "is left. Change those places by hand, like: mentorfolio entry edit ENTRY",
        )

    def still_in_a_copy(self, also: Sequence[str]) -> tuple[str, ...]:
        """Who of those that are only in a backup any more is called by one of the words."""
        gone = [mentor for mentor in self._gone if any(_is_called(mentor, word) for word in also)]
        return tuple(
            f"{m.name} is called so and still in a backup: {command_line('store', 'purge', m.id)}"
            for m in gone
        )


def _is_called(mentor: Mentor, word: str) -> bool:
    if word.casefold() in (email.casefold() for email in mentor.emails):
        return True
    return any(stands_in(word, name) for name in (mentor.name, mentor.first_name, mentor.greeting) if name)


def _quoted(words: Sequence[str]) -> str:
    return listed([repr(word) for word in words])


def _as_called(mentor: Mentor | None, also: Sequence[str]) -> str:
    if mentor:
        return "The name or the word" if also else "The name"
    return "The word" if len(also) == 1 else "One of the words"


def _what_is_gone(mentor: Mentor | None, purged: Purged, also: Sequence[str]) -> str:
    if not mentor and not purged.met:
        stand = "stands" if len(also) == 1 else "stand"
        return f"{_quoted(also)} {stand} nowhere in what you wrote. Nothing was changed."
    called = mentor.name if mentor else _quoted(purged.met)
    are = "is" if mentor or len(purged.met) == 1 else "are"
    return f"{called} {are} gone, from the portfolio and from every copy. This cannot be undone."


def _not_there(versions: Sequence[Mentor], also: Sequence[str], purged: Purged) -> tuple[str, ...]:
    """The words that stood nowhere, where something else is gone."""
    slips = [w for w in also if w not in purged.met and not any(_is_called(v, w) for v in versions)]
    if not slips or not (versions or purged.met):
        return ()
    return (f"{_quoted(slips)} {'stands' if len(slips) == 1 else 'stand'} nowhere.",)


def _words(also: Sequence[str]) -> tuple[str, ...]:
    """The words to take out as well; what differs in its case only is one word."""
    words = []
    for text in also:
        words.append(name_line(text, "word"))
        if sum(map(str.isalnum, words[-1])) < 2:
            raise UsageProblem(
                f"{text!r} would stand in too many places.", hint="Give a word of two letters or more."
            )
    return once(words)


def _what_was_done(purged: Purged) -> tuple[str, ...]:
    return (
        f"{so_many(purged.rewritten, 'backup')} rewritten, {so_many(len(purged.deleted), 'file')} deleted"
        + (f": {listed(purged.deleted)}." if purged.deleted else "."),
        "Copies you made with export are not reached: look for them yourself.",
    )


def _still_there(purged: Purged, others: _Others) -> tuple[str, ...]:
    """Where in files of ours a first or last name alone was left."""
    told = []
    for word in dict.fromkeys(m.word for m in purged.mentions):
        who = others.called(word)
        them = f"them or {'somebody else' if len(who) > 1 else who[0]}" if who else "them"
        told.append(f"{word!r} is still in {places_of(word, purged.mentions)}, which may be about {them}.")
    if purged.ours:
        files = "1 of your files" if len(purged.ours) == 1 else f"{len(purged.ours)} of your files"
        told.append(
            f"In {files} part of the name is left, or someone else has that name; --json lists them "
            "under left."
        )
    return tuple(told)


def _not_ours(purged: Purged, called: str) -> tuple[str, ...]:
    """Files that something else wrote: each of a few; of many how many, where, and some of them."""
    paths = purged.theirs
    if len(paths) <= _EXAMPLES:
        return tuple(f"{called} is still in {path}, which is not ours to change." for path in paths)
    folders = list(dict.fromkeys(str(Path(path).parent) for path in paths))
    more = len(folders) - _EXAMPLES
    where = listed([*folders[:_EXAMPLES], f"{more} more folders"] if more > 1 else folders)
    return (
        f"{called} is still in {len(paths)} files that are not ours to change, in {where}. Some of them:",
        *paths[:_EXAMPLES],
    )


def places_of(word: str, mentions: Iterable[Mention]) -> str:
    """The records in which a word still stands, in a sentence."""
    return listed([f"{CALLED.get(m.table, 'contact')} {m.id}" for m in mentions if m.word == word], _SHOWN)


def _take_out_as_well(purged: Purged, others: _Others) -> tuple[Step, ...]:
    found = list(dict.fromkeys(m.word for m in purged.mentions if not others.has(m.word)))
    words = words_to_take_out(found)
    if not words:
        return ()
    cases = any(word not in words and word.casefold() in map(str.casefold, words) for word in found)
    return (Step("Remove that word as well" + (", in capitals or not" if cases else ""), taking_out(words)),)


def words_to_take_out(found: Sequence[str]) -> tuple[str, ...]:
    """Each word once, in whatever case; in small letters it may be another word: will, grace."""
    return once([word for word in found if word != word.lower()] or found)


def taking_out(words: Iterable[str]) -> str:
    """The command that takes such words out."""
    return command_line("store", "purge", *(x for word in words for x in ("--also", word)))


_LOOKING = "Looking through the copies"
_SHOWN = 6  # more places than this are counted
_EXAMPLES = 3  # more files, folders or people than this are
