"""What README.md and docs/ show is what the program does: every command is run, every list is complete.

``tests/docs_blocks.py`` says how to write a block that these tests understand.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorfolio import __version__, commands
from mentorfolio.cli.main import root_group
from mentorfolio.commands.approach.values import letter_values
from mentorfolio.domain.migrations import SCHEMA
from mentorfolio.domain.register import KINDS
from mentorfolio.domain.rules import Rules
from mentorfolio.errors import MentorfolioError
from mentorfolio.letters import own
from mentorfolio.letters.hints import CODES
from mentorfolio.letters.library import Library
from mentorfolio.settings import KEYS, TOLD, Settings, Smtp
from mentorfolio.store.layout import Meta
from tests.docs_blocks import (
    DOCUMENTS,
    ROOT,
    Piece,
    Reader,
    Shown,
    Typed,
    commands_of,
    comparable,
    looks_like,
    pieces,
    taken_apart,
)
from tests.support import Cli

PAGES = [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def makes(target: str) -> bool:
    return bool(
        re.search(rf"^{re.escape(target)}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )


def typed_by(reader: Reader, piece: Piece, shown: Shown) -> tuple[int, str] | None:
    """The exit code and what is said; None for a line that is not ours to run."""
    if piece.in_a_shell:
        return reader.type_in_shell(shown.typed)
    if shown.typed.startswith("make "):
        assert makes(shown.typed.split()[1]), f"{shown.place}: the Makefile has no such target"
    typed = taken_apart(shown.typed)
    if typed is None:
        return None
    if "terminal" in piece.info:
        typed = typed._replace(words=[*typed.words, "--help"])
    return reader.type(typed)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_command_shown_does_what_the_document_shows(
    document: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cli.home)
    reader = Reader(cli)
    for piece in pieces(document):
        for shown in commands_of(piece, document) if piece.is_run else ():
            said_so = typed_by(reader, piece, shown)
            if said_so is None:
                continue
            code, said = said_so
            assert code == shown.code, f"{shown.place}: $ {shown.typed}\nexit {code}\n{said}"
            if shown.answer.strip() and "terminal" not in piece.info:
                alike = looks_like(shown.answer, said)
                assert alike, f"{shown.place}: $ {shown.typed}\nsays now:\n{said}"


def test_what_is_shown_of_the_demo_is_what_the_demo_prints(cli: Cli) -> None:
    _, said = Reader(cli).type(Typed(["demo"], "", {}))
    parts = [(d, p) for d in DOCUMENTS for p in pieces(d) if "demo" in p.info]
    assert parts, "README.md shows no part of the demo"
    for document, piece in parts:
        part = comparable("\n".join(piece.lines))
        assert part in comparable(said), f"{document.name}:{piece.line} is not what the demo prints:\n{said}"


def test_answers_are_compared_line_by_line_and_dots_stand_for_any_lines() -> None:
    assert looks_like("one\ntwo\n", "one\ntwo\n")
    assert looks_like("one\n…\n", "one\ntwo\nthree\n")
    assert looks_like("…\nthree\n", "one\ntwo\nthree\n")
    assert looks_like("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    assert not looks_like("one\n", "one\ntwo\n")
    assert not looks_like("one\n…\nfive\n", "one\ntwo\nthree\nfour\n")


# --- every command, and nothing else ---


def existing() -> dict[str, set[str]]:
    """Command -> its own options, for every command and every noun's verb."""
    root = root_group()
    everywhere = {option for p in root.params for option in p.opts}
    found: dict[str, set[str]] = {}
    for name in commands.words():
        command: Any = root.commands[name]
        verbs = getattr(command, "commands", None)
        for words, one in {f"{name} {v}": verbs[v] for v in verbs}.items() if verbs else [(name, command)]:
            options = {o for p in one.params if p.param_type_name == "option" for o in p.opts}
            found[words] = options - everywhere - {"--help", "-h"}
    return found


def sections(document: Path) -> dict[str, str]:
    """``### `mentorfolio mentor add NAME` `` -> "mentor add", with the text below it."""
    parts = re.split(r"^#{2,4} (.*)$", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        if match := re.match(r"`mentorfolio ([a-z]+(?: [a-z-]+)?)", heading):
            found[match[1]] = text
    return found


def described(text: str) -> set[str]:
    """The options of a section's table, and those of the command it refers to."""
    own = {
        o
        for cell in re.findall(r"^\| (`--[^|]*) \|", text, re.MULTILINE)
        for o in re.findall(r"--[a-z-]+", cell)
    }
    for other in re.findall(r"All options of `mentorfolio ([a-z ]+)`", text):
        own |= described(sections(ROOT / "docs" / "commands.md")[other])
    return own


def test_every_command_is_described_and_none_that_does_not_exist() -> None:
    assert set(sections(ROOT / "docs" / "commands.md")) == set(existing())


@pytest.mark.parametrize("words", sorted(existing()))
def test_every_option_of_a_command_is_described_and_none_that_it_lacks(words: str) -> None:
    assert described(sections(ROOT / "docs" / "commands.md")[words]) == existing()[words]


def test_the_options_valid_everywhere_are_described() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    everywhere = {o for p in root_group().params for o in p.opts if o.startswith("--")}
    options = {"--help", *everywhere}
    opening = text[: text.index("\n### ")]
    assert set(re.findall(r"^\| (?:`-\w`, )?`(--[a-z-]+)", opening, re.MULTILINE)) == options


@pytest.mark.parametrize("document", PAGES, ids=lambda d: d.name)
def test_no_page_names_a_command_or_an_option_that_does_not_exist(document: Path) -> None:
    known = existing()
    everywhere = {o for p in root_group().params for o in p.opts} | {"--help", "-h"}
    for span in re.findall(r"`mentorfolio ([a-z][^`]*)`", document.read_text(encoding="utf-8")):
        words = span.split()
        noun = any(k.startswith(f"{words[0]} ") for k in known)
        if noun and len(words) == 1:  # the noun as a whole
            continue
        name = " ".join(words[:2]) if noun else words[0]
        assert name in known, f"{document.name} names `mentorfolio {span}`"
        options = {w.partition("=")[0] for w in words if re.match(r"--?[a-z]", w)}
        assert options <= known[name] | everywhere, f"{document.name} names `mentorfolio {span}`"


# --- complete lists ---


def cells(document: str, heading: str) -> set[str]:
    """The first cells of the tables below a heading, without their back quotes."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    part = re.split(rf"^## {heading}\n", text, flags=re.MULTILINE)[1].split("\n## ")[0]
    rows = re.findall(r"(?:^\|[^|]*\|.*\n)+", part, re.MULTILINE)
    return {line.split("|")[1].strip().strip("`") for row in rows for line in row.splitlines()[2:]}


def failures(kind: type[MentorfolioError] = MentorfolioError) -> Iterator[type[MentorfolioError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from failures(narrower)


def test_every_exit_code_is_explained_for_scripts() -> None:
    assert cells("scripting.md", "Exit codes") == {"0", *(str(kind.exit_code) for kind in failures())}


def test_every_word_for_an_error_is_explained_for_scripts() -> None:
    text = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
    raised = r"\bcode=\"([a-z-]+)\""
    rooms = [*(ROOT / "mentorfolio" / "commands").rglob("*.py"), ROOT / "mentorfolio/domain/lifecycle.py"]
    findings = {"driver"}  # of `store check`, no failures
    gates = {
        code for path in rooms for code in re.findall(raised, path.read_text(encoding="utf-8"))
    } - findings
    assert {"purpose", "draft"} <= gates
    gates |= {"internal"}
    missing = [c for c in {kind.code for kind in failures()} | gates if f"`{c}`" not in text]
    assert not missing


def test_every_key_of_the_mail_server_is_explained_and_none_that_is_gone() -> None:
    assert cells("settings.md", "Sending") == set(Smtp._fields)


def test_every_setting_is_explained_with_its_default_and_none_that_is_gone() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    part = re.split("^## ", text, flags=re.MULTILINE)[1]
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| ([^|]*) \|", part, re.MULTILINE))
    in_a_file = {*Settings._fields, *Rules._fields} - {"config", "rules"}  # the place of that very file
    assert set(rows) == in_a_file
    defaults = {**Settings._field_defaults, **Rules._field_defaults}
    for name, default in defaults.items():
        if name == "rules":
            continue
        written = "[]" if default == () else str(default).replace("False", "false")
        assert rows[name].strip().strip("`") == written


def test_config_show_explains_every_setting_as_the_page_does() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| [^|]* \| (.*) \|$", text, re.MULTILINE))
    assert set(TOLD) == set(KEYS)
    for key, told in TOLD.items():
        page = re.sub(r" ?\(\[[^)]*\)\)|[`\"]|mentorfolio (?=next|reflect)", "", rows[key.rpartition(".")[2]])
        assert told == page, key


def test_every_variable_of_the_environment_is_explained() -> None:
    explained = cells("settings.md", "The environment")
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "mentorfolio").rglob("*.py"))
    ours = set(re.findall(r'"(MENTORFOLIO_[A-Z]+)"', code))
    theirs = {"NO_COLOR", "CLICOLOR", "PAGER", "TERM", "VISUAL", "EDITOR"}
    assert explained == ours | theirs | {"FORCE_COLOR`, `CLICOLOR_FORCE"}


def test_every_letter_prompt_and_hint_is_described_and_none_that_is_gone() -> None:
    shipped = Library()
    assert cells("letters.md", "Letters") == {t.id for t in shipped.letters()}
    assert cells("letters.md", "Prompts") == {t.id for t in shipped.prompts()}
    assert cells("letters.md", "Hints") == set(CODES)


def test_every_value_of_a_letter_is_described_and_none_that_is_gone(cli: Cli) -> None:
    """A letter of one's own that prints all it is given, after a letter, a talk and one called off."""
    described = {name for name in cells("letters.md", "Your own") if not name.endswith(":")}
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "team")
    cli.ok("approach", "anna", "--set", "why=her teams")
    cli.ok("outreach", "sent", "anna")
    cli.ok("outreach", "accepted", "anna")
    cli.ok("log", "anna", "a first talk")
    cli.ok("meeting", "plan", "anna", "--when", "tomorrow")
    cli.ok("meeting", "cancel", "anna")
    head = "Name: All\nUse: Here.\nKind: thanks\nChannel: email\nNeeds: why\nSubject: All\n\n"
    own = cli.home / "templates" / "letters"
    own.mkdir(parents=True)
    body = "\n".join(f"{name} = {{{{ {name} }}}}." for name in sorted(described))
    (own / "all.txt").write_text(f"{head}{body}\n", encoding="utf-8")
    said = [part for word in ("why", "took", "news") for part in ("--set", f"{word}=x")]
    written = cli.json("approach", "anna", "--template", "all", *said)["body"]
    assert len(written.splitlines()) == len(described)
    known = set(re.findall(r'"([a-z_]+)":', _source_of(letter_values))) - {
        "me",
        "mentor",
        "need",
        "earlier",
        "talk",
        "off",
    }
    flat = {part for name in described for part in name.split(".")}
    assert known <= flat


def test_every_agenda_and_every_value_of_one_is_described_and_none_that_is_gone() -> None:
    assert cells("agendas.md", "Which one") == {a.id for a in Library().agendas()}
    described = {name for name in cells("agendas.md", "Your own") if not name.endswith(":")}
    values = own._AGENDA_VALUES
    flat = {
        f"{name}.{field}" if isinstance(value, dict) and name in ("me", "meeting") else name
        for name, value in values.items()
        for field in (value if isinstance(value, dict) else [""])
    }
    assert described == flat


def _source_of(function: Any) -> str:
    return inspect.getsource(inspect.getmodule(function) or function)


def test_the_template_shown_as_an_example_writes_a_letter(cli: Cli) -> None:
    text = (ROOT / "docs" / "letters.md").read_text(encoding="utf-8")
    example = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[0]
    own = cli.home / "templates" / "letters"
    own.mkdir(parents=True)
    (own / "coffee.txt").write_text(example, encoding="utf-8")
    cli.answer_purpose()
    cli.ok("init", "--availability", "most mornings")
    cli.ok("mentor", "add", "Anna Sample")
    said = ("--set", "topic=teams", "--set", "why=you built one")
    letter = cli.json("approach", "anna", "--template", "coffee", *said)
    assert letter["subject"] == "Coffee, and teams?"
    assert letter["body"].endswith("I'm free most mornings.\n\nSam Sample")


def test_the_keys_of_json_answers_are_the_ones_promised(cli: Cli) -> None:
    promised = _promised()
    answers = _answers(cli)
    assert set(promised) == set(answers)
    for answer, data in answers.items():
        assert set(data) == promised[answer], answer


def _promised() -> dict[str, set[str]]:
    text = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z]+) \| [^|]* \| ((?:`[a-z_]+` ?)+) \|$", text, re.MULTILINE)
    return {answer: set(re.findall(r"`([a-z_]+)`", keys)) for answer, keys in rows}


def _tagged(cli: Cli) -> Any:
    cli.ok("mentor", "edit", "anna", "--tag", "teams")
    return cli.json("tag", "list")[0]


def _answers(cli: Cli) -> dict[str, Any]:
    """Answer -> JSON, one of each that scripting.md lists."""
    cli.answer_purpose()
    found = {
        "need": cli.json("need", "add", "Lead a team", "--knowing", "how"),
        "mentor": cli.json("mentor", "add", "Anna Sample", "--supports", "team", "--positive", "plain words"),
        "tag": _tagged(cli),
        "profile": cli.json("profile", "show"),
        "shortlist": cli.json("identify"),
        "draft": cli.json("approach", "anna", "--set", "why=her teams"),
        "left": cli.json("outreach", "open", "anna"),
        "rates": cli.json("outreach", "stats"),
        "letter": cli.json("outreach", "show", cli.json("outreach", "sent", "anna")["id"]),
        "refusal": cli.json("outreach", "declined", "anna"),
        "prompt": cli.json("reflect", "--list")[0],
        "reflection": cli.json("reflect", "--text", "so"),
        "meeting": cli.json("log", "anna", "hello"),
        "action": cli.json("action", "add", "anna", "send it"),
        "gift": cli.json("gift", "anna", "a book"),
        "checkin": cli.json("checkin", "anna", "--rapport", "4,4,4,4", "--clarity", "3,3"),
        "evaluation": cli.json("mentor", "evaluate", "anna", "--progress", "3", "--value", "4"),
        "question": cli.json("checkin", "anna", "--ask")[0],
        "agenda": cli.json(
            "meeting", "agenda", cli.json("meeting", "plan", "anna", "--when", "2026-02-02")["id"]
        ),
        "happened": cli.json("happened", "anna", "met, about the rota"),
        "circle": cli.json("circle", "add", "Peers", "--member", "anna"),
        "setting": cli.json("config", "set", "within", "7"),
        "command": cli.json("help", "log"),
        "listed": cli.json("help", "all")[0],
        "explained": cli.json("help", "letters"),
        "found": cli.json("search", "anna")[0],
        "happening": cli.json("timeline", "anna")[0],
        "today": cli.json(),
        "review": cli.json("review"),
        "course": cli.json("review", "--over", "1y"),
        "map": cli.json("review", "--map"),
        "report": cli.json("report", "--output", str(cli.home / "page.html")),
        "template": cli.json("template", "show", "thanks"),
        "tried": cli.json("template", "check"),
        "copied": cli.json("template", "new", "thanks"),
        "scene": cli.json("demo", "--store", str(cli.home / "demo.json"))[0],
        "place": cli.json("store", "path"),
        "file": cli.json("export", "--output", str(cli.home / "copy.json")),
        "pages": cli.json("export", "--format", "markdown", "--output", str(cli.home / "notes")),
        "import": cli.json("import", str(cli.home / "copy.json"), "--dry-run"),
        "check": cli.json("store", "check"),
        "backup": cli.json("store", "backup"),
    }
    table = "name,email,role\nAna Sample,ana@example.org,Team lead\nAna Sample,b@example.org,\n"
    found["imported"] = cli.json("network", "import", "-", stdin=table)
    found["contact"] = cli.json("network", "show", "ana-sample")
    found["match"] = cli.json("network", "match", "team")[0]
    found["twins"] = cli.json("network", "twins")[0]
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01", "--cadence", "1m")
    found["date"] = cli.json("calendar")[0]
    found |= {"due": cli.json("next")[0], "undone": cli.json("undo")}
    found["merged"] = cli.json("store", "merge", os.devnull, str(cli.store), os.devnull)
    return {**found, "purged": cli.json("store", "purge", "anna-sample", "--yes")}


def test_every_room_of_the_house_is_described() -> None:
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "mentorfolio").iterdir()
        if not path.name.startswith("__") and path.suffix in ("", ".py")
    }
    assert not [room for room in rooms if f"`{room}`" not in text]


def test_every_module_of_the_domain_is_found_by_what_one_asks() -> None:
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    begin = text.index("| question | modules |")
    told = re.findall(r"`([a-z_]+)`", text[begin : text.index("\n\n", begin)])
    there = [p.stem for p in (ROOT / "mentorfolio" / "domain").rglob("[a-z]*.py")]
    assert sorted(told) == sorted(there)


def test_every_module_of_the_store_is_described() -> None:
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    modules = {p.name for p in (ROOT / "mentorfolio" / "store").glob("[a-z]*.py")}
    table = text[text.index("| `portfolio.py`") :]
    assert set(re.findall(r"^\| `([a-z_]+\.py)` \|", table, re.MULTILINE)) == modules


def test_the_format_of_the_file_is_described_with_every_key_and_table() -> None:
    text = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    assert cells("store.md", "The file, line by line") == set(Meta.__struct_fields__)
    assert not [table for table in KINDS if f"`{table}`" not in text]
    assert f"This is format {SCHEMA}." in text
    assert f'"schema":{SCHEMA},' in text


def test_every_finding_and_every_kind_of_backup_is_explained_for_scripts() -> None:
    text = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
    source = (ROOT / "mentorfolio" / "store" / "check.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:_warning\(|Finding\([a-z"]+, )"([a-z-]+)"', source))
    assert codes >= {"value", "reference", "link", "stray"}, "the pattern finds both ways to make one"
    kinds = {"commit", "outside", "manual", "before-migration", "aside"}
    assert not [word for word in codes | kinds if f"`{word}`" not in text]


def test_the_changelog_has_the_version_that_the_program_says() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", PAGES, ids=lambda d: d.name)
def test_no_link_leads_nowhere(document: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", document.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        page = document.parent / target if target else document
        assert page.exists(), target
        headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE) if anchor else []
        slugs = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in headings}
        assert not anchor or anchor in slugs, f"{target}#{anchor}"


def test_every_page_is_reached_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [page.name for page in PAGES[1:] if page.name not in text]
