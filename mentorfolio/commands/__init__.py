"""Every command there is, under the headings of the help page: each word is the room of that name.

A word is one command (the function of that name in ``commands/log.py``, or in ``commands/review/review.py``)
or a noun, whose verbs are functions in the modules that its ``VERBS`` name.
"""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Callable, Mapping
from typing import Any

# Heading -> word -> its line on the help page.
COMMANDS: Mapping[str, Mapping[str, str]] = {
    "Every day": {
        "init": "Start your portfolio: your name, and why you are looking for mentors",
        "next": "What to do next, with the command to type",
        "review": "Your portfolio on one page: who covers what, and what is missing",
        "report": "The same with its history, as a page to read, print and share",
        "happened": "Note what happened with someone: a yes, a no, a talk",
        "log": "Note a talk or a moment with a mentor, in one line",
        "snooze": "Hide what is due with someone for a while",
        "do": "Act on a row of the last list, by its number",
        "undo": "Undo the last change",
        "redo": "Redo what you undid",
    },
    "The three steps": {
        "identify": "Find people you could learn from",
        "approach": "Write the letter that fits where things stand",
        "reflect": "Think back, one question at a time",
    },
    "Working together": {
        "meeting": "Meetings: planned, prepared, held",
        "action": "What you promised, and what was promised to you",
        "checkin": "Look at the relationship itself: a few short questions",
        "gift": "Note something you gave back",
        "circle": "Groups you learn with, or an advisory board",
        "search": "Search everything you have written",
        "timeline": "Everything that happened with one person, in order",
        "entry": "Change or remove what a timeline shows",
        "calendar": "Your plans and reminders, as a file for your calendar",
    },
    "What you keep": {
        "mentor": "The people you learn from, or might",
        "tag": "Your tags for people: who has which, and one rhythm for everyone with a tag",
        "need": "What you want from mentoring",
        "network": "The people you know: who could help with what",
        "place": "Where you look for mentors outside your network",
        "outreach": "Your letters: sent, answered, waiting",
        "profile": "What you said about yourself",
    },
    "Files and settings": {
        "template": "The templates of letters, prompts and agendas",
        "export": "Save the portfolio as one file, as contact cards or as pages",
        "import": "Read an exported file back in",
        "store": "Your portfolio file, its backups, its health",
        "config": "Your settings, and how to change them",
        "completion": "The script that completes what you type in your shell",
        "help": "Explain a command or a topic; all lists every command",
        "demo": "See it all on a sample portfolio, which is then thrown away",
    },
}

# The commands of a person's week; the help page shows these.
WEEK = ("init", "identify", "approach", "happened", "log", "meeting", "next", "review")


def words() -> list[str]:
    """Every first word, in the order of the help page."""
    return [word for section in COMMANDS.values() for word in section]


def verbs(word: str) -> Mapping[str, str]:
    """Verb -> its module, for a noun; nothing for a word that is a command by itself."""
    found: Mapping[str, str] = getattr(_room(word), "VERBS", {})
    return found


def function(word: str, verb: str = "") -> Callable[..., Any]:
    """The function that does it."""
    room = _room(word)
    if verb or hasattr(room, "__path__"):
        room = importlib.import_module(f"{room.__name__}.{room.VERBS[verb] if verb else word}")
    name = (verb or word).replace("-", "_")
    # Python's own words (list, open, next) have a line behind them.
    found: Callable[..., Any] = getattr(room, name, None) or getattr(room, f"{name}_")
    return found


def _room(word: str) -> Any:
    return importlib.import_module(f"{__name__}.{word}{'_' * keyword.iskeyword(word)}")
