"""``export`` in others' formats: cards that programs read, pages that never touch a person's own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import Cli


@pytest.fixture
def people(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead [a] team", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Anna Sample", "--email", "anna@example.org", "--role", "head; of, things"),
        *("--organisation", "Example " * 12, "--supports", "lead=3", "--link", "https://example.org/anna"),
        *("--notes", "a secret"),
    )
    cli.ok("mentor", "add", "Käthe Ä Müller-Sample", "--organisation", "é" * 60)
    cli.ok(
        "log",
        "anna",
        "<!-- mentorfolio:end -->\n# not a heading\n[[no link]]",
        "--insight",
        "calm",
        "--on",
        "2025-12-30",
    )
    cli.ok("gift", "kathe", "a book", "--on", "2026-01-05")
    return cli


def pages(cli: Cli) -> dict[str, str]:
    folder = cli.home / "notes"
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}


def written(cli: Cli) -> dict[str, list[str]]:
    answer: dict[str, list[str]] = cli.json(
        "export", "--format", "markdown", "--output", str(cli.home / "notes")
    )
    return answer


def test_two_portfolios_never_take_each_others_cards_for_theirs(people: Cli) -> None:
    cards = [people.ok("export", "--format", "vcard").out]
    people.ok("mentor", "edit", "anna", "--name", "Anna Other")
    cards.append(people.ok("export", "--format", "vcard").out)
    people.begin_anew()
    people.ok("mentor", "add", "Anna Sample")
    cards.append(people.ok("export", "--format", "vcard").out)
    first, renamed, other = (re.findall(r"^UID:(.+)\r?$", text, re.MULTILINE) for text in cards)
    assert first == renamed
    assert not {*first} & {*other}


def test_each_person_is_a_card_that_can_be_read_back(people: Cli) -> None:
    raw = people.ok("export", "--format", "vcard").out
    lines = raw.replace("\r\n ", "").split("\r\n")
    assert raw.count("\n") == raw.count("\r\n")
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 2
    assert "FN:Anna Sample" in lines
    assert "N:Sample;Anna;;;" in lines
    assert "TITLE:head\\; of\\, things" in lines
    assert "EMAIL;TYPE=INTERNET,PREF:anna@example.org" in lines
    assert f"ORG:{('Example ' * 12).strip()}" in lines
    assert f"ORG:{'é' * 60}" in lines
    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("Dr. Süleyman Sample",), ["N:Sample;Süleyman;;Dr.;"]),
        (("Dr. Sample",), ["N:Sample;;;Dr.;"]),
        (("Sample, Emile",), ["N:Sample;Emile;;;"]),
        (
            ("Benjamin van der Sample", "--first-name", "Ben"),
            ["N:van der Sample;Benjamin;;;", "NICKNAME:Ben"],
        ),
    ],
    ids=str,
)
def test_an_address_book_has_each_part_of_a_name_in_its_place(
    cli: Cli, words: tuple[str, ...], names: list[str]
) -> None:
    cli.ok("mentor", "add", *words)
    card = cli.ok("export", "--format", "vcard").out.splitlines()
    assert [line for line in card if line.startswith(("N:", "NICKNAME:"))] == names


def test_what_was_noted_about_somebody_is_on_no_card(people: Cli) -> None:
    assert "secret" not in people.ok("export", "--format", "vcard").out


def test_cards_go_into_a_file_and_are_counted(people: Cli) -> None:
    target = str(people.home / "people.vcf")
    assert people.json("export", "--format", "vcard", "--output", target) == {"output": target, "records": 2}
    assert Path(target).read_bytes() == people.ok("export", "--format", "vcard").out.encode()
    assert people.json("export", "--format", "vcard")["vcard"].startswith("BEGIN:VCARD\r\n")


def test_json_is_what_an_export_is_unless_said(people: Cli) -> None:
    assert people.ok("export", "--format", "json").out == people.ok("export").out


def test_there_is_a_page_for_each_mentor_need_and_month_and_every_link_leads_to_one(people: Cli) -> None:
    written(people)
    found = pages(people)
    assert set(found) == {
        *("index.md", "mentors/anna-sample.md", "mentors/kathe-a-muller-sample.md", "needs/lead-a-team.md"),
        *("months/2025-12.md", "months/2026-01.md"),
    }
    links = [link for text in found.values() for link in re.findall(r"\]\(\.\./([^)]+)\)", text)]
    assert set(links) == set(found) - {"index.md"}
    assert set(re.findall(r"\]\(([^)]+)\)", found["index.md"])) == set(found) - {"index.md"}


def test_a_letter_stands_with_its_words_and_what_came_back_on_its_own_day(people: Cli) -> None:
    people.ok("mentor", "add", "Ben Sample", "--stage", "candidate", "--on", "2026-01-05")
    values = ("--set", "why=x", "--set", "topic=y", "--anyway", "a test")
    letter = people.json("approach", "ben", *values)["outreach_id"]
    people.ok(
        "outreach", "edit", letter, "--subject", "A question", "--body", "Dear Ben,\n\nCould we talk?\nSam"
    )
    people.ok("outreach", "sent", letter, "--on", "2026-01-12", "--anyway", "a test")
    people.ok("outreach", "accepted", letter, "--on", "2026-01-20", "--note", "wants to talk in April")
    written(people)
    ours = pages(people)
    said = "  - A question\n  - Dear Ben,\n\n    Could we talk?\\\n    Sam\n"
    answer = "said yes to this letter{}:\n  - wants to talk in April\n"
    month = ours["months/2026-01.md"]
    assert f"letter, [Ben Sample](../mentors/ben-sample.md):\n{said}" in month
    assert answer.format(", [Ben Sample](../mentors/ben-sample.md)") in month
    assert said in ours["mentors/ben-sample.md"]
    assert answer.format("") in ours["mentors/ben-sample.md"]


def test_paragraphs_and_lists_of_what_somebody_wrote_stay_so(people: Cli) -> None:
    text = "First she said\nand went on.\n\n\n- one\n- two\n"
    people.ok("mentor", "edit", "anna", "--notes", text)
    people.ok("log", "anna", text, "--on", "2026-01-07")
    written(people)
    lines = ["First she said\\", "and went on.", "", "- one", "- two"]
    page = pages(people)["mentors/anna-sample.md"]
    assert "\n".join(lines) in page
    first, *rest = lines
    assert "\n".join([f"  - {first}", *(f"    {line}" if line else "" for line in rest)]) in page


def test_a_page_has_what_one_would_look_up_on_it(people: Cli) -> None:
    people.ok("mentor", "edit", "anna", "--day", "birthday=05-12", "--timezone", "Tokyo")
    written(people)
    page = pages(people)["mentors/anna-sample.md"]
    for line in ("- days: birthday: 12 May", "- time zone: Asia/Tokyo", "- links: https://example.org/anna"):
        assert line in page.splitlines()


def test_what_somebody_wrote_is_no_markup_and_ends_no_part(people: Cli) -> None:
    written(people)
    page = pages(people)["mentors/anna-sample.md"]
    assert "\\<!-- mentorfolio:end --\\>" in page
    assert "\\# not a heading" in page
    assert "\\[\\[no link\\]\\]" in page
    assert page.count("\n<!-- mentorfolio:end -->") == 1


def test_a_second_run_changes_only_what_changed(people: Cli) -> None:
    first = written(people)
    assert len(first["written"]) == 6
    before = pages(people)
    again = written(people)
    assert (again["written"], len(again["unchanged"]), pages(people)) == ([], 6, before)
    people.ok("gift", "kathe", "a second book", "--on", "2026-01-06")
    assert set(written(people)["written"]) == {"mentors/kathe-a-muller-sample.md", "months/2026-01.md"}


def test_what_a_person_wrote_around_our_part_stays_letter_by_letter(people: Cli) -> None:
    written(people)
    page = people.home / "notes" / "mentors" / "anna-sample.md"
    page.write_bytes(b"---\r\ntags: own\r\n---\r\n" + page.read_bytes() + "\nMy own wörds\r\n\n".encode())
    people.ok("gift", "anna", "tea", "--on", "2026-01-06")
    assert "mentors/anna-sample.md" in written(people)["written"]
    now = page.read_bytes()
    assert now.startswith(b"---\r\ntags: own\r\n---\r\n<!-- mentorfolio:begin ")
    assert now.endswith("<!-- mentorfolio:end -->\n\nMy own wörds\r\n\n".encode())
    assert b"tea" in now


@pytest.mark.parametrize(
    "own",
    [
        b"all mine\n",
        b"\xff\xfe not text",
        b"",
        b"<!-- mentorfolio:begin 00000000 -->\nchanged by me\n<!-- mentorfolio:end -->\n",
        b"<!-- mentorfolio:begin 00000000 -->\nno end\n",
    ],
)
def test_a_file_that_is_not_as_we_wrote_it_is_left_and_named(people: Cli, own: bytes) -> None:
    written(people)
    page = people.home / "notes" / "mentors" / "anna-sample.md"
    page.write_bytes(own)
    people.ok("gift", "anna", "tea", "--on", "2026-01-06")
    answer = people.ok("export", "--format", "markdown", "--output", str(people.home / "notes"))
    assert page.read_bytes() == own
    assert "mentors/anna-sample.md" in answer.err
    assert written(people)["left"] == ["mentors/anna-sample.md"]


def test_words_typed_into_our_part_are_not_lost(people: Cli) -> None:
    written(people)
    page = people.home / "notes" / "needs" / "lead-a-team.md"
    page.write_text(page.read_text(encoding="utf-8").replace("- open", "- open, I hope"), encoding="utf-8")
    people.ok("need", "met", "lead")
    assert written(people)["left"] == ["needs/lead-a-team.md"]
    assert "I hope" in page.read_text(encoding="utf-8")


def test_a_page_of_somebody_who_is_gone_is_named_and_stays(people: Cli) -> None:
    written(people)
    (people.home / "notes" / "mentors" / "own.md").write_text("mine\n", encoding="utf-8")
    people.ok("mentor", "remove", "kathe-a-muller-sample", "--yes")
    assert "mentors/kathe-a-muller-sample.md" in written(people)["gone"]
    assert "mentors/own.md" not in written(people)["gone"]
    assert "mentors/kathe-a-muller-sample.md" in pages(people)


def test_an_id_from_elsewhere_that_is_a_path_is_not_taken_in(people: Cli) -> None:
    copy = people.home / "copy.json"
    text = people.ok("export").out.replace("anna-sample", "../../escaped")
    copy.write_text(text, encoding="utf-8")
    people.begin_anew()
    people.expect_refused(65, "import", str(copy))
    assert not [*people.home.rglob("escaped*")]


def test_pages_need_a_folder(people: Cli) -> None:
    assert "--output" in str(people.expect_refused(2, "export", "--format", "markdown")["hint"])
    people.expect_refused(2, "export", "--format", "markdown", "--output", "-")
    people.expect_refused(2, "export", "--format", "pdf")
    (people.home / "file").write_text("mine", encoding="utf-8")
    people.expect_refused(73, "export", "--format", "markdown", "--output", str(people.home / "file"))
    assert (people.home / "file").read_text(encoding="utf-8") == "mine"
