"""The command line as tests use it: in this process, or as a real one, always with a home of its own."""

from __future__ import annotations

import io
import json
import os
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

    @property
    def error(self) -> dict[str, Any]:
        """The JSON error on stderr."""
        found: dict[str, Any] = json.loads(self.err)["error"]
        return found


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
