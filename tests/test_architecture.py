"""The rooms of the house (docs/design.md): who may import whom, and how large a room may grow."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mentorfolio import commands
from mentorfolio.fields.field import signature_of

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mentorfolio"
OURS = "mentorfolio"

# Room -> what of ours it may import. A room may always import itself.
MAY_IMPORT = {
    "errors": set(),
    "domain": {"errors"},
    "fields": {"domain", "errors"},
    "whereabouts": {"errors"},
    "settings": {"domain", "whereabouts", "errors"},
    "store": {"domain", "errors"},
    "letters": {"domain", "whereabouts", "errors"},
    "exchange": {"domain", "errors"},
    "render": {"domain", "errors"},
    "desk": {"fields", "domain", "store", "letters", "render", "settings", "whereabouts", "errors"},
    "commands": {
        *("desk", "fields", "domain", "letters", "exchange", "render", "settings", "whereabouts", "errors")
    },
    "cli": {
        *("commands", "desk", "fields", "domain", "store", "letters", "render", "settings", "whereabouts"),
        "errors",
    },
    "__init__": set(),
    "__main__": {"cli", "desk", "__init__"},
}
# Room -> what it may name for the type checker only: a command gets its portfolio from the desk.
MAY_NAME = {"commands": {"store"}, "letters": {"settings"}, "render": {"desk"}}
# Library -> the only rooms that may know it.
LIBRARIES = {
    "tinydb": {"store"},
    "filelock": {"store"},
    "jinja2": {"letters"},
    "markupsafe": {"letters"},
    "icalendar": {"exchange"},
    "rich": {"render"},
    "typer": {"cli"},
    "platformdirs": {"whereabouts"},
    "tomllib": {"whereabouts"},
    "dateutil": {"domain"},
    "msgspec": {"domain", "fields", "desk", "commands", "store", "letters", "exchange", "render"},
}
# One function each of Typer that is no command line: a key at a terminal, the script of a shell.
ALSO = {"typer": {"desk/keys.py"}}
# Not on every system: never at the top of a module.
POSIX_ONLY = {"fcntl", "termios", "tty", "pwd", "grp", "resource", "readline", "pty", "curses", "syslog"}


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(p for p in PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room that a module belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path, *, types: bool = True) -> set[str]:
    """Every module that this one imports, anywhere in it; without ``types`` not what serves mypy only."""
    found: set[str] = set()
    for node in _nodes(ast.parse(path.read_text(encoding="utf-8")), types=types):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _nodes(tree: ast.AST, *, types: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if types or not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from _nodes(node, types=types)


def dotted(path: Path) -> str:
    """``mentorfolio.desk.desk`` for a module's file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def arrows(*, types: bool = False) -> dict[str, set[str]]:
    """Module -> the modules of ours that it imports."""
    known = {dotted(path): path for path in modules()}
    found: dict[str, set[str]] = {}
    for module, path in known.items():
        names = imported(path, types=types)
        targets = {n if n in known else n.rpartition(".")[0] for n in names if n.split(".")[0] == OURS}
        found[module] = {t for t in targets if t in known and t != module and not _is_above(t, module)}
    return found


def _is_above(package: str, module: str) -> bool:
    return module.startswith(f"{package}.")


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """A way through the graph that comes back to where it began, if there is one."""
    done: set[str] = set()

    def walk(at: str, way: list[str]) -> list[str]:
        if at in way:
            return [*way[way.index(at) :], at]
        if at in done:
            return []
        for target in sorted(graph.get(at, ())):
            if found := walk(target, [*way, at]):
                return found
        done.add(at)
        return []

    return next((found for start in sorted(graph) if (found := walk(start, []))), [])


def command_rooms() -> dict[str, set[str]]:
    """Word of the help -> the words whose rooms its room imports."""
    found: dict[str, set[str]] = {}
    for module, targets in arrows().items():
        if (own := _word(module)) is not None:
            found.setdefault(own, set()).update(
                word for t in targets if (word := _word(t)) is not None and word != own
            )
    return found


def _word(module: str) -> str | None:
    parts = module.split(".")
    return parts[2].rstrip("_") if len(parts) > 2 and parts[1] == "commands" else None


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    for types in (False, True):
        ours = {tuple(n.split(".")) for n in imported(path, types=types) if n.split(".")[0] == OURS}
        rooms = {parts[1] if len(parts) > 1 and parts[1] != "__version__" else "__init__" for parts in ours}
        allowed = MAY_IMPORT[room(path)] | {room(path), "__init__"}
        allowed |= MAY_NAME.get(room(path), set()) if types else set()
        assert rooms <= allowed, f"{name(path)} may not import {sorted(rooms - allowed)}"


def test_no_module_needs_itself_by_a_detour() -> None:
    assert not circle(arrows())


def test_the_rooms_of_the_commands_stand_in_no_circle() -> None:
    assert set(command_rooms()) == set(commands.words())
    assert not circle(command_rooms())


def test_between_the_rooms_of_the_commands_there_are_few_arrows() -> None:
    between = [
        (module, target)
        for module, targets in arrows().items()
        for target in targets
        if _word(module) and _word(target) and _word(module) != _word(target)
    ]
    assert len(between) <= 90, sorted(between)


@pytest.mark.parametrize("path", [p for p in modules() if p.name != "__init__.py"], ids=name)
def test_no_module_only_passes_on_what_another_one_has(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert [n for n in body if not isinstance(n, ast.Import | ast.ImportFrom | ast.Expr)], name(path)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_library_is_known_in_its_own_room_only(path: Path) -> None:
    roots = {n.split(".")[0] for n in imported(path)}
    here = path.relative_to(PACKAGE).as_posix()
    known = {lib for lib in roots & LIBRARIES.keys() if here in ALSO.get(lib, ())}
    strangers = {lib for lib in roots & LIBRARIES.keys() if room(path) not in LIBRARIES[lib]} - known
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


def test_no_class_has_the_name_of_another() -> None:
    found: dict[str, list[str]] = {}
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(name(path))
    assert {called: places for called, places in found.items() if len(places) > 1} == {}


@pytest.mark.parametrize("word", commands.words())
def test_a_command_prints_nothing_itself_and_what_it_takes_is_told_by_its_function(word: str) -> None:
    functions = [commands.function(word, verb) for verb in commands.verbs(word)] or [commands.function(word)]
    for function in functions:
        assert inspect.getdoc(function), f"{function.__name__} has no help"
        takes = signature_of(function)
        assert all(field.help for field in takes.fields.values())
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert not calls & {"print", "sys.stdout.write", "input"}, function.__name__


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
        (["--help"], {"rich", "tinydb", "mentorfolio.store", "mentorfolio.commands.need.needs"}),
        (["mentor", "list", "--json"], {"rich", "jinja2", "filelock", "email", "mentorfolio.commands.need"}),
        (
            ["next"],
            {
                "rich",
                "jinja2",
                "filelock",
                "dateutil.parser",
                "icalendar",
                "mentorfolio.commands.mentor.people",
            },
        ),
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
