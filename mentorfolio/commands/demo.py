"""``demo``: the main job on a sample portfolio, played through the real commands."""

from __future__ import annotations

import io
import re
import shlex
import tempfile
from pathlib import Path
from typing import NamedTuple

from mentorfolio.desk.desk import Desk
from mentorfolio.errors import AlreadyThere
from mentorfolio.render.page import Span, command, line
from mentorfolio.settings import expanded

# A day of its own, so that the demo shows the same whenever it is played.
TODAY = "2026-01-21"


class Scene(NamedTuple):
    """Commands played in silence, then a title and commands whose answers are shown."""

    title: str
    shown: str
    before: str = ""


SCENES = (
    Scene(
        "A sample portfolio: Sam Sample, who has just been given a team",
        shown="""
            need add "Lead a team" --knowing how --priority 3
            need add "Enter climate tech" --knowing whom --priority 2
            mentor list
        """,
        before="""
            init --name "Sam Sample" --role "team lead" --organisation "Sample Works" --context skills \
              --purpose "I lead people for the first time and want to do it well" \
              --looking-for "someone who has built a team and speaks plainly" \
              --effective-mentee "I prepare, and I do what I say"
            need add "Read a budget" --knowing how --priority 1
            mentor add "Anna Sample" --role "head of delivery" --knowing how=3 \
              --stage active --on 2025-06-02 \
              --cadence 1m --last-contact 2026-01-12 --line same-organisation --source known
            mentor add "Kim Sample" --role "controller" --knowing how=2 --stage active --on 2025-03-03 \
              --cadence 2m --last-contact 2025-09-04 --line same-organisation --source known --knows anna
            mentor add "Omar Sample" --knowing why=2 --line same-organisation --stage active --on 2025-10-01
        """,
    ),
    Scene(
        "1. Identify: who could help to enter climate tech?",
        shown="""
            mentor add "Julie Sample" --knowing whom=2 --supports climate=2 --source friend-of-friend \
              --positive "you went from logistics to solar at my age" --rank 1
            mentor add "Dana Sample" --knowing whom --supports climate=3 --source linkedin \
              --positive "your notes on hiring in climate tech" --rank 2
            identify --need climate
        """,
        before="""
            mentor edit anna --supports team=3
            mentor edit kim --supports team=1 --supports budget=2
        """,
    ),
    Scene(
        "2. Approach: the letter that fits where things stand. Nothing is sent by itself",
        before="""
            mentor edit julie --role "programme lead" --organisation "Example Solar" \
              --email julie@example.org --line outside
            mentor edit dana --line outside
        """,
        shown="""
            approach --need climate --set why="you went from logistics to solar at my age"
            outreach sent julie
            outreach accepted julie
            log julie "half an hour about how she changed fields" --insight "ask for a project, not a job"
        """,
    ),
    Scene(
        "3. Reflect",
        shown="""
            reflect julie --prompt from-talk-to-asking \
              --text "She offered a second call. I will ask after that."
        """,
    ),
    Scene(
        "Then the work begins: an agenda, and a look at how it is going",
        shown="""
            meeting plan anna --when "thu 15:00"
            meeting agenda anna
            checkin anna --rapport 5,4,5,4 --clarity 3,2 --benefit-me 5 --benefit-them 3
        """,
    ),
    Scene(
        "The whole portfolio, and what to do next",
        shown="""
            review
            review --without anna
            next
        """,
    ),
)


def demo(desk: Desk) -> None:
    """See it all on a sample portfolio, which is then thrown away.

    With --store PATH the sample is kept in that new file, to play with.

    $ mentorfolio demo
    $ mentorfolio demo --store sample.json
    """
    kept = desk.flags.get("store")
    if kept and expanded(kept).exists():
        raise AlreadyThere(
            f"There is already a file {kept}.", hint="Choose a new name: the demo overwrites nothing."
        )
    if kept:  # one that is gone, and has backups, is said to be so
        desk.store.reading()
    with tempfile.TemporaryDirectory(prefix="mentorfolio-demo-") as folder:
        path = str(expanded(kept)) if kept else str(Path(folder) / "portfolio.json")
        played = [_play(desk, scene, path) for scene in SCENES]
    if desk.screen.json:
        from mentorfolio.domain.strict_json import written

        desk.screen.write(
            written([{"scene": s.title, "commands": lines} for s, lines in zip(SCENES, played, strict=True)])
        )
        return
    kept_in = (f"The sample is kept in {kept}.  Look around in it with: ", command("mentorfolio next"))
    gone = ("That was a sample, and it is gone.  Start your own with: ", command("mentorfolio init"))
    desk.screen.say([line(), line(*(kept_in if kept else gone))])


def _play(desk: Desk, scene: Scene, path: str) -> list[str]:
    typed, quiet = _commands(scene.shown), desk.screen.json
    say = (lambda _: None) if quiet else desk.screen.say
    say([line(), line(Span(scene.title, "heading")), line()])
    for words in _commands(scene.before):
        _run(desk, words, path, quiet=True)
    for words in typed:
        say([line(command(f"$ mentorfolio {words}"), hang=6)])
        _run(desk, words, path, quiet=quiet)
        say([line()])
    return [f"mentorfolio {words}" for words in typed]


def _commands(text: str) -> list[str]:
    """One command a line; the blanks that a continued line begins with are not part of it."""
    return [re.sub(r" {2,}", " ", one.strip()) for one in text.splitlines() if one.strip()]


def _run(desk: Desk, words: str, path: str, *, quiet: bool) -> None:
    # Their words stand among the answers here, as somebody at a terminal sees both.
    out = io.TextIOWrapper(io.BytesIO(), "utf-8") if quiet else desk.screen.stdout
    environment = {**desk.environment, "MENTORFOLIO_STORE": path, "MENTORFOLIO_CONFIG": f"{path}.toml"}
    played = Desk(environment, stdout=out, stderr=out)
    looks = {k: v for k, v in desk.flags.items() if k in ("no_color", "color", "theme")}
    played.flags |= {**looks, "plain": desk.screen.plain, "no_pager": True}
    code = desk.play([*shlex.split(words), "--today", TODAY, "--no-input"], played)
    if code:
        raise RuntimeError(f"a command of the demo failed with {code}")
