"""The command line as tests use it: in this process, or as a real one, always with a home of its own."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorfolio.cli.main import run
from mentorfolio.desk.desk import Desk

TODAY = "2026-01-21"  # a Wednesday


@dataclass(frozen=True)
class Outcome:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)

    def rows(self, *words: str) -> str:
        """The lines on stdout with one of these words in them."""
        return "\n".join(line for line in self.out.splitlines() if any(word in line for word in words))

    @property
    def error(self) -> dict[str, Any]:
        """The JSON error on stderr."""
        found: dict[str, Any] = json.loads(self.err)["error"]
        return found


class Golden:
    """What one test has on the screen, kept whole in a part of its own of ``tests/golden/``.

    Set ``MENTORFOLIO_REWRITE_GOLDEN=1`` to write it anew, then read what changed.
    """

    def __init__(self, file: Path, title: str, home: Path) -> None:
        self.file, self.title, self.home = file, title, home

    def __call__(self, *shown: str) -> None:
        """Expect these texts, one after the other, as they were when somebody last read them."""
        found = "\n---\n".join(self._at_home(text).rstrip("\n") for text in shown).rstrip("\n")
        kept = golden_parts(self.file)
        if os.environ.get("MENTORFOLIO_REWRITE_GOLDEN"):
            kept[self.title] = found
            self.file.parent.mkdir(exist_ok=True)
            text = "\n\n".join(f"== {title}\n{part}" for title, part in sorted(kept.items()))
            self.file.write_text(f"{text}\n", encoding="utf-8")
        assert found == kept.get(self.title), "read it, then MENTORFOLIO_REWRITE_GOLDEN=1"

    def _at_home(self, text: str) -> str:
        """Without what differs each time: the folder, and the ids that are drawn at random."""
        text = text.replace(str(self.home), "/home/sam")
        store = self.home / "portfolio.json"
        ids = re.findall(r'"id": ?"([a-z2-7]{8})"', store.read_text("utf-8")) if store.exists() else []
        for number, drawn in enumerate(sorted(filter(text.__contains__, ids), key=text.index), 1):
            text = text.replace(drawn, f"id{number:06}")
        return text


def golden_parts(file: Path) -> dict[str, str]:
    """Title -> text of the parts of a golden file."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    parts = re.split(r"^== (.*)\n", text, flags=re.MULTILINE)[1:]
    return {title: part.rstrip("\n") for title, part in zip(parts[::2], parts[1::2], strict=True)}


class Cli:
    """Runs command lines against one portfolio file, as a script would."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.store = home / "portfolio.json"
        self.environment = {
            "HOME": str(home),
            "PATH": os.environ.get("PATH", ""),
            "MENTORFOLIO_STORE": str(self.store),
            "MENTORFOLIO_TODAY": TODAY,
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "MENTORFOLIO_CONFIG": str(home / "config.toml"),
        }

    def __call__(self, *words: str, stdin: str = "", today: str | None = None) -> Outcome:
        """Run in this process, without a terminal."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        environment = self.environment | ({"MENTORFOLIO_TODAY": today} if today else {})
        app = Desk(
            environment, stdin=io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"), stdout=out, stderr=err
        )
        code = run(list(words), app)
        return Outcome(code, _written(out), _written(err))

    def ok(self, *words: str, **more: Any) -> Outcome:
        """Run, and expect that it worked."""
        outcome = self(*words, **more)
        assert outcome.code == 0, outcome
        return outcome

    def json(self, *words: str, **more: Any) -> Any:
        """Run with ``--json``, expect that it worked, and give what it answered."""
        return self.ok(*words, "--json", **more).json

    def expect_refused(self, code: int, *words: str, **more: Any) -> dict[str, Any]:
        """Run with ``--json``, expect this exit code and an untouched store; give the error."""
        before = self.store.read_bytes() if self.store.exists() else None
        outcome = self(*words, "--json", **more)
        assert outcome.code == code, outcome
        assert outcome.out == ""
        assert (self.store.read_bytes() if self.store.exists() else None) == before, "the store was touched"
        assert "Traceback" not in outcome.err
        assert outcome.error["exit"] == code
        assert outcome.error["message"]
        return outcome.error

    def process(
        self, *words: str, stdin: bytes | None = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run as a real process."""
        return subprocess.run(
            [sys.executable, "-m", "mentorfolio", *words],
            input=stdin,
            env=self.environment | environment,
            capture_output=True,
            check=False,
            timeout=60,
        )

    def begin_anew(self) -> None:
        """Throw the portfolio away, its backups too."""
        self.store.unlink()
        shutil.rmtree(f"{self.store}.backups")

    def answer_purpose(self, role: str = "") -> None:
        """Open the purpose gate; with a ``role`` no letter asks for it."""
        self.ok(
            *("init", "--name", "Sam Sample", "--purpose", "lead well", "--context", "skills"),
            *("--looking-for", "plain words", "--effective-mentee", "I prepare"),
            *(("--role", role) if role else ()),
        )


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
