"""Several addresses, a telephone number, tags, and the same change for several people."""

from __future__ import annotations

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def three(cli: Cli) -> Cli:
    """Three people, two of whom have a tag in other capitals."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Zimmer", "--email", "anna@example.org", "--tag", "Climate")
    cli.ok("mentor", "add", "Ben van Amber", "--tag", "CLIMATE", "--tag", "choir")
    cli.ok("mentor", "add", "Dr. Cleo Sample", "--email", "cleo@example.org")
    return cli


class TestAddresses:
    def test_letters_go_to_the_address_said_last_and_the_one_before_is_kept(
        self, three: Cli, golden: Golden
    ) -> None:
        done = three.ok("mentor", "edit", "anna", "--email", "a.z@example.org", "--phone", "+44 20 7946 0000")
        golden(done.err)
        anna = three.json("mentor", "show", "anna")
        assert (anna["email"], anna["phone"]) == ("a.z@example.org", "+44 20 7946 0000")
        assert anna["emails"] == ["a.z@example.org", "anna@example.org"]
        letter = three.json("approach", "anna", "--set", "why=x", "--set", "topic=y")
        assert letter["to"] == "a.z@example.org"
        again = three.json("mentor", "edit", "anna", "--email", "anna@example.org")
        assert again["emails"] == ["anna@example.org", "a.z@example.org"]
        two = three.json("mentor", "edit", "anna", "--email", "b@example.org", "--email", "c@example.org")
        assert two["emails"] == ["b@example.org", "c@example.org", "anna@example.org", "a.z@example.org"]

    def test_without_the_first_the_next_is_written_to(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "a.z@example.org")
        anna = three.json("mentor", "edit", "anna", "--remove-email", "A.Z@example.org")
        assert (anna["email"], anna["emails"]) == ("anna@example.org", ["anna@example.org"])
        three.expect_refused(2, "mentor", "edit", "anna", "--remove-email", "gone@example.org")

    def test_an_empty_address_clears_all_and_one_among_others_is_refused(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "a.z@example.org")
        three.expect_refused(2, "mentor", "edit", "anna", "--email", "", "--email", "b@example.org")
        anna = three.json("mentor", "edit", "anna", "--email", "")
        assert (anna["email"], anna["emails"]) == (None, [])

    def test_any_of_the_addresses_names_its_person_and_belongs_to_nobody_else(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "a.z@example.org")
        assert three.json("mentor", "show", "a.z@example.org")["id"] == "anna-zimmer"
        error = three.expect_refused(4, "mentor", "edit", "ben", "--email", "A.Z@example.org")
        assert "same e-mail address" in error["message"]

    def test_two_records_made_one_keep_the_addresses_of_both(self, three: Cli) -> None:
        merged = three.json("mentor", "merge", "anna-zimmer", "dr-cleo-sample", "--yes")
        assert merged["emails"] == ["anna@example.org", "cleo@example.org"]

    def test_a_contact_brings_all_its_addresses(self, three: Cli) -> None:
        card = (
            "BEGIN:VCARD\nVERSION:3.0\nFN:Dana Sample\nEMAIL:d@example.org\n"
            "EMAIL;TYPE=PREF:dana@example.org\nEND:VCARD\n"
        )
        three.ok("network", "import", "-", stdin=card)
        three.ok("network", "pick", "dana")
        assert three.json("mentor", "show", "dana")["emails"] == ["dana@example.org", "d@example.org"]

    def test_the_network_knows_somebody_by_their_second_address(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "az@example.org")
        three.ok("network", "import", "-", stdin="name,email\nA. Z.,az@example.org\n")
        assert three.json("network", "list")[0]["mentor"] == "anna-zimmer"

    def test_a_purge_takes_every_address_and_the_number_from_what_was_written(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "az@example.org", "--phone", "+44 20 7946 0000")
        three.ok("log", "ben", "az@example.org answers, or call +44 20 7946 0000.")
        three.ok("store", "purge", "anna-zimmer", "--yes")
        assert b"7946" not in three.store.read_bytes()
        assert b"az@example.org" not in three.store.read_bytes()

    def test_what_is_shared_of_a_report_has_neither_address_nor_number(self, three: Cli) -> None:
        three.ok("mentor", "edit", "anna", "--email", "az@example.org", "--phone", "+44 20 7946 0000")
        page = three.home / "page.html"
        three.ok("report", "--share", "--output", str(page))
        text = page.read_text(encoding="utf-8")
        assert "7946" not in text
        assert "example.org" not in text

    @pytest.mark.parametrize("number", ["call me", "1", "+44\n20 7946 0000"])
    def test_what_cannot_be_dialled_is_refused(self, three: Cli, number: str) -> None:
        three.expect_refused(2, "mentor", "edit", "anna", "--phone", number)


class TestTags:
    def test_a_tag_in_other_capitals_is_the_same_tag(self, three: Cli) -> None:
        assert three.json("mentor", "show", "ben")["tags"] == ["Climate", "choir"]
        three.ok("mentor", "edit", "cleo", "--tag", "climate", "--tag", "Climate")
        assert three.json("tag", "list") == [
            {"tag": "choir", "mentors": ["ben-van-amber"]},
            {"tag": "Climate", "mentors": ["anna-zimmer", "ben-van-amber", "dr-cleo-sample"]},
        ]

    def test_a_tag_has_another_name_for_everybody_and_one_undo_takes_it_back(self, three: Cli) -> None:
        three.ok("tag", "rename", "climate", "Clean energy")
        assert three.json("mentor", "show", "ben")["tags"] == ["Clean energy", "choir"]
        assert [m["id"] for m in three.json("mentor", "list", "--tag", "energy")] == [
            "anna-zimmer",
            "ben-van-amber",
        ]
        three.ok("undo")
        assert three.json("mentor", "show", "ben")["tags"] == ["Climate", "choir"]

    def test_two_tags_become_one_and_nobody_has_it_twice(self, three: Cli) -> None:
        three.ok("tag", "rename", "CHOIR", "climate")
        assert three.json("mentor", "show", "ben")["tags"] == ["climate"]
        assert three.json("mentor", "show", "anna")["tags"] == ["climate"]

    def test_a_tag_nobody_has_is_not_found(self, three: Cli) -> None:
        assert "Climate" in three.expect_refused(3, "tag", "rename", "nothing", "x")["hint"]
        three.expect_refused(2, "tag", "rename", "choir", " ")

    def test_a_rhythm_for_a_tag_is_that_of_everybody_who_has_it(self, three: Cli, golden: Golden) -> None:
        three.ok("mentor", "edit", "ben", "--cadence", "2w")
        done = three.ok("tag", "rhythm", "climate", "3m")
        golden(done.err)
        rhythms = {m["id"]: m["cadence"] for m in three.json("mentor", "list")}
        assert rhythms == {"anna-zimmer": "3m", "ben-van-amber": "3m", "dr-cleo-sample": None}
        three.expect_refused(2, "tag", "rhythm", "climate", "often")


class TestSeveral:
    def test_the_same_change_for_several_is_one_change(self, three: Cli) -> None:
        answers = three.json("mentor", "edit", "anna,ben", "--skill", "rotas", "--line", "outside")
        assert [(m["id"], m["skills"], m["line"]) for m in answers] == [
            ("anna-zimmer", ["rotas"], "outside"),
            ("ben-van-amber", ["rotas"], "outside"),
        ]
        three.ok("undo")
        assert not any(m["skills"] for m in three.json("mentor", "list"))

    @pytest.mark.parametrize("option", ["--name", "--email", "--phone", "--greeting", "--first-name"])
    def test_what_only_one_is_called_or_reached_by_is_refused(self, three: Cli, option: str) -> None:
        value = {"--email": "x@example.org", "--greeting": "Dear Ann"}.get(option, "12345")
        assert option in three.expect_refused(2, "mentor", "edit", "anna,ben", option, value)["message"]

    def test_where_one_cannot_be_changed_nobody_is(self, three: Cli) -> None:
        three.expect_refused(3, "mentor", "edit", "anna,nobody", "--skill", "x")
        three.ok("mentor", "edit", "anna", "--tag", "alone")
        told = three.expect_refused(2, "mentor", "edit", "anna,ben", "--remove-tag", "alone")["message"]
        assert told.startswith("Ben van Amber: "), "whoever cannot be changed is named"


def test_people_are_sorted_by_last_name_past_titles_and_particles(three: Cli) -> None:
    three.ok("mentor", "add", "김하나")
    names = [m["name"] for m in three.json("mentor", "list", "--sort", "last-name")]
    assert names == ["Ben van Amber", "Dr. Cleo Sample", "Anna Zimmer", "김하나"]


@pytest.mark.parametrize("option", ["skill", "positive", "constraint"])
def test_of_two_spellings_the_one_that_was_typed_goes_and_the_other_stays(cli: Cli, option: str) -> None:
    cli.ok("mentor", "add", "Al Sample", f"--{option}", "SQL", f"--{option}", "sql")
    assert cli.json("mentor", "edit", "al", f"--remove-{option}", "sql")[f"{option}s"] == ["SQL"]
    assert cli.json("mentor", "edit", "al", f"--remove-{option}", "sql")[f"{option}s"] == []
