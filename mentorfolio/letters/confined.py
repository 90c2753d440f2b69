"""Templates that did not come with the program, filled in by a process of their own, within limits.

The sandbox keeps a template from the system, yet not from running for ever or eating all memory.
So it runs in a child that gets plain values, may compute for a moment and fill a bounded memory,
may write no file and start no process, and is killed when it does not answer in time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.errors import InputOutputFailure
from mentorfolio.letters.filling import (
    TOO_MUCH,
    FaultyTemplate,
    LackingValue,
    Plain,
    Rendered,
    fill,
    missing_value,
)
from mentorfolio.letters.library import AGENDAS, Template

SECONDS = 2.0  # of the clock, from the start of the child to its answer
PAGE_SECONDS = 10.0  # a page of ten years is long
CPU_SECONDS = 1  # for the filling alone, rounded up
MEMORY = 512 * 1024 * 1024
PAGE_CPU_SECONDS = 5
LONGEST = 100_000  # characters of a letter
LONGEST_PAGE = 5_000_000
_MOST_LACKING = 20

# The package is found where this process found it, whatever the folder one stands in holds.
_START = "import sys; sys.path.insert(0, sys.argv[1]); from mentorfolio.letters.confined import main; main()"
_READY = b"+"


def fill_apart(template: Template, values: Mapping[str, Plain]) -> Rendered:
    """Fill in a template of somebody else's making.

    Raises:
        LackingValue, FaultyTemplate: as :func:`mentorfolio.letters.filling.fill`; the latter also
            when the template was stopped.
        InputOutputFailure: the system starts no process.
    """
    answer = _asked(template, values, "fill")
    if "lacking" in answer:
        raise missing_value(template, answer["lacking"], answer["line"])
    if "cause" in answer:
        raise FaultyTemplate(template, answer["line"], answer["cause"])
    return Rendered(subject=answer["subject"], body=answer["body"])


def tried_apart(template: Template, values: Mapping[str, Plain]) -> list[tuple[int, str]]:
    """Line and cause of everything that fails when the template is filled in with sample values."""
    answer = _asked(template, values, "try")
    if "cause" in answer:
        return [(answer["line"], answer["cause"])]
    return [(line, cause) for line, cause in answer["found"]]


def page_apart(texts: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """What :func:`mentorfolio.letters.page.filled` answers, for a page with parts of the person's own."""
    answer = _answer({"task": "page", "texts": texts, "values": values}, "report", PAGE_SECONDS)
    return {"part": "page.html", **answer} if "cause" in answer else answer


def _asked(template: Template, values: Mapping[str, Plain], task: str) -> dict[str, Any]:
    """What the child answers about a letter, a prompt or an agenda."""
    job = {"task": task, "template": msgspec.to_builtins(template), "values": values}
    return _answer(job, template.id, SECONDS)


def _answer(asked: Mapping[str, Any], what: str, seconds: float) -> dict[str, Any]:
    """What the child answers; the job goes in as JSON, and JSON comes back."""
    job = json.dumps(asked).encode()
    home = str(Path(__file__).parents[2])
    try:
        # -P: a file called json.py in the folder one stands in is not taken for Python's own.
        child = subprocess.Popen(  # noqa: S603 - this very Python, and nothing that anybody typed
            [sys.executable, "-P", "-c", _START, home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as problem:
        raise _not_started(what, problem.strerror or "") from None
    try:
        said, _ = child.communicate(job, seconds)
    except subprocess.TimeoutExpired:
        return {"line": 0, "cause": TOO_MUCH}
    finally:
        child.kill()
        child.communicate()
    if not said.startswith(_READY):
        raise _not_started(what, f"it ended with {child.returncode}")
    try:
        answer: dict[str, Any] = json.loads(said[len(_READY) :])
    except ValueError:  # killed half-way by a limit
        return {"line": 0, "cause": TOO_MUCH}
    return answer


def _not_started(what: str, cause: str) -> InputOutputFailure:
    return InputOutputFailure(
        f"The template {what!r} is your own, and the program that fills it in did not start: {cause}.",
        hint="The templates that came with mentorfolio do not need it.",
    )


def main() -> None:
    """The child: one job from stdin, one answer to stdout."""
    # What is imported now is not counted as the template's doing.
    fill(Template(id="x", name="x", use="x", body="{{ x }}", path=""), {"x": "x"})
    job = json.load(sys.stdin.buffer)
    _limit(PAGE_CPU_SECONDS if job["task"] == "page" else CPU_SECONDS)
    sys.stdout.buffer.write(_READY)
    sys.stdout.buffer.flush()
    answer = _done(job)
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()


def _done(job: Mapping[str, Any]) -> dict[str, Any]:
    if job["task"] == "page":
        from mentorfolio.letters.page import filled

        page = filled(job["texts"], job["values"])
        return {"line": 0, "cause": TOO_MUCH} if len(page.get("page", "")) > LONGEST_PAGE else page
    template = msgspec.convert(job["template"], Template)
    return _tried(template, job["values"]) if job["task"] == "try" else _filled(template, job["values"])


def _limit(cpu: int = CPU_SECONDS) -> None:
    """As the system allows: not all systems have these limits, and the clock holds on every one."""
    try:
        import resource
    except ImportError:
        return
    import math
    import time

    seconds = math.ceil(time.process_time()) + cpu
    limits = {"CPU": seconds, "AS": MEMORY, "FSIZE": 0, "CORE": 0, "NPROC": 0}
    for name, most in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            try:
                resource.setrlimit(kind, (most, most))
            except (ValueError, OSError):
                continue


def _filled(template: Template, values: dict[str, Plain]) -> dict[str, Any]:
    try:
        written = fill(template, values)
    except LackingValue as lacking:
        return {"lacking": list(lacking.names), "line": lacking.line}
    except FaultyTemplate as fault:
        return {"line": fault.line, "cause": fault.cause}
    if len(written.subject) + len(written.body) > LONGEST:
        return {"line": 0, "cause": TOO_MUCH}
    return {"subject": written.subject, "body": written.body}


def _tried(template: Template, values: dict[str, Plain]) -> dict[str, Any]:
    """Each lacking value is told, then supplied, so that the next one comes to light."""
    found: list[tuple[int, str]] = []
    for _ in range(_MOST_LACKING):
        answer = _filled(template, values)
        if "cause" in answer:
            found.append((answer["line"], answer["cause"]))
        if "lacking" not in answer:
            break
        for name in answer["lacking"]:
            found.append((answer["line"], _why_lacking(template, name)))
            owner, _, field = name.partition(".")
            record = values.get(owner)
            if template.about or (field and not isinstance(record, dict)):
                return {"found": found}
            values[owner] = {**record, field: "sample"} if isinstance(record, dict) else "sample"
    return {"found": found}


def _why_lacking(template: Template, name: str) -> str:
    if template.about and name.partition(".")[0] not in ("mentor", "need"):
        return f"a prompt knows mentor and need, and nothing called {name!r}"
    if "." in name or template.shelf == AGENDAS:
        return f"nothing supplies {name}; is it spelled right?"
    return f'the value {name!r} may be missing; list it after "Needs:", or write {{% if {name} is defined %}}'
