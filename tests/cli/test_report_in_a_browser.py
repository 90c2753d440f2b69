"""The page as a real browser lays it out: no label upon another, nothing wider than a phone, no script run.

Left out where there is no Chromium. The page itself holds no script and would let none run, so it is measured
in frames of a second page, which is told its text.
"""

from __future__ import annotations

import html
import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.domain.records import StageChange
from mentorfolio.domain.register import Everything
from mentorfolio.exchange.own import to_bytes
from tests.domain.build import day, meeting, mentor, need
from tests.support import Cli

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000", "--dump-dom")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

HOSTILE = (
    "<script>parent.document.title='run'</script> Sample",
    "אבג דה Sample",
    "W" * 90,
    "😀 Sample 😀",
    "\u202eevil Sample\" onload=\"parent.document.title='run'",
)
MEASURE = """
<!doctype html><meta charset="utf-8"><title>waiting</title>
<iframe id="wide" width="1000" height="900" srcdoc="{page}"></iframe>
<iframe id="phone" width="360" height="740" srcdoc="{page}"></iframe>
<pre id="found"></pre>
<script>
addEventListener("load", () => {{
  const at = (id) => document.getElementById(id).contentDocument;
  const labels = [...at("wide").querySelectorAll("svg.network text.label, svg.network text.sector")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const over = [];
  labels.forEach(([a, p], i) => labels.slice(i + 1).forEach(([b, q]) => {{
    if (p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom) over.push([a, b]);
  }}));
  const phone = at("phone").documentElement;
  document.getElementById("found").textContent = JSON.stringify({{
    labels: labels.length, over, title: document.title,
    scroll: phone.scrollWidth, width: phone.clientWidth,
    styled: at("wide").defaultView.getComputedStyle(at("wide").querySelector("caption")).textAlign,
  }});
}});
</script>
"""


def portfolio(count: int) -> Everything:
    """So many people in all stages, among them those with names that would do harm."""
    chance = random.Random(count)  # noqa: S311 - a sample
    stages = ("candidate", "approached", "active", "active", "paused")
    names = [*HOSTILE[: count - 1], *(f"Maximiliana {at} Sample" for at in range(count))][:count]
    people = []
    for at, name in enumerate(names):
        on, stage = day("2025-01-01"), chance.choice(stages)
        history = (StageChange(stage="candidate", on=on), StageChange(stage=stage, on=day("2025-03-01")))
        people.append(
            mentor(
                name,
                id=f"person-{at}",
                history=history,
                knowing={chance.choice(("why", "how", "whom")): 2},
                supports={"lead-a-team": chance.choice((1, 2, 3))},
                organisation=chance.choice(("", "Sample Works", "Org & <Co>")),
                knows=(f"person-{chance.randrange(at)}",) if at else (),
                cadence=chance.choice((None, "1m")),
            )
        )
    talks = [meeting(f"2025-{at % 9 + 1:02}-11", f"person-{at}", id=f"t{at}") for at in range(count)]
    return Everything(mentors=tuple(people), needs=(need("Lead a team"),), meetings=tuple(talks))


def measured(page: str, folder: Path) -> dict[str, Any]:
    measure = folder / "measure.html"
    measure.write_text(MEASURE.format(page=html.escape(page, quote=True)), encoding="utf-8")
    done = subprocess.run(
        [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", measure.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    told = re.findall(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)[0]
    found: dict[str, Any] = json.loads(html.unescape(told))
    return found


@pytest.mark.parametrize("count", [1, 5, 12, 25, 40])
def test_labels_keep_apart_and_a_phone_scrolls_one_way_only(cli: Cli, count: int) -> None:
    document = cli.home / "sample.json"
    document.write_bytes(to_bytes(portfolio(count)))
    cli.ok("import", str(document))
    path = cli.home / "page.html"
    cli.ok("report", "--output", str(path))
    found = measured(path.read_text(encoding="utf-8"), cli.home)
    assert found["labels"] > count
    assert found["over"] == []
    assert found["title"] == "waiting", "nothing of a name was run"
    assert found["scroll"] <= found["width"]
    assert found["styled"] == "left", "the policy of the page lets its own style pass"
