"""The page as a real browser shows and prints it: nothing of it is run, fetched, covered, cut or too pale.

Left out where there is no Chromium; that of the system is driven, and none is fetched.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mentorfolio.domain.records import StageChange
from mentorfolio.domain.register import Everything
from mentorfolio.exchange.portfolio_json import to_bytes
from mentorfolio.letters.library import SHIPPED
from tests.domain.build import day, meeting, mentor, need
from tests.pictures import sample
from tests.support import Cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None:
    pytest.skip("no Chromium is installed", allow_module_level=True)
pypdf = pytest.importorskip("pypdf")
sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

HOSTILE = (
    "<script>document.title='run'</script> Sample",
    "אבג דה Sample",
    "W" * 90,
    "😀 Sample 😀",
    "evil Sample\" onload=\"document.title='run'",
    "Maximiliana Konstantinopolitanska-Hohenlohe-Sample",
)
LAYOUT = """() => {
  const boxes = [...document.querySelectorAll("svg.network text.label, svg.network text.sector")]
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const over = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    if (p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom) over.push([a, b]);
  }));
  return {labels: boxes.length, over};
}"""
OPEN_ALL = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })'
WIDER = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest(".scroll, svg"))
  .map((one) => one.tagName + "." + one.className)"""


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
                organisation=chance.choice(("", "Sample Works", "Org & <Co>", "O" * 90)),
                knows=(f"person-{chance.randrange(at)}",) if at else (),
                cadence=chance.choice((None, "1m")),
                notes="<img src=x onerror=\"document.title='run'\">",
            )
        )
    talks = [meeting(f"2025-{at % 9 + 1:02}-11", f"person-{at}", id=f"t{at}") for at in range(count)]
    needs = (need("Lead a team"), need("N" * 90), need("<u>need</u> of all"))
    return Everything(mentors=tuple(people), needs=needs, meetings=tuple(talks))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Fourteen months of a whole life with mentors."""
    return sample(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Thirteen people with what would do harm in most of their fields."""
    return grown(tmp_path_factory.mktemp("hostile"), 13)


def grown(home: Path, count: int) -> Cli:
    cli = Cli(home)
    document = home / "sample.json"
    document.write_bytes(to_bytes(portfolio(count)))
    cli.ok("import", str(document))
    return cli


@pytest.fixture(params=["year", "hostile"])
def address(request: pytest.FixtureRequest) -> str:
    """The page of each of the two."""
    return page_of(request.getfixturevalue(request.param))


def page_of(cli: Cli, *words: str) -> str:
    path = cli.home / "page.html"
    cli.ok("report", "--output", str(path), *words)
    return path.as_uri()


def test_it_opens_without_a_complaint_a_request_or_anything_run(browser: Browser, address: str) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda problem: told.append(str(problem)))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert told == []
    assert asked == [address]
    assert page.title().startswith("Your mentors, ")
    aligned = page.locator("caption").first.evaluate("(one) => getComputedStyle(one).textAlign")
    assert aligned == "left", "the policy of the page lets its own style pass"
    page.close()


@pytest.mark.parametrize("how", ["light", "dark", "print"])
def test_nothing_of_it_keeps_anybody_out(browser: Browser, address: str, how: str) -> None:
    context = browser.new_context(bypass_csp=True)  # for what looks for it; the page stays as it is
    page = context.new_page()
    page.emulate_media(
        media="print" if how == "print" else "screen", color_scheme="dark" if how == "dark" else "light"
    )
    page.goto(address)
    page.evaluate(OPEN_ALL)
    found = axe.Axe().run(page)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    assert len(found.response["passes"]) > 20, "something was looked at"
    context.close()


@pytest.mark.parametrize("words", [("--mentor", "ben"), ("--need", "climate"), ("--share",)], ids=" ".join)
def test_a_page_about_one_or_for_others_keeps_nobody_out_neither(
    browser: Browser, year: Cli, words: tuple[str, ...]
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(page_of(year, *words))
    page.evaluate(OPEN_ALL)
    found = axe.Axe().run(page)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_it_is_dark_where_the_screen_is_and_paper_is_white(browser: Browser, year: Cli) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(page_of(year))
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.close()


@pytest.mark.parametrize("count", [1, 5, 12, 25, 40])
def test_labels_keep_apart_and_a_phone_scrolls_one_way_only(
    browser: Browser, tmp_path: Path, count: int
) -> None:
    address = page_of(grown(tmp_path, count))
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto(address)
    found = page.evaluate(LAYOUT)
    assert found["labels"] > count
    assert found["over"] == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(WIDER) == [], "nor does anything stand out of it"
    page.close()


def test_a_phone_shows_a_year_without_a_scroll_sideways(browser: Browser, year: Cli) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(page_of(year))
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(WIDER) == []
    page.close()


def test_who_is_pointed_at_or_reached_by_the_keyboard_is_told(browser: Browser, year: Cli) -> None:
    page = browser.new_page()
    page.goto(page_of(year))
    anna = page.locator("svg.network a", has_text="Anna").first
    told = anna.locator(".told")
    assert not told.is_visible()
    anna.locator("circle").hover()
    assert told.is_visible()
    page.mouse.move(0, 0)
    assert not told.is_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if anna.evaluate("(one) => one === document.activeElement"):
            break
    assert told.is_visible()
    assert told.text_content() == "Anna Sample, active, Sample Works; last contact: 1 Dec"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target h3').textContent") == "Anna Sample"
    page.close()


MARKED = """
body { counter-reset: figure; }
figure, .heat, article h3 { counter-increment: figure; }
figure::before, .heat caption::before { content: "(" counter(figure) "<"; font-size: 4px; }
figure::after, .heat tr:last-child td:last-child::after { content: ">" counter(figure) ")"; font-size: 4px; }
article h3::before { content: "(" counter(figure) "<"; font-size: 4px; }
article h3 + *::before { content: ">" counter(figure) ")"; font-size: 4px; }
.strips figure::before, .strips figure::after { display: none; }
.strips figcaption::before { content: "(" counter(figure) "<"; font-size: 4px; }
.strips figcaption::after { content: ">" counter(figure) ")"; font-size: 4px; }
"""


@pytest.mark.parametrize("language", ["de_CH.UTF-8", "en_US.UTF-8"])
@pytest.mark.parametrize("whose", ["year", "hostile"])
def test_paper_cuts_no_figure_and_leaves_no_heading_behind(
    request: pytest.FixtureRequest, whose: str, language: str
) -> None:
    cli: Cli = request.getfixturevalue(whose)
    own = cli.home / "templates" / "report"
    own.mkdir(parents=True, exist_ok=True)
    shipped = (SHIPPED / "report" / "style.css").read_text(encoding="utf-8")
    (own / "style.css").write_text(shipped + MARKED, encoding="utf-8")
    path = cli.home / "page.pdf"
    cli.environment["LANG"] = language
    cli.ok("report", "--pdf", "--output", str(path), "--force")
    (own / "style.css").unlink()
    begun: dict[str, int] = {}
    ended: dict[str, int] = {}
    for at, sheet in enumerate(pypdf.PdfReader(path).pages):
        text = sheet.extract_text()
        begun |= dict.fromkeys(re.findall(r"\((\d+)<", text), at)
        ended |= dict.fromkeys(re.findall(r">(\d+)\)", text), at)
    assert len(begun) > 10
    assert begun == ended


def test_the_courses_have_the_numbers_of_the_review_of_their_days(browser: Browser, year: Cli) -> None:
    page = browser.new_page()
    page.goto(page_of(year))
    rows = page.locator("caption:has-text('Coverage in percent') ~ tbody tr").all()
    table = [[cell.text_content() for cell in row.locator("th, td").all()] for row in rows]
    page.close()
    assert len(table) > 10
    for shown in table[::4]:
        found = year.json("review", "--on", str(shown[0]))
        assert shown[1] == f"{found['gap'] * 100:.0f}"
        assert shown[-3:] == [f"{c['coverage'] * 100:.0f}" for c in found["competencies"].values()]
        needs = {f"{n['coverage'] * 100:.0f}" for n in found["needs"]}
        assert needs == {text for text in shown[2:-3] if text != "-"}
