"""A person's own templates by the command line: begun, tried out, used; a broken one blocks nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from mentorfolio.letters.library import Library
from tests.cli.terminal import at_terminal
from tests.support import Cli

HEAD = "Name: Mine\nUse: Now.\nKind: thanks\nChannel: email\nSubject: Hello\n\n"


def own(cli: Cli, name: str, text: str, shelf: str = "letters") -> Path:
    path = cli.home / "templates" / shelf / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_folder_of_own_templates_is_told_before_it_is_there(cli: Cli) -> None:
    assert cli.json("template", "path") == {"path": str(cli.home / "templates"), "exists": False}
    cli.ok("template", "new", "mine")
    assert cli.json("template", "path")["exists"]
    assert cli.ok("template", "path").out == f"{cli.home / 'templates'}\n"


def test_a_new_template_is_a_page_that_explains_itself_and_writes_a_letter(cli: Cli) -> None:
    done = cli.ok("template", "new", "my-coffee")
    path = cli.home / "templates" / "letters" / "my-coffee.txt"
    assert done.out == f"{path}\n"
    assert "mentorfolio template check my-coffee" in done.err
    assert "{#" in path.read_text(encoding="utf-8")
    assert cli.json("template", "check") == {"clean": True, "tried": 1, "findings": []}
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample")
    said = ("--set", "topic=teams", "--set", "why=you built one")
    letter = cli.json("approach", "anna", "--template", "my-coffee", *said)
    assert letter["hints"] == []
    assert "{" not in letter["body"]
    assert "comment" not in letter["body"]
    assert "\n\n\n" not in letter["body"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_a_new_template_is_for_its_owners_eyes_only(cli: Cli) -> None:
    path = Path(cli.json("template", "new", "mine")["path"])
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_copy_is_byte_for_byte_what_it_was_copied_from(cli: Cli) -> None:
    made = cli.json("template", "new", "nudge", "--from", "follow-up")
    assert {k: made[k] for k in ("id", "family", "source")} == {
        "id": "nudge",
        "family": "letter",
        "source": "follow-up",
    }
    assert Path(made["path"]).read_bytes() == Path(Library().letter("follow-up").path).read_bytes()
    prompt = cli.json("template", "new", "friday", "--from", "pass-it-on")
    assert prompt["family"] == "prompt"
    assert Path(prompt["path"]).parent.name == "prompts"
    assert cli.json("template", "show", "friday")["own"]


def test_a_new_template_named_like_a_shipped_one_begins_as_its_copy(cli: Cli) -> None:
    made = cli.json("template", "new", "thanks")
    assert made["source"] == "thanks"
    assert cli.json("template", "show", "thanks")["path"] == made["path"]


def test_nothing_that_is_there_is_written_over(cli: Cli) -> None:
    path = own(cli, "mine", "precious")
    for words in (("mine",), ("mine", "--from", "thanks")):
        assert str(path) in cli.expect_refused(4, "template", "new", *words)["message"]
    assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", ["My Letter", "../x", "a/b", "", "x.txt", "\u00fcber", "a" * 65, "A", "-\n"])
def test_an_id_that_no_template_could_have_is_refused(cli: Cli, name: str) -> None:
    cli.expect_refused(2, "template", "new", "--", name)
    assert not (cli.home / "templates").exists()


def test_a_copy_of_what_is_not_there_makes_no_file(cli: Cli) -> None:
    error = cli.expect_refused(3, "template", "new", "mine", "--from", "folow-up")
    assert "follow-up" in error["hint"]
    assert not (cli.home / "templates").exists()


def test_a_folder_that_cannot_be_made_is_told(cli: Cli) -> None:
    (cli.home / "templates").write_text("a file", encoding="utf-8")
    assert "cannot be made" in cli.expect_refused(73, "template", "new", "mine")["message"]


def test_a_check_names_file_line_and_cause_of_everything_that_is_wrong(cli: Cli) -> None:
    fine = own(cli, "fine", HEAD + "{{ greeting }}")
    header = own(cli, "header", HEAD.replace("thanks", "shopping") + "x")
    syntax = own(cli, "syntax", HEAD + "one\n{% if %}")
    value = own(cli, "value", HEAD + "{{ me.nmae }}\n{% if news %}x{% endif %}{{ place }}")
    escape = own(cli, "escape", HEAD + "{{ ''.__class__ }}")
    prompt = own(cli, "prompt", "Name: P\nUse: Now.\nAbout: mentor\n\n{{ me.name }}?", "prompts")
    outcome = cli("template", "check", "--json")
    assert outcome.code == 1
    assert outcome.json["tried"] == 6
    found = [(f["file"], f["line"]) for f in outcome.json["findings"]]
    assert found == [
        (str(escape), 7),
        (str(header), 3),
        (str(syntax), 8),
        (str(value), 7),
        (str(value), 8),
        (str(value), 8),
        (str(prompt), 5),
    ]
    causes = " ".join(f["cause"] for f in outcome.json["findings"])
    for word in (
        "sandbox",
        "'shopping'",
        "Expected an expression",
        "me.nmae",
        "'news'",
        "'place'",
        "called 'me'",
    ):
        assert word in causes
    assert str(fine) not in outcome.out
    shown = cli("template", "check")
    assert (shown.code, shown.err) == (1, "")
    assert f"{syntax}:8: Expected an expression" in shown.out


def test_one_template_or_one_file_can_be_checked(cli: Cli, tmp_path: Path) -> None:
    own(cli, "broken", "x")
    own(cli, "fine", HEAD + "x")
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(HEAD + "{{ nobody }}", encoding="utf-8")
    prompt = tmp_path / "question.txt"
    prompt.write_text("Name: P\nUse: Now.\nAbout: need\n\n{{ need.title }}?", encoding="utf-8")
    assert cli.json("template", "check", "fine")["clean"]
    assert cli.json("template", "check", str(prompt))["clean"]
    assert cli.json("template", "check", "follow-up") == {"clean": True, "tried": 1, "findings": []}
    assert cli("template", "check", "broken").code == 1
    outcome = cli("template", "check", str(elsewhere), "--json")
    assert (outcome.code, outcome.json["findings"][0]["line"]) == (1, 7)
    cli.expect_refused(3, "template", "check", "nothing-like-it")


def test_every_shipped_template_passes_the_check_of_ones_own(cli: Cli, tmp_path: Path) -> None:
    library = Library()
    for template in (*library.letters(), *library.prompts()[:2]):
        assert cli("template", "check", template.id).code == 0, template.id


def test_with_no_template_of_ones_own_a_check_says_how_to_begin(cli: Cli) -> None:
    outcome = cli.ok("template", "check")
    assert outcome.out == ""
    assert "mentorfolio template new" in outcome.err


def test_a_broken_template_is_told_and_blocks_no_other(cli: Cli) -> None:
    path = own(cli, "thanks", "Name: Half\nUse: Never.\nKind: shopping\n")
    own(cli, "ask", "Name: P\nUse: Now.\nAbout: portfolio\n\n{{ me.name }}?", "prompts")
    cli.ok("mentor", "add", "Anna Sample", "--stage", "active", "--on", "2026-01-01")
    listed = cli.ok("template", "list")
    assert "follow-up" in listed.out
    assert f"{path}:4" in listed.err
    assert str(path) in cli.expect_refused(2, "approach", "anna")["message"]
    assert cli.json("approach", "anna", "--template", "pause")["template"] == "pause"
    prompts = cli.json("reflect", "--list")
    assert len(prompts) == len(Library().prompts()) + 1
    assert next(p["question"] for p in prompts if p["prompt"] == "ask") == "{{ me.name }}?"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_told_and_nobody_waits_for_it(cli: Cli) -> None:
    folder = own(cli, "fine", HEAD + "Hello.").parent
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / ".#fine.txt").symlink_to("an editor's mark")
    (folder / "folder.txt").mkdir()
    told = dict.fromkeys(("folder", "pipe", "zero"), "it is not a file")
    told["gone"] = "No such file or directory"
    listed = cli.ok("template", "list")
    for name, cause in told.items():
        assert f"{folder / name}.txt: {cause}" in " ".join(listed.err.split())
    checked = cli("template", "check", "--json").json
    assert {f["template"]: f["cause"] for f in checked["findings"]} == told
    for line in (("template", "show", "pipe"), ("template", "new", "other", "--from", "pipe")):
        assert "it is not a file" in cli.expect_refused(2, *line)["message"]


def test_a_bomb_in_an_own_template_leaves_no_draft_behind(cli: Cli) -> None:
    own(cli, "bomb", HEAD + "{{ 'x' * 10**9 }}")
    cli.ok("mentor", "add", "Anna Sample")
    error = cli.expect_refused(2, "approach", "anna", "--template", "bomb")
    assert "too long or grows too large" in error["message"]
    assert cli("template", "check", "bomb").code == 1


def test_greeting_and_first_name_are_kept_shown_changed_and_cleared(cli: Cli) -> None:
    added = cli.json(
        *("mentor", "add", "Nguy\u1ec5n V\u0103n An", "--first-name", "An", "--greeting", " Dear Mr An, ")
    )
    assert (added["first_name"], added["greeting"]) == ("An", "Dear Mr An")
    shown = cli.ok("mentor", "show", "nguyen").out
    assert "Dear Mr An" in shown
    assert "first name" in shown
    assert cli.json("approach", "nguyen", "--again", "--template", "thanks")["body"].startswith(
        "Dear Mr An,\n"
    )
    changed = cli.json("mentor", "edit", "nguyen", "--greeting", "")
    assert (changed["first_name"], changed["greeting"]) == ("An", None)
    assert cli.json("approach", "nguyen", "--again", "--template", "thanks")["body"].startswith("Dear An,\n")
    cli.expect_refused(2, "mentor", "edit", "nguyen", "--greeting", "Dear\nBcc: x")


def test_whoever_writes_by_script_is_told_what_each_value_says(cli: Cli) -> None:
    for row in cli.json("template", "list"):
        shown = cli.json("template", "show", f"{row['family']}s/{row['id']}")
        takes = [*row["needs"], *row["offers"]]
        assert [*shown["questions"]] == takes, row["id"]
        assert all(text.endswith((".", "?")) and "Enter" not in text for text in shown["questions"].values())
    assert "one last talk" in cli.ok("template", "show", "closing").err


def test_a_value_that_a_letter_takes_but_has_no_place_for_now_is_told_to_a_script(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    cli.ok("approach", "anna", "--set", "topic=teams", "--set", "why=you built one")
    cli.ok("outreach", "sent", "anna")
    told = cli("approach", "anna", "--set", "wish=all the best with the move", today="2026-02-10").err
    assert "no place for 'wish'" in told
    told = cli("approach", "anna", "--again", "--set", "more=By mid April, please.", today="2026-02-10").err
    assert "no place" not in told


def test_a_question_that_depends_on_another_answer_is_asked_once_that_is_given(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org", "--familiar", "known")
    asks = "Offers: place, cake if place, tea unless place\nAsks cake: Cake, {name}?\n"
    head = HEAD.replace("Subject", f"{asks}Subject")
    own(cli, "mine", head + "{{ greeting }},\n\n{{ place }} {{ cake }} {{ tea }}\n")
    assert cli.json("template", "check", "mine")["clean"]
    with at_terminal(cli, "approach", "anna", "--template", "mine") as terminal:
        while terminal.asks_more() and "Place?" not in terminal.news:
            terminal.answer("", "")
        terminal.answer("Place?", "the museum").answer("Cake, Anna?", "carrot")
        terminal.answer("And the subject?", "").asked("d discard")
        assert "Tea?" not in terminal.said
        terminal.type("\x03")
        terminal.end()
    own(cli, "mine", head.replace("if place", "if plcae") + "{{ greeting }},\n\n{{ place }}\n")
    assert "plcae" in cli("template", "check", "mine").out + cli("template", "check", "mine").err
