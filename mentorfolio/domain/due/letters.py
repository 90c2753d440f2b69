"""What is due about letters: the next choice, one reminder, a draft, the request, thanks (I7, O6, O7, R4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from mentorfolio.domain.dates import add_business_days, said_near
from mentorfolio.domain.drafts import draft_told, is_overtaken, is_to_say, talked_with
from mentorfolio.domain.due.rows import Dated, Due, Facts, latest_days, thing_to_do
from mentorfolio.domain.lifecycle import OVER, TOGETHER, WAITING, asked_again, open_purpose
from mentorfolio.domain.meetings import attempt_began, called_off_on
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile
from mentorfolio.domain.relationship import next_contact
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.shortlist import named_lately, to_write_to
from mentorfolio.domain.standing import in_touch_before, is_manager
from mentorfolio.domain.text import command_line, fold
from mentorfolio.domain.vocabulary import BROUGHT, OUTREACH_KINDS

ASK_THEM = ": ask them to mentor you?"
_THANKS_WITHIN = timedelta(days=14)  # later thanks are a letter of their own
# What asks for a letter or a word to somebody anyway, in which one thanks them.
_WRITES = ("agree", "answer", "assigned", "contact", "follow-up", "later", "request")


def next_choices(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Whom to write to next, where a first letter has had its days without an answer."""
    firsts = [x for x in facts.letters if x.kind == "first" and x.need and x.sent]
    latest = {x.need: x for x in sorted(firsts, key=lambda x: str(x.sent))}
    drafted = {x.mentor for x in facts.letters if x.kind == "first" and x.state == "draft"}
    for letter, sent, asked in _waiting(facts):
        need = facts.needs.get(letter.need or "")
        if need is None or need.status != "open" or letter is not latest.get(need.id):
            continue
        there = to_write_to(facts.mentors.values(), [need], need.id, facts.profile)
        there = [m for m in there if m is not asked]
        there.sort(key=lambda m: m.rank is None and not named_lately(m, today))
        if there and there[0].id not in drafted:
            offered, day = there[0], add_business_days(sent, rules.follow_up_wait)
            text = f"{facts.name(asked)} has not answered: {facts.name(offered)} is next for {need.title}"
            line = first_letter(offered, need, facts.profile)
            yield thing_to_do(
                "next-choice", letter.id, day, today, text, line, mentor=offered.id, need=need.id
            )


def introductions(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Whom somebody put in touch with one lately, and nobody wrote to: they wait to hear from one."""
    for mentor, by in _named(facts, today):
        if mentor.began == BROUGHT:
            text = f"Write to {facts.name(mentor)}: {by} put you in touch"
            yield _to_write_to(mentor, mentor.introduced_on or mentor.created, today, text)


def named(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Whom somebody of the portfolio named lately, and nobody wrote to: good to know."""
    for mentor, by in _named(facts, today):
        if mentor.began != BROUGHT:
            text = f"Write to {facts.name(mentor)}, whom {by} named"
            yield _to_write_to(mentor, mentor.created, today, text)


def _to_write_to(mentor: Mentor, since: date, today: date, text: str) -> Dated:
    line = command_line("approach", mentor.id)
    return thing_to_do("introduced", mentor.id, since, today, text, line, mentor=mentor.id)


def _named(facts: Facts, today: date) -> Iterator[tuple[Mentor, str]]:
    """With whom nothing has begun, and who named them; who was put in order with others waits their turn.

    Somebody outside of the portfolio is told where they put the two in touch.
    """
    words = [(fold(w), m) for m in facts.mentors.values() for w in {m.id, m.called, m.name}]
    several = Counter(word for word, _ in words)
    called = {word: m for word, m in words if several[word] == 1}
    for mentor in to_write_to(facts.mentors.values(), facts.needs.values(), None, facts.profile):
        by = called.get(fold(mentor.introduced_by))
        begun = {mentor.id} & {*facts.written, *facts.drafted, *facts.last, *facts.planned}
        if begun or mentor.rank or mentor.again_on or not named_lately(mentor, today):
            continue
        if by or mentor.began == BROUGHT:
            yield mentor, facts.name(by) if by else mentor.introduced_by


def _waiting(facts: Facts) -> Iterator[tuple[Outreach, date, Mentor]]:
    """Letters that an answer is waited for, each with the day it went out and to whom; no talk followed."""
    for letter in facts.letters:
        mentor = facts.mentors.get(letter.mentor)
        if letter.state != "sent" or letter.sent is None or mentor is None:
            continue
        if mentor.stage == WAITING.get(letter.kind) and not facts.talked_since(letter):
            yield letter, letter.sent, mentor


def first_letter(mentor: Mentor, need: Need | None, profile: Profile | None) -> str:
    """The command that drafts a first letter without a question: the reason comes from the positives.

    Where that cannot run yet (no topic, no positive noted, a gate still closed) it shows the person instead.
    """
    untold = mentor.line == "direct-line" and mentor.manager_informed is None
    if need is None or not mentor.positives or untold or open_purpose(profile):
        return command_line("mentor", "show", mentor.id)
    return command_line("approach", mentor.id, "--need", need.id, "--set", f"why={mentor.positives[0]}")


def follow_ups(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """One friendly reminder of a letter that waits for its answer."""
    reminded = {(x.mentor, x.sent or x.drafted) for x in facts.letters if x.kind == "follow-up"}
    for letter, sent, mentor in _waiting(facts):
        if mentor.again_on or today >= sent + timedelta(days=rules.no_answer_wait):
            continue
        day = letter.follow_up_on or add_business_days(sent, rules.follow_up_wait)
        if not any(who == mentor.id and on >= sent for who, on in reminded):
            text = f"Send {facts.name(mentor)} one reminder about your letter of {said_near(sent, today)}"
            line = command_line("approach", mentor.id, "--template", "follow-up")
            yield thing_to_do(
                "follow-up", letter.id, day, today, text, line, mentor=mentor.id, need=letter.need
            )


def no_answers(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Letters that no answer came to for so long that none will: to be closed, not reminded of."""
    latest = latest_days((x.mentor, x.sent) for x in facts.letters if x.sent)  # a reminder, too
    for letter, sent, mentor in _waiting(facts):
        if mentor.again_on:
            continue  # who named a day is got back to from that day on: until one has, no wait has begun
        yield thing_to_do(
            "no-answer",
            letter.id,
            sent + timedelta(days=rules.no_answer_wait),
            today,
            f"No answer from {facts.name(mentor)} since {said_near(latest[mentor.id], today)}: close it?",
            command_line("outreach", "unanswered", letter.id),
            mentor=mentor.id,
            need=letter.need,
        )


def answers(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Those who answered without a yes or a no, and nothing followed: nobody vanishes with a reply.

    So with whom one has talked since: what they said to the letter was not noted. Who introduced somebody,
    or was heard of again with neither, owes nothing.
    """
    again = asked_again(facts.letters)
    for letter in facts.letters:
        mentor = facts.mentors.get(letter.mentor)
        talked = facts.talked_since(letter) if letter.state == "sent" else None
        on = letter.answered if letter.state == "replied" else talked
        if on is None or letter.kind not in WAITING or mentor is None or letter.id in again:
            continue
        if letter.state == "replied" and mentor.told_contact and mentor.told_contact >= on:
            continue
        if mentor.stage == WAITING[letter.kind] and not mentor.again_on:
            name, day = facts.name(mentor), said_near(on, today)
            text = f"{name} answered on {day}: yes, no or later?"
            if talked:
                text = f"You talked with {name} on {day}: was it a yes, a no or later to your letter?"
            line = command_line("outreach", "show", letter.id)
            yield thing_to_do("answer", letter.id, on, today, text, line, mentor=mentor.id, need=letter.need)


def talks_to_agree(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Those who said yes, to a talk or to mentoring, and nothing has a day yet (O2, R2).

    With a mentor on whose rhythm one has agreed, that rhythm is shown in time.
    """
    agreed = set()
    for one, mentor in _yeses(facts, today, rules):
        # By then it is a silence.
        silent = mentor.stage == "active" and today >= mentor.stage_since + timedelta(days=rules.silent_after)
        if not (mentor.cadence and mentor.stage == "active") and not silent:
            agreed.add(mentor.id)
            yield one
    yield from (one for one in _called_off(facts, today, rules) if one.row.mentor not in agreed)


def _called_off(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Those whose last meeting came to nothing; whom one has written to since has the time of an answer."""
    for mentor in facts.mentors.values():
        meeting = facts.came_to_nothing(mentor, today)
        if meeting is None or mentor.cadence or mentor.again_on or facts.standing(mentor) == "assigned":
            continue
        day, wrote = called_off_on(meeting), facts.written.get(mentor.id)
        shown = add_business_days(wrote, rules.follow_up_wait) if wrote and wrote >= day else day
        text = facts.wants_a_day(mentor)
        line = command_line("approach", mentor.id)
        yield thing_to_do("agree", mentor.id, day, today, text, line, shown=shown, mentor=mentor.id)


def first_meetings(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Mentors with a rhythm who said yes, and the first meeting has no day: good to know until it is due."""
    for one, mentor in _yeses(facts, today, rules):
        contact = next_contact(mentor, facts.last.get(mentor.id)) if mentor.stage == "active" else None
        if contact and today < contact - timedelta(days=rules.within):
            yield one


def _yeses(facts: Facts, today: date, rules: Rules) -> Iterator[tuple[Dated, Mentor]]:
    """Those who said yes and have no day; whom one has written to since is given the time of an answer."""
    said_yes = {
        mentor.id: began
        for mentor in facts.mentors.values()
        if (began := _agreed_since(mentor)) and not mentor.again_on
    }
    since = [
        (who, m) for m in facts.meetings for who in m.mentors if who in said_yes and m.on >= said_yes[who]
    ]
    agreed = {who for who, meeting in since if not meeting.cancelled}
    called_off = latest_days((who, called_off_on(meeting)) for who, meeting in since if meeting.cancelled)
    for mentor in [facts.mentors[who] for who in said_yes if who not in agreed]:
        on = said_near(mentor.stage_since, today)
        yes = f"on {on} to being your mentor" if mentor.stage == "active" else f"to a talk on {on}"
        off = facts.came_to_nothing(mentor, today)
        text = f"{facts.name(mentor)} said yes {yes}: agree on a day"
        if mentor.id in called_off:
            text = facts.wants_a_day(mentor)
        line = command_line(*(("approach",) if off else ("mentor", "show")), mentor.id)
        due, wrote = mentor.stage_since, facts.written.get(mentor.id)
        asked = wrote and wrote > due and wrote >= called_off.get(mentor.id, due)
        shown = add_business_days(wrote, rules.follow_up_wait) if wrote and asked else due
        yield thing_to_do("agree", mentor.id, due, today, text, line, shown=shown, mentor=mentor.id), mentor


def _agreed_since(mentor: Mentor) -> date | None:
    """From when on a talk would be the one that they said yes to; None where they said no such yes."""
    if mentor.stage == "conversation":
        return attempt_began(mentor)
    before = mentor.history[-2].stage if len(mentor.history) > 1 else ""
    given = any(term.form == "formal" and term.start == mentor.stage_since for term in mentor.terms)
    # Also after a silence that one took for a no; given by a programme nobody said yes.
    asked = before in ("approached", "conversation", "asked", "declined") and not given
    return mentor.stage_since if mentor.stage == "active" and asked else None


def drafts(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Letters that were written and not sent, as long as they have a use."""
    for letter in facts.letters:
        mentor = facts.mentors.get(letter.mentor)
        if letter.state == "draft" and mentor and not is_overtaken(letter, mentor, facts.meetings):
            spoken_of = letter.drafted + timedelta(days=rules.draft_wait)
            yield thing_to_do(
                "draft",
                letter.id,
                letter.drafted,
                today,
                _written(letter, mentor, facts),
                command_line("outreach", "show", letter.id),
                # Who asked for a later day is not written to before it.
                shown=max(spoken_of, mentor.again_on or spoken_of),
                mentor=mentor.id,
                need=letter.need,
            )


def _written(letter: Outreach, mentor: Mentor, facts: Facts) -> str:
    told = draft_told(letter, mentor, facts.profile, facts.name(mentor))
    if is_to_say(letter, mentor, facts.profile):
        return told
    return f"{told}: {letter.subject or OUTREACH_KINDS[letter.kind].partition(':')[0]}"


def requests(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """To ask for mentoring, after a first conversation that nothing followed yet (O7)."""
    # Whom a programme gave is a mentor without being asked.
    talking = {
        m.id: m
        for m in facts.mentors.values()
        if m.stage == "conversation" and m.form != "formal" and not is_manager(m, facts.profile)
    }
    if not talking:
        return
    talks: dict[str, list[date]] = {}
    for meeting in facts.meetings:
        for who in talked_with(meeting):
            if who in talking and meeting.on >= attempt_began(talking[who]):
                talks.setdefault(who, []).append(meeting.on)
    asked = {x.mentor: x.drafted for x in facts.letters if x.kind == "request"}
    for mentor_id, days in talks.items():
        mentor, day = talking[mentor_id], min(days)
        if mentor_id in facts.planned or facts.came_to_nothing(mentor, today):
            continue  # there is a talk to come, or one to find a day for
        if asked.get(mentor_id, date.min) < attempt_began(mentor):
            yield thing_to_do(
                "request",
                mentor_id,
                day,
                today,
                f"You talked with {facts.name(mentor)} on {said_near(max(days), today)}{ASK_THEM}",
                command_line("approach", mentor_id, "--template", "request-mentoring"),
                shown=day + timedelta(days=rules.request_wait),
                mentor=mentor_id,
            )


def thanks(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Who gave one a talk in the last days, and has had no letter since; with no next one agreed on."""
    talks: dict[str, list[date]] = {}
    for meeting in facts.meetings:
        for who in talked_with(meeting) if meeting.circle is None else ():
            talks.setdefault(who, []).append(meeting.on)
    lately = {who: max(days) for who, days in talks.items() if max(days) >= today - _THANKS_WITHIN}
    for who, day in lately.items():
        mentor = facts.mentors.get(who)
        if mentor is None or mentor.again_on or is_manager(mentor, facts.profile):
            continue
        if who in facts.drafted or who in facts.planned or facts.written.get(who, date.min) >= day:
            continue
        if _is_usual(mentor, day, first=min(talks[who])):
            continue
        text = f"Thank {facts.name(mentor)} for the talk on {said_near(day, today)}"
        line = command_line("approach", who, "--template", "thanks")
        yield thing_to_do("thanks", who, day, today, text, line, mentor=who)


def _is_usual(mentor: Mentor, day: date, *, first: date) -> bool:
    """Whether it was a talk with a mentor as there are many, or the one at which it came to an end."""
    if mentor.stage in TOGETHER:
        given = mentor.form == "formal" and not in_touch_before(mentor)
        said_yes = len(mentor.history) > 1 and mentor.stage_since >= day
        return first < day or not (given or said_yes)
    return mentor.stage == "declined" or (mentor.stage in OVER and mentor.stage_since >= day)


def thanked_anyway(rows: list[Due]) -> list[Due]:
    """The rows without thanks to whom another of them asks one to write."""
    written = {row.mentor for row in rows if row.kind in _WRITES}
    return [row for row in rows if row.kind != "thanks" or row.mentor not in written]
