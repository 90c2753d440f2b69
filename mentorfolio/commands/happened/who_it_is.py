"""Whom an introduction names: somebody of the portfolio, by a part of the name too, or somebody new."""

from __future__ import annotations

from mentorfolio.commands.happened.deeds import chosen_of
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.said_name import is_nobody
from mentorfolio.domain.text import fold, spoken_name
from mentorfolio.errors import UsageProblem

_THEMSELVES = frozenset(("she", "he", "they", "her", "him", "them", "herself", "himself", "themselves"))
_ME = frozenset(("i", "me", "myself", "us"))


def with_people(desk: Desk, introducer: Mentor, meant: Understood) -> Understood:
    """With the whole name of each whom they introduced and who is there already.

    Raises UsageProblem for who is nobody, oneself or the introducer, Ambiguous for who may be several.
    """
    also = tuple(with_people(desk, introducer, one) for one in meant.also)
    if meant.what not in ("introduced", "no") or not meant.who:
        return meant._replace(also=also)
    return meant._replace(who=_who_it_is(desk, introducer, meant.who), also=also)


def _who_it_is(desk: Desk, introducer: Mentor, who: str) -> str:
    portfolio, said = desk.store.reading(), fold(who).strip(" .,")
    hint = f"Say who {introducer.called} introduced you to, by their name: --who NAME"
    me = portfolio.profile.name if portfolio.profile else ""
    if said in _ME or (me and spoken_name(who) == spoken_name(me)):
        raise UsageProblem("That is you yourself, so nothing was noted.", hint=hint)
    if is_nobody(who):
        raise UsageProblem("That names nobody, so nothing was noted.", hint=hint)
    if said in _THEMSELVES or spoken_name(who) == spoken_name(introducer.name):
        raise UsageProblem(f"{introducer.name} is who introduced you.", hint=hint)
    if " " in said:
        return who
    called = [m for m in portfolio[Mentor] if said in map(fold, (*m.names, *m.name.split()))]
    others = {m.id: m.name for m in called if m.id != introducer.id}
    if called and not others:
        raise UsageProblem(
            f"{introducer.name} is who introduced you.", hint=f"Of another {who} say the whole name."
        )
    if not others:
        return who
    sentence = f"There are {len(others)} people called {who}; of another one say the whole name."
    return others[chosen_of(desk, others, sentence)]
