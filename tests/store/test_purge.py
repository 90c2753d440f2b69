"""A person who is purged is gone from every file, for ever, and nobody else with them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorfolio.errors import MentorfolioError
from mentorfolio.store.layout import checksum_of, decoded
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import copies, edited, loaded
from tests.support import Cli

NAME, MAIL, SLUG = "Julie Okafor", "julie@example.org", "julie-okafor"


def files(folder: Path) -> Iterator[Path]:
    """Every file below, hidden ones too."""
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names)


def holding(folder: Path, *words: str) -> list[str]:
    """The files that hold one of the words, plain or as JSON writes it, in any case; their names count."""
    found = []
    for path in files(folder):
        data = path.read_bytes().lower() + b"\n" + path.name.lower().encode()
        forms = [w.casefold().encode() for w in words] + [json.dumps(w)[1:-1].lower().encode() for w in words]
        if any(form in data for form in forms):
            found.append(path.name)
    return found


@pytest.fixture
def full(cli: Cli) -> Cli:
    """Julie is everywhere that somebody can be."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--why", f"as {NAME} does")
    cli.ok("mentor", "add", NAME, "--email", MAIL, "--supports", "lead-a-team", "--line", "outside")
    cli.ok("mentor", "add", "Ben Sample", "--knows", "julie", "--notes", f"met {NAME} ({MAIL}) at work")
    cli.ok("mentor", "add", "Cem Sample", "--introduced-by", NAME)
    cli.ok("approach", "julie", "--set", "why=her calm")
    cli.ok("log", "julie,ben", f"lunch; {NAME} paid")
    cli.ok("gift", "julie", "a book")
    cli.ok(
        "reflect",
        "julie",
        "--prompt",
        cli.json("reflect", "--list")[0]["prompt"],
        "--text",
        f"{NAME} is right",
    )
    cli.ok("store", "backup")
    cli.ok("mentor", "edit", "julie", "--notes", "calm")
    return cli


def purged(cli: Cli, who: str = "julie-okafor") -> dict[str, object]:
    """Purge somebody; what is said of it."""
    said: dict[str, object] = cli.json("store", "purge", who, "--yes")
    return said


def test_no_file_of_the_folder_holds_name_or_address_afterwards(full: Cli) -> None:
    assert len(holding(full.home, NAME, MAIL)) > 8
    said = purged(full)
    assert holding(full.home, NAME, MAIL, SLUG) == []
    assert said["purged"] == SLUG
    assert said["left"] == []
    assert loaded(full.store)["_meta"]["retired"].get("mentors", []) == []


def test_the_others_keep_what_is_theirs_and_every_copy_still_opens(full: Cli) -> None:
    purged(full)
    assert [m["id"] for m in full.json("mentor", "list")] == ["ben-sample", "cem-sample"]
    ben = full.json("mentor", "show", "ben")
    assert ben["notes"].startswith("met ")
    assert ben["notes"].endswith(" at work")
    assert ben["knows"] == []
    assert [n["id"] for n in full.json("need", "list")] == ["lead-a-team"]
    assert full.json("store", "check") == {"clean": True, "findings": []}
    for kept in copies(full.store):
        data = kept.read_bytes()
        assert decoded(data, kept.name).trusted, kept.name
        assert checksum_of(data) is not None
        full.ok("store", "restore", kept.stem)
        assert SLUG not in [m["id"] for m in full.json("mentor", "list")]
    assert holding(full.home, NAME, MAIL, SLUG) == []


def test_it_cannot_be_undone_and_says_so(full: Cli) -> None:
    plain = full.ok("store", "purge", "julie-okafor", "--yes")
    assert "cannot be undone" in plain.out + plain.err
    assert NAME not in full.ok("undo", "--list").out
    assert "cannot be undone" in full.expect_refused(5, "undo")["message"]
    full.expect_refused(5, "undo", "--anyway")
    full.ok("mentor", "add", "Dee Sample")
    full.ok("undo")
    full.expect_refused(3, "mentor", "show", "julie")


def test_a_change_outside_after_a_purge_opens_no_way_back_to_before(full: Cli) -> None:
    purged(full)
    edited(full.store, "Ben Sample", "Ben Simple")
    full("undo", "--anyway")  # refused, or over the edit only
    assert holding(full.home, NAME, MAIL, SLUG) == []


def test_the_slug_can_be_given_again(full: Cli) -> None:
    purged(full)
    assert full.json("mentor", "add", NAME)["id"] == SLUG


def test_it_needs_a_yes(full: Cli) -> None:
    full.expect_refused(2, "store", "purge", "julie-okafor")
    full.expect_refused(3, "store", "purge", "nobody", "--yes")
    assert full.json("mentor", "show", "julie")["name"] == NAME


def test_other_people_whose_name_contains_it_keep_theirs(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim", "--email", "kim@example.org", "--notes", "Kim again")
    cli.ok("mentor", "add", "Kim Lee", "--notes", "a friend of Kim, like Kimberly")
    cli.ok("mentor", "add", "Kimberly Sample", "--email", "kimberly@sample.example.org")
    cli.ok("store", "purge", "kim", "--yes")
    others = {m["id"]: m for m in cli.json("mentor", "list")}
    assert others["kim-lee"]["name"] == "Kim Lee"
    assert others["kimberly-sample"]["name"] == "Kimberly Sample"
    assert others["kimberly-sample"]["email"] == "kimberly@sample.example.org"
    assert "Kimberly" in others["kim-lee"]["notes"]
    assert "Kim," not in others["kim-lee"]["notes"]
    assert holding(cli.home, "kim@example.org") == []


def test_two_people_of_the_same_name_are_two(cli: Cli) -> None:
    cli.ok("mentor", "add", NAME, "--email", MAIL)
    cli.ok("mentor", "add", NAME, "--email", "other@example.org", "--anyway")
    said = purged(cli, SLUG)
    (other,) = cli.json("mentor", "list")
    assert (other["id"], other["name"], other["email"]) == (f"{SLUG}-2", NAME, "other@example.org")
    assert said["left"], "that the name still stands there is told"
    assert holding(cli.home, MAIL) == []


def test_somebody_removed_before_can_be_purged_from_the_backups(full: Cli) -> None:
    full.ok("mentor", "remove", "julie-okafor", "--yes")
    assert holding(full.home, NAME, MAIL)
    purged(full, SLUG)
    assert holding(full.home, NAME, MAIL, SLUG) == []


def test_a_name_and_address_they_had_before_go_too(full: Cli) -> None:
    full.ok("mentor", "edit", "julie", "--name", "Julie Sample", "--email", "js@example.org")
    purged(full, SLUG)
    assert holding(full.home, NAME, MAIL, "Julie Sample", "js@example.org", SLUG) == []


def test_a_purge_that_was_stopped_half_way_can_be_finished(
    full: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorfolio.store import purge

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(purge.Purging, "finish", stop)
        assert full("store", "purge", "julie-okafor", "--yes").code == 130
    assert holding(full.home, NAME)
    purged(full, SLUG)
    assert holding(full.home, NAME, MAIL, SLUG) == []


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Müller-Žák",
        'Jo "J." O\'Neil',
        "Back\\slash Sample",
        "田中 花子",
        "J. R. (Bob) Sample+1",
        "Ann_Lee",
    ],
)
def test_names_with_odd_letters_go_as_well(cli: Cli, name: str) -> None:
    slug = cli.json("mentor", "add", name, "--email", "who@example.org")["id"]
    cli.ok("mentor", "add", "Ben Sample", "--notes", f"«{name}» said; {name}, {name}. who@example.org!")
    cli.ok("mentor", "remove", "ben-sample", "--yes")
    purged(cli, slug)
    assert holding(cli.home, name, "who@example.org") == []


@pytest.mark.parametrize(
    "text",
    [
        f"_{NAME}_ and **{NAME}** in Markdown",
        f"{NAME.upper()} and {NAME.casefold()}",
        f"mailto:{MAIL}, <{MAIL.title()}>",
        "Julie  Okafor, Julie\nOkafor",
    ],
)
def test_the_name_as_people_write_it_in_notes_goes_as_well(cli: Cli, text: str) -> None:
    cli.ok("mentor", "add", NAME, "--email", MAIL)
    cli.ok("mentor", "add", "Ben Sample", "--notes", text)
    purged(cli)
    left = cli.json("mentor", "show", "ben")["notes"]
    assert "okafor" not in left.casefold()
    assert MAIL not in left.casefold()
    assert holding(cli.home, NAME, MAIL) == []


def test_a_name_in_a_script_without_blanks_between_words_goes_as_well(cli: Cli) -> None:
    slug = cli.json("mentor", "add", "田中")["id"]
    cli.ok("mentor", "add", "Ben Sample", "--notes", "田中さんと話した。")
    purged(cli, slug)
    assert holding(cli.home, "田中") == []


def test_a_circle_named_after_them_does_not_keep_the_name(cli: Cli) -> None:
    from mentorfolio.domain.records import Circle
    from tests.store.sample import ON

    cli.ok("mentor", "add", NAME, "--email", MAIL)
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        portfolio[Circle].put(Circle(id="friends", name=f"Friends of {NAME}", members=(SLUG,), **ON))
    purged(cli)
    assert holding(cli.home, NAME, MAIL, SLUG) == []
    assert loaded(cli.store)["circles"]["friends"]["members"] == []


def test_drafts_kept_letters_and_what_was_kept_aside_go_too(full: Cli) -> None:
    store = PortfolioStore(full.store, 5)
    draft = store.keep_text(
        "Dear Julie,\n\nyour calm …", SLUG
    )  # nothing but the file's name says whose it is
    whole_draft = store.keep_text(f"Dear {NAME}", "log")
    other = store.keep_text("Dear Ben, how are you?", "ben-sample")
    letters = full.home / "letters"
    letters.mkdir()
    (letters / f"{SLUG}.eml").write_bytes(b"Subject: hello\n\nDear Julie,\n")
    (letters / "ben-sample.eml").write_bytes(b"Subject: hello\n\nDear Ben,\n")
    damaged = full.store.read_bytes()[:-40]
    full.store.write_bytes(damaged)
    full.ok("store", "restore")
    (aside,) = copies(full.store, "aside")
    purged(full)
    assert [p.exists() for p in (draft, whole_draft, aside, letters / f"{SLUG}.eml")] == [False] * 4
    assert other.exists()
    assert (letters / "ben-sample.eml").exists()
    assert holding(full.home, NAME, MAIL, SLUG) == []


def test_letters_beside_the_link_go_where_the_portfolio_is_a_link(full: Cli) -> None:
    linked = full.home / "elsewhere" / "portfolio.json"
    linked.parent.mkdir()
    linked.symlink_to(full.store)
    letters = linked.parent / "letters"  # where the program puts them: beside the path it was given
    letters.mkdir()
    (letters / f"{SLUG}.eml").write_bytes(f"To: {NAME} <{MAIL}>\n\nDear Julie,\n".encode())
    full.ok("store", "purge", "julie-okafor", "--yes", "--store", str(linked))
    assert holding(full.home, NAME, MAIL) == []


def test_what_a_killed_writer_left_is_swept_before(full: Cli) -> None:
    kept = copies(full.store)[0]
    for beside in (full.store, kept):
        beside.with_name(f".{beside.name}.4242.0badcafe.tmp").write_bytes(kept.read_bytes())
    assert purged(full)["left"] == []
    assert holding(full.home, NAME, MAIL, SLUG) == []


def test_a_file_that_is_not_ours_and_holds_the_name_is_told_and_left(full: Cli) -> None:
    theirs = full.home / "portfolio.sync-conflict-20260121-101500-ABCDEFG.json"
    theirs.write_bytes(full.store.read_bytes())
    said = purged(full)
    assert said["left"] == [str(theirs)]
    assert theirs.exists()
    plain = full("store", "check")
    assert theirs.name in plain.out + plain.err


def test_an_older_format_among_the_backups_is_purged_as_well(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    golden = Path(__file__).with_name("golden") / "schema-1.json"
    cli.store.write_bytes(golden.read_bytes())
    cli.ok("mentor", "add", "New Sample")
    assert copies(cli.store, "before-migration")
    purged(cli)
    assert holding(cli.home, NAME, MAIL, SLUG) == []
    assert copies(cli.store, "before-migration"), "the copy itself stays"


def test_a_purge_that_cannot_write_says_so_and_leaves_a_portfolio_that_opens(
    full: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    refusals = iter([False, False, True])

    def sometimes(source: str, target: str) -> None:
        if next(refusals, False):
            raise OSError(28, "No space left on device")
        real(source, target)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", sometimes)
        outcome = full("store", "purge", "julie-okafor", "--yes", "--json")
    assert outcome.code == 74 or holding(full.home, NAME, MAIL, SLUG) == [], "half done, and nobody is told"
    purged(full, SLUG) if outcome.code else None
    assert holding(full.home, NAME, MAIL, SLUG) == []
    assert PortfolioStore(full.store, 5).check() == []
    with pytest.raises(MentorfolioError):
        PortfolioStore(full.store, 5).undo(anyway=False)
