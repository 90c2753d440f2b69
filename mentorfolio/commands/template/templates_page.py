"""The templates, one template, a new one, and what a check found."""

from __future__ import annotations

from collections.abc import Sequence

from mentorfolio.commands.template.templates import (
    TemplateFinding,
    TemplateList,
    TemplateMade,
    TemplatesChecked,
    TemplateShown,
)
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    labelled,
    line,
    lines_of,
    strong,
)

_FAMILIES = (("letter", "Letters"), ("prompt", "Reflection prompts"), ("agenda", "Agendas"))
# Which command uses one.
_USES = {
    "letter": "approach MENTOR --template",
    "prompt": "reflect --prompt",
    "agenda": "meeting agenda MEETING --template",
}


def page(result: TemplateList | TemplateShown | TemplateMade | TemplatesChecked, look: Look) -> Page:
    """Any of the four."""
    if isinstance(result, TemplateList):
        return _listed(result, look)
    if isinstance(result, TemplateMade):
        return _made(result)
    return _checked(result) if isinstance(result, TemplatesChecked) else _shown(result)


def _listed(result: TemplateList, look: Look) -> Page:
    body: list[Line] = []
    for family, title in _FAMILIES:
        body += [line()] if body else []
        body.append(line(Span(title, "heading")))
        rows = [r for r in result.rows if r.family == family]
        body += columns(
            [strong("  " + r.id), *([] if look.narrow else [Span("yours" if r.own else ""), dim(r.use)])]
            for r in rows
        )
    words: list[Line] = []
    if result.unusable:
        words = [line(), line(Span("Left out, because they cannot be used:", "warn"))]
        words += [*_findings(result.unusable), line("Try them out: ", command("mentorfolio template check"))]
    return Page(body=tuple(body), words=tuple(words))


def _shown(result: TemplateShown) -> Page:
    row = result.row
    about = [
        *labelled("name", row.name),
        *labelled("use", row.use),
        *labelled("needs", ", ".join(row.needs)),
        *labelled("takes too", ", ".join(row.offers)),
        *(one for key, text in result.questions.items() for one in labelled(key, text)),
        *labelled("file", result.path),
    ]
    about += [
        line("Another one with this name: ", command(f"mentorfolio template show {quoted(o)}"))
        for o in result.also
    ]
    head = [line(dim("Subject: "), result.subject), line()] if result.subject else []
    return Page(body=(*head, *lines_of(result.body)), words=(line(), *about))


def _made(result: TemplateMade) -> Page:
    began = f"a copy of {result.source}" if result.source else "a page that explains itself"
    which = f"agendas/{result.id}" if result.family == "agenda" else result.id
    return Page(
        body=(line(result.path),),
        words=(
            line(f"Your {result.family} {result.id} is {began}. Change the file as you like, then:"),
            line("  ", command(f"mentorfolio template check {quoted(which)}")),
            line("  ", command(f"mentorfolio {_USES[result.family]} {result.id}")),
        ),
    )


def _checked(result: TemplatesChecked) -> Page:
    if result.findings:
        return Page(body=tuple(_findings(result.findings)))
    if not result.tried:
        return Page(
            words=(
                line("You have no templates of your own. ", command("mentorfolio template new my-letter")),
            )
        )
    said = "The template is" if result.tried == 1 else f"All {result.tried} templates are"
    return Page(body=(line(Span(f"{said} ready to use.", "good")),))


def _findings(findings: Sequence[TemplateFinding]) -> list[Line]:
    return [line(strong(f.file + (f":{f.line}" if f.line else "")), f": {f.cause}", hang=2) for f in findings]
