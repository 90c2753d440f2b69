"""A letter as its sentences, each of which can be put in other words, left out or put elsewhere."""

from __future__ import annotations

import re

from mentorfolio.domain.wording import as_sentence, sentences

# A long line goes on in the next: an editor wrapped it.
_WRAPPED = r"(?<=.{60})(?<![.!?])\n(?=[^\W\d_])"


def parts_of(body: str) -> list[str]:
    """Greeting, sentences and closing lines, in their order."""
    return [part for text in _lines(body) for part in text]


def paragraphs_of(body: str) -> frozenset[int]:
    """The numbers of the parts, from 0 on, that stand below an empty line."""
    begins, at, is_below = set[int](), 0, False
    for parts in _lines(body):
        if parts and is_below:
            begins.add(at)
        at, is_below = at + len(parts), not parts
    return frozenset(begins)


def with_part(body: str, number: int, words: str) -> str:
    """The letter with another part of this number, from 0 on; without it where there are no ``words``."""
    lines = _lines(body)
    at = number
    for parts in lines:
        if at < len(parts):
            whole = _is_whole([parts], (0, at)) and not words.endswith(":")
            said = as_sentence(words) if whole else words
            parts[at : at + 1] = [said] if words else []
            break
        at -= len(parts)
    return _written(lines)


def moved_up(body: str, number: int) -> str:
    """The letter with this sentence one place up; greeting and closing lines stay.

    The first of a paragraph becomes one of its own, and that the last of the paragraph before: what goes up
    and down again is where it was.
    """
    return _written(_up(_lines(body), number))


def moved_down(body: str, number: int) -> str:
    """The letter with this sentence one place down, as :func:`moved_up`."""
    lines = _backwards(_lines(body))
    return _written(_backwards(_up(lines, len(_places(lines)) - 1 - number)))


def _backwards(lines: list[list[str]]) -> list[list[str]]:
    """The last part first: what goes up in these goes down in the letter."""
    return [parts[::-1] for parts in reversed(lines)]


def _up(lines: list[list[str]], number: int) -> list[list[str]]:
    places = _places(lines)
    line, at = places[number]
    is_lone, before = len(lines[line]) == 1, places[number - 1]
    has_room = number and _is_whole(lines, before)
    if not _is_whole(lines, places[number]) or ((at or is_lone) and not has_room):
        return lines
    if at:
        lines[line].insert(at - 1, lines[line].pop(at))
    elif is_lone:
        lines[before[0]].append(lines[line].pop())
    else:
        lines[line : line + 1] = [lines[line][:1], [], lines[line][1:]]
    return lines


def parted(body: str, number: int) -> str:
    """The letter with a paragraph that begins here; where one does already, it joins the one before."""
    lines = _lines(body)
    place = line, at = _places(lines)[number]
    if not _is_whole(lines, place):
        return body
    if at:
        lines[line : line + 1] = [lines[line][:at], [], lines[line][at:]]
    elif _is_whole(lines, (before := max((n for n in range(line) if lines[n]), default=line), -1)):
        lines[before : line + 1] = [lines[before] + lines[line]]
    return _written(lines)


def _places(lines: list[list[str]]) -> list[tuple[int, int]]:
    """Line and place in it of each part."""
    return [(line, at) for line, parts in enumerate(lines) for at in range(len(parts))]


def _is_whole(lines: list[list[str]], place: tuple[int, int]) -> bool:
    """Whether a sentence stands there, and no greeting, closing line or name."""
    return lines[place[0]][place[1]].endswith((".", "!", "?"))


def _written(lines: list[list[str]]) -> str:
    text = "\n".join(" ".join(parts) for parts in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _lines(body: str) -> list[list[str]]:
    whole = re.sub(_WRAPPED, " ", body)
    return [sentences(text.strip()) if text.strip() else [] for text in whole.split("\n")]
