"""Everything out, and back in: the same portfolio, and nothing twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from mentorfolio.desk.results import Done
from mentorfolio.domain.register import Everything
from mentorfolio.errors import MentorfolioError, StoreDamaged
from mentorfolio.exchange.portfolio_json import from_bytes, to_bytes
from tests.commands.desk import Desk, add, add_need, fresh, purpose, untouched
from tests.commands.typed import export, import_, log, mentors
from tests.domain.strategies import portfolios


def take_in(desk: Desk, data: bytes, *, dry_run: bool = False) -> Done:
    """Import these bytes."""
    path = desk.home / "export.json"
    path.write_bytes(data)
    done = import_(desk, str(path), dry_run=dry_run)
    assert isinstance(done, Done)
    return done


def out(desk: Desk) -> bytes:
    """The export."""
    raw: bytes | None = export(desk, {}).raw()
    assert raw is not None
    return raw


@settings(max_examples=25, deadline=None)
@given(portfolios())
def test_export_and_import_into_an_empty_store_give_the_same_portfolio_and_twice_changes_nothing(
    everything: Everything,
) -> None:
    with fresh() as one, fresh() as other:
        take_in(one, to_bytes(everything))
        data = out(one)
        assert from_bytes(data, "it") == one.store.reading().everything()
        take_in(other, data)
        assert other.store.reading().everything() == one.store.reading().everything()
        for table in set(Everything.__struct_fields__) - {"retired", "reflections"}:
            assert getattr(other.store.reading().everything(), table) == getattr(everything, table)
        before = other.bytes
        record = take_in(other, data).record
        assert (record["added"], record["changed"]) == (0, 0)
        assert other.bytes == before


def filled(desk: Desk) -> Desk:
    """A small portfolio, with somebody removed from it."""
    purpose(desk)
    add(desk, "Kim Sample", supports=add_need(desk, "Lead"))
    add(desk, "Gone Sample")
    mentors.remove(desk, "gone-sample", yes=True)
    log(desk, "kim", ["lunch"], {})
    return desk


def test_an_id_of_somebody_removed_is_not_given_again_after_a_move_to_another_machine(
    desk: Desk, tmp_path: Path
) -> None:
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    take_in(other, out(filled(desk)))
    assert add(other, "Gone Sample") == "gone-sample-2"


def test_a_trial_run_counts_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    data = out(filled(desk))
    with untouched(other):
        trial = take_in(other, data, dry_run=True).record
    real = take_in(other, data).record
    assert (trial["dry_run"], real["dry_run"]) == (True, False)
    assert {k: v for k, v in trial.items() if k != "dry_run"} == {
        k: v for k, v in real.items() if k != "dry_run"
    }
    assert (real["added"], real["changed"], real["skipped"]) == (4, 0, 0)


def test_records_of_the_same_id_are_replaced_and_others_stay(desk: Desk) -> None:
    data = out(filled(desk))
    mentors.edit(desk, "kim", {"role": "director"})
    add(desk, "Lee Sample")
    record = take_in(desk, data).record
    assert (record["added"], record["changed"], record["skipped"]) == (0, 1, 3)
    assert desk.mentor("kim-sample").role == ""
    assert "lee-sample" in desk.mentors()


def test_an_export_can_be_written_to_a_file_for_its_owner_only(desk: Desk) -> None:
    path = desk.home / "out.json"
    found = export(filled(desk), {"output": str(path)})
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == out(desk)
    assert found.data() == {"output": str(path), "records": 4}
    assert found.raw() is None


@pytest.mark.parametrize(
    "spelling", ["portfolio.json", "./portfolio.json", "link.json", "sub/../portfolio.json"]
)
def test_an_export_never_takes_the_portfolios_place(desk: Desk, spelling: str) -> None:
    filled(desk)
    (desk.home / "link.json").symlink_to("portfolio.json")
    (desk.home / "sub").mkdir()
    with untouched(desk), pytest.raises(MentorfolioError):
        export(desk, {"output": str(desk.home / spelling)})


def test_an_empty_portfolio_exports_and_imports(desk: Desk) -> None:
    data = out(desk)
    assert desk.bytes is None
    record = take_in(desk, data).record
    assert (record["added"], record["changed"], record["skipped"]) == (0, 0, 0)


KIM: dict[str, Any] = {
    "id": "kim",
    "created": "2026-01-01",
    "updated": "2026-01-01",
    "name": "Kim",
    "history": [{"stage": "active", "on": "2026-01-01"}],
}
LETTER: dict[str, Any] = {
    "id": "aaaaaaa2",
    "created": "2026-01-01",
    "updated": "2026-01-01",
    "mentor": "ghost",
    "kind": "first",
    "channel": "email",
    "template": "t",
    "body": "b",
    "drafted": "2026-01-01",
}


@pytest.mark.parametrize(
    "document",
    [
        {"mentors": [KIM | {"cadence": "9999y"}]},
        {"mentors": [KIM | {"cadence": "none"}]},
        {"mentors": [KIM | {"id": ""}]},
        {"mentors": [KIM | {"name": ""}]},
        {"mentors": [KIM | {"supports": {"nowhere": 2}}]},
        {"mentors": [KIM | {"knows": ["ghost"]}]},
        {"mentors": [KIM], "outreach": [LETTER]},
        {"mentors": [KIM], "outreach": [LETTER | {"mentor": "kim", "need": "nowhere"}]},
    ],
)
def test_what_would_trip_the_program_up_later_is_not_taken_in(desk: Desk, document: dict[str, Any]) -> None:
    filled(desk)
    data = json.dumps({"mentorfolio": 1} | document).encode()
    with untouched(desk), pytest.raises(StoreDamaged) as refused:
        take_in(desk, data)
    assert refused.value.exit_code == 65


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        import_(desk, str(desk.home / "none.json"), {})
    assert refused.value.exit_code == 74
