"""Going back: undo and redo in words, the history, pruning, backups, restoring."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.errors import MentorfolioError, NotFound, RuleRefusal, StoreDamaged
from mentorfolio.store.layout import checksum_of
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import Clock, add, copies, edited, fill, people, whole
from tests.support import Cli, Golden


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until it is moved."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> PortfolioStore:
    """A portfolio that is not there yet."""
    return PortfolioStore(tmp_path / "portfolio.json", 5, now=clock)


def changes(store: PortfolioStore) -> list[str]:
    """What the history says, the latest first."""
    return [kept.change for kept in store.history()]


class TestUndo:
    def test_it_says_in_words_what_it_undid_and_redo_brings_it_again(self, cli: Cli, golden: Golden) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        cli.ok("mentor", "add", "Ben Sample")
        undone = cli.ok("undo")
        assert [m["id"] for m in cli.json("mentor", "list")] == ["julie-okafor"]
        again = cli.ok("redo")
        golden(undone.out + undone.err, again.out + again.err)
        assert sorted(m["id"] for m in cli.json("mentor", "list")) == ["ben-sample", "julie-okafor"]
        third = cli.json("undo")
        assert third == {"change": "added mentor Ben Sample", "again": False}
        assert [m["id"] for m in cli.json("mentor", "list")] == ["julie-okafor"]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("init", "--role", "Team lead"), "role"),
            (("need", "add", "Read a budget", "--knowing", "how"), "added need Read a budget"),
            (("mentor", "edit", "julie", "--notes", "x"), "changed mentor Julie Okafor"),
            (("mentor", "rank", "julie", "2"), "ranked Julie Okafor"),
            (("mentor", "remove", "julie-okafor", "--yes"), "removed mentor Julie Okafor"),
            (("log", "julie", "lunch"), "logged a contact with Julie Okafor"),
            (("gift", "julie", "a book"), "noted a gift to Julie Okafor"),
            (
                ("approach", "julie", "--set", "why=x", "--set", "topic=teams"),
                "drafted a letter to Julie Okafor",
            ),
        ],
        ids=lambda w: " ".join(w[:2]) if isinstance(w, tuple) else "",
    )
    def test_each_command_can_be_undone_and_leaves_the_very_records_of_before(
        self, cli: Cli, words: tuple[str, ...], told: str
    ) -> None:
        cli.answer_purpose()
        cli.ok("mentor", "add", "Julie Okafor", "--line", "outside")
        store = PortfolioStore(cli.store, 5)
        before = whole(store)
        cli.ok(*words)
        after = whole(store)
        assert after != before
        assert told in cli.json("undo")["change"]
        assert whole(store) == before
        cli.ok("redo")
        assert whole(store) == after

    def test_the_very_first_change_can_be_undone_and_brought_again(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        assert store.undo(anyway=False) == "added mentor Julie Okafor"
        assert people(store) == []
        assert store.path.exists(), "undoing throws no file away"
        with pytest.raises(RuleRefusal, match="nothing to undo"):
            store.undo(anyway=False)
        assert store.redo()
        assert people(store) == ["julie-okafor"]

    def test_there_is_nothing_to_undo_in_a_new_portfolio(self, cli: Cli) -> None:
        assert cli.expect_refused(5, "undo")["code"] == "refused"
        assert cli.json("undo", "--list") == []
        assert not cli.store.exists()

    def test_an_id_given_and_taken_back_can_be_given_again(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        with store.changing() as portfolio:
            portfolio[Mentor].remove("julie-okafor")
        assert "julie-okafor" in store.reading()[Mentor].taken()
        store.undo(anyway=False)
        assert people(store) == ["julie-okafor"]
        store.redo()
        assert "julie-okafor" in store.reading()[Mentor].taken()

    def test_a_change_made_outside_is_not_stepped_over_unless_told(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        add(store, "Ben Sample")
        by_hand = edited(store.path, "Julie Okafor", "Julie Oak")
        with pytest.raises(RuleRefusal, match="else") as told:
            store.undo(anyway=False)
        assert "--anyway" in (told.value.hint or "")
        assert store.path.read_bytes() == by_hand
        store.undo(anyway=True)
        assert people(store) == ["julie-okafor", "ben-sample"], "only the change made outside is undone"
        assert store.reading()[Mentor]["julie-okafor"].name == "Julie Okafor"
        assert any(kept.read_bytes() == by_hand for kept in copies(store.path)), "the edit is lost"
        store.redo()
        assert store.reading()[Mentor]["julie-okafor"].name == "Julie Oak"
        store.undo(anyway=True)
        store.undo(anyway=False)
        assert people(store) == ["julie-okafor"], "and the steps go on behind it"

    def test_a_change_made_outside_is_not_stepped_over_below_a_change_of_ours(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Okafor")
        edited(store.path, "Julie Okafor", "Julie Oak")
        add(store, "Ben Sample")
        store.undo(anyway=False)
        with pytest.raises(RuleRefusal, match="else") as told:
            store.undo(anyway=False)
        assert "--anyway" in (told.value.hint or "")
        assert store.reading()[Mentor]["julie-okafor"].name == "Julie Oak"
        store.undo(anyway=True)
        assert store.reading()[Mentor]["julie-okafor"].name == "Julie Okafor"

    def test_an_older_version_put_back_by_git_is_a_change_made_outside(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        older = store.path.read_bytes()
        add(store, "Ben Sample")
        add(store, "Cem Sample")
        store.path.write_bytes(older)  # its checksum is right
        with pytest.raises(RuleRefusal, match="else"):
            store.undo(anyway=False)
        store.undo(anyway=True)
        assert people(store) == ["julie-okafor", "ben-sample", "cem-sample"]

    @pytest.mark.parametrize("attempt", range(6))
    def test_undo_after_a_change_over_an_edit_gives_the_edit_back_and_not_what_was_before(
        self, store: PortfolioStore, attempt: int
    ) -> None:
        add(store, "Julie Okafor")
        edited(store.path, "Julie Okafor", f"Julie Oak{attempt}")
        add(store, "Ben Sample")  # all within one second
        store.undo(anyway=False)
        found = store.reading()[Mentor].by_id()
        assert [m.name for m in found.values()] == [f"Julie Oak{attempt}"]

    def test_at_the_command_line_the_refusal_and_the_way_over_it(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        edited(cli.store, "Julie Okafor", "Julie Oak")
        assert "undo --anyway" in cli.expect_refused(5, "undo")["hint"]
        cli.ok("undo", "--anyway")
        assert cli.json("mentor", "list")[0]["name"] == "Julie Okafor"

    def test_a_damaged_backup_is_not_put_in_the_place_of_a_good_portfolio(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Okafor", rank=1)
        add(store, "Ben Sample")
        good = store.path.read_bytes()
        for kept in copies(store.path, "g0000000001"):
            kept.write_bytes(kept.read_bytes().replace(b'"rank":1', b'"rank":0'))
        with pytest.raises(StoreDamaged):
            store.undo(anyway=False)
        assert store.path.read_bytes() == good

    def test_a_change_whose_backup_failed_is_still_known_as_ours(
        self, store: PortfolioStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(store, "Julie Okafor")
        with monkeypatch.context() as broken:
            broken.setattr("mentorfolio.store.backups.Backups.keep_commit", _refuse)
            add(store, "Ben Sample")
        assert store.undo(anyway=False) == "added mentor Ben Sample"
        assert people(store) == ["julie-okafor"]


def _refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


class TestStepByStep:
    """Undo goes one step further back each time, redo one forward; a new change leaves a branch behind."""

    def test_two_wrong_logs_are_gone_after_two_undos_and_back_after_two_redos(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Sample")
        cli.ok("log", "julie", "first")
        cli.ok("log", "julie", "second")
        assert (
            cli.json("undo")["change"] == cli.json("undo")["change"] == "logged a contact with Julie Sample"
        )
        assert [row["kind"] for row in cli.json("timeline", "julie")] == ["stage"]
        assert cli.json("redo") == {"change": "logged a contact with Julie Sample", "again": True}
        cli.ok("redo")
        assert len(cli.json("timeline", "julie")) == 3
        assert "nothing to redo" in cli.expect_refused(5, "redo")["message"]

    def test_a_long_walk_back_and_forth_ends_where_it_began(self, store: PortfolioStore) -> None:
        names = [f"sample-{n}" for n in range(20)]
        for n in range(20):
            add(store, f"Sample {n}")
        for gone in range(1, 20):
            store.undo(anyway=False)
            assert people(store) == names[: 20 - gone]
        for there in range(2, 21):
            assert store.redo() == f"added mentor Sample {there - 1}"
            assert people(store) == names[:there]
        assert len(copies(store.path, "g")) <= 21, "a walk pushes no older state out"

    def test_the_change_just_made_can_be_undone_however_often_it_was_made_and_undone(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Sample")
        add(store, "Ben Sample")
        for n in range(15):
            add(store, f"Sample {n}")
            assert store.undo(anyway=False) == f"added mentor Sample {n}"
            assert people(store) == ["julie-sample", "ben-sample"]
        with pytest.raises(RuleRefusal):  # what led to that state is pruned by now
            store.undo(anyway=False)
        assert store.redo() == "added mentor Sample 14"
        assert people(store) == ["julie-sample", "ben-sample", "sample-14"]

    def test_a_change_after_an_undo_leaves_the_undone_future_as_a_branch(self, cli: Cli) -> None:
        for name in ("Anna Sample", "Ben Sample", "Cem Sample"):
            cli.ok("mentor", "add", name)
        cli.ok("undo")
        cli.ok("undo")
        cli.ok("mentor", "add", "Dana Sample")
        cli.expect_refused(5, "redo")
        listed = cli.ok("undo", "--list").out
        for name, mark in (("Anna", ""), ("Ben", " (undone)"), ("Cem", " (undone)"), ("Dana", "")):
            assert f"added mentor {name} Sample{mark}\n" in listed
        cli.ok("undo")
        assert [m["id"] for m in cli.json("mentor", "list")] == ["anna-sample"]
        cli.ok("redo")
        branch = next(b for b in cli.json("undo", "--list") if b["change"] == "added mentor Cem Sample")
        cli.ok("store", "restore", branch["id"])
        assert sorted(m["id"] for m in cli.json("mentor", "list")) == [
            "anna-sample",
            "ben-sample",
            "cem-sample",
        ]
        cli.ok("undo")
        assert sorted(m["id"] for m in cli.json("mentor", "list")) == ["anna-sample", "dana-sample"]
        cli.ok("undo")
        cli.ok("undo")
        assert cli.json("mentor", "list") == []
        cli.expect_refused(5, "undo")

    def test_whatever_is_done_undone_and_done_again_a_model_of_lists_agrees(
        self, store: PortfolioStore
    ) -> None:
        import random

        chance = random.Random(8)  # noqa: S311 - a test
        past: list[list[str]] = [[]]
        ahead: list[list[str]] = []
        for n in range(120):
            word = chance.choice(["add", "undo", "redo"])
            if word == "add" or len(past) == 1:
                add(store, f"Sample {n}")
                past.append([*past[-1], f"sample-{n}"])
                ahead = []
            elif word == "undo":
                try:
                    store.undo(anyway=False)
                except RuleRefusal:  # pruned
                    assert len(copies(store.path, "g")) >= 20
                    continue
                ahead.append(past.pop())
            elif ahead:
                store.redo()
                past.append(ahead.pop())
            else:
                with pytest.raises(RuleRefusal):
                    store.redo()
            assert people(store) == past[-1]

    def test_after_an_undo_an_edit_by_hand_ends_redo_and_is_stepped_over_when_told(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Sample")
        add(store, "Ben Sample")
        store.undo(anyway=False)
        edited(store.path, "Julie Sample", "Julie Oak")
        with pytest.raises(RuleRefusal):
            store.redo()
        add(store, "Cem Sample")
        store.undo(anyway=False)
        assert store.reading()[Mentor]["julie-sample"].name == "Julie Oak"
        store.undo(anyway=True)
        assert store.reading()[Mentor]["julie-sample"].name == "Julie Sample"
        assert people(store) == ["julie-sample"]
        store.undo(anyway=False)
        assert people(store) == []

    def test_undo_stops_at_a_purge_on_the_way_back(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Sample")
        cli.ok("mentor", "add", "Ben Sample")
        cli.ok("store", "purge", "ben-sample", "--yes")
        cli.ok("mentor", "add", "Cem Sample")
        cli.ok("undo")
        assert "purge" in cli.expect_refused(5, "undo")["message"]
        cli.ok("redo")
        assert sorted(m["id"] for m in cli.json("mentor", "list")) == ["cem-sample", "julie-sample"]


class TestHistory:
    def test_it_lists_the_changes_in_words_the_latest_first(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        cli.ok("need", "add", "Read a budget", "--knowing", "how")
        cli.ok("undo")
        listed = cli.json("undo", "--list")
        assert [b["change"] for b in listed] == [
            "undid: added need Read a budget",
            "added need Read a budget",
            "added mentor Julie Okafor",
        ]
        assert [b["generation"] for b in listed] == [3, 2, 1]
        shown = cli.ok("undo", "--list")
        assert "added mentor Julie Okafor" in shown.out

    def test_a_copy_that_vanishes_while_it_is_listed_is_no_failure(
        self, store: PortfolioStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another process prunes while this one reads the history, without a lock."""
        for name in ("Julie Okafor", "Ben Sample", "Cem Sample"):
            add(store, name)
        (gone,) = copies(store.path, "g0000000001")
        from mentorfolio.store import backups

        listed = backups.Backups.commits

        def commits_then_pruned(self: backups.Backups) -> list[backups.Kept]:
            found = listed(self)
            gone.unlink(missing_ok=True)
            return found

        monkeypatch.setattr(backups.Backups, "commits", commits_then_pruned)
        assert changes(store)[:2] == ["added mentor Cem Sample", "added mentor Ben Sample"]


class TestPruning:
    def test_the_last_20_and_one_of_each_of_30_days_are_kept(
        self, store: PortfolioStore, clock: Clock
    ) -> None:
        for day in range(40):
            for n in range(3):
                add(store, f"Sample {day} {n}")
                clock.passes(hours=1)
            clock.passes(hours=21)
        kept = [(int(p.name[1:11]), p.name[12:20]) for p in copies(store.path, "g")]
        generations = {generation for generation, _ in kept}
        assert set(range(101, 121)) <= generations, "one of the last 20 is gone"
        last_of_day = {3 * (day + 1) for day in range(40)}
        older = sorted(generations - set(range(101, 121)))
        assert set(older) <= last_of_day, "more than one copy of a day long past"
        days = {day for _, day in kept}
        assert 30 <= len(days) <= 31, sorted(days)
        assert min(days) == "20260131" or len(days) == 31

    def test_the_one_kept_of_a_day_is_its_last(self, store: PortfolioStore, clock: Clock) -> None:
        for n in range(30):
            add(store, f"First {n}")
        clock.passes(days=2)
        for n in range(30):
            add(store, f"Second {n}")
        generations = {int(p.name[1:11]) for p in copies(store.path, "g")}
        assert generations == {30, *range(41, 61)}

    def test_the_numbers_are_settings(self, cli: Cli) -> None:
        cli.environment["MENTORFOLIO_CONFIG"] = str(cli.home / "c.toml")
        (cli.home / "c.toml").write_text("backups = 3\nbackup_days = 0\n")
        for n in range(8):
            cli.ok("mentor", "add", f"Sample {n}")
        assert len(cli.json("undo", "--list")) == 3
        (cli.home / "c.toml").write_text("backups = 0\nbackup_days = 0\n")
        cli.ok("mentor", "add", "One More")
        assert len(cli.json("undo", "--list")) >= 1, (
            "without any backup damage could not be told from a new start"
        )

    def test_backups_made_by_hand_and_files_of_others_are_never_pruned(
        self, store: PortfolioStore, clock: Clock
    ) -> None:
        add(store, "Julie Okafor")
        kept = Path(store.backup().path)
        theirs = kept.with_name("my-own-copy.json")
        theirs.write_bytes(b"mine")
        bytes_then = kept.read_bytes()
        for n in range(60):
            clock.passes(days=1)
            add(store, f"Sample {n}")
        assert kept.read_bytes() == bytes_then
        assert theirs.read_bytes() == b"mine"
        assert store.restore(kept.stem).backup.kind == "manual"
        assert people(store) == ["julie-okafor"]

    def test_a_clock_set_back_loses_no_recent_backup(self, store: PortfolioStore, clock: Clock) -> None:
        for n in range(10):
            add(store, f"Sample {n}")
        clock.now = datetime(2019, 5, 1, tzinfo=UTC)
        for n in range(10, 15):
            add(store, f"Sample {n}")
        assert [k.generation for k in store.history()] == list(range(15, 0, -1))
        assert store.undo(anyway=False) == "added mentor Sample 14"
        assert len(people(store)) == 14

    def test_a_file_of_a_strange_name_among_the_backups_stops_nothing(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        folder = copies(store.path)[0].parent
        (folder / "g0000000001-20261399T000000Z-00000000.json").write_bytes(b"{}")
        (folder / "g0000000002-20260101T000000Z-00000000.json").mkdir()
        (folder / "notes").write_bytes(b"")
        add(store, "Ben Sample")
        assert people(store) == ["julie-okafor", "ben-sample"]
        assert "added mentor Ben Sample" in changes(store)


class TestRestore:
    def test_without_a_name_the_latest_state_comes_back_and_the_damaged_file_is_kept(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Okafor")
        add(store, "Ben Sample")
        store.path.write_bytes(b"not a portfolio")
        assert store.restore(None).backup.change == "added mentor Ben Sample"
        assert people(store) == ["julie-okafor", "ben-sample"]
        assert [p.read_bytes() for p in copies(store.path, "aside")] == [b"not a portfolio"]
        assert checksum_of(store.path.read_bytes())

    @pytest.mark.parametrize("state", ["missing", "empty"])
    def test_a_portfolio_that_is_gone_is_no_new_beginning_while_there_are_backups(
        self, cli: Cli, state: str
    ) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        cli.store.unlink()
        if state == "empty":
            cli.store.touch()
        for words in (("mentor", "list"), ("mentor", "add", "Ben Sample"), ("undo",), ("next",)):
            error = cli.expect_refused(65, *words)
            assert "mentorfolio store restore" in error["hint"]
        checked = cli("store", "check", "--json")
        assert (checked.code, checked.json["findings"][0]["level"]) == (65, "damage")
        cli.ok("store", "restore")
        assert cli.json("mentor", "list")[0]["id"] == "julie-okafor"

    def test_by_name_by_part_of_it_and_as_the_list_shows_it(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        cli.ok("mentor", "add", "Ben Sample")
        first = cli.json("store", "backups")[-1]["id"]
        for name in (first, f"{first}.json", first[:11]):
            cli.ok("store", "restore", name)
            assert [m["id"] for m in cli.json("mentor", "list")] == ["julie-okafor"]
            cli.ok("undo")
            assert len(cli.json("mentor", "list")) == 2, "restoring can be undone"

    @pytest.mark.parametrize("name", ["no-such-copy", "", " ", "g", "../portfolio", "*"])
    def test_an_unknown_or_ambiguous_name_is_refused_and_changes_nothing(self, cli: Cli, name: str) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        cli.ok("mentor", "add", "Ben Sample")
        before = copies(cli.store)
        if name.strip():
            code = 4 if name == "g" else 3  # every copy of a change has a g in its name
            assert "store backups" in cli.expect_refused(code, "store", "restore", name)["hint"]
            assert copies(cli.store) == before
        else:
            outcome = cli("store", "restore", name)
            assert outcome.code in (0, 2, 3)
            assert len(cli.json("mentor", "list")) == 2

    def test_nothing_to_restore_is_told(self, cli: Cli) -> None:
        cli.expect_refused(3, "store", "restore")
        cli.expect_refused(3, "store", "backup")

    def test_a_damaged_copy_that_is_named_is_refused_and_the_portfolio_stays(
        self, store: PortfolioStore
    ) -> None:
        add(store, "Julie Okafor", rank=1)
        add(store, "Ben Sample")
        before = store.path.read_bytes()
        (first,) = copies(store.path, "g0000000001")
        whole_copy = first.read_bytes()
        for damage in (whole_copy[:-20], whole_copy.replace(b'"rank":1', b'"rank":0')):
            first.write_bytes(damage)
            with pytest.raises(StoreDamaged):
                store.restore(first.stem)
            assert store.path.read_bytes() == before

    @pytest.mark.parametrize("damage", ["cut", "ill-shaped", "changed"])
    def test_the_latest_copy_that_is_whole_is_taken_where_the_very_latest_is_damaged(
        self, store: PortfolioStore, damage: str
    ) -> None:
        add(store, "Julie Okafor", rank=1)
        add(store, "Ben Sample")
        (latest,) = copies(store.path, "g0000000002")
        good = latest.read_bytes()
        spoilt = {
            "cut": good[:-20],
            "ill-shaped": good.replace(b'"rank":1', b'"rank":0'),
            "changed": good.replace(b"Julie Okafor", b"Julie Okafxr"),  # its checksum is wrong now
        }
        latest.write_bytes(spoilt[damage])
        store.path.write_bytes(b"not a portfolio")
        store.restore(None)
        assert store.reading()[Mentor]["julie-okafor"].name == "Julie Okafor"

    def test_a_copy_from_a_newer_version_is_refused(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        kept = Path(store.backup().path)
        kept.write_bytes(b'{"_meta": {"schema": 99}}')
        with pytest.raises(MentorfolioError) as told:
            store.restore(kept.stem)
        assert told.value.exit_code == 78

    def test_restoring_to_a_state_of_every_table_is_exact(self, store: PortfolioStore) -> None:
        with store.changing() as portfolio:
            fill(portfolio)
        before = whole(store)
        kept = store.backup()
        with store.changing() as portfolio:
            for collection in portfolio.tables().values():
                for record_id in list(collection.by_id()):
                    collection.remove(record_id)
        assert not any(whole(store).values())
        store.restore(kept.id)
        assert whole(store) == before

    def test_a_backup_made_by_hand_is_told_with_its_path(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        kept = cli.json("store", "backup")
        assert Path(kept["path"]).read_bytes() == cli.store.read_bytes()
        assert kept["kind"] == "manual"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", kept["at"])
        assert kept["id"] in [b["id"] for b in cli.json("store", "backups")]

    def test_a_damaged_portfolio_is_never_taken_for_a_backup(self, store: PortfolioStore) -> None:
        add(store, "Julie Okafor")
        store.path.write_bytes(b"not a portfolio")
        with pytest.raises(StoreDamaged):
            store.backup()

    def test_what_is_not_there_cannot_be_backed_up(self, store: PortfolioStore) -> None:
        with pytest.raises(NotFound):
            store.backup()
