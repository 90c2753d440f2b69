"""What a purge takes for the person's name: whole words of what people wrote, and nothing else."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mentorfolio.domain import vocabulary
from mentorfolio.domain.base_record import Part
from mentorfolio.domain.copies import Purge
from mentorfolio.domain.own_words import TEXTS, texts
from mentorfolio.domain.places import Looked, Place
from mentorfolio.domain.records import (
    Action,
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
    StageChange,
    Term,
    changed,
)
from mentorfolio.domain.text import fold
from mentorfolio.domain.whole_words import Seen
from mentorfolio.errors import StoreDamaged
from mentorfolio.store import forgetting
from mentorfolio.store.layout import decoded
from mentorfolio.store.portfolio import PortfolioStore
from mentorfolio.store.records import Portfolio
from tests.store.sample import DAY, ON, copies, fill, loaded, person
from tests.support import Cli, Golden

# Words of what is named in the sample: a need called after somebody gets another id with its title.
IN_TITLES = {"lead", "a", "team", "sample", "circle", "yearbook"}
VOCABULARY = sorted(
    {
        key
        for name, words in vars(vocabulary).items()
        if name.isupper() and isinstance(words, dict | frozenset)
        for key in words
        if isinstance(key, str)
    }
)
OTHERS = [
    "2026",
    "2026-01-21",
    "1m",
    "2w",
    "me",
    "id",
    "true",
    "false",
    "null",
    "None",
    "string",
    "removed",
    "r",
]
TALK = f'The mentor is active; at {", ".join(VOCABULARY + OTHERS)}. Mentoring mentors. "2026"-01\n1m12w'


@pytest.fixture
def sample(cli: Cli) -> Cli:
    """Something in every table, in two states and a copy kept by hand."""
    begun(cli)
    return cli


def begun(cli: Cli) -> None:
    """Fill a portfolio; few copies are enough."""
    (cli.home / "config.toml").write_text("backups = 3\n")
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        portfolio.describe("began")
        fill(portfolio)
        portfolio[Mentor].put(person("Una Other", notes=TALK, links=("https://example.org/una",)))
    cli.ok("snooze", "ben", "1m")
    cli.ok("store", "backup")


def without(cli: Cli, name: str) -> None:
    """Add somebody of this name, purge them, and look whether anything else is as it was."""
    before = state(cli.store)
    slug = cli.json("mentor", "add", name, "--email", "who@example.org", "--anyway")["id"]
    cli.ok("gift", slug, "a book")
    said = cli.json("store", "purge", slug, "--yes")
    assert said["purged"] == slug
    assert cli.json("store", "check") == {"clean": True, "findings": []}
    for kept in copies(cli.store):
        decoded(kept.read_bytes(), kept.name)
        portfolio = Portfolio(PortfolioStore(kept, 5).reading().storage)
        portfolio.validate()
        assert slug not in portfolio[Mentor].by_id()
    after = state(cli.store)
    assert after.keys() == before.keys()
    for place, record in before.items():
        assert bare(after[place]) == bare(record), f"{place}: more than a text was changed"
        for old, new in zip(texts(record, TEXTS), texts(after[place], TEXTS), strict=True):
            assert new == expected(old, name), place


def state(path: Path) -> dict[tuple[str, str], Part]:
    """Table and id -> record."""
    collections = PortfolioStore(path, 5).reading().tables()
    return {(table, i): record for table, found in collections.items() for i, record in found.by_id().items()}


def bare(record: Any) -> Any:
    """A record with the texts that people wrote taken out, in its parts as well."""
    if isinstance(record, Part):
        mine = TEXTS.get(type(record), ())
        return [(f, bare(getattr(record, f))) for f in record.__struct_fields__ if f not in mine]
    return [bare(v) for v in record] if isinstance(record, tuple) else record


def expected(text: str, name: str) -> str:
    """What becomes of a text, said in another way than the program does: word by word."""
    name = Seen(name).text  # the sample has no accents; who is called Ì is met in every I
    if not name.isascii() or not any(map(str.isalnum, name)):
        return text  # such a name does not stand in the sample
    words = re.split(rf"({re.escape(name)})", text.replace("[removed]", "\0"))
    for at in range(1, len(words), 2):
        before, behind = "".join(words[:at])[-1:], "".join(words[at + 1 :])[:1]
        if not (before.isalnum() and name[0].isalnum()) and not (behind.isalnum() and name[-1].isalnum()):
            words[at] = "[removed]"
    return "".join(words).replace("\0", "[removed]")


def test_no_word_of_the_program_is_taken_for_a_name(sample: Cli) -> None:
    text = sample.store.read_text(encoding="utf-8")
    # "circle" is a word of the sample's own: it stands in the name of one, and so in its id.
    stored = [word for word in VOCABULARY if f'"{word}"' in text and word != "circle"]
    assert {"mentor", "active", "regular", "peer", "how", "email"} < set(stored)
    for name in (*stored, *OTHERS):
        without(sample, name)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cf"]), min_size=1, max_size=12))
@example("\\n")
@example('"')
@example("[removed]")
@example(".")
@example("\\u0041")
@example("mmmmmmm2")
@example("Ì")
@example("¯")
def test_whatever_somebody_is_called_the_store_and_its_copies_stay_good(name: str) -> None:
    assume(fold(name).strip() not in IN_TITLES)
    with tempfile.TemporaryDirectory() as folder:
        cli = Cli(Path(folder))
        begun(cli)
        if cli("mentor", "add", name).code == 0:
            cli.ok("undo")
            without(cli, name)


UNA = Purge(slug="una-other", names=("Una Other",), today=DAY)


def test_a_purge_whose_result_would_not_read_well_is_refused_and_every_file_stays(
    sample: Cli, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    store = PortfolioStore(sample.store, 5)
    before = {p: p.read_bytes() for p in sample.home.rglob("*") if p.is_file()}

    def spoil(portfolio: Portfolio, *_: object) -> None:
        portfolio[Need].put(changed(portfolio[Need]["lead-a-team"], DAY, priority=9))
        portfolio[Mentor].remove("una-other")

    monkeypatch.setattr(forgetting, "forget", spoil)
    with pytest.raises(StoreDamaged, match="could no longer be read") as refused:
        store.purge(UNA)
    golden(refused.value.hint or "")
    assert {p: p.read_bytes() for p in sample.home.rglob("*") if p.is_file()} == before


def test_a_copy_that_would_not_read_well_stops_the_purge_of_the_portfolio_too(
    sample: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.ok("mentor", "remove", "una-other", "--yes")
    store, before = PortfolioStore(sample.store, 5), sample.store.read_bytes()

    def spoil(portfolio: Portfolio, *_: object) -> None:
        assert "una-other" in portfolio[Mentor].by_id(), "asked of a copy only"
        portfolio[Mentor].put(changed(portfolio[Mentor]["una-other"], DAY, rank=0))

    monkeypatch.setattr(forgetting, "forget", spoil)
    with pytest.raises(StoreDamaged):
        store.purge(UNA)
    assert sample.store.read_bytes() == before


def everywhere(portfolio: Portfolio, text: str) -> Iterator[str]:
    """Write something into every free text that is about somebody else; gives the tables."""
    portfolio[Profile].put(
        Profile(id="me", name="Sam Sample", manager=text, values={"why": text}, signature=text, **ON)
    )
    portfolio[Need].put(Need(id="lead", title="Lead", knowing="how", success=text, **ON))
    portfolio[Mentor].put(
        person(
            "Ben Sample",
            introduced_by=text,
            tags=(text,),
            history=(StageChange(stage="active", on=DAY, reason=text),),
            terms=(Term(form="formal", start=DAY, programme=text),),
            actions=(Action(id="aaaaaaa2", text=text),),
        )
    )
    portfolio[Outreach].put(
        Outreach(
            id="ooooooo2",
            mentor="ben-sample",
            kind="first",
            channel="other",
            template="t",
            to=text,
            body=text,
            drafted=DAY,
            passed={"manager": text},
            **ON,
        )
    )
    portfolio[Meeting].put(
        Meeting(
            id="mmmmmmm2",
            mentors=("ben-sample",),
            when="2026-01-12",
            insights=(text,),
            incident=text,
            presenter="me",
            actions=(Action(id="bbbbbbb2", text=text, owner="mentor"),),
            next_areas=(text,),
            held=True,
            **ON,
        )
    )
    portfolio[Checkin].put(
        Checkin(
            id="ccccccc2",
            mentor="ben-sample",
            on=DAY,
            rapport_items=(4, 4, 4, 4),
            clarity_items=(3, 3),
            note=text,
            **ON,
        )
    )
    portfolio[Evaluation].put(
        Evaluation(id="eeeeeee2", mentor="ben-sample", on=DAY, progress=3, value=3, worked=text, **ON)
    )
    portfolio[Reflection].put(
        Reflection(id="rrrrrrr2", about="meeting", subject="mmmmmmm2", text=text, on=DAY, **ON)
    )
    portfolio[Gift].put(Gift(id="ggggggg2", mentor="ben-sample", text=text, on=DAY, **ON))
    portfolio[Circle].put(Circle(id="peers", name="Peers", purpose=text, members=("ben-sample",), **ON))
    look = Looked(on=DAY, found=text)
    portfolio[Place].put(Place(id="fair", name="Fair", kind="event", looked=(look,), **ON))
    yield from portfolio.tables()


def test_the_name_goes_from_every_table_and_the_first_name_alone_is_told_in_each(cli: Cli) -> None:
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        tables = set(everywhere(portfolio, "Zebulon Quux came, and ZEBULON said no."))
    slug = cli.json("mentor", "add", "Zebulon Quux")["id"]
    said = cli.json("store", "purge", slug, "--yes")
    everything = cli.store.read_text(encoding="utf-8")
    assert "Quux" not in everything
    assert {(m["word"], m["table"]) for m in said["mentions"]} == {("ZEBULON", t) for t in tables}
    assert str(cli.store) in said["left"]
    assert {str(p) for p in copies(cli.store)} == set(said["left"]) - {str(cli.store)}
    again = cli.json("store", "purge", "--also", "ZEBULON", "--yes")
    assert (again["purged"], again["left"], again["mentions"]) == (None, [], [])
    for path in (cli.store, *copies(cli.store)):
        assert "zebulon" not in path.read_text(encoding="utf-8").casefold()
    assert loaded(cli.store)["meetings"]["mmmmmmm2"]["presenter"] == "me"
    assert cli.json("store", "check")["clean"]


def test_a_first_name_left_is_said_on_the_screen_with_the_command_that_takes_it_out(cli: Cli) -> None:
    cli.ok("mentor", "add", "Zebulon Quux")
    cli.ok("mentor", "add", "Anna Sample")
    talk = cli.json("log", "anna,zebulon", "x", "--insight", "Zebulon is right")["id"]
    plain = cli.ok("store", "purge", "zebulon-quux", "--yes")
    assert f"'Zebulon' is still in meeting {talk}" in plain.out + plain.err
    assert "mentorfolio store purge --also Zebulon" in plain.out + plain.err
    cli.ok("store", "purge", "--also", "Zebulon", "--yes")
    assert cli.json("meeting", "show", talk)["insights"] == ["[removed] is right"]


def test_a_first_name_goes_with_the_person_where_that_is_said(cli: Cli) -> None:
    cli.ok("mentor", "add", "Zebulon Quux")
    cli.ok("mentor", "add", "Anna Sample", "--notes", "met through Zebulon, not Zebulonia")
    said = cli.json("store", "purge", "zebulon-quux", "--also", "Zebulon", "--yes")
    assert said["left"] == []
    assert cli.json("mentor", "show", "anna")["notes"] == "met through [removed], not Zebulonia"


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Al", "Alice and Albert, al dente"),
        ("Anna Lee", "Anna Leeds called; Annabel, too"),
        ("Jo Li", "jo li? no: Joanna Lit"),
    ],
)
def test_a_part_of_another_word_or_of_another_persons_name_is_no_name(cli: Cli, name: str, note: str) -> None:
    for other in ("Alice Sample", "Anna Leeds", "Joanna Lit"):
        cli.ok("mentor", "add", other)
    slug = cli.json("mentor", "add", name)["id"]
    cli.ok("mentor", "edit", "alice", "--notes", note)
    said = cli.json("store", "purge", slug, "--yes")
    assert said["left"] == []
    assert said["mentions"] == []
    if name != "Jo Li":
        assert cli.json("mentor", "show", "alice")["notes"] == note


def test_somebody_elses_longer_name_stays_whole_in_what_was_written(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim")
    cli.ok("mentor", "add", "Kim Lee", "--notes", "Kim Lee knows Kim")
    said = cli.json("store", "purge", "kim", "--yes")
    assert cli.json("mentor", "show", "kim-lee")["notes"] == "Kim Lee knows [removed]"
    assert said["left"] == []


def test_the_address_of_somebody_else_is_not_cut_for_a_word_in_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "example", "--email", "kim@example.org")
    cli.ok("mentor", "add", "Ben Sample", "--email", "ben.kim@example.org", "--knowing", "how")
    cli.ok("mentor", "edit", "ben", "--supports", cli.json("need", "add", "Calm", "--knowing", "how")["id"])
    letter = cli.json("approach", "ben", "--set", "why=her calm")["outreach_id"]
    cli.ok("mentor", "edit", "ben", "--notes", "write to ben.kim@example.org, not kim@example.org")
    cli.ok("store", "purge", "example", "--yes")
    assert cli.json("outreach", "show", letter)["to"] == "ben.kim@example.org"
    assert cli.json("mentor", "show", "ben")["email"] == "ben.kim@example.org"
    assert "not [removed]" in cli.json("mentor", "show", "ben")["notes"]


def test_a_circle_and_its_sessions_named_after_a_one_word_name_get_another_id(cli: Cli) -> None:
    cli.ok("mentor", "add", "Zebulon")
    cli.ok("mentor", "add", "Ben Sample", "--notes", "x")
    cli.ok("circle", "add", "Friends of Zebulon", "--member", "ben")
    cli.ok("need", "add", "Calm as Zebulon", "--knowing", "how")
    cli.ok("mentor", "edit", "ben", "--supports", "calm")
    planned = cli.json("meeting", "plan", "--circle", "friends", "--when", "2026-02-02")["id"]
    said = cli.json("store", "purge", "zebulon", "--yes")
    assert [c["id"] for c in cli.json("circle", "list")] == ["friends-of-removed"]
    assert cli.json("meeting", "show", planned)["circle"] == "friends-of-removed"
    assert cli.json("mentor", "show", "ben")["supports"] == {"calm-as-removed": 2}
    assert said["left"] == []
    for path in (cli.store, *copies(cli.store)):
        assert "zebulon" not in path.read_text(encoding="utf-8").casefold()
    assert cli.json("store", "check")["clean"]


def test_an_id_that_only_looks_like_the_name_stays_and_is_not_given_again(cli: Cli) -> None:
    cli.ok("need", "add", "Will power", "--knowing", "how")
    cli.ok("need", "add", "Mark", "--knowing", "how")
    cli.ok("need", "remove", "mark", "--yes")
    for name in ("Mark", "power"):
        slug = cli.json("mentor", "add", name)["id"]
        cli.ok("need", "edit", "will-power", "--title", "Strength")
        cli.ok("store", "purge", slug, "--yes")
    assert [n["id"] for n in cli.json("need", "list")] == ["will-power"]
    assert loaded(cli.store)["_meta"]["retired"]["needs"] == ["mark"]


def test_a_name_behind_an_escaped_line_break_is_found_in_a_file_that_is_not_ours(cli: Cli) -> None:
    cli.ok("mentor", "add", "Zoë Quux")
    theirs = cli.home / "notes.json"
    theirs.write_text(json.dumps({"a": "with\nZoë Quux"}), encoding="utf-8")
    other = cli.home / "others.txt"
    other.write_text("Zoë Quuxley", encoding="utf-8")
    assert cli.json("store", "purge", "zoe-quux", "--yes")["left"] == [str(theirs)]


def test_a_copy_in_which_they_never_were_keeps_its_bytes(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ben Sample")
    (kept,) = copies(cli.store)
    before = kept.read_bytes()
    cli.ok("mentor", "add", "Zebulon Quux")
    assert cli.json("store", "purge", "zebulon-quux", "--yes")["rewritten"] == 1
    assert kept.read_bytes() == before


def test_a_copy_of_an_older_format_in_which_they_never_were_stays_as_it_was_written(cli: Cli) -> None:
    golden = Path(__file__).with_name("golden") / "schema-1.json"
    cli.store.write_bytes(golden.read_bytes())
    cli.ok("mentor", "add", "Zebulon Quux")
    (kept,) = copies(cli.store, "before-migration")
    cli.ok("store", "purge", "zebulon-quux", "--yes")
    assert kept.read_bytes() == golden.read_bytes()


def test_an_address_that_ends_like_theirs_is_somebody_elses(cli: Cli) -> None:
    cli.ok("mentor", "add", "Zebulon", "--email", "zeb@example.org")
    cli.ok("mentor", "add", "Ben Sample", "--notes", "ben.zeb@example.org, <ZEB@example.org>")
    cli.ok("store", "purge", "zebulon", "--yes")
    assert cli.json("mentor", "show", "ben")["notes"] == "ben.zeb@example.org, <[removed]>"


def test_also_wants_a_word_that_tells_and_somebody_or_something_to_purge(cli: Cli) -> None:
    cli.expect_refused(3, "store", "purge", "--also", "Kim", "--yes")
    assert not cli.store.exists()
    cli.ok("mentor", "add", "Kim Sample")
    for words in ((), ("--also", "K"), ("--also", ""), ("--also", "--")):
        cli.expect_refused(2, "store", "purge", *words, "--yes")
    assert "--yes" in cli.expect_refused(2, "store", "purge", "--also", "Zebulon")["hint"]


def test_words_taken_out_cannot_be_brought_back_by_undo(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ben Sample", "--notes", "like Zebulon")
    cli.ok("store", "purge", "--also", "Zebulon", "--yes")
    assert "cannot be undone" in cli.expect_refused(5, "undo")["message"]
    assert msgspec.json.decode(cli.store.read_bytes())["_meta"]["change"] == "purged a word"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("\u00c9mile Sample", "E\u0301mile Sample"),
        ("E\u0301mile Sample", "\u00c9mile Sample"),
        ("\u00c9mile Sample", "emile  sample"),
        ("\u00c9mile Sample", "\u00c9mi\u200ble\u00a0Sample"),
        ("Pat O'Sample-Other", "Pat O\u2019Sample\u2010Other"),
        ("\uae40\ud558\ub098", "\u1100\u1175\u11b7\u1112\u1161\u1102\u1161"),
    ],
)
def test_a_name_goes_however_it_is_written(cli: Cli, name: str, written: str) -> None:
    record = cli.json("mentor", "add", name)["id"]
    cli.ok("mentor", "add", "Ben Other", "--notes", f"met {written}, and went")
    cli.ok("need", "add", f"Read as {written}", "--knowing", "how")
    cli.ok("store", "backup")

    cli.ok("store", "purge", record, "--yes")

    assert cli.json("mentor", "show", "ben-other")["notes"] == "met [removed], and went"
    assert cli.json("need", "list")[0]["title"] == "Read as [removed]"
    letters = [p.read_text() for p in cli.home.rglob("*.json")]
    assert not [text for text in letters if written in text or name in text or record in text]


def test_a_syllable_is_no_part_of_another_and_no_sign_of_kana_loses_its_mark(cli: Cli) -> None:
    for name, note in (("\uae40\ud558", "\uae40\ud55c\ub098"), ("\u304b\u306a", "\u304c\u306a")):
        record = cli.json("mentor", "add", name)["id"]
        other = cli.json("mentor", "add", f"Ben {record}x", "--notes", f"met {note}")["id"]
        cli.ok("store", "purge", record, "--yes")
        assert cli.json("mentor", "show", other)["notes"] == f"met {note}"


def test_a_file_in_which_another_program_wrote_rare_letters_in_two_halves_is_told_as_one_that_names_them(
    cli: Cli,
) -> None:
    cli.ok("mentor", "add", "\U00020bb7\u91ce Sample")
    copy = cli.store.with_name("copy.json")
    copy.write_text(json.dumps({"who": "with \U00020bb7\u91ce Sample"}))
    assert "\\ud842\\udfb7" in copy.read_text()
    assert cli.json("store", "purge", "\U00020bb7\u91ce Sample", "--yes")["left"] == [str(copy)]
