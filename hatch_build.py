"""The manual page goes into the wheel: pip, pipx and uv put it below ``share/man``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPage(BuildHookInterface[Any]):
    """Writes it anew for every wheel, from the index of commands."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the page to what the wheel shares."""
        sys.path.insert(0, self.root)
        from mentorfolio.cli.manpage import page

        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name) / "mentorfolio.1"
        file.write_text(page(), encoding="utf-8")
        build_data["shared_data"][str(file)] = "share/man/man1/mentorfolio.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Nothing stays behind."""
        self._folder.cleanup()
