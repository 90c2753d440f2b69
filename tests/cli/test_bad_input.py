"""What cannot be meant: one clear sentence, its exit code, an untouched portfolio."""

from __future__ import annotations

import pytest

from tests.support import Cli

WHO = "Anna Sample"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Anna with a sent letter, Ben with a draft, one need."""
    cli = Cli(tmp_path_factory.mktemp("sample"))
    cli.answer_purpose()
    day = {"today": "2026-01-05"}
    cli.ok("need", "add", "Lead a team", "--knowing", "how", **day)
    cli.ok("mentor", "add", WHO, "--email", "anna@example.org", "--skill", "budgets", **day)
    cli.ok("mentor", "add", "Ben Sample", **day)
    cli.ok("approach", "anna", "--set", "why=x", "--set", "topic=y", **day)
    cli.ok("outreach", "sent", "anna", **day)
    cli.ok("approach", "ben", "--again", "--set", "why=x", "--set", "topic=y", **day)
    return cli.store.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        *("export --output", "calendar --output", "report --output", "approach ben --output"),
        *("import", "network import", "identify --from", "store accept", "store restore"),
        *("mentor list --store", "export --format markdown --output"),
    ],
)
def test_a_variable_that_a_script_has_not_set_names_no_file(begun: Cli, line: str) -> None:
    for nothing in ("", " "):
        refused = begun.expect_refused(2, *line.split(), nothing)
        assert "empty" in refused["message"]
    assert sorted(path.name for path in begun.home.iterdir()) == ["portfolio.json"]


@pytest.fixture
def begun(cli: Cli, sample: bytes) -> Cli:
    cli.store.write_bytes(sample)
    return cli


def _refused_everywhere(cli: Cli, code: int, *words: str) -> None:
    """Plain and as JSON, with the global options before and after the command."""
    before = cli.store.read_bytes()
    for line in (words, ("--plain", *words), (*words, "--no-input")):
        said = cli(*line)
        assert said.code == code, said
        assert said.out == ""
        assert "Traceback" not in said.err
        assert "mentorfolio (" not in said.err, f"an internal error: {said.err}"
        sentence = said.err.splitlines()[0]
        assert sentence.strip(), "the first line is the sentence"
        assert "\x1b" not in said.err
    for line in (("--json", *words), (*words, "--json")):
        said = cli(*line)
        assert (said.code, said.error["exit"], said.out) == (code, code, ""), said
        assert said.error["code"] != "internal"
    assert cli.store.read_bytes() == before, "the store was touched"


WRONG: dict[str, tuple[str, ...]] = {
    # vocabulary
    "unknown competency": ("mentor", "add", "X", "--knowing", "what"),
    "unknown competency with a strength": ("mentor", "add", "X", "--knowing", "what=3"),
    "a need of no competency": ("need", "add", "X", "--knowing", "what"),
    "a need without a competency": ("need", "add", "X"),
    "unknown context": ("need", "add", "X", "--knowing", "how", "--context", "weather"),
    "unknown context in init": ("init", "--context", "weather"),
    "unknown scope": ("need", "add", "X", "--knowing", "how", "--scope", "wide"),
    "unknown source": ("mentor", "add", "X", "--source", "pub"),
    "unknown line": ("mentor", "add", "X", "--line", "above"),
    "unknown form": ("mentor", "add", "X", "--form", "loose"),
    "empty form": ("mentor", "edit", "anna", "--form", ""),
    "unknown direction": ("mentor", "add", "X", "--direction", "up"),
    "unknown stage": ("mentor", "add", "X", "--stage", "friend", "--on", "today"),
    "unknown stage in stage": ("mentor", "stage", "anna", "friend"),
    "unknown stage in list": ("mentor", "list", "--stage", "friend"),
    "unknown competency in list": ("mentor", "list", "--knowing", "what"),
    "unknown source in list": ("mentor", "list", "--source", "pub"),
    "unknown order": ("mentor", "list", "--sort", "age"),
    "unknown channel": ("approach", "ben", "--again", "--channel", "fax"),
    "unknown format": ("approach", "ben", "--again", "--format", "pdf"),
    "unknown kind of contact": ("log", "anna", "talked", "--kind", "dream"),
    "unknown shell": ("completion", "tcsh"),
    # strengths
    **{
        f"strength {s!r} of {option}": ("mentor", "add", "X", option, f"{name}={s}")
        for option, name in (("--knowing", "how"), ("--supports", "lead"))
        for s in ("0", "4", "7", "-1", "x", "", "2.5", "٣", "1e0")
    },
    "strength 7 of supported-by": ("need", "add", "X", "--knowing", "how", "--supported-by", "anna=7"),
    "strength 4 in edit": ("mentor", "edit", "anna", "--knowing", "how=4"),
    "strength -1 in edit": ("mentor", "edit", "anna", "--knowing", "how=-1"),
    # numbers
    "rank 0": ("mentor", "add", "X", "--rank", "0"),
    "rank -1": ("mentor", "edit", "anna", "--rank", "-1"),
    "rank 1.5": ("mentor", "add", "X", "--rank", "1.5"),
    "rank word": ("mentor", "rank", "anna", "first"),
    "rank command 0": ("mentor", "rank", "anna", "0"),
    "rank in Arabic digits": ("mentor", "rank", "anna", "٣"),
    "priority 0": ("need", "add", "X", "--knowing", "how", "--priority", "0"),
    "priority 4": ("need", "edit", "lead", "--priority", "4"),
    "confidence 6": ("need", "add", "X", "--knowing", "how", "--confidence", "6"),
    "rating 0": ("need", "rate", "lead", "0"),
    "rating 6": ("need", "rate", "lead", "6"),
    "rating word": ("need", "rate", "lead", "good"),
    "minutes 0": ("log", "anna", "talked", "--minutes", "0"),
    "minutes 0 of a letter": ("approach", "ben", "--again", "--minutes", "0"),
    "minutes word": ("approach", "ben", "--again", "--minutes", "some"),
    "within -1": ("next", "--within", "-1"),
    "within word": ("next", "--within", "week"),
    # days
    **{
        f"day {day!r}": ("need", "edit", "lead", "--by", day)
        for day in (
            *("1/2/2025", "01.02.2025", "2025-13-01", "2025-02-29", "2026-02-30", "soon", "26-01-01"),
            *(
                "2026-1-1-1",
                "0000-01-01",
                "99999w",
                "next",
                "in",
                "-",
                "\u0662\u0660\u0662\u0666-01-01",
                "2026-01-01x",
            ),
        )
    },
    "ambiguous day of a stage": ("mentor", "stage", "anna", "active", "--on", "1/2/2025"),
    "ambiguous day of a log": ("log", "anna", "talked", "--on", "1/2/2025"),
    "ambiguous day of a gift": ("gift", "anna", "tea", "--on", "1/2/2025"),
    "ambiguous last contact": ("mentor", "add", "X", "--last-contact", "1/2/2025"),
    "ambiguous day of a rating": ("need", "rate", "lead", "3", "--on", "1/2/2025"),
    "ambiguous day of sending": ("outreach", "sent", "ben", "--on", "1/2/2025"),
    "ambiguous day of informing": ("approach", "ben", "--again", "--manager-informed", "1/2/2025"),
    "future stage": ("mentor", "stage", "anna", "conversation", "--on", "tomorrow"),
    "future log": ("log", "anna", "talked", "--on", "2026-01-22"),
    "no day of a gift, as of a script's empty variable": ("gift", "anna", "tea", "--on", ""),
    "no day of a talk": ("log", "anna", "tea", "--on", ""),
    "no day of a review": ("review", "--on", ""),
    "no day to be today": ("mentor", "add", "X", "--today", ""),
    "future gift": ("gift", "anna", "tea", "--on", "in 2 weeks"),
    "future last contact": ("mentor", "edit", "anna", "--last-contact", "tomorrow"),
    "future rating": ("need", "rate", "lead", "3", "--on", "1w"),
    "future sending": ("outreach", "sent", "ben", "--on", "tomorrow"),
    "future answer": ("outreach", "accepted", "anna", "--on", "tomorrow"),
    "future refusal": ("outreach", "declined", "anna", "--on", "tomorrow"),
    "future reply": ("outreach", "replied", "anna", "--on", "tomorrow"),
    "future silence": ("outreach", "unanswered", "anna", "--on", "tomorrow"),
    "future informing": ("approach", "ben", "--again", "--manager-informed", "tomorrow"),
    "future start": ("mentor", "add", "X", "--stage", "active", "--on", "tomorrow"),
    "answer before it was sent": ("outreach", "accepted", "anna", "--on", "2026-01-04"),
    "sent before the stage began": ("outreach", "sent", "ben", "--on", "2026-01-04"),
    "stage before the last one": ("mentor", "stage", "anna", "conversation", "--on", "2025-12-31"),
    "skip without a day": ("mentor", "stage", "anna", "active"),
    "skip in edit without a day": ("mentor", "edit", "anna", "--stage", "active"),
    "add past the steps without a day": ("mentor", "add", "X", "--stage", "active"),
    # periods
    **{
        f"cadence {p!r}": ("mentor", "add", "X", "--cadence", p)
        for p in ("0d", "-1w", "1", "w", "1h", "1.5m", "often", "99999d", "1m2w", "٢w")
    },
    # e-mail
    **{
        f"e-mail {e!r}": ("mentor", "add", "X", "--email", e)
        for e in ("anna", "@example.org", "anna@", "a@b@c", "a b@example.org", "<a@example.org>", "a,b@c.org")
    },
    "e-mail of an edit": ("mentor", "edit", "anna", "--email", "anna"),
    "e-mail of init": ("init", "--email", "me"),
    "address of an e-mail draft": ("outreach", "edit", "ben", "--to", "no address"),
    # emptiness
    "empty name": ("mentor", "add", ""),
    "blank name": ("mentor", "add", " \t "),
    "name emptied": ("mentor", "edit", "anna", "--name", ""),
    "empty title": ("need", "add", "", "--knowing", "how"),
    "title emptied": ("need", "edit", "lead", "--title", " "),
    "empty skill": ("mentor", "add", "X", "--skill", " "),
    "empty text": ("log", "anna", " "),
    "no text": ("log", "anna"),
    "empty gift": ("gift", "anna", ""),
    "empty reflection": ("reflect", "--text", " "),
    "edit of nothing": ("mentor", "edit", "anna"),
    "edit of a need of nothing": ("need", "edit", "lead"),
    "edit of a letter of nothing": ("outreach", "edit", "ben"),
    "remove without a yes": ("mentor", "remove", "anna-sample"),
    "remove a need without a yes": ("need", "remove", "lead-a-team"),
    "discard without a yes": ("outreach", "discard", "ben-sample"),
    "a skill to remove that is not there": ("mentor", "edit", "anna", "--remove-skill", "flying"),
    # forms of options
    "no such command": ("mentors",),
    "no such verb": ("mentor", "kiss", "anna"),
    "no such option": ("mentor", "list", "--all-of-them"),
    "a noun alone": ("mentor",),
    "missing argument": ("mentor", "show"),
    "too many arguments": ("mentor", "show", "anna", "ben"),
    "value that is no pair": ("approach", "ben", "--again", "--set", "topic"),
    "value of no name": ("approach", "ben", "--again", "--set", "=x"),
    "reflection without a text": ("reflect", "anna"),
    "reflection about two things": ("reflect", "anna", "--need", "lead", "--text", "x"),
    "template that lacks values": ("approach", "ben", "--again"),
    "template that lacks its reason": ("approach", "ben", "--again", "--set", "topic=x"),
    "template with a blank reason": ("approach", "ben", "--again", "--set", "topic=x", "--set", "why= "),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_what_cannot_be_meant_is_refused_with_a_sentence_and_exit_2(
    begun: Cli, words: tuple[str, ...]
) -> None:
    _refused_everywhere(begun, 2, *words)


def test_a_missing_value_names_the_option_that_supplies_it(begun: Cli) -> None:
    error = begun.expect_refused(2, "approach", "ben", "--again", "--set", "topic=x")
    assert "--set why=" in error["hint"]
    assert "--text" in str(begun.expect_refused(2, "reflect", "anna"))
    assert "--yes" in str(begun.expect_refused(2, "mentor", "remove", "anna-sample"))
    assert "--knowing" in str(begun.expect_refused(2, "need", "add", "X"))


def test_an_ambiguous_day_says_how_to_type_it(begun: Cli) -> None:
    error = begun.expect_refused(2, "need", "edit", "lead", "--by", "1/2/2025")
    assert "ambiguous" in error["message"]
    assert "2026-03-14" in error["hint"]


def test_an_option_without_its_value_is_refused(begun: Cli) -> None:
    assert begun("mentor", "add", "X", "--role").code == 2
    assert begun("--json", "mentor", "add", "X", "--role").error["exit"] == 2


def test_a_line_break_in_a_topic_cannot_smuggle_a_header_into_the_mail(begun: Cli) -> None:
    words = ("approach", "ben", "--again", "--set", "why=x", "--set", "topic=a\nBcc: evil@example.org")
    said = begun(*words, "--json")
    assert said.code in (0, 2)
    if said.code == 0:
        assert "\n" not in said.json["subject"]
    mail = begun(*words, "--format", "eml").out
    head = mail.replace("\r\n", "\n").partition("\n\n")[0]
    assert not any(line.startswith("Bcc:") for line in head.splitlines())


class TestTwice:
    TWICE: tuple[tuple[str, ...], ...] = (
        ("mentor", "add", "Anna Sample"),
        ("mentor", "add", "ANNA SAMPLE"),
        ("mentor", "add", "Änna Sample"),
        ("mentor", "add", "  Anna Sample  "),
        ("mentor", "add", "Another", "--email", "anna@example.org"),
        ("mentor", "add", "Another", "--email", "Anna@Example.ORG"),
        ("mentor", "edit", "ben", "--email", "anna@example.org"),
        ("mentor", "edit", "ben", "--name", "Anna Sample"),
        ("need", "add", "Lead a team", "--knowing", "how"),
        ("need", "add", "LEAD A TEAM", "--knowing", "why"),
    )

    @pytest.mark.parametrize("words", TWICE, ids=" ".join)
    def test_a_second_one_of_the_same_is_told_and_not_added(self, begun: Cli, words: tuple[str, ...]) -> None:
        _refused_everywhere(begun, 4, *words)
        error = begun.expect_refused(4, *words)
        assert error["code"] == "already-there"
        assert "--anyway" in error["hint"] or "edit" in error["hint"]

    @pytest.mark.parametrize("words", TWICE, ids=" ".join)
    def test_anyway_adds_it_all_the_same(self, begun: Cli, words: tuple[str, ...]) -> None:
        assert begun.json(*words, "--anyway")["id"]

    def test_a_second_need_retitled_to_the_first_is_told(self, begun: Cli) -> None:
        begun.ok("need", "add", "Other", "--knowing", "how")
        begun.expect_refused(4, "need", "edit", "other", "--title", "lead a team")

    def test_people_without_an_address_are_not_the_same_person(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Cleo Sample")
        begun.ok("mentor", "add", "Dora Sample")
        assert {"cleo-sample", "dora-sample"} <= {m["id"] for m in begun.json("mentor", "list")}

    def test_ones_own_name_and_address_can_be_said_again(self, begun: Cli) -> None:
        said = begun.json("mentor", "edit", "anna", "--name", "anna sample", "--email", "ANNA@example.org")
        assert said["name"] == "anna sample"


# Every option and argument that takes one line of text, as (words before it, what stands for the text).
ONE_LINE: dict[str, tuple[str, ...]] = {
    **{
        f"init --{o}": ("init", f"--{o}", "TEXT")
        for o in ("name", "email", "role", "organisation", "stage-of-career", "manager", "availability")
    },
    "need title": ("need", "add", "TEXT", "--knowing", "how"),
    "need edit title": ("need", "edit", "lead", "--title", "TEXT"),
    "mentor name": ("mentor", "add", "TEXT"),
    "mentor edit name": ("mentor", "edit", "anna", "--name", "TEXT"),
    **{
        f"mentor --{o}": ("mentor", "add", "X", f"--{o}", "TEXT")
        for o in (
            *("email", "role", "organisation", "link", "skill", "tag", "introduced-by", "positive"),
            "constraint",
        )
    },
    **{
        f"mentor edit --{o}": ("mentor", "edit", "anna", f"--{o}", "TEXT")
        for o in (
            *("email", "role", "organisation", "link", "skill", "tag", "introduced-by", "positive"),
            "constraint",
        )
    },
    "reason of a stage": ("mentor", "stage", "anna", "conversation", "--reason", "TEXT"),
    "reason of a letter": (
        "approach",
        "ben",
        "--again",
        "--set",
        "topic=x",
        "--set",
        "why=y",
        "--anyway",
        "TEXT",
    ),
    "reason of sending": ("outreach", "sent", "ben", "--anyway", "TEXT"),
    "subject": ("outreach", "edit", "ben", "--subject", "TEXT"),
    "address": ("outreach", "edit", "ben", "--to", "TEXT"),
    "insight": ("log", "anna", "talked", "--insight", "TEXT"),
    "action": ("log", "anna", "talked", "--action", "TEXT"),
}
MANY_LINES: dict[str, tuple[str, ...]] = {
    **{
        f"init --{o}": ("init", f"--{o}", "TEXT")
        for o in ("purpose", "looking-for", "effective-mentee", "signature")
    },
    **{f"need --{o}": ("need", "edit", "lead", f"--{o}", "TEXT") for o in ("why", "success")},
    "notes": ("mentor", "add", "X", "--notes", "TEXT"),
    "notes in edit": ("mentor", "edit", "anna", "--notes", "TEXT"),
    "why": ("approach", "ben", "--again", "--set", "topic=y", "--set", "why=TEXT"),
    "reflection": ("reflect", "--text", "TEXT"),
    "letter": ("outreach", "edit", "ben", "--body", "TEXT"),
    "note of a letter": ("outreach", "edit", "ben", "--note", "TEXT"),
    **{
        f"note of {verb}": ("outreach", verb, "anna", "--note", "TEXT")
        for verb in ("replied", "accepted", "declined", "unanswered")
    },
    "note of sent": ("outreach", "sent", "ben", "--note", "TEXT"),
    "log": ("log", "anna", "TEXT"),
    "gift": ("gift", "anna", "TEXT"),
}


TOPIC: dict[str, tuple[str, ...]] = {
    "topic": ("approach", "ben", "--again", "--set", "why=y", "--set", "topic=TEXT")
}


def _with(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    return tuple(word.replace("TEXT", text) for word in words)


@pytest.mark.parametrize(
    "words",
    (ONE_LINE | MANY_LINES | TOPIC).values(),
    ids=(ONE_LINE | MANY_LINES | TOPIC),
)
def test_a_control_character_in_any_text_is_refused(begun: Cli, words: tuple[str, ...]) -> None:
    for char in ("\x1b[31m", "\x07", "\x00", "\x7f", "\x85", "\x9b", "\udcff"):
        error = begun.expect_refused(2, *_with(words, f"a{char}b@example.org"))
        assert char not in error["message"] + str(error["hint"])


@pytest.mark.parametrize("words", ONE_LINE.values(), ids=ONE_LINE)
def test_a_line_break_in_a_field_of_one_line_is_refused(begun: Cli, words: tuple[str, ...]) -> None:
    for char in ("\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c"):
        begun.expect_refused(2, *_with(words, f"a{char}b@example.org"))


@pytest.mark.parametrize("words", MANY_LINES.values(), ids=MANY_LINES)
def test_a_longer_text_keeps_its_lines(begun: Cli, words: tuple[str, ...]) -> None:
    said = begun.ok(*_with(words, "first line\n\nsecond line"), "--json").out
    # In a letter each paragraph ends as a sentence does.
    assert "first line\\n\\nsecond line" in said.replace("line.\\n", "line\\n").replace("Second", "second")


VERBATIM = (
    "[bold]x[/bold]",
    "[/]",
    "[link=https://example.org]x[/link]",
    ":smile: :warning:",
    "{{ 7*7 }} {% for x in y %}",
    "%s {} ${HOME} $(id) `id` \\n \\x1b",
    "a  b   c",
    "<b>&amp;</b>",
    "--json is a word",
    "👩‍🏫 naïve Zieliński 李",
    "100 % =ab;|'\"",
)


class TestVerbatim:
    @pytest.mark.parametrize("text", VERBATIM)
    def test_text_is_kept_and_shown_letter_by_letter(self, begun: Cli, text: str) -> None:
        begun.ok("mentor", "edit", "anna", f"--role={text}", f"--notes={text}", f"--skill={text}")
        begun.ok("need", "edit", "lead", f"--why={text}")
        said = begun.json("mentor", "show", "anna")
        assert (said["role"], said["notes"], said["skills"][-1]) == (text, text, text)
        assert text in begun.ok("mentor", "show", "anna").out
        assert begun.json("need", "show", "lead")["why"] == text
        assert text in begun.ok("need", "show", "lead").out

    @pytest.mark.parametrize("text", VERBATIM)
    def test_a_name_or_title_is_shown_as_it_is_everywhere(self, begun: Cli, text: str) -> None:
        name = f"Zed {text}"
        mentor = begun.json("mentor", "add", name, "--stage", "active", "--on", "2025-01-01", "--cadence=1m")
        need = begun.json("need", "add", name, "--knowing", "why", "--supported-by", f"{mentor['id']}=3")
        called = " ".join(name.split())  # in a name any white space is one blank
        assert (mentor["name"], need["title"]) == (called, name)
        for words in (("mentor", "list"), ("next",), ("mentor", "show", mentor["id"])):
            assert called in begun.ok(*words).out, words
        assert name in begun.ok("need", "list").out
        assert text in begun.ok("review").out

    @pytest.mark.parametrize("text", VERBATIM)
    def test_a_value_of_a_letter_is_never_evaluated(self, begun: Cli, text: str) -> None:
        said = begun.json("approach", "ben", "--again", "--set", f"why={text}", "--set", f"topic={text}")
        assert text in said["body"]
        assert "49" not in said["body"]
        assert text in begun.ok("outreach", "show", said["outreach_id"]).out

    def test_text_is_trimmed_at_the_ends_and_a_name_within_too(self, begun: Cli) -> None:
        said = begun.json("mentor", "add", "  Cleo  Sample ", "--role", "\tboss of  bosses \n")
        assert (said["name"], said["role"]) == ("Cleo Sample", "boss of  bosses")

    def test_an_error_shows_what_was_typed_without_obeying_it(self, begun: Cli) -> None:
        for typed in ("\x1b[31mred", "\u202egnp", "[bold]x[/bold]", "\x07"):
            said = begun("mentor", "show", typed)
            assert said.code == 3
            assert "\x1b" not in said.err
            assert "\x07" not in said.err
            assert "\u202e" not in said.err
        assert "[bold]x[/bold]" in begun("mentor", "show", "[bold]x[/bold]").err

    def test_a_very_long_text_is_kept_whole(self, begun: Cli) -> None:
        text = "word " * 20000
        assert begun.json("log", "anna", text)["notes"] == text.strip()


class TestHugeNumbers:
    @pytest.mark.parametrize(
        "words",
        [
            ("next", "--within", "9" * 12),
            ("next", "--within", "9" * 30),
            ("mentor", "add", "X", "--rank", "9" * 30),
            ("log", "anna", "talked", "--minutes", "9" * 30),
            ("approach", "ben", "--again", "--set", "why=x", "--set", "topic=y", "--minutes", "9" * 30),
        ],
        ids=" ".join,
    )
    def test_a_number_out_of_all_measure_is_no_defect_of_the_program(
        self, begun: Cli, words: tuple[str, ...]
    ) -> None:
        begun.ok("mentor", "stage", "ben", "active", "--on", "2026-01-06")
        begun.ok("mentor", "edit", "ben", "--cadence", "1m")
        said = begun(*words, "--json")
        assert said.code in (0, 2), said
        for after in (("mentor", "list", "--json"), ("next", "--json"), ("review", "--json"), ("export",)):
            begun.ok(*after)

    def test_a_rhythm_longer_than_the_calendar_does_not_lock_the_portfolio(self, begun: Cli) -> None:
        begun("mentor", "add", "X", "--cadence", "9999y")
        begun("mentor", "stage", "x", "active", "--on", "today")
        begun("mentor", "add", "Y", "--stage", "active", "--on", "2000-01-01", "--cadence", "7980y")
        begun("log", "y", "talked")
        for words in (("mentor", "list"), ("next",), ("review",), ("mentor", "show", "anna")):
            assert begun.ok(*words).out, words
        assert "anna-sample" in {m["id"] for m in begun.json("mentor", "list")}
