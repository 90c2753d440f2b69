"""How a sentence is taken apart: its clauses, the other one's name in it, and whom else a talk was with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from mentorfolio.commands.happened.phrases import beginnings, begins, is_all, phrase, tells
from mentorfolio.commands.happened.what import THEIRS, Understood
from mentorfolio.domain.greeting import TITLES, first_name, last_name, untitled
from mentorfolio.domain.text import fold

EDGES = " ,.;:!-\u2013"
UNCLAIMED = "unclaimed"  # a promise of which nobody tells whose it is: "we met, and promised to send it"


def joints(text: str) -> list[re.Match[str]]:
    """Where a clause ends and another begins."""
    return [*re.finditer(phrase("joined"), text, re.IGNORECASE)]


def clauses(text: str, whats: Collection[str]) -> tuple[str, list[tuple[str, str, str]]]:
    """The first clause, and of those behind it: what it says, its words, and those behind its beginning."""
    found: list[tuple[int, int, int, str]] = []
    for joint in joints(text):
        clause = text[joint.end() :]
        rows = ((what, re.match(row, clause, re.IGNORECASE)) for what, row in beginnings("further"))
        if told := next(((what, begun) for what, begun in rows if what in whats and begun), None):
            found.append((joint.start(), joint.end(), joint.end() + told[1].end(), told[0]))
        elif (turns := begins("they_do", clause)) and found and _is_my_promise(text, found[-1]):
            # What they do behind what I will do: "i write one page, and she sends her list".
            found.append((joint.start(), joint.end(), joint.end() + turns.end(), "promised"))
    ends = [*(start for start, *_ in found[1:]), len(text)][: len(found)]
    rest = []
    for (_, begin, behind, what), end in zip(found, ends, strict=True):
        # Of a talk all that is told of it belongs to it.
        told_on = None if what == "met" else tells("told_on", text[behind:end])
        end = behind + told_on.start() if told_on else end
        whose = _whose(text[:begin], text[begin:end])
        if whose == "both":
            continue  # what both will do is no promise
        said = (UNCLAIMED, text[begin:end]) if whose == UNCLAIMED else (what, whose + text[begin:end])
        rest.append((*said, text[behind:end]))
    return text[: found[0][0]] if found else text, rest


def _is_my_promise(text: str, found: tuple[int, int, int, str]) -> bool:
    return found[3] == "promised" and re.match(r"(?i)i\b", text[found[1] :]) is not None


def _whose(before: str, clause: str) -> str:
    """Who does it, and a space, where a clause leaves that open: "we met, and promised to send it"."""
    if not re.match(r"(?i)will |promised (?!(?:me|her|him|them)\b)", clause):
        return ""
    subjects = re.findall(r"(?i)\b(?:i|we|she|he|they)\b", before)
    whose = subjects[-1] if subjects else "she" if tells("done_to_me", before) else ""
    if whose.casefold() == "we" and re.match(r"(?i)will ", clause):
        return "both"
    return UNCLAIMED if whose.casefold() in ("", "we") else f"{whose} "


def claimed(one: Understood, main: str) -> Understood:
    """A promise to me is theirs, one to them mine; else it is whose what was told before it is.

    Behind a talk that may be either.
    """
    if one.what != UNCLAIMED:
        return one
    mine = None if main == "met" else main == "done"
    if tells("to_them", one.text):
        mine = True
    if re.search(r"(?i)\b(?:me|us)\b", one.text):
        mine = False
    if mine is None:
        return one
    return Understood("promised", one.text if mine else f"{THEIRS} {one.text}")


def any_of(called: Iterable[str]) -> str:
    """A pattern of these names, the longest first; nothing where there is none."""
    return "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True) if name)


def as_we(text: str, called: Sequence[str]) -> str:
    """Whoever stands first, "Barbara and I met" is "we met"; so is "and I met", with the name before it."""
    they = any_of((*called, "she", "he", "they"))
    both = rf"(?i)^(?:(?:(?:{they}) )?and (?:i|me|myself)|(?:i|me) and (?:{they})) (?!and\b)"
    return re.sub(both, "we ", text)


def without_names(text: str, called: Sequence[str]) -> tuple[str, str]:
    """The text with "them" for their name where something was sent; and with no name in it at all."""
    # "Sister Margarethe" and "Mrs Sample" are "Sr. Margarethe (Grete) Sample".
    plain = {
        untitled(form)
        for name in called
        for form in (name, f"{first_name(name)} {last_name(name)}", last_name(name))
    }
    names = any_of({*called, *plain})
    if not names:
        return text, text
    names = rf"(?:(?:{'|'.join(sorted(TITLES))})\.? )?(?:{names})"
    text = re.sub(rf"(?i)\b(promised|sent|posted) (?:{names})(?= )", r"\1 them", text)
    found = re.sub(rf"(?i)\b(?:{names})'s (?={phrase('advice')})", "their ", text)
    found = re.sub(rf"(?i)(^|{phrase('joined')})(?:{names})(?='s|'ll| )", r"\1she", found)
    found = re.sub(rf"(?i)\b({phrase('before_them')}) (?:{names})(?!'s\b)(?![\w-])", r"\1 them", found)
    return text, re.sub(rf"(?i)\bas (?:{names})(?= )", "as she", found)


def in_words_of(meant: Understood, read: str, typed: str) -> Understood:
    """With the text of each thing that was told as it stands in what was typed.

    A promise is none of them: its words begin with whose it is.
    """
    if read == typed:
        return meant
    also = tuple(in_words_of(one, read, typed) for one in meant.also)
    text = meant.text if meant.what == "promised" else _typed(meant.text, read.split(), typed.split())
    return meant._replace(text=text, also=also)


def _typed(text: str, read: list[str], typed: list[str]) -> str:
    """The words of a text where they stand in what was typed; the text itself where they do not."""
    words = text.split()
    run = " ".join(words).strip(EDGES)
    starts = range(len(read) - len(words) + 1)
    at = next((i for i in starts if " ".join(read[i : i + len(words)]).strip(EDGES) == run), None)
    if not words or at is None:
        return text
    first, end = at, at + len(words)
    kept: list[str] = []
    for how, begin, stop, there, until in SequenceMatcher(None, read, typed, autojunk=False).get_opcodes():
        if stop <= first or begin >= end:
            continue
        cut = (max(first, begin) - begin, stop - min(end, stop)) if how == "equal" else (0, 0)
        kept += typed[there + cut[0] : until - cut[1]]
    return " ".join(kept).strip(EDGES)


def talked_with(text: str) -> tuple[str, str]:
    """Whom a talk was with, two words that may be a name, and who is told to have been there as well."""
    found = begins("with_whom", text)
    if found is None or found["own"] or begins("a_day", found["who"]):
        return "", ""
    return found["who"], (found["more"] or "").split(" ")[-1]


def met_another(text: str, called: Sequence[str]) -> bool:
    """Whether a talk is told of that was with somebody else: "met Anna Sample instead"."""
    found = begins("met_by_name", text)
    if found is None or is_all("a_day", found["who"]):
        return False
    theirs = set(re.findall(r"\w+", fold(" ".join(called))))
    first = untitled(found["who"]).partition(" ")[0]
    told = re.findall(r"\w+", fold(f"{first} {text[found.end() :]}"))
    return bool(theirs) and theirs.isdisjoint(told)
