"""Several drafts at once: a table of them, and who was passed over."""

from __future__ import annotations

from pathlib import PurePath

from mentorfolio.commands.approach.first_choices import Several
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, line, strong


def page(result: Several, look: Look) -> Page:
    """Whom a letter is drafted to, where it is, and what to do with it."""
    head = [dim(text) for text in ("  to", "letter", "words", "hints", "file")]
    rows = [
        [
            strong(f"  {d.name}"),
            Span(d.letter.template),
            Span(str(d.words)),
            Span(", ".join(hint.code for hint in d.hints) or "none"),
            Span(PurePath(d.output or "").name),
        ]
        for d in result.drafts
    ]
    table = [head, *rows]
    body = columns([[row[0], row[4]] for row in table] if look.narrow else table, look)
    words: list[Line] = [line()]
    for mentor, problem in result.skipped:
        words.append(line(Span(f"No letter to {mentor.name}. ", "warn"), problem.message, hang=2))
        words.append(line(f"  {problem.hint or ''}", hang=2))
    if (found := len(result.drafts) + len(result.skipped)) < result.asked_for:
        words.append(
            line(f"There are only {found} candidates.".replace("only 1 candidates", "only 1 candidate"))
        )
    words += [
        line(f"Written to {result.folder}, and kept as drafts; nothing was sent."),
        line("Read one: ", command(f"mentorfolio outreach show {quoted(result.drafts[0].letter.mentor)}")),
    ]
    return Page(body=tuple(body), words=tuple(words))
