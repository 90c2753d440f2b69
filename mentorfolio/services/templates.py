"""The templates of letters and prompts, as a person looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorfolio.errors import NotFound
from mentorfolio.services.results import Result, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Template, TemplateFault


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


class TemplateFinding(Result, frozen=True, kw_only=True):
    """What is wrong in a template file; ``line`` is 0 where the whole file is meant."""

    template: str
    file: str
    line: int
    cause: str


class TemplateList(Result, frozen=True, kw_only=True):
    """Letters, then prompts, each by id; ``unusable`` are the person's own that are left out."""

    rows: tuple[TemplateRow, ...]
    unusable: tuple[TemplateFinding, ...] = ()

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


class TemplateMade(Result, frozen=True, kw_only=True):
    """A new file of the person's, to be changed in their editor; ``source`` is what it copies."""

    id: str
    family: str
    path: str
    source: str | None


class TemplatesChecked(Result, frozen=True, kw_only=True):
    """What is wrong in the templates that were tried out."""

    tried: int
    findings: tuple[TemplateFinding, ...]

    def data(self) -> object:
        """Whether all is well, and the findings."""
        return {
            "clean": not self.findings,
            "tried": self.tried,
            "findings": [plain(f) for f in self.findings],
        }

    def exit_code(self) -> int:
        """1 if there is a finding."""
        return 1 if self.findings else 0


def everything(desk: Desk) -> TemplateList:
    """All templates."""
    letters, prompts = desk.letters.letters(), desk.letters.prompts()
    return TemplateList(
        rows=(*_rows("letter", letters), *_rows("prompt", prompts)),
        unusable=_findings(desk.letters.unusable()),
    )


def new(desk: Desk, template_id: str, source: object) -> TemplateMade:
    """Begin a template of one's own; nothing that is there is touched.

    Raises:
        UsageProblem: an id that no file could have.
        AlreadyThere: the person has a template of this id.
        NotFound: there is no template ``source``.
        CannotCreate: the file cannot be made.
    """
    template_id = template_id.strip()
    family, path, copied = desk.letters.new(template_id, None if source is None else str(source).strip())
    return TemplateMade(id=template_id, family=family, path=path, source=copied)


def check(desk: Desk, which: str | None) -> TemplatesChecked:
    """Try out all templates of one's own, or one of any kind. Raises NotFound."""
    tried, faults = desk.letters.check(which)
    return TemplatesChecked(tried=tried, findings=_findings(faults))


def _findings(faults: Sequence[TemplateFault]) -> tuple[TemplateFinding, ...]:
    return tuple(TemplateFinding(template=f.id, file=f.path, line=f.line, cause=f.cause) for f in faults)


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
