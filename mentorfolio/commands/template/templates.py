"""The templates of letters, prompts and agendas, as a person looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import PathShown, Result, plain
from mentorfolio.errors import NotFound, UsageProblem
from mentorfolio.fields.field import Field, Operand, Said

if TYPE_CHECKING:
    from mentorfolio.letters.library import Fault, Template

_SAY_WHICH = "Say which template, by its id: mentorfolio template list shows them."
TemplateNamed = Annotated[str, Operand("TEMPLATE", "Its id.", _SAY_WHICH, "thanks", complete="template")]
NewTemplate = Annotated[
    str, Operand("TEMPLATE", "Its id: lower-case letters, digits and hyphens.", _SAY_WHICH, "thanks")
]
SomeTemplate = Annotated[str | None, Operand("[TEMPLATE|FILE]", "Only this one.", complete="template")]


class NewSaid(Said, frozen=True, kw_only=True):
    """What it begins with."""

    source: Annotated[
        str | None,
        Field("Start with a copy of this one.", flag="--from", metavar="TEMPLATE", complete="template"),
    ] = None


class TemplateRow(Result, frozen=True, kw_only=True):
    """One template: ``family`` is letter, prompt or agenda, ``own`` whether it is the person's.

    ``needs`` are the values a letter cannot do without, ``offers`` those it can.
    """

    id: str
    family: str
    name: str
    use: str
    kind: str | None
    channel: str | None
    needs: tuple[str, ...]
    offers: tuple[str, ...]
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
    """One template with its text; ``also`` names those of the same id that are something else.

    ``questions`` has for each value of a letter how it is asked for.
    """

    row: TemplateRow
    subject: str
    body: str
    path: str
    source: str
    also: tuple[str, ...] = ()
    questions: dict[str, str] = {}

    def data(self) -> object:
        """The row with its text."""
        return {
            **{field: getattr(self.row, field) for field in self.row.__struct_fields__},
            "subject": self.subject or None,
            "body": self.body,
            "source": self.source or None,
            "path": self.path,
            "questions": self.questions,
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


def list_(desk: Desk) -> TemplateList:
    """List all templates and when to use each.

    $ mentorfolio template list
    """
    found = (*desk.letters.letters(), *desk.letters.prompts(), *desk.letters.agendas())
    return TemplateList(rows=tuple(map(_row, found)), unusable=_findings(desk.letters.broken))


def show(desk: Desk, template: TemplateNamed) -> TemplateShown:
    """Show a template.

    $ mentorfolio template show thanks
    """
    from mentorfolio.letters.own import on_shelves
    from mentorfolio.letters.questions import questions_of

    # Of an id that several have, the letter before the prompt before the agenda; ``agendas/closing``
    # means the agenda, whatever else is called so.
    shelves, word = on_shelves(template)
    found: Template | None = None
    unknown: NotFound | None = None
    also: list[str] = []
    for shelf in shelves:
        try:
            one = desk.letters.one(shelf, word)
        except NotFound as problem:
            unknown = unknown or problem
            continue
        except UsageProblem:  # broken, and not what was meant
            if found is None:
                raise
        if found is None:
            found = one
        else:
            also.append(f"{shelf}/{word}")
    if found is None:
        raise unknown or NotFound(f"There is no template called {template!r}.")
    return TemplateShown(
        row=_row(found),
        also=tuple(also),
        subject=found.subject,
        body=found.body,
        path=found.path,
        source=found.source,
        questions=questions_of(found),
    )


def new(desk: Desk, template: NewTemplate, said: NewSaid) -> TemplateMade:
    """Start a template of your own.

    It is a page that explains itself, or a copy. With the name of a built-in one, it is a copy that
    replaces that one.

    $ mentorfolio template new coffee --from thanks
    """
    from mentorfolio.letters.own import new

    family, path, copied = new(desk.letters, template, said.source)
    return TemplateMade(id=template.rpartition("/")[2], family=family, path=path, source=copied)


def check(desk: Desk, template: SomeTemplate = None) -> TemplatesChecked:
    """Try your own templates out, and say what is wrong, by file and line.

    $ mentorfolio template check
    """
    from mentorfolio.letters.own import check

    tried, faults = check(desk.letters, template)
    return TemplatesChecked(tried=tried, findings=_findings(faults))


def path(desk: Desk) -> PathShown:
    """Print the folder of your own templates.

    $ mentorfolio template path
    """
    folder = desk.settings.templates
    return PathShown(path=str(folder), exists=folder.is_dir())


def _findings(faults: Sequence[Fault]) -> tuple[TemplateFinding, ...]:
    return tuple(TemplateFinding(template=f.id, file=f.path, line=f.line, cause=f.cause) for f in faults)


def _row(one: Template) -> TemplateRow:
    from mentorfolio.letters.library import SHELVES

    return TemplateRow(
        id=one.id,
        family=SHELVES[one.shelf],
        name=one.name,
        use=one.use,
        kind=one.kind or None,
        channel=one.channel or None,
        needs=one.needs,
        offers=tuple(one.offers),
        own=one.own,
    )
