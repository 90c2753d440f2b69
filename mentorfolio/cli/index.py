"""What is known of every command, on a line each: readable before anything is imported.

``make index`` writes ``index.tsv`` from the commands' functions; a test holds both equal. Columns: the
words, the summary, what each operand names (``-`` nothing, ``*`` behind one that is repeated), then each
option: ``--on= help`` takes a value, ``--stage=a|b help`` one of these words, ``--need=need help`` the name
of a record, ``--yes help`` none; then examples: ``$ mentorfolio gift julie an article``. An operand of
``theme:light|dark;accessible:true|false`` takes one of these words, by the operand before it.
"""

from __future__ import annotations

import os

PATH = os.path.join(os.path.dirname(__file__), "index.tsv")  # noqa: PTH118, PTH120 - pathlib: 5 ms


class Option:
    """An option: ``kind`` is None if it takes no value, else what it names; empty for one's own words."""

    __slots__ = ("help", "kind")

    def __init__(self, kind: str | None, told: str) -> None:
        self.kind, self.help = kind, told


class IndexedCommand:
    """One command. The first row, without words, is the program: the options valid everywhere."""

    __slots__ = ("examples", "operands", "options", "parent", "summary", "words")

    def __init__(self, line: str) -> None:
        self.words, self.summary, operands, *options = line.split("\t")
        self.parent = self.words.rpartition(" ")[0]
        self.operands = operands.split()
        self.options: dict[str, Option] = {}
        self.examples: list[str] = []
        for text in options:
            if text.startswith("$ "):
                self.examples.append(text[2:])
                continue
            told, _, explained = text.partition(" ")
            flag, equals, kind = told.partition("=")
            self.options[flag] = Option(kind if equals else None, explained)

    def operand(self, at: int) -> str:
        """What the operand at that place names."""
        names = [name for name in self.operands if name != "*"]
        return names[min(at, len(names) - 1)].strip("-")


def lines() -> list[str]:
    """The rows as they stand in the file."""
    with open(PATH, encoding="utf-8") as file:  # noqa: PTH123 - see PATH
        return file.read().splitlines()


def examples(words: str) -> list[str]:
    """Those of a command; of a noun the first of some of its verbs."""
    rows = [IndexedCommand(line) for line in lines() if line.startswith((f"{words}\t", f"{words} "))]
    return rows[0].examples or [one for row in rows[1:4] for one in row.examples[:1]]


def summaries() -> dict[str, str]:
    """Words -> the command's line in a list of commands."""
    return {row.words: row.summary for row in map(IndexedCommand, lines())}
