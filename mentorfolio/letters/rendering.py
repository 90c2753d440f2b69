"""Templates filled in from plain data only: those of ours here and now, others in a process of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorfolio.letters.filling import Plain, Rendered, fill, missing, missing_value
from mentorfolio.letters.library import Template


def render(template: Template, values: Mapping[str, object]) -> Rendered:
    """Fill in a letter (O3, O7) or a reflection prompt.

    A person's value is data: braces in it are printed, never evaluated.

    Args:
        template: from the :class:`~mentorfolio.letters.library.Library`.
        values: name -> text, whole number, truth value, None, or lists and dicts of these.

    Raises:
        MissingValue: a value is absent; the hint names the option that supplies it.
        UsageProblem: the template itself is at fault; names the file, the line and the cause. One
            that did not come with the program runs apart, and is stopped within three seconds.
        TypeError: a value of another type was handed in, which is a mistake in this program.
    """
    plain = {name: _plain(value, name) for name, value in values.items()}
    if template.own:
        if absent := missing(template, plain):
            raise missing_value(template, absent)
        from mentorfolio.letters.confined import fill_apart

        return fill_apart(template, plain)
    return fill(template, plain)


def _plain(value: object, where: str) -> Plain:
    # Exact types: an object with methods would be a door out of the sandbox.
    if value is None or type(value) in (str, int, bool):
        return value  # type: ignore[return-value]  # mypy does not narrow on a set of types
    if isinstance(value, Mapping):
        return {_key(key, where): _plain(item, f"{where}.{key}") for key, item in value.items()}
    if type(value) in (list, tuple):
        items: Any = value
        return [_plain(item, f"{where}[]") for item in items]
    raise TypeError(f"a letter takes plain values only; {where} is a {type(value).__name__}")


def _key(key: object, where: str) -> str:
    if type(key) is not str:
        raise TypeError(f"a letter takes plain values only; {where} has a key that is not text")
    return key
