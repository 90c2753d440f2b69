"""A command line that cannot be meant: each kind of slip in one plain sentence, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorfolio.domain.vocabulary import STAGES
from mentorfolio.errors import UsageProblem

if TYPE_CHECKING:
    import typer

_OFFERED = 8  # suggestions; more are a list, not a hint


class _Asked(NamedTuple):
    """What is asked for where an argument is missing, and how it could be typed."""

    sentence: str
    like: str


# By the name that the help gives the argument.
_MISSING: Mapping[str, _Asked] = {
    "MENTOR": _Asked("Say whom it is about: a name, or a part of one.", "julie"),
    "MENTOR[,MENTOR…]": _Asked("Say with whom: a name; several with commas and no blanks.", "julie"),
    "NEED": _Asked("Say which need: a part of its title will do.", "team"),
    "CIRCLE": _Asked("Say which circle: a part of its name will do.", "thursday"),
    "LETTER": _Asked("Say which letter: whom it is to will do.", "julie"),
    "MEETING": _Asked("Say which meeting: whom it is with will do.", "julie"),
    "ACTION": _Asked("Say which promise: whom it is about, or a word of it, will do.", "julie"),
    "ENTRY": _Asked("Say which entry, by its id: mentorfolio timeline shows them.", "4k2m9x7q"),
    "TEXT...": _Asked("Say it in a few words, too.", "asked about the rota"),
    "NAME": _Asked("Say the name, too.", '"Julie Sample"'),
    "TITLE": _Asked("Say in a few words what you need.", '"Lead a team"'),
    "NUMBER|none": _Asked("Say which choice they are: 1 is the first.", "1"),
    "STAGE": _Asked(f"Say where it stands, too: {', '.join(STAGES)}.", "active"),
    "1..5": _Asked("Say how much, from 1 (not at all) to 5 (fully).", "4"),
    "bash|zsh|fish": _Asked("Say which shell you type in.", "bash"),
    "TEMPLATE": _Asked("Say which template, by its id: mentorfolio template list shows them.", "thanks"),
    "FILE": _Asked("Say which file.", "portfolio-export.json"),
}
# What a command cannot do without, beside its arguments.
_ALSO = {
    "need add": " --knowing how",
    "circle add": " --member julie",
    "mentor stage": " --on today",
}


# Where the words of one command would not do for another.
_OWN: Mapping[tuple[str, str], str] = {
    ("gift", "TEXT..."): "an article on rotas",
    ("action add", "TEXT..."): "read her report by fri",
    ("circle add", "NAME"): '"Thursday lunch"',
}


def explained(problem: typer.TyperException) -> UsageProblem:
    """The same as a sentence and a hint of ours."""
    ctx: Any = getattr(problem, "ctx", None)
    message = problem.format_message()
    if ctx is not None and message.startswith("Usage:"):  # a noun without its verb: its help says all
        return UsageProblem(message.rstrip())
    kind = _KINDS.get(type(problem).__name__, _other)
    return kind(problem, ctx, _typed(ctx))


def _typed(ctx: Any) -> str:
    names: list[str] = []
    while ctx is not None:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(names) or "mentorfolio"


def _missing(problem: Any, ctx: Any, path: str) -> UsageProblem:
    asked = _MISSING.get(problem.param.metavar or "") if problem.param else None
    if asked is None:
        return UsageProblem("Something is missing here.", hint=_help(path))
    wanted = [p.metavar for p in ctx.command.params if p.param_type_name == "argument" and p.required]
    words = path.removeprefix("mentorfolio ")
    values = " ".join(_OWN.get((words, m), _MISSING[m].like) for m in wanted if m in _MISSING)
    also = _ALSO.get(words, "")
    return UsageProblem(asked.sentence, hint=f"Like: {path} {values}{also}")


def _bad_value(problem: Any, ctx: Any, path: str) -> UsageProblem:
    """Only numbers are read on the command line itself; all else is refused by a service."""
    said = re.match(r"(.+) is not (?:a valid int|in the range|a whole number)", problem.message)
    if said is None or problem.param is None:
        return UsageProblem(_sentence(problem.message), hint=_help(path))
    sentence = _sentence(problem.message)
    least, dots, most = (problem.param.metavar or "").partition("..")
    if "a whole number" not in sentence:
        sentence = f"{said[1]} is not a whole number{f' from {least} to {most}' if dots else ''}."
    option = problem.param.opts[-1] if problem.param.param_type_name == "option" else ""
    return UsageProblem(sentence, hint=f"Type it like: {option} {most or 15}".replace(":  ", ": "))


def _no_option(problem: Any, ctx: Any, path: str) -> UsageProblem:
    known = [name for p in ctx.command.params for name in p.opts] if ctx is not None else []
    near = get_close_matches(problem.option_name, known, n=2, cutoff=0.7)
    meant = f"Did you mean {' or '.join(near)}?" if near else _help(path)
    return UsageProblem(f"There is no option {problem.option_name} here.", hint=meant)


def _bad_option(problem: Any, ctx: Any, path: str) -> UsageProblem:
    if "does not take" in problem.message:
        return UsageProblem(f"{problem.option_name} stands alone: nothing belongs to it.", hint=_help(path))
    return UsageProblem(f"Something belongs behind {problem.option_name}.", hint=_help(path))


def _other(problem: Any, ctx: Any, path: str) -> UsageProblem:
    message = problem.format_message()
    if found := re.match(r"No such command '(.*)'\.", message, re.DOTALL):
        return _no_command(found[1], ctx, path)
    if found := re.search(r"unexpected extra argument.*? \((.*)\)", message, re.DOTALL):
        if re.fullmatch(r"[1-5,;\s]+", found[1]) and (several := _several_numbers(ctx)):
            return UsageProblem("Numbers go with commas between and no blanks.", hint=f"Like: {several}")
        takes_words = any(p.param_type_name == "argument" for p in ctx.command.params)
        quotes = 'Several words for one thing go between quotes, like "Lead a team".'
        return UsageProblem(
            f"There is more than {path} takes: {found[1]}", hint=quotes if takes_words else _help(path)
        )
    return UsageProblem(_sentence(message), hint=_help(path))


def _several_numbers(ctx: Any) -> str:
    """How those options that take several numbers, and were given one, are typed."""
    given = [p for p in ctx.command.params if ctx.params.get(p.name)]
    counts = {p.opts[0]: (p.metavar or "").count("1..5") for p in given}
    return " ".join(f"{option} {','.join('4353'[:n])}" for option, n in counts.items() if n > 1)


def _no_command(word: str, ctx: Any, path: str) -> UsageProblem:
    noun = path.removeprefix("mentorfolio").strip()
    sentence = f"There is no command {f'{noun} {word}'.strip()}."
    match _meant(word, ctx)[:_OFFERED]:
        case []:
            return UsageProblem(sentence, hint=_help(path))
        case [one]:
            return UsageProblem(sentence, hint=f"Did you mean: mentorfolio {one}")
        case several:
            return UsageProblem(sentence, hint=f"Did you mean one of these: {', '.join(several)}?")


def _meant(word: str, ctx: Any) -> list[str]:
    """Commands of that name or a near one: here, then under every noun."""
    root = ctx.find_root()
    if word.casefold() in ("help", "?"):
        return [f"{_typed(ctx)} --help".removeprefix("mentorfolio ")]
    here, noun = ctx.command.commands, "" if ctx is root else f"{ctx.info_name} "
    if noun and (near := get_close_matches(word, list(here), cutoff=0.6)):
        return [noun + name for name in near]
    nouns = {
        name: list(getattr(root.command.commands[name], "commands", ())) for name in root.command.commands
    }
    exact = [f"{name} {word}" for name, verbs in nouns.items() if word in verbs]
    if word in nouns:
        exact.insert(0, word)
    if not exact:
        singles = get_close_matches(word, list(nouns), n=2)
        verbs = {verb for verbs in nouns.values() for verb in verbs}
        close = get_close_matches(word, verbs, n=1)
        exact = singles or [f"{name} {verb}" for verb in close for name, own in nouns.items() if verb in own]
    if noun and not exact and "show" in here:
        return [f"{noun}show {word}"]
    return exact


def _sentence(message: str) -> str:
    message = message[:1].upper() + message[1:]
    return message if message.endswith((".", "?", "!")) else f"{message}."


def _help(path: str) -> str:
    return f"See what can be typed: {path} --help"


_KINDS: Mapping[str, Callable[[Any, Any, str], UsageProblem]] = {
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "NoSuchOption": _no_option,
    "BadOptionUsage": _bad_option,
}
