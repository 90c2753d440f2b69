"""The list of mentors, and one mentor."""

from __future__ import annotations

from mentorfolio.domain.dates import period_in_words, said, said_near
from mentorfolio.domain.records import Action, Meeting, Mentor
from mentorfolio.domain.relationship import next_contact
from mentorfolio.domain.vocabulary import DIRECTIONS, KNOWING, KNOWING_WORD, LINES, SOURCES, STAGES
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, labelled, line, strong
from mentorfolio.render.pages.people_words import competencies
from mentorfolio.services.roster import MentorList, MentorShown

TALKS = 5  # the latest ones; all of them are in the portfolio


def page(result: MentorList | MentorShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, MentorList) else _shown(result)


def _listed(result: MentorList, look: Look) -> Page:
    if not result.mentors:
        if result.filtered:
            return Page(words=(line("Nobody in your portfolio is like that."),))
        return Page(
            words=(
                line("Nobody is in your portfolio yet."),
                line("  Find out whom you could learn from:  ", command("mentorfolio identify")),
            )
        )
    rows = [[dim(head) for head in _heads(look)]]
    for mentor in result.mentors:
        last = result.last.get(mentor.id)
        seen = said_near(last, result.today) if last else "-"
        row: list[str | Span] = [strong(mentor.name), _stage(mentor)]
        if not look.narrow:
            row += [str(mentor.rank or "-"), seen, competencies(mentor) or "-"]
        rows.append([cell if isinstance(cell, Span) else Span(cell) for cell in row])
    return Page(body=tuple(columns(rows, look)))


def _heads(look: Look) -> list[str]:
    return ["name", "stage"] if look.narrow else ["name", "stage", "choice", "last contact", "good for"]


def _stage(mentor: Mentor) -> Span:
    role = {"active": "good", "declined": "dim", "ended": "dim", "paused": "dim"}.get(mentor.stage, "")
    return Span(mentor.stage, role)


def _shown(result: MentorShown) -> Page:
    m = result.mentor
    where = ", ".join(part for part in (m.role, m.organisation) if part)
    body: list[Line] = [line(Span(m.name, "heading"), f"  {where}" if where else "")]
    body += labelled("first name", m.first_name)
    body += labelled("greeting", m.greeting)
    body += labelled("stage", f"{STAGES[m.stage]}, since {said(m.stage_since)}")
    body += labelled(
        "good for", ", ".join(_graded(KNOWING_WORD[k], m.knowing[k]) for k in KNOWING if k in m.knowing)
    )
    body += labelled("needs", ", ".join(_graded(result.needs.get(n, n), s) for n, s in m.supports.items()))
    body += labelled("skills", ", ".join(m.skills))
    body += labelled("in favour", "\n".join(m.positives))
    body += labelled("against", "\n".join(m.constraints))
    body += labelled("choice", str(m.rank or ""))
    due = next_contact(m, result.last)
    body += labelled("last contact", said(result.last) if result.last else "")
    body += labelled(
        "next contact", f"{said(due)}, {period_in_words(m.cadence)}" if due and m.cadence else ""
    )
    body += labelled("arrangement", "formal" if m.form == "formal" else "")
    body += labelled("direction", DIRECTIONS[m.direction] if m.direction != "mentor" else "")
    body += labelled("works", LINES[m.line] if m.line else "")
    body += labelled("manager told", said(m.manager_informed) if m.manager_informed else "")
    body += labelled("found", SOURCES[m.source] if m.source else "")
    body += labelled("introduced by", m.introduced_by)
    body += labelled("knows", ", ".join(result.names.values()))
    body += labelled("e-mail", m.email)
    body += labelled("links", "\n".join(m.links))
    body += labelled("tags", ", ".join(m.tags))
    body += labelled("letters", "\n".join(result.letters))
    body += labelled("notes", m.notes)
    body += labelled("talks", "\n".join(_talk(t) for t in result.talks[:TALKS]))
    body += labelled(
        "promised", "\n".join(_promise(a) for t in result.talks for a in t.actions if not a.done)
    )
    if result.reflections:
        reading = command(f"mentorfolio reflect {m.id} --past")
        body += labelled("reflections", [f"{result.reflections}, to read: ", reading])
    body += labelled("given", "\n".join(f"{said(g.on)}: {g.text}" for g in result.gifts))
    return Page(body=tuple(body), words=_next(m))


def _talk(talk: Meeting) -> str:
    return "\n".join(
        (f"{said(talk.on)}: {talk.notes}", *(f"  learnt: {insight}" for insight in talk.insights))
    )


def _promise(action: Action) -> str:
    who = "" if action.owner == "me" else "they: "
    return f"{who}{action.text}" + (f", by {said(action.due)}" if action.due else "")


def _graded(word: str, strength: int) -> str:
    return f"{word} {'+' * strength}"


def _next(mentor: Mentor) -> tuple[Line, ...]:
    commands = {
        "candidate": f"mentorfolio approach {mentor.id}",
        "approached": f"mentorfolio outreach show {mentor.id}",
        "conversation": f"mentorfolio approach {mentor.id}",
        "active": f'mentorfolio log {mentor.id} "what you talked about"',
    }
    known = commands.get(mentor.stage)
    return (line("Next: ", command(known)),) if known else ()
