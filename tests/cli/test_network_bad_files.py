"""Files that are no contact files, or broken ones: a sentence, a code, and nothing is changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.exchange import samples
from tests.support import Cli, Golden

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CARD = "BEGIN:VCARD\nFN:Ana Sample\nEND:VCARD\n"


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def large(path: Path) -> None:
    """200 MB, of which the disk has nothing."""
    with path.open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(200 << 20)


REFUSED: dict[str, tuple[bytes, int, str]] = {
    "an image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, 65, "is not a contact file"),
    "a binary": (bytes(range(256)) * 99, 65, "is not a contact file"),
    "a bomb": (zipped("Connections.csv", b"0" * (70 << 20)), 65, "would unpack to far more"),
    "a bomb in a ZIP": (zipped("a.zip", zipped("Connections.csv", b"0" * 99999)), 65, "no Connections.csv"),
    "half a ZIP": (zipped("Connections.csv", samples.LINKEDIN.encode())[:200], 65, "cannot be unpacked"),
    "a card that never ends": (b"BEGIN:VCARD\nFN:A\n" + b"NOTE:x\n" * 99999, 65, "the card never ends"),
    "nothing but a quote": (f'{HEAD}"Ana,Sample'.encode(), 65, "a quote in it is never closed"),
    "nothing": (b"", 65, "is empty"),
    "a web page": (b"<html><table><tr><td>Name</td></tr></table></html>", 65, "is not a contact file"),
}


@pytest.mark.parametrize(("data", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_and_changes_nothing(
    cli: Cli, data: bytes, code: int, words: str
) -> None:
    cli.ok("network", "import", "-", stdin=samples.LINKEDIN)
    before = (cli.home / "network.json").read_bytes()
    (cli.home / "x.bin").write_bytes(data)
    for more in ([], ["--dry-run"]):
        error = cli.expect_refused(code, "network", "import", str(cli.home / "x.bin"), *more)
        assert words in str(error["message"])
        assert error["hint"]
    assert (cli.home / "network.json").read_bytes() == before


def test_a_file_of_200_megabytes_is_refused_without_being_read_whole(cli: Cli) -> None:
    large(cli.home / "large.csv")
    error = cli.expect_refused(65, "network", "import", str(cli.home / "large.csv"))
    assert "more than 64 MB" in str(error["message"])
    assert not (cli.home / "network.json").exists()


def test_half_a_file_gives_who_is_whole_in_it(cli: Cli) -> None:
    half = f'{HEAD}Ana,Sample,,,Example,CFO,01 Mar 2020\nBen,"Sam'
    told = cli.json("network", "import", "-", stdin=half)
    assert (told["added"], told["skipped"][0]["line"], told["skipped"][0]["reason"]) == (
        1,
        3,
        "a quote in it is never closed",
    )
    told = cli.json("network", "import", "-", stdin=f"{CARD}BEGIN:VCARD\nFN:Ben\nNOTE:x")
    assert (told["read"], told["skipped"][0]["line"]) == (2, 4)


def test_an_ambiguous_column_of_days_is_told_and_a_wrong_column_refused(cli: Cli, golden: Golden) -> None:
    rows = f"{HEAD}Ana,Sample,,,,,3/4/18\nBen,Sample,,,,,5/6/18\n"
    told = cli.ok("network", "import", "-", stdin=rows)
    golden(told.err)
    for columns in ("name=Nope", "name=", "shoe=First Name", "name"):
        cli.expect_refused(2, "network", "import", "-", "--columns", columns, stdin=rows)


def test_an_import_that_changes_nothing_offers_no_undo_of_what_was_before(cli: Cli) -> None:
    assert "undo" in cli.ok("network", "import", "-", stdin=CARD).err
    assert "undo" not in cli.ok("network", "import", "-", stdin=CARD).err


def test_formulas_and_control_characters_are_words_and_come_out_guarded(cli: Cli) -> None:
    row = '=cmd|\' /C calc\'!A0,+Sample,,,"=HYPERLINK(""http://x"")",A\x1b[2J\u202eB\x00,01 Mar 2020\n'
    assert cli.json("network", "import", "-", stdin=HEAD + row)["added"] == 1
    (person,) = cli.json("network", "list")
    assert person["role"] == "A [2JB"
    assert not any(ord(c) < 32 for c in person["name"] + person["organisation"])
    table = cli.ok("network", "list", "--format", "csv").out
    assert "\n'=cmd|" in table
    assert "'=HYPERLINK" in table


def test_ten_thousand_rows_lose_no_one_beside_a_broken_one(cli: Cli) -> None:
    rows = [f"Ana{n},Sample,https://www.linkedin.com/in/a{n},,E{n},CFO,01 Mar 2020\n" for n in range(10_000)]
    rows[5000] = '"Ana,Sample\n'
    rows[7000] = "Ana," + "x" * (2 << 20) + "\n"
    told = cli.json("network", "import", "-", stdin=HEAD + "".join(rows))
    assert (told["read"], told["added"]) == (10_000, 9_998)
    assert [s["line"] for s in told["skipped"]] == [5002, 7002]
    assert told["skipped"][1]["reason"] == "a cell in it is far too long"


def test_a_card_in_an_encoding_that_is_none_is_read_in_another(cli: Cli) -> None:
    for number, charset in enumerate(("punycode", "undefined", "idna", "zlib", "../../x")):
        quoted = "=61" * 300 if charset == "punycode" else "=41na=20Sample"
        card = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted}\n"
        told = cli.json("network", "import", "-", stdin=f"{card}EMAIL:a{number}@example.org\nEND:VCARD\n")
        assert told["read"] == 1, charset


@pytest.mark.parametrize(
    "text",
    [
        '{"name":',
        '{"name": "Ana Sample", "email": "ana@example.org"}',
        '[{"name": "Ana Sample", "email": "ana@example.org"}]',
        '{\n  "name": "Ana",\n  "email": "x"\n}\n',
        "<html><body>ana@example.org</body></html>",
        "dear all,\n{name}\n",
    ],
)
def test_a_text_that_is_no_list_of_people_is_refused_and_not_read_as_one(cli: Cli, text: str) -> None:
    (cli.home / "o.json").write_text(text, encoding="utf-8")
    assert cli.expect_refused(65, "network", "import", str(cli.home / "o.json"))["code"] == "damaged"


def test_addresses_between_brackets_are_a_list_of_people(cli: Cli) -> None:
    (cli.home / "to.txt").write_text("<ana@example.org>, Bo Ek <bo@example.org>\n", encoding="utf-8")
    assert cli.json("network", "import", str(cli.home / "to.txt"))["added"] == 2


def _inside(char: str) -> str:
    return "" if char in "\u3164\u2800" else char  # these stand for a blank, which no address has


ODD = "\u00ad\ufff9\u061c\u180e\u115f\u3164\u200b\u200d\u2800\ufeff\U000e0041"


@pytest.mark.parametrize("form", ["csv", "vcard"])
def test_whoever_is_read_with_letters_that_show_nothing_is_no_damage_and_can_be_picked_and_moved(
    cli: Cli, form: str
) -> None:
    people = [
        (f"Ana{n} {c}Sample{c}", f"{c}a{_inside(c)}{n}@example.org{c}", f"Co{c}{c}{c}", f"{c}Head{c}")
        for n, c in enumerate(ODD)
    ]
    if form == "csv":
        link = "https://www.linkedin.com/in/ana%0A"
        rows = [f"{a},{m},{o},{r},{link}{n}\n" for n, (a, m, o, r) in enumerate(people)]
        text = "Name,Email,Company,Position,URL\n" + "".join(rows)
    else:
        text = "".join(
            f"BEGIN:VCARD\nFN:{a}\nEMAIL:{m}\nORG:{o}\nTITLE:{r}\nEND:VCARD\n" for a, m, o, r in people
        )
    told = cli.json("network", "import", "-", stdin=text)
    assert told["added"] == len(ODD)
    contacts = cli.json("network", "list")
    assert {c["name"] for c in contacts} == {f"Ana{n} Sample" for n in range(len(ODD))}
    assert {tuple(c["emails"]) for c in contacts} == {(f"a{n}@example.org",) for n in range(len(ODD))}
    cli.ok("network", "merge", contacts[0]["id"], contacts[1]["id"])
    assert cli.json("store", "check")["findings"] == []
    for contact in contacts[2:]:
        cli.ok("network", "pick", contact["id"])
    exported = cli.ok("export").out
    other = Cli(cli.home / "other")
    other.home.mkdir()
    other.ok("import", "-", stdin=exported)
    assert len(other.json("mentor", "list")) == len(ODD) - 2
    assert other.json("store", "check")["clean"]


@pytest.mark.parametrize("form", ["card", "table", "ldif"])
def test_a_role_too_long_to_be_kept_whole_is_told_with_its_line(cli: Cli, form: str) -> None:
    role = "lorem " * 40
    texts = {
        "card": f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sample\nTITLE:{role}\nEND:VCARD\n",
        "table": f"Name,E-mail,Role\nAna Sample,ana@example.org,{role}\n",
        "ldif": f"dn: cn=Ana\nobjectclass: person\ncn: Ana Sample\ntitle: {role}\n\n",
    }
    told = cli.json("network", "import", "-", stdin=texts[form])
    assert [(c["line"], "200" in c["reason"]) for c in told["cells"]] == [(2 if form == "table" else 1, True)]
    short = texts[form].replace(role, role[:199])
    assert cli.json("network", "import", "-", stdin=short, today="2026-02-01")["cells"] == []


@pytest.mark.parametrize("form", ["card", "table", "ldif"])
def test_a_note_too_long_to_be_kept_whole_is_told_with_its_line(cli: Cli, form: str) -> None:
    note = "lorem " * 700
    texts = {
        "card": f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sample\nNOTE:{note}\nEND:VCARD\n",
        "table": f'Name,E-mail,Notes\nAna Sample,ana@example.org,"{note}"\n',
        "ldif": f"dn: cn=Ana\nobjectclass: person\ncn: Ana Sample\ndescription: {note}\n\n",
    }
    told = cli.json("network", "import", "-", stdin=texts[form])
    assert [cell["line"] for cell in told["cells"]] == [2 if form == "table" else 1]
    assert (told["added"], len(cli.json("network", "show", "ana")["note"])) == (1, 4000)
    short = texts[form].replace(note, note[:3990])
    assert cli.json("network", "import", "-", stdin=short, today="2026-02-01")["cells"] == []
