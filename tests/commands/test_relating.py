"""What happens with a mentor day by day: logged and given in one line."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.desk.people import mentor_view
from mentorfolio.domain.records import Gift, Meeting
from mentorfolio.errors import MentorfolioError, UsageProblem
from tests.commands.desk import Desk, add, untouched
from tests.commands.typed import gift, log, mentors
from tests.domain.build import day
from tests.support import Golden


def test_a_talk_is_logged_in_one_line_and_is_the_last_contact(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-06-01")
    given: dict[str, Any] = {"on": "tue", "minutes": 30, "kind": "moment", "insight": ["ask earlier"]}
    done = log(desk, "kim", ["asked", "about", "rotas"], given)
    (meeting,) = desk.store.reading()[Meeting]
    assert (meeting.notes, meeting.on, meeting.minutes, meeting.kind) == (
        "asked about rotas",
        day("2026-01-20"),
        30,
        "moment",
    )
    assert (meeting.held, meeting.cancelled, meeting.insights) == (True, False, ("ask earlier",))
    assert mentors.show(desk, "kim").last == day("2026-01-20")
    promised = "id mentors circle kind when minutes agenda notes insights actions next_areas held cancelled"
    assert set(promised.split()) <= set(done.record)


def test_an_older_talk_logged_later_does_not_move_the_last_contact_back(desk: Desk) -> None:
    add(desk, "Kim Sample")
    log(desk, "kim", ["new"], {"on": "2026-01-19"})
    log(desk, "kim", ["old"], {"on": "2025-11"})
    assert mentors.show(desk, "kim").last == day("2026-01-19")


def test_a_talk_with_several_is_one_entry(desk: Desk) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    log(desk, "kim, lee ,KIM", ["lunch"], {})
    (meeting,) = desk.store.reading()[Meeting]
    assert meeting.mentors == ("kim-sample", "lee-sample")


@pytest.mark.parametrize(
    ("whom", "words"),
    [
        ("kim,", ["lee", "lunch"]),
        ("kim", [",", "lee", "lunch"]),
        ("kim", [",lee", "lunch"]),
        ("kim,", ["lee,", "kim", "lunch"]),
    ],
)
def test_names_cut_apart_by_the_shell_are_put_together(desk: Desk, whom: str, words: list[str]) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    done = log(desk, whom, words, {})
    assert (done.record["mentors"], done.record["notes"]) == (["kim-sample", "lee-sample"], "lunch")


def test_a_comma_before_the_quoted_words_is_a_slip(desk: Desk) -> None:
    add(desk, "Kim Sample")
    assert log(desk, "kim,", ["had lunch"], {}).record["notes"] == "had lunch"
    with untouched(desk), pytest.raises(UsageProblem, match="in a few words"):
        log(desk, "kim,", ["lee"], {})


def test_a_talk_that_begins_with_another_name_says_how_to_log_with_both(desk: Desk, golden: Golden) -> None:
    for name in ("Kim Sample", "Lee Other", "Lee Third", "Mae Long Name"):
        add(desk, name)
    done = log(desk, "kim", ["Other", "lunch", "together"], {})
    assert done.record["mentors"] == ["kim-sample"]
    assert done.record["notes"] == "Other lunch together"
    golden(*done.details)
    assert "mae-long-name tea" in log(desk, "kim", ["Mae Long Name tea"], {}).details[1]
    # several are called so, it is the same person, or nothing is left to log
    for words in ("lee lunch", "kim lunch", "other", "otherwise lunch"):
        assert log(desk, "kim", [words], {}).details == ()


def test_the_same_line_logged_twice_is_kept_and_said(desk: Desk, golden: Golden) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    assert log(desk, "kim", ["lunch"], {}).details == ()
    again = log(desk, "kim", ["lunch"], {})
    golden(*again.details)
    assert len(desk.store.reading()[Meeting].by_id()) == 2
    for whom, words, on in (
        ("kim", "tea", "today"),
        ("kim", "lunch", "yesterday"),
        ("kim,lee", "lunch", "today"),
    ):
        assert log(desk, whom, [words], {"on": on}).details == ()


def test_a_name_with_a_comma_is_one_person(desk: Desk) -> None:
    add(desk, "Sample, Kim")
    add(desk, "Kim Other")
    log(desk, "Sample, Kim", ["lunch"], {})
    (meeting,) = desk.store.reading()[Meeting]
    assert meeting.mentors == ("sample-kim",)


@pytest.mark.parametrize(
    ("said", "text", "owner", "due"),
    [
        ("send the slides", "send the slides", "me", None),
        ("send the slides by fri", "send the slides", "me", "2026-01-23"),
        ("them: introduce me to Ann by 2026-02-01", "introduce me to Ann", "mentor", "2026-02-01"),
        ("Them : send a book", "send a book", "mentor", None),
        ("me: stand by people", "stand by people", "me", None),
        ("learn to stand by people by next fri", "learn to stand by people", "me", "2026-01-30"),
        ("by fri", "by fri", "me", None),
    ],
)
def test_a_promise_is_read_as_it_is_said(
    desk: Desk, said: str, text: str, owner: str, due: str | None
) -> None:
    add(desk, "Kim Sample")
    log(desk, "kim", ["lunch"], {"action": [said]})
    (meeting,) = desk.store.reading()[Meeting]
    (action,) = meeting.actions
    assert (action.text, action.owner, action.due, action.done) == (
        text,
        owner,
        day(due) if due else None,
        None,
    )
    assert len(action.id) == 8


@pytest.mark.parametrize(
    ("whom", "words", "given", "code"),
    [
        ("nobody", [""], {}, 2),
        ("nobody", ["a\x1b"], {}, 2),
        ("nobody", ["x"], {"kind": "party"}, 2),
        ("nobody", ["x"], {"kind": "first"}, 2),
        ("nobody", ["x"], {"on": "tomorrow"}, 2),
        ("nobody", ["x"], {"insight": [""]}, 2),
        ("nobody", ["x"], {"action": ["them:"]}, 2),
        ("nobody", ["x"], {"action": ["send slides by 1/2/2025"]}, 2),
        ("nobody", ["x"], {}, 3),
        ("kim,nobody", ["x"], {}, 3),
        ("kim,", ["x"], {}, 2),
        ("sample", ["x"], {}, 4),
    ],
)
def test_a_refused_entry_is_not_kept(
    desk: Desk, whom: str, words: list[str], given: dict[str, Any], code: int
) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        log(desk, whom, words, given)
    assert refused.value.exit_code == code


def test_a_gift_is_kept_and_is_no_contact(desk: Desk) -> None:
    add(desk, "Kim Sample")
    gift(desk, "kim", ["an", "article", "on", "rotas"], {"on": "yesterday"})
    (kept,) = desk.store.reading()[Gift]
    assert (kept.mentor, kept.text, kept.on) == ("kim-sample", "an article on rotas", day("2026-01-20"))
    assert mentors.show(desk, "kim").last is None
    for words, given in (([" "], {}), (["x"], {"on": "tomorrow"})):
        with untouched(desk), pytest.raises(UsageProblem):
            gift(desk, "nobody", words, given)


def test_a_log_with_a_long_rhythm_stops_no_page(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="1990-01-01", cadence="10y")
    log(desk, "kim", ["lunch"], {})
    face = mentor_view(desk.mentor("kim-sample"), day("2026-01-21"), None, met=True)
    assert face["next_contact"] == "2036-01-21"
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.edit(desk, "kim", {"cadence": "8000y"})
