"""A command line that cannot be meant: each kind of slip in one plain sentence, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mentorfolio.cli.help import as_said
from mentorfolio.domain.text import quoted
from mentorfolio.errors import UsageProblem

if TYPE_CHECKING:
    import typer

# Words for one thing to do; a noun knows some of each.
_TAKES_AWAY = ("remove", "drop", "discard", "cancel", "forget", "delete", "rm")
_FOR_THE_SAME = (_TAKES_AWAY, ("add", "new", "create"), ("edit", "change", "update"), ("list", "ls", "all"))
# What people type who know what they want to do, and not what it is called here.
_IN_OTHER_WORDS: Mapping[str, str] = {
    "approach NAME": "ask contact e-mail email letter mail message write",
    "approach NAME --template thanks": "thank thanks",
    "happened NAME": "answered called met phoned rang replied said saw spoke talked wrote",
    "init": "begin setup start",
    "meeting plan NAME": "appointment invite meet",
    "mentor list": "contacts people persons",
    "mentor remove NAME": "delete rm",
    "need add": "goal goals learn want",
    "next": "due now tasks today todo",
    "outreach list": "drafts emails letters mails",
    "undo": "back oops revert",
}
_OFFERED = 8  # suggestions; more are a list, not a hint


def explained(problem: typer.TyperException) -> UsageProblem:
    """The same as a sentence and a hint of ours."""
    ctx: Any = getattr(problem, "ctx", None)
    message = problem.format_message()
    if ctx is not None and message.startswith("Usage:"):  # a noun without its verb: its help says all
        return UsageProblem(as_said(ctx, message))
    kind = _KINDS.get(type(problem).__name__, _other)
    return kind(problem, ctx, _typed(ctx))


def _typed(ctx: Any) -> str:
    names: list[str] = []
    while ctx is not None:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(names) or "mentorfolio"


def _missing(problem: Any, ctx: Any, path: str) -> UsageProblem:
    operands = ctx.command.operands
    asked = operands.get(problem.param.name) if problem.param else None
    if asked is None:
        return UsageProblem("Something is missing here.", hint=_help(path))
    values = " ".join(operand.like for operand in operands.values() if operand.like)
    return UsageProblem(asked.missing, hint=f"Like: {path} {values}")


def _no_option(problem: Any, ctx: Any, path: str) -> UsageProblem:
    known = [name for p in ctx.command.params for name in p.opts] if ctx is not None else []
    near = get_close_matches(problem.option_name, known, n=2, cutoff=0.7)
    meant = f"Did you mean {' or '.join(near)}?" if near else _help(path)
    return UsageProblem(f"This command has no option {problem.option_name}.", hint=meant)


def _bad_option(problem: Any, ctx: Any, path: str) -> UsageProblem:
    if "does not take" in problem.message:
        return UsageProblem(f"{problem.option_name} does not take a value.", hint=_help(path))
    return UsageProblem(f"{problem.option_name} needs a value.", hint=_help(path))


def _other(problem: Any, ctx: Any, path: str) -> UsageProblem:
    message = problem.format_message()
    if found := re.match(r"No such command '(.*)'\.", message, re.DOTALL):
        return _no_command(found[1], ctx, path)
    if found := re.search(r"unexpected extra argument.*? \((.*)\)", message, re.DOTALL):
        if re.fullmatch(r"[1-5,;\s]+", found[1]) and (several := _several_numbers(ctx)):
            return UsageProblem("Put commas between the numbers, without spaces.", hint=f"Like: {several}")
        return UsageProblem(
            f"That is more than {path} takes: {found[1]}", hint=_of_more(found[1], message, ctx, path)
        )
    return UsageProblem(_sentence(message), hint=_help(path))


def _of_more(typed: str, message: str, ctx: Any, path: str) -> str:
    """What to type of words behind all that a command takes: a moment has its option."""
    if any("--when" in p.opts for p in ctx.command.params):
        return f"For a day or a time: {path} NAME --when {quoted(typed)}"
    in_quotes = " " in typed and "extra arguments" not in message
    takes_words = any(p.param_type_name == "argument" for p in ctx.command.params)
    quotes = 'Put quotes around several words that belong together, like "Lead a team".'
    return quotes if takes_words and not in_quotes else _help(path)


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
    """Commands of that name, or a near one, or for the same: here, then under every noun."""
    root = ctx.find_root()
    if word.casefold() in ("help", "?"):
        return [f"{_typed(ctx)} --help".removeprefix("mentorfolio ")]
    here, noun = ctx.command.commands, "" if ctx is root else f"{ctx.info_name} "
    if noun:
        same = [name for words in _FOR_THE_SAME if word.casefold() in words for name in words if name in here]
        near = get_close_matches(word, list(here), cutoff=0.6) or same
        if near or word.casefold() in _TAKES_AWAY:  # what takes something away is meant of this noun
            return [noun + name for name in near]
    nouns = {
        name: list(getattr(root.command.commands[name], "commands", ())) for name in root.command.commands
    }
    exact = [f"{name} {word}" for name, verbs in nouns.items() if word in verbs]
    if word in nouns:
        exact.insert(0, word)
    if not noun:
        exact += [meant for meant, words in _IN_OTHER_WORDS.items() if word.casefold() in words.split()]
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
    return f"See what you can type: {path} --help"


_KINDS: Mapping[str, Callable[[Any, Any, str], UsageProblem]] = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_option,
    "BadOptionUsage": _bad_option,
}
