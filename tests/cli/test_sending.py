"""``--send`` and ``outreach send``: nothing without a yes, never twice, and never forgotten."""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mailserver import PASSWORD, USER, Box, authority, hanging_up, password_command, serving
from tests.support import Cli, Golden

LETTER = ("approach", "julie", "--set", "why=your notes on hiring: naïve, 日本")


@pytest.fixture(scope="module")
def ca() -> Any:
    return authority()


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("init", "--email", "sam@example.org")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Jülie Sample", "--email", "julie@example.org", "--supports", "team=3")
    return cli


def settings(cli: Cli, port: int, **more: object) -> None:
    said = {"host": "localhost", "port": port, "security": "none"} | more
    lines = [f"{key} = {json.dumps(value)}" for key, value in said.items()]
    (cli.home / "config.toml").write_text("\n".join(["[smtp]", *lines, ""]), encoding="utf-8")


@pytest.fixture
def box(begun: Cli) -> Iterator[Box]:
    """A server on this computer, set in the settings."""
    with serving(auth=False) as server:
        settings(begun, server.port)
        yield server


def drafted(cli: Cli) -> str:
    return str(cli.json(*LETTER)["outreach_id"])


def test_a_letter_goes_by_tls_and_login_and_arrives_as_it_was_drafted(
    begun: Cli, ca: Any, tmp_path: Path
) -> None:
    trusted = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(trusted))
    with serving(ca) as box:
        settings(begun, box.port, security="starttls", user=USER, password_command=password_command(tmp_path))
        done = begun.process(*LETTER, "--send", "--yes", "--json", SSL_CERT_FILE=str(trusted))
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    (kept,) = box.kept
    got: Any = email.message_from_bytes(kept.data, policy=email.policy.default)
    assert (kept.sender, kept.recipients, kept.tls) == ("sam@example.org", ["julie@example.org"], True)
    assert (said["state"], said["left_by"]) == ("sent", "smtp")
    assert got["Subject"] == said["subject"]
    assert got.get_content().replace("\r\n", "\n").rstrip("\n") == said["body"]
    assert got["To"].addresses[0].display_name == "Jülie Sample"
    assert "X-Unsent" not in got
    assert got["Date"].datetime.tzinfo is not None
    letter = begun.json("outreach", "show", "julie")
    assert (letter["state"], letter["sent"]) == ("sent", "2026-01-21")
    assert letter["message_id"] == got["Message-ID"]
    assert begun.json("mentor", "show", "julie")["stage"] == "approached"


def test_the_password_is_in_no_file_and_in_no_word(begun: Cli, ca: Any, tmp_path: Path) -> None:
    secrets = tmp_path / "elsewhere"
    secrets.mkdir()
    with serving(ca) as box:
        command = password_command(secrets)
        settings(begun, box.port, security="starttls", user=USER, password_command=command)
        said = begun(*LETTER, "--send", "--yes")  # refused: this certificate is not known here
        shown = begun.ok("config", "show", "--json")
    assert said.code == 74
    assert "cannot be trusted" in said.err
    written = b"".join(
        p.read_bytes() for p in begun.home.rglob("*") if p.is_file() and secrets not in p.parents
    )
    assert PASSWORD.encode() not in written
    assert PASSWORD not in said.out + said.err + shown.out
    assert list(shown.json["smtp"].values())[3] == "cat", "of the command only its first word is shown"


class TestNothingWithoutAYes:
    def test_drafting_alone_sends_nothing(self, begun: Cli, box: Box) -> None:
        begun.ok(*LETTER)
        assert box.kept == []
        assert begun.json("outreach", "show", "julie")["state"] == "draft"

    def test_a_script_has_to_say_yes(self, begun: Cli, box: Box) -> None:
        letter = drafted(begun)
        for words in (("outreach", "send", letter), (*LETTER, "--send")):
            error = begun.expect_refused(2, *words)
            assert (error["code"], "--yes" in error["hint"]) == ("missing", True)
        assert box.kept == []

    def test_without_a_server_in_the_settings_it_says_where_to_name_one(self, begun: Cli) -> None:
        letter = drafted(begun)
        for words in (("outreach", "send", letter, "--yes"), (*LETTER, "--send", "--yes")):
            assert "[smtp]" in str(begun.expect_refused(2, *words)["hint"])

    def test_what_cannot_be_sent_is_refused_before_it_is_drafted(
        self, begun: Cli, box: Box, golden: Golden
    ) -> None:
        begun.ok("mentor", "add", "Kim Sample", "--supports", "team")
        words = ("--set", "why=x", "--send", "--yes")
        theirs = begun.expect_refused(2, "approach", "kim", *words)
        channel = begun.expect_refused(2, "approach", "julie", "--channel", "linkedin", *words)
        begun.ok("init", "--email", "")
        own = begun.expect_refused(2, *LETTER, "--send", "--yes")
        golden(*(error["message"] for error in (theirs, channel, own)))
        assert box.kept == []

    def test_the_rules_for_first_letters_hold_before_anything_leaves(self, begun: Cli, box: Box) -> None:
        letter = drafted(begun)
        begun.ok("mentor", "edit", "julie", "--line", "direct-line")
        assert begun.expect_refused(5, "outreach", "send", letter, "--yes")["code"] == "manager"
        assert box.kept == []
        begun.ok("outreach", "send", letter, "--yes", "--manager-informed", "mon")
        assert len(box.kept) == 1
        assert begun.json("mentor", "show", "julie")["manager_informed"] == "2026-01-19"

    def test_a_letter_that_is_out_is_not_sent_again(self, begun: Cli, box: Box) -> None:
        letter = drafted(begun)
        begun.ok("outreach", "send", letter, "--yes")
        assert begun.expect_refused(5, "outreach", "send", letter, "--yes")["code"] == "refused"
        assert len(box.kept) == 1


def test_undo_takes_back_the_note_and_keeps_from_sending_twice(begun: Cli, box: Box) -> None:
    letter = drafted(begun)
    begun.ok("outreach", "send", letter, "--yes")
    begun.ok("undo")
    assert begun.json("outreach", "show", letter)["state"] == "draft"
    assert begun.expect_refused(5, "outreach", "send", letter, "--yes")["code"] == "maybe-sent"
    assert len(box.kept) == 1


@pytest.mark.parametrize("after", ["greeting", "MAIL", "DATA"])
def test_a_connection_lost_before_the_text_left_leaves_an_ordinary_draft(begun: Cli, after: str) -> None:
    letter = drafted(begun)
    before = begun.json("outreach", "show", letter)
    with hanging_up(after) as port:
        settings(begun, port)
        said = begun("outreach", "send", letter, "--yes", "--json")
    assert (said.code, said.error["code"], said.out) == (74, "not-sent", "")
    assert begun.json("outreach", "show", letter) == before
    with serving(auth=False) as box:
        settings(begun, box.port)
        begun.ok("outreach", "send", letter, "--yes")
    assert len(box.kept) == 1


@pytest.mark.parametrize("after", ["354", "."])
def test_a_connection_lost_after_the_text_left_is_remembered_and_not_tried_again(
    begun: Cli, after: str, golden: Golden
) -> None:
    letter = drafted(begun)
    with hanging_up(after) as port:
        settings(begun, port)
        said = begun("outreach", "send", letter, "--yes", "--json")
    assert (said.code, said.error["code"]) == (74, "maybe-sent")
    assert f"outreach sent {letter}" in said.error["hint"]
    kept = begun.json("outreach", "show", letter)
    assert kept["state"] == "draft"
    shown = re.sub("<.*>", "<ID>", begun.ok("outreach", "show", letter).err)
    golden(begun.ok("outreach", "list").out, shown)
    with serving(auth=False) as box:
        settings(begun, box.port)
        assert begun.expect_refused(5, "outreach", "send", letter, "--yes")["code"] == "maybe-sent"
        assert box.kept == []
        begun.ok("outreach", "send", letter, "--yes", "--anyway", "it never arrived")
    again: Any = email.message_from_bytes(box.kept[0].data, policy=email.policy.default)
    assert again["Message-ID"] == kept["message_id"], "a mail program that has it already shows it once"
    assert begun.json("outreach", "show", letter)["passed"] == {"maybe-sent": "it never arrived"}


def test_one_that_may_be_out_can_be_noted_as_sent(begun: Cli) -> None:
    letter = drafted(begun)
    with hanging_up(".") as port:
        settings(begun, port)
        assert begun("outreach", "send", letter, "--yes").code == 74
    begun.ok("outreach", "sent", letter)
    assert begun.json("outreach", "show", letter)["state"] == "sent"


def test_a_recipient_that_is_refused_leaves_the_draft_as_it_was(begun: Cli, box: Box) -> None:
    letter = drafted(begun)
    box.refused.add("julie@example.org")
    error = begun.expect_refused(74, "outreach", "send", letter, "--yes")
    assert "no such person here" in error["message"]
    assert f"outreach send {letter}" in error["hint"]


def test_a_text_that_is_refused_leaves_a_draft_that_may_be_sent_again(begun: Cli, box: Box) -> None:
    letter = drafted(begun)
    before = begun.json("outreach", "show", letter)
    box.no_data = "552 too large"
    said = begun("outreach", "send", letter, "--yes", "--json")
    assert (said.code, said.error["code"]) == (74, "not-sent")
    assert begun.json("outreach", "show", letter) == before
    box.no_data = ""
    begun.ok("outreach", "send", letter, "--yes")
    assert len(box.kept) == 1


def test_what_left_is_what_is_kept_even_if_the_draft_was_thrown_away_meanwhile(begun: Cli, box: Box) -> None:
    letter = drafted(begun)
    body = begun.json("outreach", "show", letter)["body"]
    take = Box.handle_DATA

    async def meanwhile(self: Box, server: Any, session: Any, envelope: Any) -> str:
        begun.ok("outreach", "discard", letter, "--yes")
        return await take(self, server, session, envelope)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Box, "handle_DATA", meanwhile)
        begun.ok("outreach", "send", letter, "--yes")
    (now,) = begun.json("outreach", "list")
    assert (now["state"], now["body"]) == ("sent", body)


def test_a_letter_that_went_out_and_could_not_be_noted_says_both(
    begun: Cli, box: Box, golden: Golden
) -> None:
    letter = drafted(begun)
    take = Box.handle_DATA

    async def damaged(self: Box, server: Any, session: Any, envelope: Any) -> str:
        begun.store.write_bytes(b"{")
        return await take(self, server, session, envelope)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Box, "handle_DATA", damaged)
        said = begun("outreach", "send", letter, "--yes")
    assert said.code == 74
    golden(said.err.replace(letter, "LETTER"))
    assert f"mentorfolio outreach sent {letter}" in said.err


def test_a_letter_about_somebody_does_not_go_to_them(begun: Cli, box: Box) -> None:
    letter = begun.json(
        "approach", "julie", "--template", "manager-note", "--set", "why=x", "--set", "topic=y"
    )
    assert letter["to"] is None
    begun.ok("outreach", "edit", letter["outreach_id"], "--to", "boss@example.org")
    begun.ok("outreach", "send", letter["outreach_id"], "--yes")
    got: Any = email.message_from_bytes(box.kept[0].data, policy=email.policy.default)
    assert str(got["To"]) == "boss@example.org"
    assert box.kept[0].recipients == ["boss@example.org"]


class TestSettings:
    BAD = (
        ("smtp = 3", "should be a section"),
        ("[smtp]\nport = 25", "names no host"),
        ('[smtp]\nhost = "x"\nport = 0', "'port' should be"),
        ('[smtp]\nhost = "x"\nport = true', "'port' should be"),
        ('[smtp]\nhost = "x"\nsecurity = "ssl"', "one of starttls, tls, none"),
        ('[smtp]\nhost = "x"\nsecurity = ["tls"]', "one of starttls, tls, none"),
        ('[smtp]\nhost = "x\\ny"', "'host' should be"),
        ('[smtp]\nhost = "x"\npassword = "s3cret"', "'password', which is no setting"),
        ('[smtp]\nhost = "x"\npassword_command = "echo s3cret"', "no user"),
    )

    @pytest.mark.parametrize(("text", "said"), BAD)
    def test_what_cannot_be_meant_is_told_without_repeating_it(self, cli: Cli, text: str, said: str) -> None:
        (cli.home / "config.toml").write_text(text + "\n", encoding="utf-8")
        error = cli.expect_refused(2, "mentor", "list")
        assert said in error["message"]
        assert "s3cret" not in json.dumps(error)

    @pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
    def test_the_usual_port_is_known(self, cli: Cli, security: str, port: int) -> None:
        (cli.home / "config.toml").write_text(
            f'[smtp]\nhost = "x"\nsecurity = "{security}"\n', encoding="utf-8"
        )
        assert cli.json("config", "show")["smtp"]["port"] == port


def test_sending_says_so_and_a_copy_goes_to_oneself_where_the_settings_want_it(begun: Cli, box: Box) -> None:
    begun.ok("config", "set", "smtp.bcc_self", "yes")
    drafted(begun)
    done = begun.ok("outreach", "send", "julie", "--yes")
    assert done.err.startswith("Sending…\n")
    assert box.kept[0].recipients == ["julie@example.org", "sam@example.org"]
    begun.expect_refused(2, "config", "set", "smtp.bcc_self", "perhaps")


def test_an_address_with_letters_of_two_alphabets_is_doubted_where_a_letter_is_shown_or_sent(
    begun: Cli, box: Box
) -> None:
    begun.ok("mentor", "edit", "j\u00fclie", "--email", "julie@ex\u0430mple.org")
    letter = begun.ok(*LETTER)
    which = begun.json("outreach", "list")[0]["id"]
    told = "Cyrillic"
    assert told in letter.err
    assert told not in letter.out, "it is none of the letter"
    assert told in begun.ok("outreach", "show", which).err
    begun.ok("outreach", "edit", which, "--to", "julie@example.org")
    assert told not in begun.ok("outreach", "show", which).err
    begun.ok("outreach", "edit", which, "--to", "julie@ex\u0430mple.org")
    assert told in begun("outreach", "send", which, "--yes").err


def test_the_doubt_about_an_address_is_a_hint_and_can_be_switched_off(begun: Cli, box: Box) -> None:
    begun.ok("mentor", "edit", "j\u00fclie", "--email", "julie@ex\u0430mple.org")
    assert "look-alike" in [hint["code"] for hint in begun.json(*LETTER)["hints"]]
    begun.ok("config", "set", "hints_off", "look-alike")
    which = begun.json("outreach", "list")[0]["id"]
    assert "look-alike" not in [hint["code"] for hint in begun.json(*LETTER, "--again")["hints"]]
    told = (begun.ok(*LETTER, "--again"), begun.ok("outreach", "show", which))
    assert "Cyrillic" not in "".join(one.err for one in told)
    assert "Cyrillic" not in begun("outreach", "send", which, "--yes").err
