"""Needs: what the owner wants from mentoring (I3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_day, said
from mentorfolio.domain.due import command
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Confidence, Need, StatusChange, changed
from mentorfolio.domain.shortlist import by_urgency, skilled
from mentorfolio.domain.text import fold, name_line, one_line, paragraphs
from mentorfolio.domain.vocabulary import CONTEXTS, SCOPES, competency, one_of
from mentorfolio.errors import AlreadyThere, Interrupted, RuleRefusal, UsageProblem
from mentorfolio.journey.identify import NEED_KNOWING, NEED_TITLE
from mentorfolio.services import given as options
from mentorfolio.services.finding import confirmed, mentor_named, need_named
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, walk
from mentorfolio.services.results import Done, Result, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio


_NAMED = 3  # people; the rest is a list


class NeedList(Result, frozen=True, kw_only=True):
    """All needs: open first, then by priority, the earlier date, title."""

    needs: tuple[Need, ...]
    serving: dict[str, tuple[str, ...]]
    coming: dict[str, tuple[str, ...]]

    def data(self) -> object:
        """The list of needs."""
        return [need_view(n) for n in self.needs]


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


def need_view(need: Need) -> dict[str, object]:
    """The JSON face of a need (CONTRACT)."""
    data = view(need)
    del data["history"]
    return data


def add(desk: Desk, title: str, given: Given) -> Done:
    """A new need.

    Raises:
        UsageProblem: a value cannot be meant.
        AlreadyThere: a need of this title is there, and ``anyway`` was not given.
        NotFound, Ambiguous: a name in ``supported_by``.
    """
    title = name_line(title, "title")
    fields = _fields(desk, given)
    if "knowing" not in fields:
        raise UsageProblem(
            "Say what would help: direction, skill or people.",
            hint="Add --knowing why, --knowing how or --knowing whom.",
        )
    supported = options.strengths(options.several(given, "supported_by"), least=1)
    with desk.store.changing() as portfolio:
        supporters = [(mentor_named(portfolio, who), strength) for who, strength in supported.items()]
        if not given.get("anyway"):
            _refuse_same_title(portfolio, title)
        need = Need(
            id=new_slug(title, "need", portfolio.needs.taken()),
            created=desk.today,
            updated=desk.today,
            title=title,
            history=(StatusChange(on=desk.today, status="open"),),
            **fields,  # type: ignore[arg-type]  # each reader returns its field's type
        )
        portfolio.describe(f"added need {need.title}")
        portfolio.needs.put(need)
        for mentor, strength in supporters:
            portfolio.mentors.put(
                changed(mentor, desk.today, supports={**mentor.supports, need.id: strength})
            )
        able = skilled_steps(portfolio, need) if need.scope == "narrow" else ()
    return Done(
        record=need_view(need),
        sentence=f"Added the need {need.title}.",
        details=(f"By {said(need.by)}.",) if need.by else (),
        steps=(*able, Step("Who could help with it?", f"mentorfolio identify --need {need.id}")),
    )


def edit(desk: Desk, name: str, given: Given) -> Done:
    """Replace what is given; an empty text clears a field that may be empty."""
    fields = _fields(desk, given)
    if "title" in given:
        fields["title"] = name_line(str(given["title"]), "title")
    supported = options.strengths(options.several(given, "supported_by"), least=0)
    if not fields and not supported:
        raise UsageProblem(
            "Nothing to change was said.", hint="See what can be: mentorfolio need edit --help"
        )
    with desk.store.changing() as portfolio:
        need = need_named(portfolio, name)
        supporters = [(mentor_named(portfolio, who), strength) for who, strength in supported.items()]
        if "title" in fields and not given.get("anyway"):
            _refuse_same_title(portfolio, str(fields["title"]), but=need.id)
        if rating := fields.pop("confidence", None):
            fields["confidence"] = _rated(need, rating[0])  # type: ignore[index]  # a tuple of one
        need = portfolio.needs.put(changed(need, desk.today, **fields))
        portfolio.describe(f"changed need {need.title}")
        for mentor, strength in supporters:
            supports = {k: v for k, v in {**mentor.supports, need.id: strength}.items() if v}
            portfolio.mentors.put(changed(mentor, desk.today, supports=supports))
    return Done(record=need_view(need), sentence=f"Changed the need {need.title}.")


def rate(desk: Desk, name: str, rating: int, given: Given) -> Done:
    """Note how sure the owner feels of a need on a day, 1 to 5; a second rating of a day replaces it."""
    on = options.past_day(given, "on", desk.today) or desk.today
    with desk.store.changing() as portfolio:
        need = need_named(portfolio, name)
        portfolio.describe(f"rated need {need.title}")
        need = portfolio.needs.put(
            changed(need, desk.today, confidence=_rated(need, Confidence(on=on, rating=rating)))
        )
    sentence = f"Noted {rating} of 5 for {need.title} on {said(on)}."
    return Done(record=need_view(need), sentence=sentence, details=_gain(need))


def set_status(desk: Desk, name: str, status: str) -> Done:
    """Met, dropped, or open again.

    Raises:
        RuleRefusal: it is that already.
    """
    with desk.store.changing() as portfolio:
        need = need_named(portfolio, name)
        if need.status == status:
            raise RuleRefusal(f"The need {need.title} is already {status}.", hint="mentorfolio need list")
        portfolio.describe(f"marked need {need.title} as {status}")
        history = (*need.history, StatusChange(on=desk.today, status=status))
        need = portfolio.needs.put(changed(need, desk.today, status=status, history=history))
        steps = _after_met(portfolio, need, desk.today) if status == "met" else ()
    words = {"met": "is met. Well done.", "dropped": "is dropped.", "open": "is open again."}
    return Done(
        record=need_view(need),
        sentence=f"The need {need.title} {words[status]}",
        details=_gain(need) if status == "met" else (),
        steps=steps,
    )


def gain_sentence(need: Need) -> str:
    """How confidence moved from the first rating to the last; empty with fewer than two (P6, R9)."""
    if len(need.confidence) < 2:
        return ""
    first, last = need.confidence[0], need.confidence[-1]
    if last.rating == first.rating:
        return f"Confidence stayed at {last.rating}, from {said(first.on)} to {said(last.on)}."
    way = "rose" if last.rating > first.rating else "fell"
    until = f"{last.rating} on {said(last.on)}"
    return f"Confidence {way} from {first.rating} on {said(first.on)} to {until}."


def _gain(need: Need) -> tuple[str, ...]:
    sentence = gain_sentence(need)
    return (sentence,) if sentence else ()


def _after_met(portfolio: Portfolio, need: Need, today: date) -> tuple[Step, ...]:
    """Rate it once more, thank who helped, and end what was for this one thing only (P6)."""
    steps = []
    others = {n.id for n in portfolio.needs.all().values() if n.status == "open"}
    if need.confidence and need.confidence[-1].on != today:
        steps.append(Step("How sure are you now, 1 to 5?", f"mentorfolio need rate {need.id} NUMBER"))
    active = [m for m in portfolio.mentors.all().values() if m.stage == "active" and need.id in m.supports]
    active.sort(key=lambda m: (-m.supports[need.id], fold(m.name)))
    for mentor in active[:_NAMED]:
        steps.append(Step(f"Thank {mentor.called}", command("approach", mentor.id, "--template", "thanks")))
        if need.scope == "narrow" and not others & mentor.supports.keys():
            end = command("mentor", "stage", mentor.id, "ended", "--reason", "need met")
            steps.append(Step(f"That was all with {mentor.called}?", end))
    if len(active) > _NAMED or not active:
        steps.append(Step("Anyone to thank?", command("mentor", "list", "--need", need.id)))
    return tuple(steps)


def skilled_steps(portfolio: Portfolio, need: Need) -> tuple[Step, ...]:
    """Who has a skill that the need names, and the command that notes it (P6)."""
    found = skilled(portfolio.mentors.all().values(), need)
    steps = []
    for mentor, skill in found[:_NAMED]:
        note = command("mentor", "edit", mentor.id, "--supports", need.id)
        steps.append(Step(f"{mentor.name} has the skill {skill}", note))
    if more := found[_NAMED:]:
        steps.append(Step(f"{len(more)} more", command("mentor", "list", "--skill", more[0][1])))
    return tuple(steps)


def remove(desk: Desk, name: str, *, yes: bool) -> Done:
    """Take a need out, and out of the mentors' records; letters about it stay, without it."""
    need = need_named(desk.store.reading(), name)
    if not confirmed(desk, yes, f"Remove the need {need.title}"):
        return Done(record=need_view(need), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        need = need_named(portfolio, need.id)
        for mentor in [m for m in portfolio.mentors.all().values() if need.id in m.supports]:
            supports = {k: v for k, v in mentor.supports.items() if k != need.id}
            portfolio.mentors.put(changed(mentor, desk.today, supports=supports))
        for letter in [x for x in portfolio.outreach.all().values() if x.need == need.id]:
            portfolio.outreach.put(changed(letter, desk.today, need=None))
        for reflection in [
            r for r in portfolio.reflections.all().values() if (r.about, r.subject) == ("need", need.id)
        ]:
            portfolio.reflections.put(changed(reflection, desk.today, about="portfolio", subject=None))
        portfolio.describe(f"removed need {need.title}")
        portfolio.needs.remove(need.id)
    return Done(record=need_view(need), sentence=f"Removed the need {need.title}.")


def everything(desk: Desk) -> NeedList:
    """All needs, with the names of those who serve each, or may come to."""
    portfolio = desk.store.reading()
    mentors = portfolio.mentors.all().values()
    needs = tuple(sorted(portfolio.needs.all().values(), key=by_urgency))
    supporters = {n.id: [m for m in mentors if n.id in m.supports] for n in needs}
    return NeedList(
        needs=needs,
        serving={i: tuple(m.name for m in found if m.stage == "active") for i, found in supporters.items()},
        coming={i: tuple(m.name for m in found if m.stage in ON_THE_WAY) for i, found in supporters.items()},
    )


def show(desk: Desk, name: str) -> NeedShown:
    """One need."""
    portfolio = desk.store.reading()
    need = need_named(portfolio, name)
    serving = [m for m in portfolio.mentors.all().values() if need.id in m.supports]
    serving.sort(key=lambda m: (-m.supports[need.id], fold(m.name)))
    return NeedShown(
        need=need,
        serving=tuple((m.name, m.stage, m.supports[need.id]) for m in serving),
        skilled=skilled_steps(portfolio, need) if need.status == "open" else (),
    )


def ask_for_need(desk: Desk, asker: Asker, *, title: str = "", offered: str = "") -> str:
    """Ask for a new need and add it; gives its id.

    Args:
        desk: what the command works with.
        asker: the person.
        title: its title, if that was said already.
        offered: words that Enter takes for the title.

    Raises:
        WentBack, Interrupted: from the person.
    """
    said = {"title": title or offered.partition("\n")[0], "knowing": "how"}

    titled = [title] if title else []

    def ask_title() -> None:
        required = NEED_TITLE._replace(optional=False)
        said["title"] = answered(asker, required, lambda t: new_title(desk, t), said["title"]) or ""
        titled.append(said["title"])

    def ask_knowing() -> None:
        said["knowing"] = answered(asker, NEED_KNOWING, competency) or ""

    try:
        walk([ask_knowing] if title else [ask_title, ask_knowing])
    except Interrupted as left:
        if titled:
            add(desk, said["title"], {"knowing": said["knowing"]})
            left.hint = (
                f"The need {said['title']} is kept as one of skill; to change it: mentorfolio need edit"
            )
        raise
    record = add(desk, said["title"], {"knowing": said["knowing"]}).record
    return str(record["id"])


def new_title(desk: Desk, text: str) -> str:
    """A title that no need has yet. Raises UsageProblem or AlreadyThere."""
    title = name_line(text, "title")
    _refuse_same_title(desk.store.reading(), title)
    return title


def _fields(desk: Desk, given: Given) -> dict[str, object]:
    readers: options.Readers = {
        "knowing": competency,
        "context": lambda t: one_of(CONTEXTS, t, "a context") if t.strip() else None,
        "priority": int,
        "scope": lambda t: one_of(SCOPES, t, "a scope"),
        "why": lambda t: paragraphs(t, "why"),
        "success": lambda t: paragraphs(t, "sign of success"),
        "by": lambda t: parse_day(t, desk.today, lean="forward") if one_line(t, "date") else None,
        "confidence": lambda t: (Confidence(on=desk.today, rating=int(t)),),
    }
    return options.read(given, readers)


def _rated(need: Need, rating: Confidence) -> tuple[Confidence, ...]:
    others = [c for c in need.confidence if c.on != rating.on]
    return tuple(sorted((*others, rating), key=_day))


def _day(rating: Confidence) -> date:
    return rating.on


def _refuse_same_title(portfolio: Portfolio, title: str, but: str = "") -> None:
    for need in portfolio.needs.all().values():
        if need.id != but and fold(need.title) == fold(title):
            raise AlreadyThere(
                f"There is a need called {need.title!r} already ({need.id}).",
                hint="Change that one with mentorfolio need edit, or add a second one with --anyway.",
            )
