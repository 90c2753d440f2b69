"""``need``: what the owner wants from mentoring (I3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from mentorfolio.commands.need.asked import add_as_asked, asked_change
from mentorfolio.commands.need.fields import Felt, NeedChange, NeedFields, NeedTitle, Rating
from mentorfolio.commands.need.titles import refuse_same_title
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, mentor_named, need_named, with_strengths
from mentorfolio.desk.results import Done, Listing, Result, Step, view
from mentorfolio.domain.dates import said_ahead, said_day
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Confidence, Mentor, Need, StatusChange, changed
from mentorfolio.domain.shortlist import by_urgency, skilled
from mentorfolio.domain.text import command_line, fold, quoted
from mentorfolio.domain.topics import is_long
from mentorfolio.errors import MissingValue, NothingToChange, RuleRefusal
from mentorfolio.fields.operands import Listed, NeedNamed, Removal
from mentorfolio.fields.people import NO_NUMBER, is_number

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_NAMED = 3  # people; the rest is a list


class NeedList(Listing, frozen=True, kw_only=True):
    """All needs: open first, then by priority, the earlier date, title."""

    heads: ClassVar = (
        *("id", "title", "knowing", "context", "priority", "scope", "why", "success", "by", "status"),
        *("confidence", "active", "in_view"),
    )

    needs: tuple[Need, ...]
    serving: dict[str, tuple[str, ...]]
    coming: dict[str, tuple[str, ...]]

    def data(self) -> list[dict[str, Any]]:
        """The list of needs."""
        return [need_view(n) for n in self.needs]

    def table(self) -> list[dict[str, Any]]:
        """With the latest confidence, and the names of those who help and who might."""
        more = (
            {"confidence": n.confidence[-1].rating if n.confidence else None}
            | {"active": self.serving[n.id], "in_view": self.coming[n.id]}
            for n in self.needs
        )
        return [row | told for row, told in zip(self.data(), more, strict=True)]


class NeedShown(Result, frozen=True, kw_only=True):
    """One need and the names of those who serve it, with their stage and strength.

    ``skilled`` are those who have such a skill and are not noted for it: the skill, and how to note it.
    """

    need: Need
    serving: tuple[tuple[str, str, int], ...]
    skilled: tuple[Step, ...] = ()

    def data(self) -> object:
        """The need alone."""
        return need_view(self.need)


def need_view(need: Need) -> dict[str, Any]:
    """The JSON face of a need (docs/scripting.md)."""
    data = view(need)
    del data["history"]
    return data


def add(desk: Desk, title: NeedTitle, said: NeedFields) -> Done:
    """Name something you want from mentoring.

    $ mentorfolio need add "Lead a team" --knowing how --priority 3
    """
    if said.knowing is None and desk.asker:
        if is_number(title):
            desk.asker.say(NO_NUMBER)
            title = ""
        if not (said.anyway or is_long(title)):
            refuse_same_title(desk.store.reading(), title)
        return add_as_asked(desk, desk.asker, title, said, add)
    if said.knowing is None:
        if not said.anyway:
            refuse_same_title(desk.store.reading(), title)
        raise MissingValue(
            "Say what would help: direction, skill or people.",
            hint="Add --knowing why, --knowing how or --knowing whom.",
        )
    fields = _of_record(said)
    if said.confidence:
        fields["confidence"] = (Confidence(on=desk.today, rating=said.confidence),)
    with desk.store.changing() as portfolio:
        supporters = with_strengths(portfolio, said.supported_by, mentor_named)
        if not said.anyway:
            refuse_same_title(portfolio, title)
        need = Need(
            id=new_slug(title, "need", portfolio[Need].taken()),
            created=desk.today,
            updated=desk.today,
            title=title,
            history=(StatusChange(on=desk.today, status="open"),),
            **fields,
        )
        portfolio.describe(f"added need {need.title}")
        portfolio[Need].put(need)
        _support(desk, portfolio, need, supporters)
        able = skilled_steps(portfolio, need) if need.scope == "narrow" else ()
    return Done(
        record=need_view(need),
        sentence=f"Added the need: {need.title}.",
        details=(f"By {said_ahead(need.by, desk.today)}.",) if need.by else (),
        steps=(*able, Step("Who could help with it?", f"mentorfolio identify --need {quoted(need.id)}")),
    )


def list_(desk: Desk, said: Listed) -> NeedList:
    """List your needs, the most urgent first.

    $ mentorfolio need list
    """
    portfolio = desk.store.reading()
    mentors = portfolio[Mentor]
    needs = tuple(sorted(portfolio[Need], key=by_urgency))
    supporters = {n.id: [m for m in mentors if n.id in m.supports] for n in needs}
    return NeedList(
        needs=needs,
        serving={i: tuple(m.name for m in found if m.stage == "active") for i, found in supporters.items()},
        coming={i: tuple(m.name for m in found if m.stage in ON_THE_WAY) for i, found in supporters.items()},
        format=said.format,
    )


def show(desk: Desk, need: NeedNamed) -> NeedShown:
    """Show one need and who helps with it.

    $ mentorfolio need show team
    """
    portfolio = desk.store.reading()
    found = need_named(portfolio, need)
    serving = [m for m in portfolio[Mentor] if found.id in m.supports]
    serving.sort(key=lambda m: (-m.supports[found.id], fold(m.name)))
    return NeedShown(
        need=found,
        serving=tuple((m.name, m.stage, m.supports[found.id]) for m in serving),
        skilled=skilled_steps(portfolio, found) if found.status == "open" else (),
    )


def edit(desk: Desk, need: NeedNamed, said: NeedChange) -> Done:
    """Change a need; an empty text clears what may be empty. With no option, at a terminal, asks.

    $ mentorfolio need edit team --success "they decide without me"
    """
    if desk.asker and said.nothing:
        known = need_named(desk.store.reading(), need)
        need, said = known.id, asked_change(desk, desk.asker, known, edit)
        if said.nothing:
            return Done(record=need_view(known), sentence="Nothing was changed.", undoable=False)
    fields = _of_record(said)
    if not (fields or said.supported_by or said.confidence):
        raise NothingToChange("need edit")
    with desk.store.changing() as portfolio:
        found = need_named(portfolio, need)
        supporters = with_strengths(portfolio, said.supported_by, mentor_named)
        if said.title and not said.anyway:
            refuse_same_title(portfolio, said.title, but=found.id)
        if said.confidence:
            fields["confidence"] = _rated(found, Confidence(on=desk.today, rating=said.confidence))
        found = portfolio[Need].put(changed(found, desk.today, **fields))
        portfolio.describe(f"changed need {found.title}")
        _support(desk, portfolio, found, supporters)
    by = (f"By {said_ahead(found.by, desk.today)}.",) if fields.get("by") and found.by else ()
    return Done(record=need_view(found), sentence=f"Changed the need {found.title}.", details=by)


def rate(desk: Desk, need: NeedNamed, rating: Rating, said: Felt) -> Done:
    """Note how confident you feel about a need now.

    $ mentorfolio need rate team 4
    """
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        found = need_named(portfolio, need)
        portfolio.describe(f"rated need {found.title}")
        # A second rating of a day replaces the first.
        ratings = _rated(found, Confidence(on=on, rating=rating))
        found = portfolio[Need].put(changed(found, desk.today, confidence=ratings))
    return Done(
        record=need_view(found),
        sentence=f"Noted {rating} of 5 for {found.title} on {said_day(on)}.",
        details=_gain(found),
    )


def met(desk: Desk, need: NeedNamed) -> Done:
    """Mark a need as met.

    $ mentorfolio need met team
    """
    return _set_status(desk, need, "met", "is met. Well done.")


def drop(desk: Desk, need: NeedNamed) -> Done:
    """Let a need go.

    $ mentorfolio need drop team
    """
    return _set_status(desk, need, "dropped", "is dropped.")


def reopen(desk: Desk, need: NeedNamed) -> Done:
    """Take a need up again.

    $ mentorfolio need reopen team
    """
    return _set_status(desk, need, "open", "is open again.")


def remove(desk: Desk, need: NeedNamed, said: Removal) -> Done:
    """Remove a need.

    $ mentorfolio need remove lead-a-team --yes
    """
    found = need_named(desk.store.reading(), need, exact=True)
    if not agreed(desk, said, f"Remove the need {found.title}"):
        return Done(record=need_view(found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = need_named(portfolio, found.id)
        portfolio.describe(f"removed need {found.title}")
        portfolio.remove(Need, found.id, desk.today)
    return Done(record=need_view(found), sentence=f"Removed the need {found.title}.")


def _set_status(desk: Desk, need: str, status: str, words: str) -> Done:
    with desk.store.changing() as portfolio:
        found = need_named(portfolio, need)
        if found.status == status:
            raise RuleRefusal(f"The need {found.title} is already {status}.", hint="mentorfolio need list")
        portfolio.describe(f"marked need {found.title} as {status}")
        history = (*found.history, StatusChange(on=desk.today, status=status))
        found = portfolio[Need].put(changed(found, desk.today, status=status, history=history))
        steps = _after_met(portfolio, found, desk.today) if status == "met" else ()
    return Done(
        record=need_view(found),
        sentence=f"The need {found.title} {words}",
        details=_gain(found) if status == "met" else (),
        steps=steps,
    )


def gain_sentence(need: Need) -> str:
    """How confidence moved from the first rating to the last; empty with fewer than two (P6, R9)."""
    if len(need.confidence) < 2:
        return ""
    first, last = need.confidence[0], need.confidence[-1]
    if last.rating == first.rating:
        return f"Confidence stayed at {last.rating}, from {said_day(first.on)} to {said_day(last.on)}."
    way = "rose" if last.rating > first.rating else "fell"
    until = f"{last.rating} on {said_day(last.on)}"
    return f"Confidence {way} from {first.rating} on {said_day(first.on)} to {until}."


def _gain(need: Need) -> tuple[str, ...]:
    sentence = gain_sentence(need)
    return (sentence,) if sentence else ()


def _after_met(portfolio: Portfolio, need: Need, today: date) -> tuple[Step, ...]:
    """Rate it once more, thank who helped, and end what was for this one thing only (P6)."""
    steps = []
    others = {n.id for n in portfolio[Need] if n.status == "open"}
    if need.confidence and need.confidence[-1].on != today:
        steps.append(
            Step("How confident are you now, from 1 to 5?", f"mentorfolio need rate {quoted(need.id)} NUMBER")
        )
    active = [m for m in portfolio[Mentor] if m.stage == "active" and need.id in m.supports]
    active.sort(key=lambda m: (-m.supports[need.id], fold(m.name)))
    for mentor in active[:_NAMED]:
        steps.append(
            Step(f"Thank {mentor.called}", command_line("approach", mentor.id, "--template", "thanks"))
        )
        if need.scope == "narrow" and not others & mentor.supports.keys():
            end = command_line("mentor", "stage", mentor.id, "ended", "--reason", "need met")
            steps.append(Step(f"Was that all with {mentor.called}?", end))
    if len(active) > _NAMED or not active:
        steps.append(Step("Anyone to thank?", command_line("mentor", "list", "--need", need.id)))
    return tuple(steps)


def skilled_steps(portfolio: Portfolio, need: Need) -> tuple[Step, ...]:
    """Who has a skill that the need names, and the command that notes it (P6)."""
    found = skilled(portfolio[Mentor], need)
    steps = []
    for mentor, skill in found[:_NAMED]:
        note = command_line("mentor", "edit", mentor.id, "--supports", need.id)
        steps.append(Step(f"{mentor.name} has the skill {skill}", note))
    if more := found[_NAMED:]:
        steps.append(Step(f"{len(more)} more", command_line("mentor", "list", "--skill", more[0][1])))
    return tuple(steps)


def _of_record(said: NeedFields) -> dict[str, Any]:
    """The fields of the record that were said; ratings and helpers are kept another way."""
    kept = ("confidence", "supported_by", "anyway")
    return {name: value for name, value in said.said().items() if name not in kept}


def _support(desk: Desk, portfolio: Portfolio, need: Need, supporters: Sequence[tuple[Mentor, int]]) -> None:
    """Note who helps with a need, and how well; 0 for who does not any more."""
    for mentor, strength in supporters:
        supports = {k: v for k, v in {**mentor.supports, need.id: strength}.items() if v}
        portfolio[Mentor].put(changed(mentor, desk.today, supports=supports))


def _rated(need: Need, rating: Confidence) -> tuple[Confidence, ...]:
    others = [c for c in need.confidence if c.on != rating.on]
    return tuple(sorted((*others, rating), key=_day))


def _day(rating: Confidence) -> date:
    return rating.on
