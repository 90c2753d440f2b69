"""The register of record kinds: a kind that stands here is stored, exported, imported and backed up."""

from collections.abc import Mapping
from typing import TypeAlias, get_args, get_type_hints

from mentorfolio.domain.base_record import Part, Record
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
)


class Everything(Part, frozen=True, kw_only=True):
    """A whole portfolio as an export carries it, and the register of record kinds: table by table.

    ``retired`` are ids of named records never to be given again.
    """

    profile: tuple[Profile, ...] = ()
    needs: tuple[Need, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    outreach: tuple[Outreach, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    gifts: tuple[Gift, ...] = ()
    circles: tuple[Circle, ...] = ()
    places: tuple[Place, ...] = ()
    retired: dict[str, tuple[str, ...]] = {}


# Table -> what its records are, in the order of the file.
KINDS: Mapping[str, type[Record]] = {
    table: get_args(hint)[0] for table, hint in get_type_hints(Everything).items() if table != "retired"
}
TABLE_OF: Mapping[type[Record], str] = {kind: table for table, kind in KINDS.items()}
# What a timeline shows and ``entry`` takes, by its id.
Entry: TypeAlias = Meeting | Checkin | Evaluation | Gift | Reflection
ENTRIES: tuple[type[Entry], ...] = get_args(Entry)
# How a sentence calls one record of a table.
CALLED: Mapping[str, str] = {
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
    "places": "place",
}
