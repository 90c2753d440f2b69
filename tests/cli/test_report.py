"""``report``: one file that needs nothing; its numbers are those of the review, and it tells no secrets."""

from __future__ import annotations

import html
import json
import re
import stat
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.commands.desk import Desk
from tests.commands.typed import typed
from tests.support import Cli
from tests.year.playing import played

HOSTILE = '<script>alert("1")</script> Sample'
SECRETS = (
    "Julie",
    "Ben",
    "Sample",
    "julie@",
    "Hidden Works",
    "headmistress",
    "secretive",
    "Sam",
)


class Read(HTMLParser):
    """A page taken apart: its elements, and whether each that is opened is closed."""

    EMPTY = frozenset(("meta", "br"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def all(self, attribute: str) -> list[str]:
        return [found for _, attrs in self.elements if (found := attrs.get(attribute)) is not None]


@pytest.fixture
def grown(cli: Cli) -> Cli:
    """A portfolio with a secret in most of its fields."""
    cli.ok("init", "--name", "Sam Sample", "--purpose", "secretive")
    cli.ok(
        "need",
        "add",
        "Lead a team",
        "--knowing",
        "how",
        "--priority",
        "3",
        "--why",
        "secretive",
        today="2025-03-01",
    )
    cli.ok("need", "add", "Meet people like Julie", "--knowing", "whom", today="2025-03-01")
    cli.ok(
        *("mentor", "add", "Julie Sample", "--knowing", "how=3", "--supports", "lead=2", "--cadence", "1m"),
        *(
            "--stage",
            "active",
            "--on",
            "2025-06-02",
            "--email",
            "julie@example.org",
            "--role",
            "headmistress",
        ),
        *("--organisation", "Hidden Works", "--notes", "secretive", "--positive", "secretive"),
    )
    cli.ok(
        "mentor",
        "add",
        "Ben Sample",
        "--supports",
        "people=3",
        "--knows",
        "julie",
        "--introduced-by",
        "Julie Sample",
    )
    cli.ok("log", "julie", "secretive", "--minutes", "45", "--on", "2025-09-01", "--insight", "secretive")
    for on, clarity in (("2025-09-02", "3,2"), ("2025-12-02", "5,4")):
        cli.ok(
            "checkin",
            "julie",
            "--rapport",
            "5,4,5,4",
            "--clarity",
            clarity,
            "--note",
            "secretive",
            "--on",
            on,
        )
    cli.ok("gift", "julie", "secretive", "--on", "2025-10-01")
    cli.ok("circle", "add", "Secretive circle", "--member", "julie")
    cli.ok("reflect", "julie", "--text", "secretive")
    return cli


def made(cli: Cli, *words: str) -> str:
    path = cli.home / "page.html"
    answer = cli.json("report", "--output", str(path), *words)
    assert answer["path"] == str(path)
    assert answer["bytes"] == path.stat().st_size
    return path.read_text(encoding="utf-8")


def values(page: str) -> list[float]:
    return [float(text) for text in re.findall(r'<data value="([^"]*)"', page)]


def test_the_file_is_whole_private_and_needs_nothing_from_anywhere(grown: Cli) -> None:
    page = made(grown)
    assert stat.S_IMODE((grown.home / "page.html").stat().st_mode) == 0o600
    read = Read(page)
    assert read.open == []
    assert not [a for a in read.all("href") if not a.startswith("#")]
    assert not {tag for tag, _ in read.elements} & {"script", "link", "img", "iframe", "object", "form"}
    assert not read.all("src")
    assert not read.all("style"), "the policy lets no style of an element pass"
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]
    policy = next(a["content"] for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_link_leads_to_a_place_in_the_page(grown: Cli) -> None:
    read = Read(made(grown))
    places = read.all("id")
    assert len(places) == len(set(places))
    assert {target.removeprefix("#") for target in read.all("href")} <= set(places)


def test_the_numbers_are_those_of_the_review(grown: Cli) -> None:
    found, page = grown.json("review"), made(grown)
    told = values(page)
    assert told[0] == found["gap"]
    assert found["next_ask"]["gain"] in told
    assert found["leaning"]["loss"] in told
    for need in found["needs"]:
        assert need["coverage"] in told
    assert {c["coverage"] for c in found["competencies"].values()} <= set(told)


def test_what_if_has_the_gap_that_the_review_supposes(grown: Cli) -> None:
    now = grown.json("review")["gap"]
    yes = grown.json("review", "--with", "ben")["gap"]
    no = grown.json("review", "--without", "julie")["gap"]
    part = re.findall(r'<section id="what-if".*?</section>', made(grown), re.DOTALL)[0]
    assert values(part) == [pytest.approx(now - yes), pytest.approx(no - now)]


def test_a_name_is_never_markup(cli: Cli) -> None:
    cli.ok(
        "mentor",
        "add",
        HOSTILE,
        "--role",
        "<b>x",
        "--notes",
        "<i>y",
        "--stage",
        "active",
        "--on",
        "2025-01-01",
    )
    cli.ok("mentor", "add", "\u05d0\u200f evil Sample", "--knows", "script")
    cli.ok("need", "add", "<u>need", "--knowing", "how", "--supported-by", "script")
    cli.ok("log", "script", "<s>\"'\u202e")
    page = made(cli)
    read = Read(page)
    assert not {tag for tag, _ in read.elements} & {"script", "b", "i", "u", "s"}
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_what_is_shared_holds_no_word_that_is_withheld(grown: Cli) -> None:
    whole, page = made(grown), made(grown, "--share")
    for secret in SECRETS:
        assert re.search(rf"\b{re.escape(secret)}", whole, re.IGNORECASE), f"{secret} tests nothing"
        assert secret.encode() not in page.encode(), secret
        assert not re.search(rf"\b{re.escape(secret)}\b", page, re.IGNORECASE), secret
    assert ">JS<" in page
    assert "Lead a team" in page
    assert values(page)[0] == values(whole)[0]


def test_who_is_called_so_is_called_so_and_everybody_else_has_initials(grown: Cli) -> None:
    page = made(grown, "--share", "--call", "julie= my <first> boss ", "--call", "me=BS", "--mentor", "julie")
    assert "<h1><bdi>my &lt;first&gt; boss</bdi></h1>" in page
    whole = made(grown, "--share", "--call", "julie=BS")
    assert ">BS<" in whole
    assert ">BS 2<" in whole, "Ben's initials are taken"
    assert ">JS<" not in whole
    for secret in SECRETS:
        assert not re.search(rf"\b{re.escape(secret)}\b", whole, re.IGNORECASE), secret


@pytest.mark.parametrize(
    ("code", "options"),
    [
        (2, ("--call", "julie=X")),
        (2, ("--share", "--call", "julie")),
        (2, ("--share", "--call", "julie=")),
        (2, ("--share", "--call", "julie=X", "--call", "ben=x")),
        (3, ("--share", "--call", "nobody=X")),
    ],
)
def test_a_name_for_nobody_or_for_two_writes_no_page(grown: Cli, code: int, options: tuple[str, ...]) -> None:
    grown.expect_refused(code, "report", "--output", str(grown.home / "page.html"), *options)
    assert not (grown.home / "page.html").exists()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    home = tmp_path_factory.mktemp("year")
    played(home)
    cli = Cli(home)
    cli.environment["MENTORFOLIO_TODAY"] = "2028-12-31"
    cli.ok("need", "add", "Lead as Anna's director, and Ben Sample", "--knowing", "how")
    cli.ok("mentor", "edit", "anna", "--organisation", "Hidden Works", "--notes", "knows nobody of the choir")
    return cli


def written(value: object, key: str = "") -> Iterator[str]:
    """Every text of a document that a person wrote: what is in a field that a program made is none."""
    if isinstance(value, dict):
        for inner, found in value.items():
            yield from written(found, inner)
    elif isinstance(value, list):
        for found in value:
            yield from written(found, key)
    elif isinstance(value, str) and key in OF_THEIRS:
        yield value


OF_THEIRS = (
    *(
        "name",
        "first_name",
        "email",
        "role",
        "organisation",
        "notes",
        "text",
        "subject",
        "body",
        "note",
        "to",
    ),
    *(
        "insights",
        "positives",
        "constraints",
        "agenda",
        "next_areas",
        "reason",
        "worked",
        "change",
        "programme",
    ),
    *(
        "introduced_by",
        "greeting",
        "purpose",
        "looking_for",
        "effective_mentee",
        "incident",
        "why",
        "success",
    ),
)


def test_of_a_whole_year_no_byte_is_shared_that_is_withheld(year: Cli) -> None:
    export = year.home / "export.json"
    year.ok("export", "--output", str(export))
    document = json.loads(export.read_text(encoding="utf-8"))
    texts = {text for text in written(document) if len(text) > 3}
    texts |= {word for m in document["mentors"] for word in m["name"].split()}
    texts |= {m["id"] for m in document["mentors"]}
    assert len(texts) > 200
    page = made(year, "--share").encode()
    whole = made(year).encode()
    assert sum(html.escape(text, quote=False).encode() in whole for text in texts) > 50, (
        "these are what a page holds"
    )
    assert [text for text in texts if html.escape(text, quote=False).encode() in page] == []
    assert [text for text in texts if text.encode() in page] == []


def test_it_is_told_what_is_withheld(grown: Cli) -> None:
    path = grown.home / "page.html"
    withheld = grown.json("report", "--share", "--output", str(path))["withheld"]
    assert len(withheld) > 3
    told = grown.ok("report", "--share", "--output", str(path)).err
    assert all(text in told for text in withheld)
    assert not [text for text in withheld if text in path.read_text(encoding="utf-8")]
    assert grown.json("report", "--output", str(path))["withheld"] == []


def test_it_goes_beside_where_one_stands(grown: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = grown.home / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert grown.json("report")["path"] == "portfolio.html"
    assert [path.name for path in folder.iterdir()] == ["portfolio.html"]


def test_a_page_about_one_need_has_those_who_serve_it_only(grown: Cli) -> None:
    grown.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    page = made(grown, "--need", "lead")
    assert "Kim" not in page
    assert "Kim" in made(grown)
    assert "<h1><bdi>Lead a team</bdi></h1>" in page
    assert values(page)[0] == next(n["coverage"] for n in grown.json("review")["needs"] if "lead" in n["id"])
    assert "Julie" in page
    assert "Meet people like" not in page.replace("about", "")
    assert 'id="network"' not in page
    assert Read(page).open == []
    assert "secretive" not in made(grown, "--need", "lead", "--share")


def test_a_page_about_one_person_has_nobody_elses_part(grown: Cli) -> None:
    page = made(grown, "--mentor", "ben")
    assert "<h1><bdi>Ben Sample</bdi></h1>" in page
    assert page.count('class="mentor"') == 1
    assert 'id="today"' not in page
    assert page.index('id="mentors"') < page.index('id="history"'), "who it is comes first"
    assert "At the top a line" not in page, "there is no line"
    shared = made(grown, "--mentor", "ben", "--share")
    assert "<h1><bdi>BS</bdi></h1>" in shared


def test_the_history_begins_on_the_day_that_is_said(grown: Cli) -> None:
    page = made(grown, "--since", "2025-11-01")
    assert "Since 1 Nov 2025" in page
    assert "1 Sep 2025" in page, "the last contact is said whenever it was"
    assert "learnt: secretive" not in page
    assert "Time spent" not in page, "the talk was before"
    assert "45 min" in made(grown)


def test_the_stages_of_a_career_are_bands_for_nobody_elses_eyes(grown: Cli) -> None:
    assert "Your career" not in made(grown)
    grown.ok("profile", "edit", "--stage-of-career", "<b>starting", today="2025-04-01")
    grown.ok("profile", "edit", "--stage-of-career", "leading", today="2025-09-01")
    page = made(grown)
    assert 'aria-label="Your career: &lt;b&gt;starting since 1 Apr 2025, leading since 1 Sep 2025"' in page
    assert len(re.findall(r'class="band stretch [ab]"', page)) == 2
    assert "leading" not in made(grown, "--share")
    assert "Your career" not in made(grown, "--mentor", "ben")


def test_a_day_before_all_begins_with_the_first(grown: Cli) -> None:
    assert "Since 1 Mar 2025" in made(grown, "--since", "1990-01-01")


def test_a_portfolio_of_today_and_an_empty_one_are_pages_too(cli: Cli) -> None:
    assert "There is nothing in this portfolio yet" in made(cli)
    cli.ok("mentor", "add", "Ben Sample")
    page = made(cli)
    assert "It starts today" in page
    assert Read(page).open == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("--since", "next week")),
        (2, ("--need", "lead", "--mentor", "julie")),
        (2, ("--need", "")),
        (2, ("--output", "-")),
        (3, ("--need", "nothing of the kind")),
        (3, ("--mentor", "nobody")),
        (4, ("--mentor", "sample")),
        (73, ("--output", "no/such/folder/page.html")),
    ],
)
def test_what_cannot_be_meant_writes_nothing(
    grown: Cli, monkeypatch: pytest.MonkeyPatch, code: int, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(grown.home)
    grown.expect_refused(code, "report", *words)
    assert not [*grown.home.glob("*.html")]


def test_the_portfolio_itself_is_not_written_over(grown: Cli) -> None:
    grown.expect_refused(2, "report", "--output", str(grown.store))


def test_a_part_of_ones_own_takes_the_place_of_the_shipped_one(grown: Cli) -> None:
    folder = grown.home / "templates" / "report"
    folder.mkdir(parents=True)
    (folder / "reflections.html").write_text("<p id='reflections'>mine: {{ reflections|length }}</p>")
    page = made(grown)
    assert "mine: 1" in page
    assert 'id="network"' in page
    (folder / "reflections.html").write_text("{{ nobody }}")
    error = grown.expect_refused(2, "report", "--output", str(grown.home / "new.html"))
    assert "reflections.html, line 1" in error["message"]


def test_without_a_desktop_the_file_is_there_and_it_is_said_that_nothing_opened(grown: Cli) -> None:
    path = grown.home / "page.html"
    told = grown.ok("report", "--open", "--output", str(path)).err
    assert path.exists()
    assert "No browser could be opened" in told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is how Linux opens a file")
def test_a_desktop_is_handed_the_whole_path(grown: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = grown.home / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{grown.home}/opened"\n')
    opener.chmod(0o700)
    grown.environment |= {"DISPLAY": ":0", "PATH": f"{opener.parent}:{grown.environment['PATH']}"}
    monkeypatch.chdir(grown.home)
    assert "No browser" not in grown.ok("report", "--open").err
    assert (grown.home / "opened").read_text() == str(grown.home / "portfolio.html")


def test_before_it_is_shared_somebody_at_a_terminal_sees_what_is_in_it(tmp_path: Path) -> None:
    from mentorfolio.commands.report.report import report

    run: Any = typed(report)
    desk, asker = Desk(tmp_path).asking("no")
    assert run(desk, {"share": True, "output": str(tmp_path / "page.html")}).data() is None
    assert any("e-mail addresses" in text for text in asker.said)
    assert not (tmp_path / "page.html").exists()
    desk, asker = Desk(tmp_path).asking("yes")
    assert run(desk, {"share": True, "output": str(tmp_path / "page.html")}).withheld
    assert (tmp_path / "page.html").exists()
