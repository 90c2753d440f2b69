"""How letters and exports leave the program: on the screen, as .eml or mailto, into a file."""

from __future__ import annotations

import email
import email.policy
import json
import os
import urllib.parse
from pathlib import Path
from typing import ClassVar

import pytest

from tests.support import Cli

VALUES = ("--set", "why=your notes on hiring: 50 % more & better?")
LETTER = ("approach", "julie", *VALUES)


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("init", "--email", "sam@example.org")
    cli.ok("need", "add", "Führen & leiten", "--knowing", "how")
    cli.ok("mentor", "add", "Julie Sample", "--email", "julie@example.org", "--supports", "leiten=3")
    return cli


class TestFormats:
    def test_the_letter_is_on_stdout_as_it_reads_and_the_rest_on_stderr(self, begun: Cli) -> None:
        said = begun.ok(*LETTER)
        kept = begun.json("outreach", "show", "julie")
        assert kept["body"] in said.out
        assert kept["subject"] in said.out
        assert "mentorfolio outreach sent julie" in said.err
        assert "mentorfolio" not in said.out

    def test_eml_is_an_unsent_mail_that_a_mail_program_reads(self, begun: Cli) -> None:
        said = begun.ok(*LETTER, "--format", "eml")
        mail = email.message_from_string(said.out, policy=email.policy.default)
        kept = begun.json("outreach", "show", "julie")
        assert mail["To"] == "Julie Sample <julie@example.org>"
        assert "sam@example.org" in mail["From"]
        assert mail["Subject"] == kept["subject"]
        assert mail["X-Unsent"] == "1"
        assert mail.get_content().replace("\r\n", "\n").strip() == kept["body"]

    def test_mailto_is_one_link_that_carries_the_whole_letter(self, begun: Cli) -> None:
        said = begun.ok(*LETTER, "--format", "mailto")
        assert len(said.out.splitlines()) == 1
        link = urllib.parse.urlsplit(said.out.strip())
        kept = begun.json("outreach", "show", "julie")
        fields = urllib.parse.parse_qs(link.query, strict_parsing=True)
        assert (link.scheme, urllib.parse.unquote(link.path)) == ("mailto", "julie@example.org")
        assert fields["subject"] == [kept["subject"]]
        assert fields["body"][0].replace("\r\n", "\n") == kept["body"]
        assert "+" not in link.query, "mail programs show a plus, not a blank"

    def test_without_an_address_both_leave_without_one(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Dana Sample", "--supports", "leiten=1")
        words = ("approach", "dana", "--again", *VALUES)
        assert begun.ok(*words, "--format", "mailto").out.startswith("mailto:?")
        mail = email.message_from_string(begun.ok(*words, "--format", "eml").out)
        assert not mail["To"]
        assert begun.json(*words)["to"] is None

    def test_json_is_json_whatever_the_format(self, begun: Cli) -> None:
        assert begun.json(*LETTER, "--format", "eml")["mentor"] == "julie-sample"

    def test_the_words_are_counted_without_the_subject(self, begun: Cli) -> None:
        said = begun.json(*LETTER)
        assert abs(said["words"] - len(said["body"].split())) <= 5


COMMANDS: dict[str, tuple[str, ...]] = {
    "text": LETTER,
    "eml": (*LETTER, "--format", "eml"),
    "mailto": (*LETTER, "--format", "mailto"),
    "export": ("export",),
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
class TestOutput:
    def test_a_new_file_is_for_its_owner_only(
        self, begun: Cli, words: tuple[str, ...], tmp_path: Path
    ) -> None:
        path = tmp_path / "out.txt"
        said = begun.ok(*words, "--output", str(path))
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.read_bytes().strip()
        assert said.out == "", "what is in the file is not on the screen too"
        assert str(path) in said.err

    def test_an_old_file_is_replaced_whole_and_made_private(
        self, begun: Cli, words: tuple[str, ...], tmp_path: Path
    ) -> None:
        path = tmp_path / "out.txt"
        path.write_text("old " * 100_000)
        path.chmod(0o644)
        begun.ok(*words, "--output", str(path), "--force")
        assert "old old" not in path.read_text()
        assert path.stat().st_mode & 0o777 == 0o600
        assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []

    def test_a_link_stays_a_link(self, begun: Cli, words: tuple[str, ...], tmp_path: Path) -> None:
        real, link = tmp_path / "real.txt", tmp_path / "link.txt"
        real.write_text("old")
        link.symlink_to(real)
        begun.ok(*words, "--output", str(link), "--force")
        assert link.is_symlink()
        assert real.read_text() != "old"

    def test_a_device_survives(self, begun: Cli, words: tuple[str, ...]) -> None:
        begun.ok(*words, "--output", "/dev/null")
        assert Path("/dev/null").is_char_device()

    def test_a_full_device_is_exit_74_and_nothing_is_kept(self, begun: Cli, words: tuple[str, ...]) -> None:
        begun.expect_refused(74, *words, "--output", "/dev/full")
        assert Path("/dev/full").is_char_device()

    def test_a_folder_that_is_not_there_is_exit_73_and_nothing_is_kept(
        self, begun: Cli, words: tuple[str, ...], tmp_path: Path
    ) -> None:
        begun.expect_refused(73, *words, "--output", str(tmp_path / "no" / "such" / "out.txt"))
        assert not (tmp_path / "no").exists()

    def test_a_folder_is_no_file(self, begun: Cli, words: tuple[str, ...], tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        begun.expect_refused(73, *words, "--output", str(folder))
        assert list(folder.iterdir()) == []

    def test_the_portfolio_itself_is_never_overwritten(
        self, begun: Cli, words: tuple[str, ...], tmp_path: Path
    ) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(begun.store)
        folder = tmp_path / "sub"
        folder.mkdir()
        before = begun.store.read_bytes()
        for path in (begun.store, link, folder / ".." / begun.store.name):
            said = begun(*words, "--output", str(path))
            assert said.code in (2, 4, 73), said
            assert begun.store.read_bytes() == before
        assert begun.json("mentor", "list")

    def test_a_home_folder_sign_is_understood(self, begun: Cli, words: tuple[str, ...]) -> None:
        home = os.environ.get("HOME")
        os.environ["HOME"] = str(begun.home)
        try:
            begun.ok(*words, "--output", "~/out.txt")
        finally:
            if home is None:
                del os.environ["HOME"]
            else:
                os.environ["HOME"] = home
        assert (begun.home / "out.txt").is_file()


class TestTransfer:
    def test_export_and_import_bring_everything_back(self, begun: Cli, tmp_path: Path) -> None:
        begun.ok(*LETTER)
        begun.ok("log", "julie", "talked", "--insight", "a", "--action", "them: send notes by 2w")
        begun.ok("gift", "julie", "tea")
        begun.ok("reflect", "julie", "--text", "it was good", "--prompt", "from-talk-to-asking")
        begun.ok("mentor", "add", "Gone")
        begun.ok("mentor", "remove", "gone", "--yes")
        path = tmp_path / "all.json"
        begun.ok("export", "--output", str(path))
        before = {" ".join(w): begun.ok(*w).out for w in (("export",), ("review", "--json"), ("next",))}
        begun.begin_anew()
        begun.ok("import", str(path))
        assert {
            " ".join(w): begun.ok(*w).out for w in (("export",), ("review", "--json"), ("next",))
        } == before

    def test_importing_ones_own_export_changes_nothing(self, begun: Cli) -> None:
        exported, before = begun.ok("export").out, begun.store.read_bytes()
        said = begun.json("import", "-", stdin=exported)
        assert (said["added"], said["changed"]) == (0, 0)
        assert begun.store.read_bytes() == before

    def test_a_dry_run_counts_and_changes_nothing(self, begun: Cli) -> None:
        exported = begun.ok("export").out
        begun.begin_anew()
        assert begun.json("import", "-", "--dry-run", stdin=exported)["added"] > 0
        assert not begun.store.exists()

    def test_the_export_on_the_screen_is_the_export_in_the_file(self, begun: Cli, tmp_path: Path) -> None:
        path = tmp_path / "all.json"
        begun.ok("export", "--output", str(path))
        assert path.read_text(encoding="utf-8") == begun.ok("export").out
        assert json.loads(path.read_text()) == begun.json("export")

    BAD: ClassVar = {
        "nothing": "",
        "no JSON": "hello",
        "a list": "[]",
        "another document": '{"a": 1}',
        "a number that is none": '{"mentorfolio": "1"}',
        "records that are none": '{"mentorfolio": 1, "mentors": [1]}',
        "a mentor without a name": '{"mentorfolio": 1, "mentors": [{"id": "a"}]}',
        "an unknown table": '{"mentorfolio": 1, "enemies": []}',
        "nested without end": '{"mentorfolio": 1, "mentors": ' + "[" * 100_000,
        "the portfolio file itself": '{"_meta": {"schema": 1, "generation": 2}, "mentors": {}}',
    }

    @pytest.mark.parametrize("bad", BAD)
    def test_what_is_no_export_is_refused_and_nothing_is_taken_in(self, begun: Cli, bad: str) -> None:
        assert begun.expect_refused(65, "import", "-", stdin=self.BAD[bad])["hint"]

    def test_an_export_of_a_newer_version_is_refused(self, begun: Cli) -> None:
        begun.expect_refused(78, "import", "-", stdin='{"mentorfolio": 99, "wizards": []}')

    def test_a_file_that_is_not_there_is_told(self, begun: Cli, tmp_path: Path) -> None:
        begun.expect_refused(74, "import", str(tmp_path / "no.json"))
        begun.expect_refused(74, "import", str(tmp_path))

    def _changed(self, cli: Cli, old: str, new: str) -> str:
        exported = cli.ok("export").out
        assert old in exported
        return exported.replace(old, new)

    def test_one_bad_record_leaves_the_good_ones_out_too(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Zora Sample")
        text = self._changed(begun, '"stage": "candidate"', '"stage": "flying"')
        begun.begin_anew()
        begun.expect_refused(65, "import", "-", stdin=text)
        assert not begun.store.exists()

    @pytest.mark.parametrize("field", ["mentor", "supports", "knows", "two of an id"])
    def test_a_document_that_names_people_it_does_not_hold_breaks_no_later_command(
        self, begun: Cli, field: str
    ) -> None:
        begun.ok("mentor", "add", "Kim Sample", "--knows", "julie", "--stage", "active", "--on", "today")
        begun.ok(*LETTER)
        old, new = {
            "mentor": ('"mentor": "julie-sample"', '"mentor": "no-such"'),
            "supports": ('"fuhren-leiten": 3', '"no-such": 3'),
            "knows": ('"julie-sample"\n      ]', '"no-such"\n      ]'),
            "two of an id": ('"id": "kim-sample"', '"id": "julie-sample"'),
        }[field]
        said = begun("import", "-", "--json", stdin=self._changed(begun, old, new))
        assert said.code in (0, 65), said
        for words in (
            *((), ("next",), ("review",), ("mentor", "list"), ("outreach", "list"), ("export",)),
            *(
                ("mentor", "show", "kim-sample"),
                ("mentor", "show", "julie-sample"),
                ("need", "list"),
                ("identify",),
            ),
        ):
            begun.ok(*words, "--json")
            begun.ok(*words)

    @pytest.mark.parametrize("text", ["\\u001b[31mRed", "two\\nlines", "\\u0000", ""])
    def test_a_name_that_could_not_be_typed_cannot_be_imported_and_hurt(self, begun: Cli, text: str) -> None:
        changed = self._changed(begun, '"name": "Julie Sample"', f'"name": "{text}"')
        begun("import", "-", stdin=changed)
        for words in (("mentor", "list"), ("next",), ()):
            said = begun.ok(*words)
            assert "\x1b" not in said.out + said.err
            assert "\x00" not in said.out + said.err


class TestDemo:
    def test_the_demo_leaves_ones_own_portfolio_alone(self, begun: Cli) -> None:
        before = begun.store.read_bytes()
        said = begun.ok("demo")
        assert "Sam Sample" in said.out + said.err
        assert begun.store.read_bytes() == before

    def test_the_demo_overwrites_no_file(self, begun: Cli, tmp_path: Path) -> None:
        path = tmp_path / "mine.json"
        path.write_text("mine")
        assert begun("demo", "--store", str(path), "--json").error["exit"] == 4
        assert path.read_text() == "mine"

    def test_the_demo_can_be_kept_to_play_with(self, cli: Cli, tmp_path: Path) -> None:
        path = tmp_path / "demo.json"
        cli.ok("demo", "--store", str(path))
        assert len(cli.json("mentor", "list", "--store", str(path))) >= 4


class TestTemplates:
    def test_there_are_the_promised_letters_and_prompts(self, cli: Cli) -> None:
        rows = cli.json("template", "list")
        ids = {row["id"] for row in rows}
        assert {
            *("first-conversation", "first-conversation-short", "linkedin-note", "follow-up"),
            *("request-mentoring", "thanks", "catch-up"),
        } <= ids
        assert {p["prompt"] for p in cli.json("reflect", "--list")} <= ids

    def test_every_template_can_be_shown(self, cli: Cli) -> None:
        for row in cli.json("template", "list"):
            said = cli.json("template", "show", row["id"])
            assert said["id"] == row["id"]
            assert said["body"].strip()
            assert said["body"].strip().splitlines()[0] in cli.ok("template", "show", row["id"]).out
