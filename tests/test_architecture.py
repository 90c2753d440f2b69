"""The rooms of the house (DESIGN section 2): who may import whom, and how large a room may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mentorfolio"
OURS = "mentorfolio"

# Room -> what of ours it may import. A room may always import itself.
MAY_IMPORT = {
    "errors": set(),
    "domain": {"errors"},
    "journey": {"domain", "errors"},
    "ports": {"domain", "journey"},
    "services": {"domain", "journey", "ports", "errors"},
    "store": {"domain", "errors"},
    "letters": {"domain", "errors"},
    "exchange": {"domain", "errors"},
    "render": {"domain", "services", "errors"},
    "settings": {"errors"},
    "cli": {
        "errors",
        "domain",
        "journey",
        "ports",
        "services",
        "store",
        "letters",
        "exchange",
        "render",
        "settings",
    },
    "__init__": set(),
    "__main__": {"cli", "__init__"},
}
# Library -> the only rooms that may know it.
LIBRARIES = {
    "tinydb": {"store"},
    "filelock": {"store"},
    "jinja2": {"letters"},
    "icalendar": {"exchange"},
    "rich": {"render"},
    "typer": {"cli"},
    "platformdirs": {"settings"},
    "tomllib": {"settings"},
    "dateutil": {"domain"},
    "msgspec": {"domain", "services", "store", "letters", "exchange", "render"},
}
# Not on every system: never at the top of a module.
POSIX_ONLY = {"fcntl", "termios", "tty", "pwd", "grp", "resource", "readline", "pty", "curses", "syslog"}


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(p for p in PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room that a module belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that this one imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    ours = {tuple(n.split(".")) for n in imported(path) if n.split(".")[0] == OURS}
    rooms = {parts[1] if len(parts) > 1 and parts[1] != "__version__" else "__init__" for parts in ours}
    allowed = MAY_IMPORT[room(path)] | {room(path), "__init__"}
    assert rooms <= allowed, f"{name(path)} may not import {sorted(rooms - allowed)}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_library_is_known_in_its_own_room_only(path: Path) -> None:
    roots = {n.split(".")[0] for n in imported(path)}
    strangers = {lib for lib in roots & LIBRARIES.keys() if room(path) not in LIBRARIES[lib]}
    assert not strangers, f"{name(path)} imports {sorted(strangers)}"
    assert "click" not in roots, "Typer brings its own Click; importing another one splits the program"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_nothing_that_only_some_systems_have_is_imported_at_the_top(path: Path) -> None:
    top = {
        alias.name.split(".")[0]
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not top & POSIX_ONLY


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_file_and_no_function_outgrows_a_screenful(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400, f"{name(path)} has grown too long: split it"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 60, f"{name(path)}: {node.name} has {length} lines"


@pytest.mark.parametrize("path", [p for p in modules() if room(p) == "cli"], ids=name)
def test_a_command_has_neither_try_nor_print(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and any(_is_command(d) for d in node.decorator_list):
            inside = [x for x in ast.walk(node) if isinstance(x, ast.Try)]
            calls = [x for x in ast.walk(node) if isinstance(x, ast.Call) and ast.unparse(x.func) == "print"]
            assert not inside + calls, f"{name(path)}: {node.name}"


def _is_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(".command")


def loaded_by(*words: str) -> set[str]:
    """The modules that a real run of this command has loaded in the end."""
    code = (
        "import sys; sys.argv = ['mentorfolio', *sys.argv[1:]]\n"
        "from mentorfolio.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\nMODULES ' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stderr.rpartition("MODULES ")[2].split())


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--version"], {"typer", "rich", "tinydb", "msgspec", "mentorfolio.cli.main"}),
        (["--help"], {"rich", "tinydb", "msgspec", "mentorfolio.services", "mentorfolio.store"}),
        (["mentor", "list", "--json"], {"rich", "jinja2", "filelock", "email", "mentorfolio.cli.need"}),
        (["next"], {"rich", "jinja2", "filelock", "dateutil.parser", "icalendar", "mentorfolio.cli.mentor"}),
        (["review"], {"rich", "jinja2", "filelock", "mentorfolio.letters"}),
        (["template", "list"], {"jinja2", "tinydb", "rich"}),
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_it_does_not_use(
    words: list[str], unwanted: set[str], tmp_path: Path
) -> None:
    store = [] if words == ["--version"] else ["--store", str(tmp_path / "p.json")]
    loaded = loaded_by(*words, *store)
    assert not unwanted & loaded
    assert any(m.startswith(OURS) for m in loaded)


def test_the_program_never_reads_the_folder_it_was_designed_in() -> None:
    for path in modules():
        assert "shared/" not in path.read_text(encoding="utf-8"), name(path)
