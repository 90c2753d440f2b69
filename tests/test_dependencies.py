"""What is installed for development is named and locked; holes in it are told, and that nobody was asked."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")


def named() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def test_every_dependency_names_its_lowest_version_and_stands_in_the_lock_with_its_hashes() -> None:
    locked = {entry.split("==")[0]: entry for entry in re.split(r"\n(?=[a-z])", LOCK)}
    for requirement in named():
        name = re.split(r"[><=; ]", requirement)[0].lower()
        assert ">=" in requirement
        assert "--hash=sha256:" in locked[name]
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", LOCK)[1:])


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert "://" not in LOCK
    assert "index" not in LOCK


@pytest.mark.skipif(sys.platform == "win32", reason="the audit is a script for a POSIX shell")
@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        (
            "echo 'requests.exceptions.ConnectionError: no' >&2; exit 1",
            0,
            "skipped: its source cannot be reached",
        ),
        ("echo 'the lock is broken' >&2; exit 1", 1, "the lock is broken"),
        (
            """echo '{"dependencies": [{"name": "rich", "skip_reason": "unknown"}]}'""",
            0,
            "skipped: what answers here knows none",
        ),
        (
            """echo '{"dependencies": [{"name": "rich", "version": "1", "vulns": [{"id": "X-1"}]}]}'""",
            1,
            "rich 1: X-1",
        ),
        (
            """echo '{"dependencies": [{"name": "rich", "version": "1", "vulns": []}]}'""",
            0,
            "1 packages audited, no known hole",
        ),
    ],
)
def test_the_audit_tells_a_hole_and_that_nobody_could_be_asked(
    tmp_path: Path, answer: str, code: int, told: str
) -> None:
    script = ROOT / ".ci" / "audit"
    if not script.exists():
        pytest.skip("the source archive has no .ci")
    asked = tmp_path / "pip-audit"
    asked.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    asked.chmod(0o755)
    words = [sys.executable, str(script), str(asked), "lock"]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ended.returncode, told in ended.stdout) == (code, True), ended
