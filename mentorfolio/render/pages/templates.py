"""The templates, and one template."""

from __future__ import annotations

from mentorfolio.render.page import Line, Look, Page, Span, columns, dim, labelled, line, lines_of, strong
from mentorfolio.services.templates import TemplateList, TemplateShown


def page(result: TemplateList | TemplateShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, TemplateList) else _shown(result)


def _listed(result: TemplateList, look: Look) -> Page:
    body: list[Line] = []
    for family, title in (("letter", "Letters"), ("prompt", "Reflection prompts")):
        body += [line()] if body else []
        body.append(line(Span(title, "heading")))
        rows = [r for r in result.rows if r.family == family]
        body += columns(
            [strong("  " + r.id), *([] if look.narrow else [Span("yours" if r.own else ""), dim(r.use)])]
            for r in rows
        )
    return Page(body=tuple(body))


def _shown(result: TemplateShown) -> Page:
    row = result.row
    about = [
        *labelled("name", row.name),
        *labelled("use", row.use),
        *labelled("needs", ", ".join(row.needs)),
        *labelled("file", result.path),
    ]
    head = [line(dim("Subject: "), result.subject), line()] if result.subject else []
    return Page(body=(*head, *lines_of(result.body)), words=(line(), *about))
