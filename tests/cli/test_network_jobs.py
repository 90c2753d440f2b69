"""Did anybody change jobs: told at the import, and later when it is asked."""

from __future__ import annotations

from tests.support import Cli, Golden

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
BEFORE = {"Abe": ",", "Bea": "Example Bank,Clerk", "Cleo": "Example Rail,Nurse", "Dora": "Example Rail,"}
AFTER = {
    "Abe": "Example Solar,Treasurer",
    "Bea": ",",
    "Cleo": "Self-employed,Leiter Controlling",
    "Dora": "Example Rail,CFO",
}


def file(cli: Cli, work: dict[str, str], *, more: str = "") -> str:
    place = cli.home / "Connections.csv"
    rows = (f"{n},Sample,https://www.linkedin.com/in/{n},,{w},05 Mar 2024\n" for n, w in work.items())
    place.write_text(f"{HEAD}{''.join(rows)}{more}")
    return str(place)


def test_a_first_job_and_one_that_was_left_are_news_as_another_one_is(cli: Cli, golden: Golden) -> None:
    cli.ok("network", "import", file(cli, BEFORE))
    cli.ok("network", "pick", "bea")
    told = cli.json("network", "import", file(cli, AFTER), "--dry-run", today="2026-03-02")
    assert [(c["id"], c["field"], c["was"], c["now"]) for c in told["changed"]] == [
        ("bea-sample", "role", "Clerk", None),
        ("bea-sample", "organisation", "Example Bank", None),
        ("abe-sample", "role", None, "Treasurer"),
        ("abe-sample", "organisation", None, "Example Solar"),
        ("cleo-sample", "role", "Nurse", "Leiter Controlling"),
        ("cleo-sample", "organisation", "Example Rail", "Self-employed"),
        ("dora-sample", "role", None, "CFO"),
    ]
    plain = cli.ok("network", "import", file(cli, AFTER), today="2026-03-02")
    again = cli.json("network", "import", file(cli, AFTER), today="2026-03-03")
    assert (again["changed"], again["unchanged"]) == ([], 4)
    assert cli.json("network", "show", "bea")["organisation"] is None
    assert [f["role"] for f in cli.json("network", "show", "bea")["former"]] == ["Clerk"]
    assert cli.json("network", "show", "abe")["former"] == []
    golden(plain.out, plain.err, cli.ok("network", "list", "--changed", today="2026-04-01").out)


def test_who_has_changed_jobs_is_asked_later_and_since_a_day(cli: Cli) -> None:
    cli.ok("network", "import", file(cli, BEFORE))
    assert cli.json("network", "list", "--changed") == []
    cli.ok("network", "import", file(cli, BEFORE | {"Cleo": "Example Bank,Nurse"}), today="2026-02-02")
    cli.ok("network", "import", file(cli, AFTER | {"Cleo": "Example Bank,Nurse"}), today="2026-03-02")

    def changed(*words: str) -> list[str]:
        return [c["id"] for c in cli.json("network", "list", *words, today="2026-04-01")]

    assert changed("--changed") == ["abe-sample", "bea-sample", "dora-sample", "cleo-sample"]
    assert changed("--since", "2026-03-01") == ["abe-sample", "bea-sample", "dora-sample"]
    assert changed("--changed", "--since", "2026-03-03") == []


def test_a_file_that_tells_nobodys_work_takes_no_ones_and_an_older_one_takes_nothing_back(cli: Cli) -> None:
    cli.ok("network", "import", file(cli, AFTER))
    assert cli.json("network", "import", file(cli, dict.fromkeys(AFTER, ",")))["changed"] == []
    cli.ok("network", "import", file(cli, AFTER | {"Bea": "Example Bank,Clerk"}), today="2026-03-02")
    told = cli.json("network", "import", file(cli, AFTER), today="2026-03-03")
    assert (told["files"][0]["older"], told["changed"]) == (True, [])
