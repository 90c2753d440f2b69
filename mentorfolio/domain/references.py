"""Which records point at others that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from mentorfolio.domain.register import Everything

Broken = tuple[str, str]
Known = Mapping[str, Collection[str]]


def dangling(everything: Everything) -> Iterator[Broken]:
    """Each broken reference as (place, what is wrong), in the order of the records.

    The place is written as in a message about damage: ``$.mentors["anna"].supports``.
    """
    known = {
        "mentor": {m.id for m in everything.mentors},
        "need": {n.id for n in everything.needs},
        "circle": {c.id for c in everything.circles},
        "meeting": {m.id for m in everything.meetings},
    }
    for look in (_of_mentors, _of_letters, _of_meetings, _of_notes, _of_circles, _of_places):
        yield from look(everything, known)


def _of_mentors(everything: Everything, known: Known) -> Iterator[Broken]:
    for mentor in everything.mentors:
        place = f'$.mentors["{mentor.id}"]'
        yield from _missing(f"{place}.supports", "need", mentor.supports, known)
        yield from _missing(f"{place}.knows", "mentor", mentor.knows, known)


def _of_letters(everything: Everything, known: Known) -> Iterator[Broken]:
    for letter in everything.outreach:
        place = f'$.outreach["{letter.id}"]'
        yield from _missing(f"{place}.mentor", "mentor", [letter.mentor], known)
        yield from _missing(f"{place}.need", "need", [letter.need] if letter.need else [], known)


def _of_meetings(everything: Everything, known: Known) -> Iterator[Broken]:
    for meeting in everything.meetings:
        place = f'$.meetings["{meeting.id}"]'
        yield from _missing(f"{place}.mentors", "mentor", meeting.mentors, known)
        yield from _missing(f"{place}.circle", "circle", [meeting.circle] if meeting.circle else [], known)
        presenter = [meeting.presenter] if meeting.presenter not in ("", "me") else []
        yield from _missing(f"{place}.presenter", "mentor", presenter, known)
        if not meeting.mentors and meeting.circle is None:
            yield f"{place}.mentors", "a meeting with nobody"


def _of_notes(everything: Everything, known: Known) -> Iterator[Broken]:
    for checkin in everything.checkins:
        yield from _missing(f'$.checkins["{checkin.id}"].mentor', "mentor", [checkin.mentor], known)
    for evaluation in everything.evaluations:
        place = f'$.evaluations["{evaluation.id}"].mentor'
        yield from _missing(place, "mentor", [evaluation.mentor], known)
    for gift in everything.gifts:
        yield from _missing(f'$.gifts["{gift.id}"].mentor', "mentor", [gift.mentor], known)
    for reflection in everything.reflections:
        if reflection.subject is not None:
            place = f'$.reflections["{reflection.id}"].subject'
            yield from _missing(place, reflection.about, [reflection.subject], known)


def _of_circles(everything: Everything, known: Known) -> Iterator[Broken]:
    for circle in everything.circles:
        yield from _missing(f'$.circles["{circle.id}"].members', "mentor", circle.members, known)


def _of_places(everything: Everything, known: Known) -> Iterator[Broken]:
    for place in everything.places:
        yield from _missing(f'$.places["{place.id}"].need', "need", [place.need] if place.need else [], known)


def _missing(place: str, kind: str, ids: Iterable[str], known: Known) -> Iterator[Broken]:
    return ((place, f"there is no {kind} {i!r}") for i in ids if i not in known.get(kind, ()))
