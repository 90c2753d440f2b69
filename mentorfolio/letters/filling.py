"""The blanks of a template filled in, in a sandbox, with every missing value named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.domain import presenting, proposing, requesting, thanking, topics, wording
from mentorfolio.domain.text import shown
from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.letters.library import AGENDAS, SHIPPED, Template

if TYPE_CHECKING:
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]

TOO_MUCH = "it takes too long or grows too large"

# Compiling a letter takes 10 ms, and Python's part is half of it: of a file it keeps the bytecode.
READY = "ready"

# Patterns of whole ranges take a third of a millisecond each to be made: where they are wanted.
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
# A template can write what nobody can type; what is kept of it has to be what an import takes in.
_NO_TEXT = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_CLOSING = "\"')]\u201d\u2019\u00bb"
_ENDINGS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f", "\u061f")

# What supplies a value of the profile or of a mentor, and which: by the option of its name.
_MENTOR = ("name", "first_name", "email", "role", "organisation")
_PROFILE = (*_MENTOR, "signature", "availability", "purpose", "context", "looking_for", "effective_mentee")
_SUPPLIES = {"me": ("mentorfolio init", _PROFILE), "mentor": ("mentorfolio mentor edit MENTOR", _MENTOR)}
_RECORDS = {
    "need": "Say what the letter is about: --need NEED.",
    "talk": 'Write the conversation down first: mentorfolio log MENTOR "…".',
    "earlier": "Nothing was sent to this person yet; pick another letter with --template.",
}


def _by_paragraph(say: Callable[..., str], text: str, *args: object, **options: object) -> str:
    """The first paragraph of a text as ``say`` puts it, and each further one as it was typed."""
    first, *more = re.split(r"\n\s*\n", str(text).strip())
    return "\n\n".join(filter(None, (say(first, *args, **options), *map(sentence, more))))


# What a letter may do with a value that may have paragraphs (docs/letters.md), and with others.
_TOLD: Mapping[str, Callable[..., str]] = {
    "above_all": requesting.above_all,
    "advised": thanking.advised,
    "aimed": requesting.aimed,
    "asked_after": requesting.asked_after,
    "favour": requesting.favour,
    "meeting": proposing.meeting,
    "of_them": wording.of_them,
    "politely": requesting.asked_politely,
    "reason": wording.reason,
    "recalled": wording.recalled,
    "thanked": thanking.thanked,
    "took": thanking.took,
}
WORDINGS: Mapping[str, Callable[..., object]] = {
    **{name: partial(_by_paragraph, say) for name, say in _TOLD.items()},
    "ask": topics.asked,
    "asks_time": proposing.asks_time,
    "asks_to_be_told": proposing.asks_to_be_told,
    "capital": wording.capital,
    "followed": wording.followed,
    "goes_on": presenting.goes_on,
    "has_asked": proposing.has_asked,
    "how_often": proposing.how_often,
    "in_paragraphs": wording.in_paragraphs,
    "lets_go": proposing.lets_go,
    "mine": requesting.mine,
    "named": wording.named,
    "number": wording.in_words,
    "spoken": topics.as_topic,
    "subject": requesting.subject,
    "tells_when": proposing.tells_when,
    "told_in": requesting.told_in,
    "when": requesting.when,
    "wish": requesting.wish,
    "within": wording.within,
}


class Rendered(msgspec.Struct, frozen=True):
    """A letter or prompt with its blanks filled; the subject is one line, empty for a prompt."""

    subject: str
    body: str


class FaultyTemplate(UsageProblem):
    """What is wrong in a template file; ``line`` is 0 where the whole file is meant."""

    def __init__(self, template: Template, line: int, cause: str) -> None:
        place = f"{template.path}, line {line}" if line else template.path
        super().__init__(
            f"The template {template.id!r} cannot be filled in ({place}): {cause}.",
            hint="Fix that line, or pick another template with --template."
            if line
            else "Make it simpler, or pick another template with --template.",
        )
        self.line = line
        self.cause = cause


class LackingValue(MissingValue):
    """Values that a template asks for and does not get; ``line`` is where it asks for the first."""

    names: tuple[str, ...] = ()
    line: int = 0


class _Lacking(Exception):
    """What the template asked of ``owner`` and did not get."""

    def __init__(self, owner: object, name: object, message: str) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = str(name)


def missing(template: Template, values: Mapping[str, object]) -> tuple[str, ...]:
    """Which values the person still has to supply, in the template's order; blank counts as absent."""
    return tuple(name for name in template.needs if not _has(values, name))


def fill(template: Template, plain: Mapping[str, Plain]) -> Rendered:
    """Fill in from plain values, here and now: what came with the program, or within its limits.

    What the letter can do without is blank where nobody says it; a ``subject`` takes the place of its own.

    Raises:
        LackingValue: a value is absent; the hint names the option that supplies it.
        FaultyTemplate: the template itself is at fault; names the file, the line and the cause.
    """
    if absent := missing(template, plain):
        raise missing_value(template, absent)
    values = {**dict.fromkeys(template.offers, ""), **plain}
    own = str(plain.get("subject") or "") if template.subject else ""
    subject = own or _fill(template, template.subject, template.subject_line, values)
    body = _fill(template, template.body, template.body_line, values)
    meeting = plain.get("meeting")
    if 1 in (plain.get("minutes"), meeting.get("minutes") if isinstance(meeting, dict) else None):
        one = partial(re.compile(r"\b([1Oo](?:ne)?) minutes\b").sub, r"\1 minute")
        subject, body = one(subject), one(body)
    return Rendered(subject=_one_line(subject), body=_tidy(body))


def sentence(text: str) -> str:
    """The text as sentences: a capital first in each, the rest untouched, an end mark last."""
    return "\n\n".join(wording.capital(full_stop(part)) for part in re.split(r"\n\s*\n", str(text).strip()))


def full_stop(text: str) -> str:
    """The text with an end mark: a full stop, unless it brings its own."""
    words = wording.capitals(str(text).strip())
    whole = words.rstrip(_CLOSING).endswith(_ENDINGS) or re.search(wording.SMILES, words)
    return words if not words or whole else f"{words}."


def _has(values: Mapping[str, object], name: str) -> bool:
    owner, _, field = name.partition(".")
    value = values.get(owner)
    if field:
        value = value.get(field) if isinstance(value, Mapping) else None
    return bool(value.strip()) if isinstance(value, str) else value is not None


@lru_cache(maxsize=1)
def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox that every letter, prompt and agenda is filled in in."""
    from jinja2 import StrictUndefined, TemplateRuntimeError, UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.utils import missing as nobody

    class Absent(StrictUndefined):
        """Remembers whose value is absent, so that the right option can be named."""

        def __init__(
            self,
            hint: str | None = None,
            obj: Any = nobody,
            name: str | None = None,
            exc: type[TemplateRuntimeError] = UndefinedError,
        ) -> None:
            super().__init__(hint, obj, name, exc)
            # The sandbox's own refusals come this way as well, and stay what they are.
            if exc is UndefinedError:
                self._undefined_exception = partial(_Lacking, obj, name)  # type: ignore[assignment]

    sandbox = ImmutableSandboxedEnvironment(
        undefined=Absent,
        # A letter is plain text: escaping would turn "R&D" into "R&amp;D".
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # Folding what is constant takes longer than it saves in a letter that is filled in once.
        optimized=False,
    )
    # A letter needs no functions, and the fewer there are the fewer can be turned against it.
    few = {"range": sandbox.globals["range"]}  # bounded by the sandbox
    sandbox.globals.clear()
    sandbox.globals.update(few)
    sandbox.filters.update(sentence=sentence, full_stop=full_stop, **WORDINGS)
    return sandbox


def ready(source: str) -> Path:
    """Where the code stands that this version of Jinja2 makes of a shipped text (readying.py)."""
    import hashlib

    import jinja2

    name = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return SHIPPED / READY / jinja2.__version__ / f"{name}.code"


@lru_cache(maxsize=64)
def _compiled(source: str) -> jinja2.Template:
    import jinja2

    sandbox = environment()
    path = str(ready(source))
    try:
        code = SourceFileLoader("ready", path).get_code("ready")
    except (OSError, SyntaxError, ValueError, EOFError):
        code = None
    if code is None:
        return sandbox.from_string(source)
    # As from_string does it, with the code that it would have made itself.
    return jinja2.Template.from_code(
        sandbox, code.replace(co_filename="<template>"), sandbox.make_globals(None)
    )


def _fill(template: Template, source: str, first_line: int, values: Mapping[str, Plain]) -> str:
    from jinja2.exceptions import TemplateSyntaxError

    # `from None` throughout: the exceptions below can hold what the letter says.
    try:
        filled = _compiled(source).render(values)
    except _Lacking as lacking:
        name = _path(source, lacking, values)
        raise missing_value(template, [name], first_line + _line(lacking) - 1) from None
    except TemplateSyntaxError as error:
        line = first_line + error.lineno - 1
        raise FaultyTemplate(template, line, (error.message or "it is not a template").rstrip(".")) from None
    except Exception as error:  # noqa: BLE001 - whatever a template does, it is told in one sentence
        raise FaultyTemplate(template, first_line + _line(error) - 1, _cause(error)) from None
    if not filled.isascii() and (half := re.search("[\ud800-\udfff]", filled)):
        raise FaultyTemplate(template, 0, f"it writes half a character (U+{ord(half[0]):04X})")
    return filled


def _cause(error: Exception) -> str:
    from jinja2.exceptions import SecurityError

    if isinstance(error, SecurityError):
        return "the sandbox forbids what it does"
    # Also what the sandbox says of a range that is too long.
    if isinstance(error, MemoryError | RecursionError | OverflowError):
        return TOO_MUCH
    return f"filling it in failed ({type(error).__name__})"


def _line(error: Exception) -> int:
    """The line within the template on which it broke; 1 if unknown."""
    from traceback import walk_tb

    steps = reversed([*walk_tb(error.__traceback__)])
    return next((line for frame, line in steps if frame.f_code.co_filename == "<template>"), 1)


def _path(source: str, lacking: _Lacking, values: Mapping[str, Plain]) -> str:
    """The lacking value as the template writes it: ``why``, ``me.email``, ``need.title``."""
    from jinja2 import nodes

    for node in environment().parse(source).find_all(nodes.Getattr):
        owner = node.node.name if node.attr == lacking.name and isinstance(node.node, nodes.Name) else ""
        if owner in values and values[owner] is lacking.owner:
            return f"{owner}.{lacking.name}"
    return lacking.name


def missing_value(template: Template, names: Sequence[str], line: int = 0) -> LackingValue:
    """What a person is told who has to supply these values."""
    listed = " and ".join(repr(name) for name in names)
    plural = "s" if len(names) > 1 else ""
    lacking = LackingValue(
        f"The template {template.id!r} needs the value{plural} {listed}.",
        hint=" ".join(_supply(template, name) for name in names),
    )
    lacking.names = tuple(names)
    lacking.line = line
    return lacking


def _supply(template: Template, name: str) -> str:
    owner, _, field = name.partition(".")
    if template.shelf == AGENDAS:
        return f"Nothing supplies {name} for an agenda; is it spelled right in {template.path}?"
    if not field:
        return f'Add --set {name}="…".'
    command, fields = _SUPPLIES.get(owner, ("", ()))
    if field in fields:
        option = "name" if field == "first_name" else field.replace("_", "-")
        return f'Type: {command} --{option} "…".'
    if owner in _RECORDS:
        return _RECORDS[owner]
    return f"Nothing supplies {name}; is it spelled right in the template?"


def _one_line(text: str) -> str:
    plain = text if text.isprintable() else shown(re.sub(_CONTROL, " ", text))
    return " ".join(plain.split())


def _tidy(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if not plain.replace("\n", "").isprintable():
        plain = shown(re.sub(_NO_TEXT, "", re.sub("[\u2028\u2029]", "\n", plain)))
    lines = (line.rstrip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
