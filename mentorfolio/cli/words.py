"""Where a command line ends and a person's own words begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mentorfolio.errors import UsageProblem

# What can only be meant as an option; -5 and "-5 degrees" are words.
_LIKE_AN_OPTION = re.compile(r"--?[A-Za-z][\w-]*(=.*)?", re.DOTALL)
# Among words without quotes, nothing but a slip; with a blank in it somebody has quoted it.
_LIKE_A_LONG_ONE = re.compile(r"--[A-Za-z][\w-]*(=\S*)?")
_AS_TEXT = "If it is part of your text, put quotes round the whole text"


def in_order(params: Sequence[Any], typed: Sequence[str], before: int | None) -> list[str]:
    """A command line, with its options before the person's own words and a ``--`` between.

    From their first word on nothing is an option, but for whole ones at the very end of the line; ``before``
    is how many operands stand before the words, None where there are none. What looks like an option there
    and is none, or lacks its value at the end, is a slip. Raises UsageProblem, also as :func:`expect_values`.
    """
    ordered = [*typed] if before is None else _own_words_apart(typed, params, before)
    expect_values(params, ordered)
    return ordered


def help_is_wanted(typed: Sequence[str]) -> bool:
    """Whether help is asked for, in the midst of whatever else."""
    before = typed[: typed.index("--")] if "--" in typed else typed
    return "-h" in before or "--help" in before


def only_help(typed: Sequence[str]) -> list[str]:
    """The same command line with nothing on it but the wish for help, as data if it was to be that."""
    return ["--help", *(["--json"] if "--json" in typed else [])]


def expect_values(params: Sequence[Any], typed: Sequence[str], *, to_the_end: bool = True) -> None:
    """Refuse an option that another option stands behind, where its value belongs, or one said twice.

    Help is never refused, nor what may be repeated. ``to_the_end``: options stand behind the first word that
    is none, too. Raises UsageProblem.
    """
    if help_is_wanted(typed):
        return
    options = _taking_values(params)
    # A switch may be said twice, and what takes several values.
    once = {o for p in params if options.get(p.opts[0]) and not p.multiple for o in p.opts}
    said: set[str] = set()
    at = 0
    while at < len(typed) and typed[at] != "--" and (to_the_end or _name(typed[at]) in options):
        option, other = typed[at], typed[at + 1 : at + 2]
        if options.get(option, False) and other and _name(other[0]) in options:
            raise UsageProblem(
                f"{option} needs {_wanted(params, option)}, but {other[0]} is an option.",
                hint=f"If you mean that text: {option}={other[0]}",
            )
        if (name := _name(option)) in said:
            raise there_twice(name)
        said |= {name} & once
        at += _length(option, options)


def there_twice(name: str) -> UsageProblem:
    """The refusal of an option that was said twice and takes one value."""
    return UsageProblem(f"{name} takes one value, and is there twice.", hint="Leave one of them out.")


def _taking_values(params: Sequence[Any]) -> dict[str, bool]:
    """Each option -> whether a value belongs to it."""
    return {
        name: not getattr(param, "is_flag", False)
        for param in params
        if param.param_type_name == "option"
        for name in param.opts
    }


def _own_words_apart(typed: Sequence[str], params: Sequence[Any], before: int) -> list[str]:
    options = _taking_values(params)
    begin = _first_word(typed, options, before)
    if begin is None:
        return [*typed]
    end = next((at for at in range(begin + 1, len(typed)) if _are_options(typed[at:], options)), len(typed))
    words = typed[begin:end]
    if not help_is_wanted(typed):
        told = words[: words.index("--")] if "--" in words else words
        if told is words and options.get(words[-1], False):
            raise UsageProblem(f"{words[-1]} needs {_wanted(params, words[-1])}.", hint=f"{_AS_TEXT}.")
        for word in told:
            if _LIKE_A_LONG_ONE.fullmatch(word) and _name(word) not in options:
                raise _no_option(_name(word), options)
    return [*typed[:begin], *typed[end:], "--", *words]


def _no_option(name: str, options: Mapping[str, bool]) -> UsageProblem:
    from difflib import get_close_matches

    near = get_close_matches(name, list(options), n=2, cutoff=0.7)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return UsageProblem(f"This command has no option {name}.", hint=f"{meant}{_AS_TEXT}.")


def _wanted(params: Sequence[Any], option: str) -> str:
    return next((p.metavar for p in params if option in p.opts and p.metavar), "TEXT")


def _first_word(typed: Sequence[str], options: Mapping[str, bool], before: int) -> int | None:
    """Where they begin; None where there are none, or where a ``--`` says it already."""
    at = 0
    while at < len(typed):
        word = typed[at]
        if word == "--":
            return None
        if _name(word) in options or _LIKE_AN_OPTION.fullmatch(word):
            at += _length(word, options)
        elif before:
            before -= 1
            at += 1
        else:
            return at
    return None


def _are_options(typed: Sequence[str], options: Mapping[str, bool]) -> bool:
    """Whether all of it are options, each with what belongs to it."""
    at = 0
    while at < len(typed) and _name(typed[at]) in options:
        has_value = options[_name(typed[at])]
        value = typed[at + 1 : at + 2] if has_value and "=" not in typed[at] else []
        if ("=" in typed[at] and not has_value) or any(_name(word) in options for word in value):
            return False
        at += _length(typed[at], options)
    return at == len(typed)


def _name(word: str) -> str:
    return word.partition("=")[0] if word.startswith("--") else word


def _length(word: str, options: Mapping[str, bool]) -> int:
    return 2 if options.get(word, False) else 1
