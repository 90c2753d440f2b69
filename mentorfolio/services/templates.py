"""The templates of letters and prompts, as a person looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorfolio.errors import NotFound
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Template


class TemplateRow(Result, frozen=True, kw_only=True):
    """One template: ``family`` is letter or prompt, ``own`` whether it is the person's."""

    id: str
    family: str
    name: str
    use: str
    kind: str | None
    channel: str | None
    needs: tuple[str, ...]
    own: bool


class TemplateList(Result, frozen=True, kw_only=True):
    """Letters, then prompts, each by id."""

    rows: tuple[TemplateRow, ...]

    def data(self) -> object:
        """The rows."""
        return list(self.rows)


class TemplateShown(Result, frozen=True, kw_only=True):
    """One template with its text."""

    row: TemplateRow
    subject: str
    body: str
    path: str
    source: str

    def data(self) -> object:
        """The row with its text."""
        return {
            **{field: getattr(self.row, field) for field in self.row.__struct_fields__},
            "subject": self.subject or None,
            "body": self.body,
            "source": self.source or None,
            "path": self.path,
        }


def everything(desk: Desk) -> TemplateList:
    """All templates."""
    letters, prompts = desk.letters.letters(), desk.letters.prompts()
    return TemplateList(rows=(*_rows("letter", letters), *_rows("prompt", prompts)))


def show(desk: Desk, template_id: str) -> TemplateShown:
    """One template. Raises NotFound for an unknown id."""
    try:
        template, family = desk.letters.letter(template_id), "letter"
    except NotFound as unknown:
        try:
            template, family = desk.letters.prompt(template_id), "prompt"
        except NotFound:
            raise unknown from None
    return TemplateShown(
        row=_rows(family, [template])[0],
        subject=template.subject,
        body=template.body,
        path=template.path,
        source=template.source,
    )


def _rows(family: str, templates: Sequence[Template]) -> list[TemplateRow]:
    return [
        TemplateRow(
            id=t.id,
            family=family,
            name=t.name,
            use=t.use,
            kind=t.kind or None,
            channel=t.channel or None,
            needs=t.needs,
            own=t.own,
        )
        for t in templates
    ]
