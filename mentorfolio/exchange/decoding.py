"""Bytes of unknown origin as text: by their mark, their shape, and which letters make words."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
_KANA = re.compile("[\u3041-\u30ff\u4e00-\u9fff]+")
# An accented letter as it stands in a word, and what stands in words only where bytes were misread.
_GOOD = re.compile(
    "[A-Za-z\u00e0-\u00ff][\u00df-\u00f6\u00f8-\u00ff]|[\u00c0-\u00dd][a-z]|\\b[\u00c4\u00d6\u00dc\u00c9]"
)
_ODD = re.compile(
    "[A-Za-z][^\x00-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u2019\u2013\u2014][A-Za-z]|[a-z][\u00c0-\u00d6\u00d8-\u00de]|[\u0080-\u009f]"
)


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None for what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _if_text(data.decode(name, "replace"), name.removesuffix("-sig"))
    if (wide := _wide(data)) is not None:
        return _if_text(data.decode(wide, "replace"), "utf-16")
    try:
        return _if_text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        # Half a file may end within a letter.
        if problem.start >= len(data) - 3:
            return _if_text(data[: problem.start].decode("utf-8"), "utf-8")
    return _of_one_byte(data)


def _wide(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _of_one_byte(data: bytes) -> tuple[str, str] | None:
    if b"\0" in data[:_SAMPLE]:
        return None
    sample = data[: _SAMPLE * 4]
    try:
        text = codecs.getincrementaldecoder("cp932")().decode(sample)
        # Letters that are no Japanese at all become single signs in the middle of words.
        runs = [len(run) for run in _KANA.findall(text)]
        if sum(run for run in runs if run > 1) > 0.7 * sum(runs):
            return _if_text(data.decode("cp932", "replace"), "shift_jis")
    except UnicodeDecodeError:
        pass
    scores = {name: _score(sample.decode(name, "replace")) for name in ("cp1252", "mac-roman")}
    name = max(scores, key=lambda one: scores[one])
    return _if_text(data.decode(name, "replace"), name)


def _score(text: str) -> int:
    # Only what is not plain can tell them apart.
    lines = "\n".join(re.findall(r"[^\n]{0,3}[^\x00-\x7f]+[^\n]{0,3}", text)[:5000])
    return len(_GOOD.findall(lines)) - 2 * len(_ODD.findall(lines)) - 3 * lines.count("\ufffd")


def _if_text(text: str, name: str) -> tuple[str, str] | None:
    sample = text[:_SAMPLE]
    strange = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v") or c == "\ufffd")
    return None if strange > 4 + len(sample) // 50 else (text.removeprefix("\ufeff"), name)
