"""``review``: the formulas of docs/design.md for small portfolios worked by hand."""

from __future__ import annotations

from math import exp, log

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def small(cli: Cli) -> Cli:
    """Two needs; Anna active and fresh, Julie in conversation, Dana and Eli candidates.

    Lead (priority 3): Anna 3/3 = 1.  Climate (priority 1): Julie 0.4 * 2/3 = 4/15.
    gap = (3 * 0 + 1 * 11/15) / 4 = 11/60.
    """
    cli.ok("need", "add", "Lead", "--knowing", "how", "--priority", "3")
    cli.ok("need", "add", "Climate", "--knowing", "whom", "--priority", "1")
    active = ("--stage", "active", "--on", "2025-06-02")
    cli.ok("mentor", "add", "Anna", "--supports", "lead=3", "--knowing", "how=3", *active)
    talking = ("--stage", "conversation", "--on", "2026-01-09")
    cli.ok("mentor", "add", "Julie", "--supports", "climate=2", "--knowing", "whom=2", *talking)
    cli.ok("mentor", "add", "Dana", "--supports", "climate=3", "--rank", "2", "--source", "linkedin")
    cli.ok("mentor", "add", "Eli", "--supports", "climate=1", "--rank", "1")
    return cli


def test_coverage_gap_leaning_and_next_ask_of_a_small_portfolio(small: Cli) -> None:
    said = small.json("review")
    assert said["on"] == "2026-01-21"
    assert said["gap"] == pytest.approx(11 / 60, abs=1e-15)
    lead, climate = said["needs"]
    assert (lead["id"], lead["title"], lead["knowing"], lead["priority"]) == ("lead", "Lead", "how", 3)
    assert (lead["coverage"], lead["state"], lead["active"]) == (1, "single", ["anna"])
    assert climate["coverage"] == pytest.approx(4 / 15, abs=1e-15)
    assert (climate["state"], climate["active"]) == ("on-the-way", [])
    assert set(climate["on_the_way"]) == {"julie", "dana", "eli"}
    # Without Anna: (3 + 11/15) / 4.
    assert said["leaning"]["mentor"] == "anna"
    assert said["leaning"]["loss"] == pytest.approx(3 / 4)
    # Dana's yes covers Climate wholly: the gap falls to 0.
    assert (said["next_ask"]["mentor"], said["next_ask"]["need"]) == ("dana", "climate")
    assert said["next_ask"]["gain"] == pytest.approx(11 / 60)
    assert "Climate" in said["next_ask"]["reason"]
    assert said["competencies"]["how"] == {
        "coverage": 1,
        "state": "single",
        "active": ["anna"],
        "on_the_way": [],
    }
    assert said["competencies"]["whom"]["coverage"] == pytest.approx(4 / 15)
    assert said["competencies"]["why"] == {
        "coverage": 0,
        "state": "none",
        "active": [],
        "on_the_way": [],
    }
    assert said["stages"] == {
        **dict.fromkeys(("approached", "asked", "paused", "ended", "declined"), 0),
        "candidate": 2,
        "conversation": 1,
        "active": 1,
    }


def test_with_somebody_is_as_if_they_had_said_yes(small: Cli) -> None:
    said = small.json("review", "--with", "dana")
    assert said["gap"] == pytest.approx(0)
    assert said["next_ask"] is None
    assert said["needs"][1]["active"] == ["dana"]
    assert (said["stages"]["active"], said["stages"]["candidate"]) == (2, 1)
    # Eli alone: 1 - (1 - 4/15)(1 - 1/3) = 1 - 22/45.
    assert small.json("review", "--with", "eli")["gap"] == pytest.approx(22 / 45 / 4)
    both = small.json("review", "--with", "eli", "--with", "dana")
    assert both["needs"][1]["state"] == "covered"
    assert both["stages"]["active"] == 3


def test_without_somebody_is_as_if_they_were_not_there(small: Cli) -> None:
    said = small.json("review", "--without", "anna")
    assert said["gap"] == pytest.approx((3 + 11 / 15) / 4)
    assert said["needs"][0]["state"] == "none"
    assert said["stages"]["active"] == 0
    assert said["leaning"] is None
    # Of two candidates Dana brings more for Climate; nobody helps with Lead.
    assert said["next_ask"]["mentor"] == "dana"
    assert small.json("review", "--without", "julie", "--without", "dana", "--without", "eli")["gap"] == 0.25


def test_looking_at_what_if_changes_nothing(small: Cli) -> None:
    before = small.store.read_bytes()
    small.ok("review", "--with", "dana", "--without", "anna")
    assert small.store.read_bytes() == before


def test_with_makes_a_fading_mentor_fresh_again(small: Cli) -> None:
    small.ok("mentor", "edit", "anna", "--cadence", "1m")
    assert small.json("review")["needs"][0]["state"] == "stale"
    assert small.json("review", "--with", "anna")["needs"][0]["coverage"] == 1


@pytest.mark.parametrize(
    ("today", "fresh"),
    [
        ("2026-01-21", 1.0),  # the day itself
        ("2026-02-21", 1.0),  # one month: c = 31 days, age = 31
        ("2026-02-22", 0.5 ** (1 / 31)),
        ("2026-03-24", 0.5),  # age = 62
        ("2026-04-24", 0.25),  # age = 93
    ],
)
def test_freshness_halves_with_every_further_rhythm(cli: Cli, today: str, fresh: float) -> None:
    cli.ok("need", "add", "Lead", "--knowing", "how")
    cli.ok("mentor", "add", "Anna", "--supports", "lead=3", "--stage", "active", "--on", "2025-01-01")
    cli.ok("mentor", "edit", "anna", "--cadence", "1m", "--last-contact", "2026-01-21")
    need = cli.json("review", today=today)["needs"][0]
    assert need["coverage"] == pytest.approx(fresh, abs=1e-12)
    assert need["state"] == ("single" if fresh == 1 else "stale")


@pytest.mark.parametrize(
    ("stage", "weight"),
    [
        *(("active", 1.0), ("asked", 0.4), ("conversation", 0.4), ("paused", 0.3), ("approached", 0.2)),
        *(("candidate", 0.0), ("ended", 0.0), ("declined", 0.0)),
    ],
)
def test_each_stage_counts_with_its_weight(cli: Cli, stage: str, weight: float) -> None:
    cli.ok("need", "add", "Lead", "--knowing", "how")
    cli.ok("mentor", "add", "Anna", "--supports", "lead=3", "--stage", stage, "--on", "2025-01-01")
    assert cli.json("review")["needs"][0]["coverage"] == pytest.approx(weight)


def test_a_tag_on_a_competency_says_nothing_of_a_need(cli: Cli) -> None:
    cli.ok("need", "add", "Lead", "--knowing", "how")
    cli.ok("mentor", "add", "Anna", "--knowing", "how=3", "--stage", "active", "--on", "2025-01-01")
    said = cli.json("review")
    assert (said["gap"], said["needs"][0]["state"]) == (1, "none")
    assert said["competencies"]["how"]["coverage"] == 1


def test_without_open_needs_the_gap_is_that_of_the_competencies(small: Cli) -> None:
    for need in ("lead", "climate"):
        small.ok("need", "met", need)
    said = small.json("review")
    assert said["needs"] == []
    # how 1, whom 4/15, why 0.
    assert said["gap"] == pytest.approx((0 + 11 / 15 + 1) / 3)
    # Nobody who could be asked raises a competency: the one that lacks most is named.
    assert said["next_ask"]["mentor"] is None
    assert said["next_ask"]["need"] == "why"


def test_with_nobody_to_ask_the_untried_sources_and_introducers_are_named(small: Cli) -> None:
    for who in ("dana", "eli"):
        small.ok("mentor", "stage", who, "ended")
    ask = small.json("review")["next_ask"]
    assert (ask["mentor"], ask["need"], ask["introducers"]) == (None, "climate", ["anna"])
    assert "linkedin" not in ask["sources"], "Dana came from there"
    assert ask["sources"] == ["known", "professional-body", "friend-of-friend", "academic", "other"]


def test_equal_gains_are_settled_by_rank_then_name(cli: Cli) -> None:
    cli.ok("need", "add", "Lead", "--knowing", "how")
    for name in ("Zoe", "Ada", "Bea"):
        cli.ok("mentor", "add", name, "--supports", "lead=2")
    assert cli.json("review")["next_ask"]["mentor"] == "ada"
    cli.ok("mentor", "rank", "zoe", "1")
    assert cli.json("review")["next_ask"]["mentor"] == "zoe"


def test_needs_stand_by_priority_and_only_open_ones(small: Cli) -> None:
    small.ok("need", "add", "Budget", "--knowing", "how", "--priority", "2")
    small.ok("need", "add", "Gone", "--knowing", "how", "--priority", "3")
    small.ok("need", "drop", "gone")
    assert [n["id"] for n in small.json("review")["needs"]] == ["lead", "budget", "climate"]


def test_variety_and_ties_of_the_active(cli: Cli) -> None:
    active = ("--stage", "active", "--on", "2025-01-01")
    cli.ok("mentor", "add", "Anna", *active, "--line", "outside", "--source", "known")
    cli.ok("mentor", "add", "Ben", *active, "--line", "outside", "--knows", "anna")
    cli.ok("mentor", "add", "Cleo", *active, "--direction", "peer", "--form", "formal", "--knows", "anna")
    cli.ok("mentor", "add", "Dora", "--knows", "anna", "--line", "direct-line")
    said = cli.json("review")
    two_to_one = exp(-(2 / 3 * log(2 / 3) + 1 / 3 * log(1 / 3)))
    assert said["variety"]["line"]["counts"] == {"outside": 2, "unknown": 1}
    assert said["variety"]["line"]["effective"] == pytest.approx(two_to_one)
    assert said["variety"]["source"]["counts"] == {"known": 1, "unknown": 2}
    assert said["variety"]["direction"]["counts"] == {"mentor": 2, "peer": 1}
    assert said["variety"]["form"]["counts"] == {"informal": 2, "formal": 1}
    assert said["ties"]["n"] == 3
    assert said["ties"]["t"] == 2
    assert said["ties"]["density"] == pytest.approx(2 * 2 / (3 * 2))
    assert said["ties"]["effective_size"] == pytest.approx(3 - 2 * 2 / 3)


def test_a_tie_told_from_both_sides_is_one(cli: Cli) -> None:
    active = ("--stage", "active", "--on", "2025-01-01")
    cli.ok("mentor", "add", "Anna", *active)
    cli.ok("mentor", "add", "Ben", *active, "--knows", "anna")
    cli.ok("mentor", "edit", "anna", "--knows", "ben")
    assert cli.json("review")["ties"] == {"n": 2, "t": 1, "density": 1, "effective_size": 1}


def test_one_active_mentor_has_no_density(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna", "--stage", "active", "--on", "2025-01-01")
    assert cli.json("review")["ties"] == {"n": 1, "t": 0, "density": None, "effective_size": 1}


def test_the_page_says_in_words_what_the_numbers_mean(small: Cli) -> None:
    page = small.ok("review").out
    for word in ("Lead", "Climate", "Anna", "Julie", "mentorfolio approach dana", "review --with dana"):
        assert word in page
    assert "0.18" not in page
    assert "gap" not in page.casefold()


# --- more than coverage: give and take, circles, the last half year ---


@pytest.fixture
def year(cli: Cli) -> Cli:
    """Kim only asked, Anna met often and given nothing, Omar given a book; a board of two."""
    begun = {"today": "2025-05-02"}
    cli.ok("need", "add", "Lead", "--knowing", "how", **begun)
    cli.ok("need", "add", "Budget", "--knowing", "how", **begun)
    active = ("--stage", "active", "--on", "2025-04-01", "--line", "outside")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "lead=2", *active, **begun)
    cli.ok("mentor", "add", "Omar Sample", "--supports", "budget=3", *active, **begun)
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead=3", **begun)
    cli.ok("mentor", "stage", "kim", "active", "--on", "today", today="2025-08-01")
    for day in ("2025-09-03", "2025-10-01", "2025-11-05"):
        cli.ok("log", "anna,kim,omar", "asked about the rota", "--on", day)
    cli.ok("log", "anna", "how she said no", "--kind", "moment", "--on", "2025-12-01")
    cli.ok("gift", "omar", "a book", "--on", "2025-10-02")
    cli.ok("need", "met", "budget", today="2025-12-01")
    board = ("circle", "add", "Board", "--kind", "advisory-board", "--member", "kim", "--member", "anna")
    cli.ok(*board, today="2025-12-01")
    return cli


def test_asking_only_is_told_with_its_evidence_until_something_is_given_back(
    year: Cli, golden: Golden
) -> None:
    said = year.json("review")
    (told,) = said["holistic"]
    assert (told["mentor"], told["contacts"], told["since"]) == ("kim-sample", 3, "2025-07-25")
    golden(told["sentence"], year.ok("review").rows("Asking only"))
    assert year.json("review", "--without", "kim")["holistic"] == []
    year.ok("gift", "kim", "an article")
    assert year.json("review")["holistic"] == []
    assert "Asking only" not in year.ok("review").out


def test_who_gave_and_got_nothing_back_is_named_once(year: Cli) -> None:
    assert year.json("review")["given_without_receiving"] == ["anna-sample", "kim-sample"]
    line = year.ok("review").rows("Give back")
    assert "mentorfolio gift anna-sample" in line
    assert "Kim" not in line, "Kim stands in the line above already"
    assert year.json("review", "--without", "anna")["given_without_receiving"] == ["kim-sample"]
    year.ok("gift", "anna", "an article")
    year.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "4,4", "--benefit-them", "3")
    assert year.json("review")["given_without_receiving"] == []
    assert "Give back" not in year.ok("review").out


def test_a_circle_is_one_line_with_when_it_met_last(year: Cli, golden: Golden) -> None:
    before = year.ok("review").rows("Board")
    session = year.json("meeting", "plan", "--circle", "board", "--when", "2026-01-20", today="2026-01-19")
    year.ok("meeting", "held", session["id"], today="2026-01-21")
    golden(before, year.ok("review").rows("Board"))
    assert year.json("review")["circles"][0]["last_met"] == "2026-01-20"


def test_half_a_year_is_told_in_one_line(year: Cli, golden: Golden) -> None:
    said = year.json("review")["since_half_a_year"]
    # Then: Lead by Anna 2/3, Budget by Omar 1, of equal weight. Now: Lead alone, by Kim 1.
    assert (said["on"], said["gap"]) == ("2025-07-21", pytest.approx(1 / 6))
    assert said["gap_change"] == pytest.approx(-1 / 6)
    assert said["became"] == {"active": ["kim-sample"]}
    assert (said["needs_met"], said["needs_named"]) == (["budget"], [])
    golden(year.ok("review").rows("Since"))
    assert year.json("review", "--with", "kim")["since_half_a_year"] is None


def test_half_a_year_without_news_is_told_and_a_young_portfolio_is_not(
    year: Cli, cli: Cli, golden: Golden
) -> None:
    golden(year.ok("review", today="2026-07-01").rows("ince 1 Jan"))
    assert "ince 1 Nov" not in year.ok("review", "--on", "2025-05-02").out
    assert year.json("review", "--on", "2025-05-02")["since_half_a_year"] is None


def test_who_ended_or_rests_and_less_covered_is_news_too(year: Cli, golden: Golden) -> None:
    year.ok("mentor", "stage", "kim", "ended")
    year.ok("mentor", "stage", "omar", "paused")
    year.ok("mentor", "stage", "anna", "paused")
    golden(year.ok("review").rows("Since"))


def test_a_line_about_many_names_three_and_counts_the_rest(year: Cli, golden: Golden) -> None:
    for name in ("Ben", "Cleo", "Dora", "Eli"):
        year.ok("mentor", "add", name, "--stage", "active", "--on", "2026-01-02")
    golden(year.ok("review").out)


def test_who_is_tied_to_no_need_is_one_line_and_no_role_model_peer_or_junior_is_in_it(
    year: Cli, golden: Golden
) -> None:
    for name, direction in (("Ben", "peer"), ("Cleo", "reverse"), ("Dora", "role-model"), ("Eli", "sponsor")):
        year.ok("mentor", "add", name, "--stage", "active", "--direction", direction, "--on", "2026-01-02")
    (told,) = [row for row in year.ok("review").out.splitlines() if row.startswith("No need yet")]
    golden(told)


def test_the_next_ask_waits_while_another_letter_about_it_may_be_answered(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead", "--knowing", "how")
    for name in ("Ann Sample", "Bea Sample"):
        cli.ok("mentor", "add", name, "--supports", "lead", "--positive", "calm")
    cli.ok("approach", "ann", "--need", "lead", "--set", "why=your talk")
    cli.ok("outreach", "sent", "ann")
    page = cli.ok("review")
    golden(page.rows("Next"))
    assert "mentorfolio approach bea" not in page.out
    assert "mentorfolio approach bea" in cli.ok("review", today="2026-02-21").out


def test_the_whole_page_of_a_year(year: Cli, golden: Golden) -> None:
    golden(year.ok("review").out)


def test_the_page_of_a_past_day(year: Cli, golden: Golden) -> None:
    golden(year.ok("review", "--on", "2025-11-05").out)


def test_what_is_over_is_not_to_be_mended(year: Cli, golden: Golden) -> None:
    year.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "2,2")
    before = year.ok("review").rows("Kim  ")
    year.ok("mentor", "stage", "kim", "ended")
    golden(before, year.ok("review").rows("Kim  "))
    assert [h["mentor"] for h in year.json("review")["health"]] == ["kim-sample"]


# --- who rests, who is in mind, and what nobody is there for ---


@pytest.fixture
def kept_in_mind(cli: Cli) -> Cli:
    """Lead a team with four in mind, Read a budget with Anna alone, who helps with nothing else."""
    for title in ("Lead a team", "Read a budget"):
        cli.ok("need", "add", title, "--knowing", "how")
    anna = ("--stage", "active", "--on", "2025-06-02", "--supports", "budget=2", "--line", "outside")
    cli.ok("mentor", "add", "Anna Sample", *anna)
    for name, rank in (("Ahmed", ()), ("Ines", ("--rank", "3")), ("Julia", ("--rank", "1")), ("Tom", ())):
        cli.ok("mentor", "add", f"{name} Sample", "--supports", "lead=2", *rank)
    return cli


def test_a_need_whose_helper_rests_says_who_rests_and_not_that_there_is_nobody(
    kept_in_mind: Cli, golden: Golden
) -> None:
    kept_in_mind.ok("mentor", "stage", "anna", "paused")
    golden(kept_in_mind.ok("review").out)
    _, budget = kept_in_mind.json("review")["needs"]
    assert (budget["state"], budget["active"], budget["on_the_way"]) == ("none", [], [])
    assert budget["coverage"] == pytest.approx(0.2)  # 0.3 x 2/3
    kept_in_mind.ok("mentor", "edit", "anna", "--supports", "lead=1")
    assert "resting: Anna; in mind: Julia and 3 more" in kept_in_mind.ok("review").out
    # Somebody who rests is not nobody.
    assert "Nobody yet for" not in kept_in_mind.ok("review").out


def test_in_mind_names_the_first_choice_and_counts_the_others(kept_in_mind: Cli) -> None:
    assert "in mind: Julia and 3 more\n" in kept_in_mind.ok("review").out
    kept_in_mind.ok("mentor", "rank", "tom", "1")
    kept_in_mind.ok("mentor", "rank", "julia", "2")
    assert "in mind: Tom and 3 more\n" in kept_in_mind.ok("review").out
    for name in ("tom", "julia", "ines"):
        kept_in_mind.ok("mentor", "rank", name, "none")
    assert "in mind: Ahmed and 3 more\n" in kept_in_mind.ok("review").out
    for name in ("tom", "julia", "ines"):
        kept_in_mind.ok("mentor", "remove", f"{name}-sample", "--yes")
    assert "in mind: Ahmed\n" in kept_in_mind.ok("review").out


def test_the_most_urgent_need_that_nobody_serves_is_named_beside_the_next_ask(
    kept_in_mind: Cli, golden: Golden
) -> None:
    def said() -> list[str]:
        return [x for x in kept_in_mind.ok("review").out.splitlines() if x.startswith("Nobody yet for")]

    assert said() == []
    kept_in_mind.ok("need", "add", "Pivot tables", "--knowing", "how", "--priority", "1")
    kept_in_mind.ok("need", "add", "Speak in public", "--knowing", "how", "--priority", "3")
    assert kept_in_mind.json("review")["next_ask"]["need"] == "lead-a-team"
    (line,) = said()
    golden(" ".join(line.split()))
    # With nobody left to ask, the next ask is about that need already.
    for name in ("ahmed", "ines", "julia", "tom"):
        kept_in_mind.ok("mentor", "remove", f"{name}-sample", "--yes")
    assert kept_in_mind.json("review")["next_ask"]["need"] == "speak-in-public"
    assert said() == []


def test_a_circle_is_told_without_those_with_whom_it_is_over(year: Cli, golden: Golden) -> None:
    year.ok("mentor", "stage", "kim", "ended")
    without_kim = year.ok("review").rows("Board")
    assert year.json("review")["circles"][0]["members"] == ["kim-sample", "anna-sample"]
    year.ok("mentor", "stage", "anna", "declined", "--on", "today")
    golden(without_kim, year.ok("review").rows("Board"))


def test_a_long_label_moves_the_column_of_all_and_stands_out_when_it_is_too_long(
    year: Cli, golden: Golden
) -> None:
    year.ok("circle", "edit", "board", "--name", "Thursday lunches")
    long = year.ok("review").rows("lunches", "lean on")
    year.ok("circle", "edit", "board", "--name", "Those of the Thursday lunches")
    golden(long, year.ok("review").rows("lunches", "lean on"))


def test_a_gap_of_the_formal_mentor_that_an_informal_one_fills_is_said(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    active = ("--stage", "active", "--on", "2026-01-05")
    cli.ok("mentor", "add", "Kim Sample", *active, "--form", "formal", "--supports", "lead")
    cli.ok("mentor", "add", "Anna Sample", *active, "--supports", "budget")
    filled = cli.ok("review").rows("Well combined")
    cli.ok("mentor", "edit", "anna", "--remove-supports", "budget", "--supports", "lead")
    golden(filled, cli.ok("review").rows("Well combined"))


def test_coaching_is_good_to_have_and_covers_nothing(cli: Cli) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-05", "--supports", "lead=3")
    assert cli.json("review")["gap"] == 0
    cli.ok("mentor", "edit", "kim", "--relation", "coaching")
    assert cli.json("review")["gap"] == 1
