"""The people one knows: read, found, noted, picked, let go of; apart from the portfolio."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.terminal import at_terminal, screen_of
from tests.exchange import samples
from tests.support import Cli, Golden

NEWER = (
    samples.LINKEDIN.replace("Head of Finance", "Finance director")
    .replace("Ben,", "Benno,")
    .replace("/ben-s,ben@", "/benno,benno@")
)


@pytest.fixture
def known(cli: Cli) -> Cli:
    """Three people from LinkedIn, and a need."""
    cli.ok("network", "import", saved(cli, samples.LINKEDIN))
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    return cli


def saved(cli: Cli, text: str | bytes, name: str = "Connections.csv") -> str:
    path = cli.home / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def refused(cli: Cli, code: int, *words: str, **more: str) -> dict[str, object]:
    """Refused, with the network untouched as well."""
    network = cli.home / "network.json"
    before = network.read_bytes() if network.exists() else None
    error = cli.expect_refused(code, *words, **more)
    assert (network.read_bytes() if network.exists() else None) == before
    return error


def test_an_import_counts_every_row_and_tells_what_was_left_out(cli: Cli) -> None:
    told = cli.json("network", "import", saved(cli, samples.LINKEDIN))
    assert (told["kind"], told["encoding"], told["delimiter"]) == ("linkedin", "utf-8", ",")
    assert (told["read"], told["added"], told["updated"], told["unchanged"], told["merged"]) == (
        4,
        3,
        0,
        0,
        0,
    )
    assert told["skipped"] == [{"file": "Connections.csv", "line": 7, "reason": "no name"}]
    again = cli.json("network", "import", saved(cli, samples.LINKEDIN))
    assert (again["read"], again["added"], again["updated"], again["unchanged"]) == (4, 0, 0, 3)
    assert (again["changed"], again["gone"]) == ([], [])


HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def table(*people: tuple[str, str, str, str]) -> str:
    """LinkedIn's file: name, the end of the address, role, day."""
    rows = (
        f"{name},Sample,https://www.linkedin.com/in/{end},,Foo Bank,{role},{day}\n"
        for name, end, role, day in people
    )
    return HEAD + "".join(rows)


def test_who_got_an_address_from_a_card_is_told_by_name(known: Cli, golden: Golden) -> None:
    card = (
        "BEGIN:VCARD\nFN:Ana Sample\nEMAIL:other@example.org\n"
        "URL:https://www.linkedin.com/in/ana-sample\nEND:VCARD\n"
    )
    told = known.ok("network", "import", saved(known, card, "card.vcf"))
    golden(told.err)
    (new,) = known.json("network", "import", saved(known, card.replace("other@", "third@"), "card.vcf"))[
        "addresses"
    ]
    assert (new["name"], new["now"]) == ("Ana Sample", "third@example.org")


def test_two_who_were_made_one_stay_one_when_the_same_file_is_read_again(cli: Cli, golden: Golden) -> None:
    text = table(("Peter", "s0", "Nurse", "01 Mar 2024"), ("Peter", "s1", "Head of Finance", "02 Mar 2024"))
    cli.ok("network", "import", saved(cli, text))
    plain = cli.ok("network", "merge", "peter-sample", "peter-sample-2")
    golden(plain.out, plain.err)
    before = cli.json("network", "show", "peter-sample")
    told = cli.json("network", "import", saved(cli, text))
    assert (told["added"], told["changed"]) == (0, [])
    (still,) = cli.json("network", "list")
    assert (still["id"], still["role"], still["organisation"]) == ("peter-sample", "Nurse", "Foo Bank")
    assert cli.json("network", "show", "peter-sample")["links"] == before["links"]


def test_an_older_and_a_newer_file_read_at_once_tell_what_changed_between_them(cli: Cli) -> None:
    older = saved(cli, table(("Ana", "a", "Nurse", "01 Mar 2024")), "older.csv")
    newer = saved(cli, table(("Ana", "a", "Matron", "01 Mar 2024")), "newer.csv")
    told = cli.json("network", "import", older, newer)
    assert [(c["was"], c["now"]) for c in told["changed"]] == [("Nurse", "Matron")]
    assert cli.json("network", "show", "ana")["role"] == "Matron"


def test_who_is_in_the_network_only_is_told_how_to_be_forgotten_there(known: Cli, golden: Golden) -> None:
    told = known.expect_refused(3, "store", "purge", "Ana Sample", "--yes")
    assert "network forget ana-sample --for-good" in told["hint"]
    golden(told["message"], known.expect_refused(3, "store", "purge", "Ana", "--yes")["message"])


def test_two_kinds_of_files_that_differ_are_no_change_of_anybodys_work(cli: Cli) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sample\nTITLE:Head\nORG:Old\nEMAIL:ana@example.org\nEND:VCARD\n"
    cli.ok("network", "import", saved(cli, card, "phone.vcf"))
    text = HEAD + "Ana,Sample,https://www.linkedin.com/in/ana,ana@example.org,New,Chair,01 Mar 2024\n"
    assert cli.json("network", "import", saved(cli, text))["changed"] == []
    assert cli.json("network", "show", "ana")["former"] == []


def test_a_file_older_than_the_one_before_takes_nobodys_work_back(cli: Cli, golden: Golden) -> None:
    old = [("Ana", "a", "Nurse", "01 Mar 2024"), ("Bo", "b", "Nurse", "02 Mar 2024")]
    new = [
        ("Ana", "a", "Matron", "01 Mar 2024"),
        *(("Cy", f"c{n}", "x", f"0{n} Mar 2025") for n in (1, 2, 3)),
    ]
    cli.ok("network", "import", saved(cli, table(*new)))
    told = cli.json("network", "import", saved(cli, table(*old)))
    assert (told["added"], told["changed"], told["gone"]) == (1, [], [])
    assert cli.json("network", "show", "ana")["role"] == "Matron"
    golden(cli.ok("network", "import", saved(cli, table(*old))).err)


def test_who_has_another_name_in_a_newer_file_is_told_with_the_command_for_their_record(cli: Cli) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    link = "https://www.linkedin.com/in/ana,,Foo Bank"
    cli.ok("network", "import", saved(cli, f"{head}Ana,Sample,{link},Nurse,01 Mar 2024\n"))
    cli.ok("network", "pick", "ana")
    told = cli.ok("network", "import", saved(cli, f"{head}Ana,Muster,{link},Nurse,01 Mar 2024\n"))
    (changed,) = cli.json("network", "list")
    assert changed["name"] == "Ana Muster"
    assert "Ana Sample is called Ana Muster now." in told.out
    assert told.out.strip().endswith("mentorfolio mentor edit ana-sample --name 'Ana Muster'")
    both = f"{head}Ana,Neu,{link},Matron,01 Mar 2024\n"
    facts = cli.json("network", "import", saved(cli, both), "--dry-run")["changed"]
    assert [(f["field"], f["was"], f["now"]) for f in facts] == [
        ("name", "Ana Muster", "Ana Neu"),
        ("role", "Nurse", "Matron"),
    ]
    page = cli.ok("network", "import", saved(cli, both)).out
    assert "is called Ana Neu now. Ana Neu is Matron now" in page


@pytest.mark.parametrize("more", [(), ("--for-good", "--yes")])
def test_of_two_of_one_name_connected_on_one_day_one_is_forgotten_and_the_other_goes_on(
    cli: Cli, more: tuple[str, ...]
) -> None:
    people = [("Ann", "a1", "Nurse", "01 Mar 2024"), ("Ann", "a2", "Clerk", "01 Mar 2024")]
    cli.ok("network", "import", saved(cli, table(*people)))
    cli.ok("network", "forget", "ann-sample-2", *more)
    moved = [("Ann", "a1", "Matron", "01 Mar 2024"), people[1]]
    told = cli.json("network", "import", saved(cli, table(*moved)))
    assert [left["line"] for left in told["skipped"]] == [3], "who was forgotten, and nobody else"
    (ann,) = cli.json("network", "list")
    assert ann["role"] == "Matron"


@pytest.mark.parametrize("later", [True, False])
def test_an_older_export_read_again_does_not_turn_the_clock_back(cli: Cli, later: bool) -> None:
    old = [("Ana", "a", "Nurse", "01 Mar 2024"), ("Bo", "b", "Nurse", "02 Mar 2024")]
    new = [("Ana", "a", "Matron", "01 Mar 2024"), ("Bo", "b", "Nurse", "02 Mar 2024")]
    if later:  # a connection made since tells, though the older file is read for the first time
        new.append(("Cy", "c", "Clerk", "01 May 2025"))
    else:
        cli.ok("network", "import", saved(cli, table(*old)))
    cli.ok("network", "import", saved(cli, table(*new)))
    told = cli.json("network", "import", saved(cli, table(*old)))
    assert (told["changed"], told["gone"], told["files"][0]["older"]) == ([], [], True)
    ana = cli.json("network", "show", "ana")
    assert ana["role"] == "Matron"
    assert [f["role"] for f in ana["former"]] == ([] if later else ["Nurse"])


def test_who_is_a_mentor_and_works_elsewhere_now_is_told_first_with_the_command_that_notes_it(
    cli: Cli,
) -> None:
    people = [("Ana", "a", "Nurse", "01 Mar 2024"), ("Zoe", "z", "Nurse", "02 Mar 2024")]
    cli.ok("network", "import", saved(cli, table(*people)))
    cli.ok("network", "pick", "zoe")
    moved = [(name, end, "Matron", day) for name, end, _, day in people]
    first, second = cli.ok("network", "import", saved(cli, table(*moved))).out.splitlines()
    assert first.endswith("mentorfolio mentor edit zoe-sample --role Matron")
    assert "mentorfolio" not in second


def test_days_that_contradict_the_others_of_their_column_are_told_line_by_line(
    cli: Cli, golden: Golden
) -> None:
    days = ("03/04/2024", "25/04/2024", "04/26/2024", "yesterday")
    text = table(
        *((name, name, "x", day) for name, day in zip(["Ana", "Bea", "Cy", "Di"], days, strict=True))
    )
    told = cli.ok("network", "import", saved(cli, text))
    golden(told.err)


def test_half_a_file_tells_the_row_that_it_ends_in(cli: Cli) -> None:
    text = table(("Ana", "a", "Nurse", "01 Mar 2024"), ("Bo", "b", "Nurse", "02 Mar 2024"))
    told = cli.json("network", "import", saved(cli, text[:-30]))
    assert (told["added"], [left["line"] for left in told["skipped"]]) == (1, [3])


def test_what_a_file_read_by_identify_brought_is_told(known: Cli, golden: Golden) -> None:
    told = known.ok("identify", "--from", saved(known, NEWER))
    assert "1 new, 1 changed" in told.err
    golden(told.err)


def test_a_newer_file_tells_who_changed_and_who_is_gone(known: Cli, golden: Golden) -> None:
    page = known.ok("network", "import", saved(known, NEWER), "--dry-run")
    told = known.json("network", "import", saved(known, NEWER))
    assert told["changed"] == [
        {
            "id": "ana-sample",
            "name": "Ana Sample",
            "field": "role",
            "was": "Head of Finance",
            "now": "Finance director",
        }
    ]
    assert told["gone"] == [{"id": "ben-sample", "name": "Ben Sample"}]
    assert (told["added"], told["updated"], told["unchanged"]) == (1, 1, 1)
    assert "Finance director" in known.ok("network", "show", "ana").out
    golden(page.out)


def test_a_need_of_several_words_is_matched_without_quotes(known: Cli) -> None:
    known.ok("need", "add", "How to read a budget", "--knowing", "how")
    known.ok("need", "add", "How to read a room", "--knowing", "how")
    quoted = known.json("network", "match", "how to read a budget", "--limit", "1")
    assert known.json("network", "match", "how", "to", "read", "a", "budget", "--limit", "1") == quoted
    assert [row["id"] for row in quoted] == ["ana-sample"]
    assert known("network", "match", "how", "to", "read").code == 4
    assert known("network", "match").code == 2
    with at_terminal(known, "network", "match", "how", "to", "read") as terminal:
        terminal.answer("Which one?", "1")
        assert terminal.end() == 0
        assert "Ana Sample" in terminal.text


def test_who_of_the_portfolio_is_at_an_organisation_is_named_first_though_no_file_tells_of_them(
    cli: Cli,
) -> None:
    rows = "Ana Muster,a@example.org,GridCo\nZoe Muster,z@example.org,GridCo\nBen Muster,b@example.org,Rail\n"
    cli.ok("network", "import", "-", stdin=f"Name,Email,Company\n{rows}")
    cli.ok("network", "pick", "zoe")
    cli.ok("mentor", "add", "Kim Sample", "--role", "Engineer", "--organisation", "GridCo Ltd")
    cli.ok("mentor", "add", "Lee Sample", "--organisation", "Rail")
    there = cli.json("network", "at", "GridCo")
    assert [(c["name"], c["mentor"], c["there"]) for c in there] == [
        ("Kim Sample", "kim-sample", "now"),
        ("Zoe Muster", "zoe-muster", "now"),
        ("Ana Muster", None, "now"),
    ]
    assert cli.ok("network", "at", "GridCo").out.count("in your portfolio") == 2


def test_people_of_an_organisation_are_found_by_its_short_name_and_named_as_colleagues(cli: Cli) -> None:
    table = (
        "name,organisation,role\nAna Sample,Lindenschule Primary School,Head of budget\nKim Sample,Linden,x\n"
    )
    cli.ok("network", "import", "-", stdin=table)
    assert [row["id"] for row in cli.json("network", "at", "lindenschule")] == ["ana-sample"]
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    cli.ok("mentor", "add", "Ben Sample", "--organisation", "Lindenschule")
    assert cli.json("network", "match", "budget")[0]["via"] == ["ben-sample"]
    cli.ok("mentor", "add", "Ana Sample", "--organisation", "Lindenschule")
    assert cli.json("network", "match", "budget") == []


def cards(cli: Cli, name: str, *numbers: int) -> str:
    """A file of such people's cards."""
    one = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:P{n} Sample\r\nEMAIL:p{n}@example.org\r\nEND:VCARD\r\n"
    (cli.home / name).write_text("".join(one.format(n=n) for n in numbers))
    return str(cli.home / name)


def test_most_of_an_address_book_missing_is_said_and_nobody_is_called_gone(cli: Cli, golden: Golden) -> None:
    cli.ok("network", "import", cards(cli, "all.vcf", *range(9)))
    half = cli.json("network", "import", cards(cli, "all.vcf", *range(5)), "--dry-run")
    assert ([one["id"] for one in half["gone"]], half["missing"]) == (
        ["p5-sample", "p6-sample", "p7-sample", "p8-sample"],
        4,
    )
    few = cards(cli, "all.vcf", *range(4))
    told = cli.json("network", "import", few, "--dry-run")
    assert (told["gone"], told["missing"]) == ([], 5)
    alone = cli.ok("network", "import", cards(cli, "one.vcf", 1))
    others = cli.ok("network", "import", cards(cli, "others.vcf", 21, 22, 23), "--dry-run")
    assert "gone" not in others.err
    few = cards(cli, "all.vcf", *range(4))
    golden(cli.ok("network", "import", few).err, alone.err)


def test_who_stands_in_another_file_of_the_same_import_is_not_called_gone(cli: Cli) -> None:
    both = (cards(cli, "a.vcf", 0, 1, 2), cards(cli, "b.vcf", 3, 4, 5, 6))
    cli.ok("network", "import", *both, cards(cli, "c.vcf", 7))
    assert cli.json("network", "import", *both)["gone"] == []
    both = (cards(cli, "a.vcf", 0, 1), cards(cli, "b.vcf", 2, 4, 5))
    for order in (both, both[::-1]):
        assert [one["id"] for one in cli.json("network", "import", *order, "--dry-run")["gone"]] == [
            "p3-sample",
            "p6-sample",
        ]


def test_nobody_is_gone_from_an_address_book_they_were_never_in(cli: Cli) -> None:
    cli.ok("network", "import", cards(cli, "work.vcf", 1, 2, 3, 4))
    cli.ok("network", "import", cards(cli, "home.vcf", 11))
    assert cli.json("network", "import", cards(cli, "work.vcf", 1, 2, 3, 4))["gone"] == []
    # Two accounts give their files one name: the last one read is that of the other.
    cli.ok("network", "import", cards(cli, "work.vcf", 21, 22), today="2026-02-02")
    again = cli.json("network", "import", cards(cli, "work.vcf", 1, 2, 3, 4), today="2026-03-02")
    assert again["gone"] == []
    newer = cli.json("network", "import", cards(cli, "work.vcf", 1, 2, 3), today="2026-04-02")
    assert [one["id"] for one in newer["gone"]] == ["p4-sample"]


def test_a_dry_run_changes_nothing_and_writes_no_file(cli: Cli) -> None:
    told = cli.json("network", "import", saved(cli, samples.LINKEDIN), "--dry-run")
    assert told["added"] == 3
    assert not (cli.home / "network.json").exists()
    assert cli.json("network", "list") == []


def test_a_pipe_and_a_zip_and_several_files_are_read(cli: Cli) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Basic/Connections.csv", samples.LINKEDIN)
    told = cli.json(
        "network", "import", saved(cli, packed.getvalue(), "x.zip"), saved(cli, samples.VCARD_40, "a.vcf")
    )
    assert (told["kind"], told["read"], len(told["files"])) == ("mixed", 7, 2)
    assert cli.json("network", "import", "-", stdin=samples.OUTLOOK)["kind"] == "outlook"


def test_the_same_person_of_two_files_is_one_contact(known: Cli) -> None:
    card = "BEGIN:VCARD\nFN:Dr. Ana Sample\nORG:Example Rail Ltd\nEMAIL:ana@example.org\nEND:VCARD\n"
    told = known.json("network", "import", "-", stdin=card)
    assert (told["added"], told["merged"]) == (0, 1)
    ana = known.json("network", "show", "ana@example.org")
    assert (ana["id"], ana["emails"]) == ("ana-sample", ["ana@example.org"])
    assert ana["sources"] == [
        {"kind": "linkedin", "on": "2026-01-21", "files": ["Connections.csv"]},
        {"kind": "vcard", "on": "2026-01-21", "files": ["-"]},
    ]


def test_the_file_is_for_its_owner_only_and_other_commands_never_open_it(known: Cli) -> None:
    path = known.home / "network.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("damaged")
    for words in (["next"], ["mentor", "list"], ["review"], ["need", "list"], ["undo"]):
        known.ok(*words)
    error = known("network", "list", "--json")
    assert error.code == 65
    assert "network undo" in error.error["hint"]
    known.ok("network", "undo")
    assert len(known.json("network", "list")) == 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 65),
        (b"", 65),
        (b"only words\n", 65),
        (b"PK\x03\x04half", 65),
    ],
)
def test_what_is_no_contact_file_changes_nothing(known: Cli, content: bytes, code: int) -> None:
    error = refused(known, code, "network", "import", saved(known, content, "x.bin"))
    assert "x.bin" in str(error["message"])


def test_a_file_of_our_own_in_another_place_is_called_what_it_is_with_the_command_for_it(known: Cli) -> None:
    known.ok("export", "--output", str(known.home / "all.json"))
    files = {name: str(known.home / f"{name}.json") for name in ("all", "portfolio", "network")}
    for name, typed in (("all", "import"), ("portfolio", "store accept"), ("network", "store accept")):
        told = refused(known, 65, "network", "import", files[name])
        assert f"mentorfolio {typed} FILE" in str(told["hint"])
        if name != "all":
            assert (
                refused(known, 65, "import", files[name])["hint"]
                == f"To take it in: mentorfolio {typed} FILE"
            )
    (known.home / "network.json").write_bytes(known.store.read_bytes())
    told = refused(known, 65, "network", "list")
    assert "holds a portfolio, and no contacts" in str(told["message"])
    known.ok("network", "undo")
    assert len(known.json("network", "list")) == 3
    told = refused(known, 65, "mentor", "list", "--store", files["network"])
    assert "damaged" not in str(told["message"])


def test_one_bad_file_of_several_takes_in_none(cli: Cli) -> None:
    refused(cli, 65, "network", "import", saved(cli, samples.LINKEDIN), saved(cli, b"no", "x"))
    assert cli.json("network", "list") == []


@pytest.mark.parametrize(
    "said",
    [["--columns", "name"], ["--columns", "shoe=Size"], ["--columns", "name=Nothing"], ["--format", "excel"]],
)
def test_columns_and_formats_that_are_none_are_usage(known: Cli, said: list[str]) -> None:
    refused(known, 2, "network", "import", saved(known, "Who;Mail\nAna;a@example.org\n", "x.csv"), *said)


def test_a_file_that_is_not_there_is_told(cli: Cli) -> None:
    told = refused(cli, 74, "network", "import", str(cli.home / "none.csv"))
    assert "none.csv" in str(told["message"])


def test_columns_of_a_table_of_ones_own_can_be_said(cli: Cli) -> None:
    table = "Who;Mail;Firm, place\nAna Sample;ana@example.org;Example Rail\n"
    cli.ok("network", "import", "-", "--columns", "name=Who,email=Mail,organisation=Firm, place", stdin=table)
    assert cli.json("network", "list")[0]["organisation"] == "Example Rail"


def test_searching_finds_parts_of_words_without_accents(cli: Cli) -> None:
    cli.ok("network", "import", "-", stdin=samples.LINKEDIN_SPREADSHEET)
    cli.ok("network", "note", "jorg", "met", "at", "the", "fair")
    assert [c["name"] for c in cli.json("network", "search", "gerant")] == ["Zoë Sample"]
    assert [c["name"] for c in cli.json("network", "search", "fair", "mull")] == ["Jörg Sample"]
    assert [c["name"] for c in cli.json("network", "search", "old friends")] == ["Zoë Sample"]
    assert cli.json("network", "search", "nowhere") == []
    refused(cli, 2, "network", "search", " ")


@pytest.mark.parametrize(
    "listed", [("list",), ("search", "sample"), ("match", "budget"), ("at", "Example", "Rail")]
)
def test_a_number_of_a_list_at_a_terminal_is_the_person_of_that_row_for_the_next_command(
    known: Cli, listed: tuple[str, ...]
) -> None:
    screen = screen_of(known, "network", *listed)
    rows = [line.split() for line in screen.lines if line.strip().startswith(("1 ", "2 "))]
    first = " ".join(rows[0][1:3])
    assert known.json("network", "show", "1")["name"] == first
    assert known.json("network", "note", "1", "met at the fair")["name"] == first
    assert known.json("network", "tag", "1", "fair")["name"] == first
    known.expect_refused(3, "network", "show", "99")


def test_a_list_in_a_pipe_is_nobodys_last_list(known: Cli) -> None:
    known.ok("network", "list")
    known.expect_refused(3, "network", "show", "1")


def test_a_number_of_somebody_of_the_portfolio_only_is_no_contact_and_shows_them_by_itself(
    known: Cli,
) -> None:
    known.ok("mentor", "add", "Zoe Sample", "--organisation", "Example Castle")
    screen_of(known, "network", "at", "Example Castle")
    known.expect_refused(3, "network", "show", "1")
    assert "Zoe Sample" in known.ok("1").out


def test_who_is_at_an_organisation_is_found_in_any_spelling_and_never_by_a_part(known: Cli) -> None:
    assert [c["name"] for c in known.json("network", "at", "EXAMPLE", "rail", "GmbH")] == ["Ana Sample"]
    assert [c["name"] for c in known.json("network", "at", "Example")] == ["Ben Sample"]
    nobody = known.ok("network", "at", "Plan")
    assert "https://www.linkedin.com/search/results/people/?keywords=Plan&" in nobody.err
    assert known.json("network", "at", "Plan") == []


def test_who_was_there_before_is_found_too(known: Cli) -> None:
    known.ok("network", "import", "-", stdin=samples.LINKEDIN.replace("Example Rail", "Example Solar"))
    (ana,) = known.json("network", "at", "example rail")
    assert (ana["name"], ana["there"]) == ("Ana Sample", "before")


def test_a_match_tells_why_best_first_and_leaves_out_who_is_in_the_portfolio(
    known: Cli, golden: Golden
) -> None:
    (ana,) = known.json("network", "match", "budget")
    assert set(ana) == {"id", "name", "role", "organisation", "score", "reasons", "via"}
    before = ana["reasons"]
    known.ok("mentor", "add", "Kim Sample", "--organisation", "Example Rail Ltd.")
    (ana,) = known.json("network", "match", "budget")
    assert ana["via"] == ["kim-sample"]
    golden(*before, *ana["reasons"])
    known.ok("network", "pick", "ana", "--need", "budget")
    assert known.json("network", "match", "budget") == []


def test_a_limit_and_words_of_ones_own_are_heeded(known: Cli) -> None:
    own = known.home / "templates" / "network"
    own.mkdir(parents=True)
    (own / "families.txt").write_text("beekeeping: bees | cto |\nno family at all\n", encoding="utf-8")
    known.ok("need", "add", "Keep bees", "--knowing", "how")
    assert [m["name"] for m in known.json("network", "match", "bees")] == ["Ben Sample"]
    assert len(known.json("network", "match", "bees", "--limit", "1")) == 1
    refused(known, 2, "network", "match", "bees", "--limit", "0")
    refused(known, 3, "network", "match", "nothing")


def test_why_the_program_found_somebody_is_never_offered_as_the_reason_of_a_letter(known: Cli) -> None:
    known.ok("init", "--organisation", "Elsewhere", "--purpose", "a", "--context", "career")
    known.ok("init", "--looking-for", "b", "--effective-mentee", "c", "--name", "Sam Sample")
    assert known.json("network", "pick", "ana", "--need", "budget")["positives"] == []
    said = known("approach", "ana", "--need", "budget", "--no-input")
    assert "Head of Finance at" not in said.err
    assert "connected since" not in said.out + said.err


def test_who_is_picked_becomes_a_candidate_with_all_that_is_known(known: Cli, golden: Golden) -> None:
    known.ok("init", "--organisation", "Elsewhere")
    known.ok("network", "tag", "ana", "rail")
    mentor = known.json("network", "pick", "ana", "--need", "budget")
    assert (mentor["stage"], mentor["source"], mentor["role"]) == ("candidate", "linkedin", "Head of Finance")
    assert (mentor["line"], mentor["supports"], mentor["tags"]) == ("outside", {"run-a-budget": 1}, ["rail"])
    golden(mentor["notes"])
    assert known.json("network", "show", "ana")["mentor"] == "ana-sample"
    assert refused(known, 4, "network", "pick", "ana")["code"] == "already-there"


def test_a_contact_that_is_a_mentor_already_is_linked(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ben S", "--email", "BEN@example.org")
    cli.ok("mentor", "add", "Ana Sample", "--organisation", "example rail")
    cli.ok("mentor", "add", "Cleo")
    cli.ok("network", "import", saved(cli, samples.LINKEDIN))
    links = {c["id"]: c["mentor"] for c in cli.json("network", "list")}
    assert links == {"ana-sample": "ana-sample", "ben-sample": "ben-s", "cleo": None}


def test_twins_are_listed_and_merged_and_brought_apart_again(cli: Cli) -> None:
    cli.ok("network", "import", "-", stdin="name,organisation\nAna Sample,Example Rail\nAna Sample,Example\n")
    (pair,) = cli.json("network", "twins")
    assert pair["ids"] == ["ana-sample", "ana-sample-2"]
    merged = cli.json("network", "merge", "ana-sample", "ana-sample-2")
    assert (merged["id"], merged["organisation"]) == ("ana-sample", "Example Rail")
    assert [c["id"] for c in cli.json("network", "list")] == ["ana-sample"]
    again = cli.json("network", "import", "-", stdin="name,organisation\nAna Sample,Example\n")
    assert again["added"] == 0
    cli.ok("network", "undo")
    cli.ok("network", "undo")
    refused(cli, 2, "network", "merge", "ana-sample", "ana-sample")


def test_tags_and_notes_are_kept_through_the_next_import(known: Cli) -> None:
    known.ok("network", "tag", "ana", "rail")
    assert known.json("network", "tag", "ana", "fair")["tags"] == ["rail", "fair"]
    assert known.json("network", "note", "ana", "asked", "about", "budgets")["note"] == "asked about budgets"
    known.ok("network", "import", saved(known, NEWER))
    ana = known.json("network", "show", "ana")
    assert (ana["tags"], ana["note"]) == (["rail", "fair"], "asked about budgets")
    assert [c["id"] for c in known.json("network", "list", "--tag", "RAIL")] == ["ana-sample"]
    assert known.json("network", "tag", "ana", "rail", "--remove")["tags"] == ["fair"]
    assert known.json("network", "note", "ana", "")["note"] is None
    refused(known, 2, "network", "tag", "ana", "a\x1bb")


def test_who_is_forgotten_is_gone_and_can_be_brought_back(known: Cli) -> None:
    assert known.json("network", "forget", "ana-sample")["id"] == "ana-sample"
    refused(known, 3, "network", "show", "ana")
    known.ok("network", "undo")
    known.ok("network", "show", "ana")


def test_who_is_forgotten_for_good_stands_in_no_copy(known: Cli) -> None:
    known.ok("network", "tag", "ben", "x")
    refused(known, 2, "network", "forget", "ana-sample", "--for-good")
    known.ok("network", "forget", "ana-sample", "--for-good", "--yes")
    for path in [known.home / "network.json", *(known.home / "network.json.backups").iterdir()]:
        assert b"ana-s" not in path.read_bytes()
    assert len(known.json("network", "list")) == 2


@pytest.mark.parametrize("how", [[], ["--for-good", "--yes"]])
def test_who_is_forgotten_stays_so_at_the_next_import_until_they_are_wanted_again(
    known: Cli, how: list[str]
) -> None:
    known.ok("network", "forget", "ana-sample", *how)
    told = known.json("network", "import", saved(known, samples.LINKEDIN))
    assert (told["read"], told["added"], told["unchanged"], len(told["skipped"])) == (4, 0, 2, 2)
    assert (told["skipped"][0]["file"], told["skipped"][0]["line"]) == ("Connections.csv", 5)
    assert "21 Jan 2026; --again" in told["skipped"][0]["reason"]
    # Another file, another role, the address of the first one only.
    card = "BEGIN:VCARD\nFN:A. Sample\nURL:https://linkedin.com/in/ana-sample/\nEND:VCARD\n"
    assert known.json("network", "import", "-", stdin=card)["skipped"][0]["line"] == 1
    # Somebody else of that name, elsewhere, is another person.
    other = "name,organisation\nAna Sample,Example Solar\n"
    assert known.json("network", "import", "-", stdin=other)["added"] == 1
    told = known.json("network", "import", saved(known, samples.LINKEDIN), "--again")
    assert (told["added"], len(told["skipped"])) == (1, 1)
    assert known.json("network", "import", saved(known, samples.LINKEDIN))["unchanged"] == 3


def test_a_dry_run_with_again_forgets_nothing_of_who_was_forgotten(known: Cli) -> None:
    known.ok("network", "forget", "ana-sample")
    assert (
        known.json("network", "import", saved(known, samples.LINKEDIN), "--again", "--dry-run")["added"] == 1
    )
    assert known.json("network", "import", saved(known, samples.LINKEDIN))["added"] == 0


def test_what_came_from_one_kind_of_file_goes_and_the_rest_stays(known: Cli) -> None:
    known.ok("network", "import", "-", stdin="BEGIN:VCARD\nFN:Ana Sample\nORG:Example Rail\nEND:VCARD\n")
    refused(known, 2, "network", "remove", "linkedin")
    assert "linkedin" in str(refused(known, 3, "network", "remove", "paper", "--yes")["hint"])
    refused(known, 3, "network", "remove", "google", "--yes")
    assert known.json("network", "remove", "linkedin", "--yes") == {
        "kind": "linkedin",
        "removed": 2,
        "kept": 1,
    }
    (ana,) = known.json("network", "list")
    assert ([s["kind"] for s in ana["sources"]], ana["links"]) == (["vcard"], [])


def test_a_mentor_is_asked_whom_they_would_talk_to(known: Cli) -> None:
    known.answer_purpose()
    known.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    letter = known.json("network", "ask", "kim", "--need", "budget")
    assert (letter["template"], letter["mentor"], letter["need"]) == (
        "referral",
        "kim-sample",
        "run-a-budget",
    )


@pytest.mark.parametrize("how", ["ask", "happened"])
def test_of_two_who_have_the_name_that_a_mentor_said_nobody_is_taken_unasked(cli: Cli, how: str) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    rows = "Pia Muster,p@example.org,Rail\nPia Muster,q@example.org,Solar\n"
    cli.ok("network", "import", "-", stdin=f"Name,Email,Company\n{rows}")
    words = ["network", "ask", "kim", "--named"]
    if how == "happened":
        words = ["happened", "kim", "--what", "introduced", "--who"]
    before = cli.store.read_bytes()
    error = refused(cli, 4, *words, "Pia Muster")
    assert "pia-muster-2 (Pia Muster, Solar)" in str(error["hint"])
    assert cli.store.read_bytes() == before
    cli.ok(*words, "pia-muster-2")
    (pia,) = [m for m in cli.json("mentor", "list") if m["name"] == "Pia Muster"]
    assert (pia["email"], pia["introduced_by"]) == ("q@example.org", "Kim Sample")
    assert cli.json("network", "show", "pia-muster-2")["mentor"] == pia["id"]
    cli.ok(*words, "Pia Muster")
    assert len(cli.json("mentor", "list")) == 2


def test_whom_a_mentor_named_become_candidates_with_their_introducer_in_one_step(known: Cli) -> None:
    known.answer_purpose()
    known.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    known.ok("mentor", "add", "Lee Sample")
    known.ok("network", "ask", "kim", "--need", "budget")
    known.ok("outreach", "sent", "kim")
    told = known.json(
        "network", "ask", "kim", "--named", "Ana Sample", "--named", "Lee Sample", "--named", "Joe S"
    )
    assert (told["mentor"], told["need"], len(told["candidates"])) == ("kim-sample", "run-a-budget", 3)
    ana, lee, joe = told["candidates"]
    assert {(c["introduced_by"], c["introducer"], c["stage"]) for c in (ana, lee, joe)} == {
        ("Kim Sample", "kim-sample", "candidate")
    }
    assert all(c["supports"] == {"run-a-budget": 1} for c in (ana, lee, joe))
    assert (ana["role"], ana["source"], joe["source"]) == (
        "Head of Finance",
        "friend-of-friend",
        "friend-of-friend",
    )
    assert known.json("network", "show", "ana")["mentor"] == "ana-sample"
    assert known.json("outreach", "list")[0]["state"] == "replied"
    assert "introduced     Lee Sample, Ana Sample, Joe S" in known.ok("mentor", "show", "kim").out
    known.ok("undo")
    assert [m["id"] for m in known.json("mentor", "list")] == ["kim-sample", "lee-sample"]
    assert known.json("outreach", "list")[0]["state"] == "sent"
    refused(known, 2, "network", "ask", "kim", "--named", "Kim Sample")
    refused(known, 2, "network", "ask", "kim", "--named", " ")
    refused(known, 3, "network", "ask", "nobody", "--named", "Joe S")


@pytest.mark.parametrize(("reply", "state"), [("y", "replied"), ("n", "draft")])
def test_a_letter_that_is_answered_by_whom_they_named_may_have_gone_out(
    known: Cli, reply: str, state: str
) -> None:
    known.ok(
        "mentor", "add", "Julie Sample", "--stage", "active", "--on", "2026-01-01", "--email", "j@example.org"
    )
    letter = known.json("network", "ask", "julie", "--need", "budget")["outreach_id"]
    with at_terminal(known, "network", "ask", "julie", "--named", "Ana Sample") as terminal:
        terminal.answer("Has this letter gone out?", reply)
        assert terminal.end() == 0, terminal.text
    assert known.json("outreach", "show", letter)["state"] == state
    assert [m["id"] for m in known.json("mentor", "list", "--stage", "candidate")] == ["ana-sample"]
    known.ok("undo")
    assert known.json("outreach", "show", letter)["state"] == "draft"
    assert known.json("mentor", "list", "--stage", "candidate") == []
    known.ok("network", "ask", "julie", "--named", "Ana Sample")
    assert known.json("outreach", "show", letter)["state"] == "draft", "a script is asked nothing"


def test_who_introduced_somebody_may_be_a_mentor_a_contact_or_words(known: Cli) -> None:
    known.ok("mentor", "add", "Kim Sample")
    by = ["--introduced-by"]
    assert known.json("mentor", "add", "A", *by, "kim-sample")["introduced_by"] == "Kim Sample"
    contact = known.json("mentor", "add", "B", *by, "ben@example.org")
    assert (contact["introduced_by"], contact["introducer"]) == ("Ben Sample", None)
    assert (
        known.json("mentor", "add", "C", *by, "a man on the train")["introduced_by"] == "a man on the train"
    )
    known.ok("mentor", "edit", "kim-sample", "--name", "Kim Muster")
    renamed = known.json("mentor", "show", "a")
    assert (renamed["introduced_by"], renamed["introducer"]) == ("Kim Muster", "kim-sample")
    assert known.json("mentor", "edit", "a", *by, "")["introduced_by"] is None


def test_a_portfolio_called_as_the_network_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    path = str(tmp_path / "network.json")
    cli.ok("need", "add", "Run a budget", "--knowing", "how", "--store", path)
    cli.ok("network", "import", saved(cli, samples.LINKEDIN), "--store", path)
    assert len(cli.json("need", "list", "--store", path)) == 1


def test_nothing_in_a_file_is_taken_for_markup_or_a_command(cli: Cli) -> None:
    row = "[bold]Ana[/bold],$(touch x),{{ 7 * 7 }},=1+1\n"
    cli.ok("network", "import", "-", stdin=f"First Name,Last Name,Company,Position\n{row}")
    assert "[bold]Ana[/bold] $(touch x)" in cli.ok("network", "list").out
    assert "{{ 7 * 7 }}" in cli.ok("network", "show", "ana").out


def test_a_purge_reaches_the_network_its_notes_and_its_copies(known: Cli) -> None:
    known.ok("network", "note", "cleo", "works with Ana Sample")
    known.ok("network", "pick", "ana")
    purged = known.json("store", "purge", "ana-sample", "--yes")
    assert purged["contacts"] == 1
    assert known.json("network", "import", saved(known, samples.LINKEDIN))["added"] == 0
    for path in [known.home / "network.json", *(known.home / "network.json.backups").iterdir()]:
        assert b"Ana" not in path.read_bytes()
    assert known.json("network", "show", "cleo")["note"] == "works with [removed]"


def test_a_purge_makes_no_network_where_there_is_none(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ana Sample")
    assert cli.json("store", "purge", "ana-sample", "--yes")["contacts"] == 0
    assert not (cli.home / "network.json").exists()


def test_identify_reads_a_file_and_names_who_fits_in_one_go(cli: Cli) -> None:
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    assert cli.json("identify", "--need", "budget")["known"] == []
    found = cli.json("identify", "--need", "budget", "--from", saved(cli, samples.LINKEDIN))
    assert [m["name"] for m in found["known"]] == ["Ana Sample"]
    assert "network match run-a-budget" in cli.ok("identify", "--need", "budget").err
    refused(cli, 65, "identify", "--from", saved(cli, b"no", "x"))


def test_a_list_as_a_table_can_be_read_again_and_computes_nothing(known: Cli) -> None:
    known.ok("network", "import", "-", stdin="name,email,note\n=1+1,x@example.org,\nAna | *Pipe*,,a\n")
    known.ok("network", "tag", "ana-sample", "rail")
    table = known.ok("network", "list", "--format", "csv").out
    assert "\n'=1+1,x@example.org," in table
    before = known.json("network", "list")
    known.ok("network", "remove", "all", "--yes")
    known.ok("network", "import", "-", stdin=table)
    again = known.json("network", "list")
    kept = ("name", "emails", "organisation", "role", "links", "connected_on", "tags", "note")
    assert [[c[k] for k in kept] for c in again] == [[c[k] for k in kept] for c in before]
    assert r"| Ana \| \*Pipe\* |" in known.ok("network", "list", "--format", "markdown").out


def test_before_a_letter_to_a_stranger_who_could_introduce_is_named_now_or_before(
    known: Cli, golden: Golden
) -> None:
    known.answer_purpose()
    moved = samples.LINKEDIN.replace("Example Rail,Head of Finance", "Example Solar,CFO")
    known.ok("network", "import", "-", stdin=moved)
    letter = ("--supports", "budget", "--source", "professional-body")
    known.ok("mentor", "add", "Robin Sample", "--organisation", "EXAMPLE RAIL Ltd", *letter)
    known.ok("mentor", "add", "Sam Sample", "--organisation", "Example Solar GmbH", *letter)
    known.ok("mentor", "add", "Toni Sample", "--organisation", "Solar", *letter)
    told = {
        who: known.json("approach", who, "--need", "budget", "--set", "why=x", "--anyway", "test")[
            "warm_path"
        ]
        for who in ("robin", "sam", "toni")
    }
    assert [p["id"] for p in (*told["robin"], *told["sam"])] == ["ana-sample"] * 2
    golden(told["robin"][0]["how"], told["sam"][0]["how"])
    assert told["sam"][0]["command"] == "mentorfolio network pick ana-sample"
    assert told["toni"] == []
    known.ok("mentor", "add", "Kim S", "--stage", "active", "--on", "2025-01-01", "--knows", "sam")
    again = known.json("approach", "sam", "--set", "why=x", "--again", "--anyway", "test")["warm_path"]
    assert [p["id"] for p in again] == ["kim-s", "ana-sample"]
    assert "--template referral --set 'whom=Sam Sample'" in again[0]["command"]


def test_nobody_is_offered_to_introduce_one_to_a_connection_of_ones_own(known: Cli) -> None:
    known.answer_purpose()
    known.ok("network", "import", "-", stdin="name,organisation\nCy Muster,Example Rail\n")
    known.ok("network", "pick", "ana-sample", "--need", "budget")
    write = ("approach", "ana-sample", "--set", "why=x", "--anyway", "test", "--again")
    assert known.json(*write)["warm_path"] == []
    left = [row for row in samples.LINKEDIN.splitlines(keepends=True) if not row.startswith("Ana,")]
    more = "Dora,Sample,https://www.linkedin.com/in/dora,,Example Bank,Clerk,05 Mar 2025\n"
    known.ok("network", "import", saved(known, "".join(left) + more), today="2026-02-02")
    known.ok("mentor", "edit", "ana-sample", "--familiar", "stranger")
    assert [p["id"] for p in known.json(*write)["warm_path"]] == ["cy-muster"]


def test_who_is_no_connection_any_more_is_not_told_as_one(known: Cli, golden: Golden) -> None:
    known.ok("network", "tag", "ben", "budget")
    rows = samples.LINKEDIN.splitlines(keepends=True)
    newer = saved(known, "".join(row for row in rows if not row.startswith("Ben,")))
    assert [c["id"] for c in known.json("network", "import", newer, today="2026-02-02")["gone"]] == [
        "ben-sample"
    ]
    known.ok("network", "import", newer, today="2026-03-02")
    assert known.json("network", "show", "ben")["disconnected"] == "2026-02-02"
    (found,) = (m for m in known.json("network", "match", "budget") if m["id"] == "ben-sample")
    assert not any("connected since" in reason for reason in found["reasons"])
    golden(known.ok("network", "show", "ben").out, known.ok("network", "match", "budget").out)
    assert "Connected since" not in (known.json("network", "pick", "ben")["notes"] or "")
    known.ok("undo")
    known.ok("network", "import", saved(known, samples.LINKEDIN), today="2026-03-03")
    assert known.json("network", "show", "ben")["disconnected"] is None


def test_where_nobody_is_left_to_ask_review_and_identify_name_the_network_and_the_places(
    known: Cli, golden: Golden
) -> None:
    known.ok("place", "add", "Rail mentors", "--kind", "register", "--need", "budget")
    known.ok("place", "add", "Bee keepers", "--kind", "community")
    known.ok("place", "looked", "bee", "--found", "nobody yet")
    page = known.ok("review")
    golden(page.out, page.err)
    assert set(known.json("review")["next_ask"]) == {"mentor", "need", "sources", "introducers"}
    assert known.json("identify", "--need", "budget")["places"] == ["rail-mentors", "bee-keepers"]
    assert "Rail mentors" in known.ok("identify", "--need", "budget").err
    (known.home / "network.json").write_text("damaged")
    for words in (["review"], ["identify"], ["mentor", "add", "X", "--introduced-by", "nobody"]):
        known.ok(*words)


def test_cards_that_were_given_out_are_read_again(cli: Cli) -> None:
    said = ("--email", "ana@example.org", "--role", "Head; of Finance", "--organisation", "Example, Rail")
    cli.ok("mentor", "add", "Ana Müller-Sample", *said)
    cards = cli.ok("export", "--format", "vcard").out
    told = cli.json("network", "import", "-", stdin=cards)
    assert (told["kind"], told["added"]) == ("vcard", 1)
    (ana,) = cli.json("network", "list")
    kept = (ana["name"], ana["emails"], ana["role"], ana["organisation"], ana["mentor"])
    words = ("Ana Müller-Sample", ["ana@example.org"], "Head; of Finance", "Example, Rail")
    assert kept == (*words, "ana-muller-sample")


def test_what_a_file_or_a_person_does_not_say_is_null_and_no_empty_text(cli: Cli) -> None:
    cards = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Sample\r\nEND:VCARD\r\n"
    told = cli.json("network", "import", saved(cli, cards, "people.vcf"))
    assert [file["dates"] for file in told["files"]] == [told["dates"]] == [None]
    cli.ok("mentor", "add", "Kim Sample", "--knowing", "how=2")
    (node,) = cli.json("review", "--map")["map"]["how"]
    assert node["introduced_by"] is None


def test_the_way_to_another_letter_asks_for_the_same_one(known: Cli) -> None:
    known.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-01")
    known.ok("network", "ask", "kim", "--need", "budget")
    error = known.expect_refused(4, "network", "ask", "kim", "--need", "budget")
    line = error["hint"].partition("To write another: ")[2].rstrip(".")
    assert known.json(*line.split()[1:])["template"] == "referral"


def test_who_is_asked_twice_gets_a_second_letter_by_the_same_command(known: Cli) -> None:
    known.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-01")
    known.ok("network", "ask", "kim", "--need", "budget")
    another = known.json("network", "ask", "kim", "--need", "budget", "--again")
    assert another["template"] == "referral"
    assert len(known.json("outreach", "list")) == 2
    refused(known, 2, "network", "ask", "kim", "--named", "Joe S", "--again")
