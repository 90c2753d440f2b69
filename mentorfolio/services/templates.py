"""The templates of letters, prompts and agendas, as a person looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mentorfolio.errors import NotFound, UsageProblem
from mentorfolio.services.results import Result, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Template, TemplateFault


class TemplateRow(Result, frozen=True, kw_only=True):
    """One template: ``family`` is letter, prompt or agenda, ``own`` whether it is the person's."""

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
    """Letters, prompts, agendas, each by id; ``unusable`` are the person's own that are left out."""

    rows: tuple[TemplateRow, ...]
    unusable: tuple[TemplateFinding, ...] = ()

    def data(self) -> object:
        """The rows."""
        return list(self.rows)


class TemplateShown(Result, frozen=True, kw_only=True):
    """One template with its text; ``also`` names those of the same id that are something else."""

    row: TemplateRow
    subject: str
    body: str
    path: str
    source: str
    also: tuple[str, ...] = ()

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
    letters, prompts, agendas = desk.letters.letters(), desk.letters.prompts(), desk.letters.agendas()
    return TemplateList(
        rows=(*_rows("letter", letters), *_rows("prompt", prompts), *_rows("agenda", agendas)),
        unusable=_findings(desk.letters.unusable()),
    )


def new(desk: Desk, template_id: str, source: object) -> TemplateMade:
    """Begin a template of one's own; nothing that is there is touched.

    ``agendas/mine`` is an agenda; ``mine`` is what ``source`` is, else a letter.

    Raises:
        UsageProblem: an id that no file could have.
        AlreadyThere: the person has a template of this id.
        NotFound: there is no template ``source``.
        CannotCreate: the file cannot be made.
    """
    template_id = template_id.strip()
    family, path, copied = desk.letters.new(template_id, None if source is None else str(source).strip())
    return TemplateMade(id=template_id.rpartition("/")[2], family=family, path=path, source=copied)


def check(desk: Desk, which: str | None) -> TemplatesChecked:
    """Try out all templates of one's own, or one of any kind. Raises NotFound."""
    tried, faults = desk.letters.check(which)
    return TemplatesChecked(tried=tried, findings=_findings(faults))


def _findings(faults: Sequence[TemplateFault]) -> tuple[TemplateFinding, ...]:
    return tuple(TemplateFinding(template=f.id, file=f.path, line=f.line, cause=f.cause) for f in faults)


def show(desk: Desk, template_id: str) -> TemplateShown:
    """One template: of an id that several have, the letter before the prompt before the agenda.

    ``agendas/closing`` means the agenda, whatever else is called so. Raises NotFound for an unknown id.
    """
    shelf, slash, word = template_id.strip().partition("/")
    shelves = _shelves(desk)
    if slash and shelf in shelves:
        shelves = {shelf: shelves[shelf]}
    else:
        word = template_id.strip()
    found: tuple[str, Template] | None = None
    unknown: NotFound | None = None
    also: list[str] = []
    for shelf, (family, find) in shelves.items():
        try:
            template = find(word)
        except NotFound as problem:
            unknown = unknown or problem
            continue
        except UsageProblem:  # broken, and not what was meant
            if found is None:
                raise
        if found is None:
            found = (family, template)
        else:
            also.append(f"{shelf}/{word}")
    if found is None:
        raise unknown or NotFound(f"There is no template called {template_id!r}.")
    family, template = found
    return TemplateShown(
        row=_rows(family, [template])[0],
        also=tuple(also),
        subject=template.subject,
        body=template.body,
        path=template.path,
        source=template.source,
    )


def _shelves(desk: Desk) -> dict[str, tuple[str, Callable[[str], Template]]]:
    """Folder -> what is in it, and how one is found, in the order in which an id is meant."""
    return {
        "letters": ("letter", desk.letters.letter),
        "prompts": ("prompt", desk.letters.prompt),
        "agendas": ("agenda", desk.letters.agenda),
    }


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
