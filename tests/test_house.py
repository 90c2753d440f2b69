"""The house as docs/design.md describes it: one index of commands, short ways, recipes that work."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.hops import Hops, counted
from mentorfolio.cli import index, indexing
from tests.cli.terminal import at_terminal
from tests.support import Cli

ROOT = Path(__file__).parent.parent
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


def test_the_index_says_what_the_functions_say() -> None:
    assert index.lines() == [*indexing.rows()], "run: make index"


def test_every_line_of_the_index_can_be_read_back() -> None:
    rows = {row.words: row for row in map(index.IndexedCommand, index.lines())}
    assert rows["mentor stage"].operands[0] == "mentor"
    assert rows["mentor stage"].operands[1] == rows["mentor add"].options["--stage"].kind
    assert rows["approach"].options["--send"].kind is None
    assert rows["mentor add"].options["--supports"].kind == "need"
    assert rows[""].options["--json"].kind is None
    assert rows["log"].parent == ""
    assert rows["need met"].parent == "need"


# Crossings from one file into another, as docs/design.md promises, and files and functions, as counted now.
MOST = {
    "log": Hops(83, 29, 183),
    "mentor add": Hops(99, 33, 204),
    "checkin": Hops(88, 32, 178),
    "review": Hops(117, 40, 208),
    "approach": Hops(177, 56, 316),
}


def test_no_command_walks_further_through_the_house_than_promised() -> None:
    found = counted()
    assert set(found) == set(MOST)
    for name, hops in found.items():
        assert all(now <= most for now, most in zip(hops, MOST[name], strict=True)), (name, hops)
        assert hops.crossings > 40, "something was counted"


def test_the_page_tells_the_walk_as_it_is() -> None:
    """The numbers of docs/design.md are those above, and its table names each file that `log` touches."""
    told = " ".join(DESIGN.split())
    for name, most in MOST.items():
        assert re.search(rf"`{name}` (?:may cross )?{most.crossings}\b", told), name
    assert f"`log` touches {MOST['log'].files} files" in told
    table = DESIGN.partition("where 20 were hoped for:")[2].partition("What could be joined")[0]
    rows = [row.split("|")[2] for row in table.splitlines() if row.startswith("| the ") or "| `" in row]
    assert len(re.findall(r"`\w+`", " ".join(rows))) == MOST["log"].files


def test_every_file_and_room_that_the_page_names_is_there() -> None:
    prose = re.sub(r"^```.*?^```", "", DESIGN, flags=re.MULTILINE | re.DOTALL)
    named = {name for name in re.findall(r"`([\w/]+(?:\.py|/))`", prose) if not name.startswith("needs")}
    assert len(named) > 30
    for name in named:
        places = (ROOT, ROOT / "mentorfolio", ROOT / "mentorfolio" / "store", ROOT / "mentorfolio" / "domain")
        assert any((place / name).exists() for place in places), name


RECIPES = dict(
    zip(
        ("field", "due", "format"),
        re.findall(r"^```diff recipe\n(.*?)^```", DESIGN, re.MULTILINE | re.DOTALL),
        strict=True,
    )
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be changed."""
    place = tmp_path / "copy"
    shutil.copytree(ROOT / "mentorfolio", place / "mentorfolio", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", place / "templates")
    return place


def follow(recipe: str, place: Path) -> int:
    """Do what a recipe says, and write the index anew; gives the number of files touched."""
    files = re.split(r"^--- .*\n\+\+\+ b/(.*)\n", recipe, flags=re.MULTILINE)[1:]
    for name, text in zip(files[::2], files[1::2], strict=True):
        path = place / name
        parts = re.split(r"^@@.*\n", text, flags=re.MULTILINE)
        source = path.read_text(encoding="utf-8") if path.exists() else ""
        for part in filter(None, parts):
            source = _changed(source, part.splitlines(), name)
        path.write_text(source, encoding="utf-8")
    ran(place, "mentorfolio.cli.indexing")
    return len(files) // 2


def _changed(source: str, lines: list[str], name: str) -> str:
    """The source with one hunk applied: what stands there is found, what is new is put in its place."""
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    if not before:
        return f"{source}\n\n{after}" if source else after
    assert source.count(before) == 1, f"{name} has no such place: {before}"
    return source.replace(before, after)


def ran(place: Path, *words: str, environment: dict[str, str] | None = None) -> str:
    """What a module of the copy prints."""
    code = (
        "import runpy, sys; place, module = sys.argv[1:3]; del sys.argv[1:3]\n"
        "sys.path.insert(0, place); runpy.run_module(module, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(place), *words],
        capture_output=True,
        text=True,
        env=environment,
        cwd=place,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def typed(place: Path, cli: Cli, *words: str) -> str:
    """A command line of the copy."""
    return ran(place, "mentorfolio", *words, environment=cli.environment)


def test_the_recipe_for_a_new_field_makes_an_option_that_is_kept(copy: Path, cli: Cli) -> None:
    assert follow(RECIPES["field"], copy) == 3
    typed(copy, cli, "mentor", "add", "Julie Sample")
    kept = typed(copy, cli, "gift", "julie", "a", "book", "--occasion", "her birthday", "--json")
    assert '"occasion": "her birthday"' in kept
    assert "--occasion TEXT" in typed(copy, cli, "gift", "--help")
    typed(copy, cli, "store", "purge", "--also", "birthday", "--yes")
    assert "birthday" not in cli.store.read_text(encoding="utf-8")


# A field more of a mentor, as CONTRIBUTING.md has it.
PRONOUNS = """\
--- a/mentorfolio/domain/records.py
+++ b/mentorfolio/domain/records.py
@@
     timezone: str = ""
     days: dict[str, MonthDay] = {}
+    pronouns: str = ""
--- a/mentorfolio/domain/own_words.py
+++ b/mentorfolio/domain/own_words.py
@@
     Mentor: (
+        "pronouns",
--- a/mentorfolio/domain/telling.py
+++ b/mentorfolio/domain/telling.py
@@
     Fact("interest", "interest", (SHOW,)),
+    Fact("pronouns", "pronouns", EVERYWHERE),
--- a/mentorfolio/commands/mentor/fields.py
+++ b/mentorfolio/commands/mentor/fields.py
@@
     anyway: Annotated[bool, Switch("Add them even if someone here has the same name or address.")] = False
+    pronouns: Annotated[str | None, OneLine("Pronouns.", clears=True, ask="Which pronouns?")] = None
"""


def test_a_field_more_of_a_mentor_is_kept_told_found_merged_asked_and_not_shared(
    copy: Path, cli: Cli
) -> None:
    assert follow(PRONOUNS, copy) == 4
    typed(copy, cli, "mentor", "add", "Julie Sample")
    typed(copy, cli, "mentor", "add", "Julie Sample", "--anyway", "--pronouns", "ze-zir")
    assert "ze-zir" in cli.store.read_text(encoding="utf-8")
    assert "julie-sample-2" in typed(copy, cli, "search", "ze-zir", "--json")
    typed(copy, cli, "mentor", "merge", "julie-sample", "julie-sample-2")
    assert "julie-sample" in typed(copy, cli, "search", "ze-zir", "--json")
    with at_terminal(cli, "mentor", "edit", "julie", PYTHONPATH=str(copy), PYTHONSAFEPATH="1") as terminal:
        while terminal.asks_more():
            terminal.answer("", "xe-xem" if "Which pronouns?" in terminal.news else "")
        assert terminal.end() == 0
    assert "xe-xem" in cli.store.read_text(encoding="utf-8")
    assert "pronouns" in typed(copy, cli, "mentor", "show", "julie")
    typed(copy, cli, "export", "--format", "markdown", "--output", str(cli.home / "pages"))
    assert "xe-xem" in (cli.home / "pages" / "mentors" / "julie-sample.md").read_text(encoding="utf-8")
    for name, shared in (("own", ()), ("shared", ("--share",))):
        page = cli.home / f"{name}.html"
        typed(copy, cli, "report", *shared, "--output", str(page))
        assert ("xe-xem" in page.read_text(encoding="utf-8")) == (not shared)


def test_the_recipe_for_a_new_kind_of_due_thing_shows_snoozes_and_sets_it(copy: Path, cli: Cli) -> None:
    assert follow(RECIPES["due"], copy) <= 3
    typed(copy, cli, "mentor", "add", "Julie Sample")
    noted = typed(copy, cli, "action", "add", "julie", "them:", "send", "slides", "--json")
    which = re.findall(r'"id": "(\w+)"', noted)[0]
    typed(copy, cli, "action", "done", which, "--on", "2026-01-12")
    assert "Thank Julie Sample" in typed(copy, cli, "next")
    assert '"favour_wait": 3' in typed(copy, cli, "config", "show", "--json")
    assert "thank for what somebody has done" in typed(copy, cli, "config", "show")
    typed(copy, cli, "snooze", "julie", "--kind", "favour")
    assert "Thank Julie Sample" not in typed(copy, cli, "next")


def test_the_recipe_for_a_new_format_writes_it(copy: Path, cli: Cli) -> None:
    follow(RECIPES["format"], copy)
    typed(copy, cli, "mentor", "add", "Julie Sample")
    typed(copy, cli, "gift", "julie", "a", "book", "--on", "2026-01-12")
    assert typed(copy, cli, "gifts") == "2026-01-12\ta book\n"
    assert "gifts" in typed(copy, cli, "help", "all")


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("mentor list --json", {"jinja2", "filelock", "mentorfolio.letters", "mentorfolio.domain.said_name"}),
        (
            "approach julie --set topic=rotas --set why=yours --anyway so",
            {"mentorfolio.commands.approach.known"},
        ),
    ],
)
def test_no_command_waits_for_what_it_does_not_use(line: str, unused: set[str], cli: Cli) -> None:
    cli.ok("mentor", "add", "Julie Sample")
    code = """
import sys
own = {*sys.modules}
from mentorfolio.__main__ import main
main()
print(*{*sys.modules} - own, file=sys.stderr)
"""
    words = [sys.executable, "-c", code, *line.split()]
    done = subprocess.run(words, env=cli.environment, capture_output=True, text=True, check=True)
    loaded = {*done.stderr.splitlines()[-1].split()}
    assert "mentorfolio.domain.records" in loaded
    assert not loaded & (unused | {"typing_extensions", "rich", "shlex", "mentorfolio.fields.form"})
