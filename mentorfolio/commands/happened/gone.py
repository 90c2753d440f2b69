"""What nobody can answer any more: somebody has died, or a letter came back."""

from __future__ import annotations

from mentorfolio.commands.happened.deeds import Deeds
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import DIED, was_mentor, with_move
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Meeting, Mentor, Outreach, changed
from mentorfolio.domain.text import command_line, in_lines
from mentorfolio.errors import RuleRefusal

# What was sent -> the stage that this had led to.
_LED_TO = {"first": "approached", "request": "asked"}


def died(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Off the list, with nothing left to do: no letter, no meeting, and nobody is to be thanked."""
    from mentorfolio.commands.mentor.ending import with_drafts_gone

    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        for meeting in portfolio[Meeting]:
            if meeting.mentors == (mentor.id,) and is_planned(meeting) and not meeting.circle:
                portfolio[Meeting].put(changed(meeting, desk.today, cancelled=True))
        stage = "ended" if was_mentor(now) else "declined"
        day = max(meant.on or desk.today, now.stage_since)
        now = with_move(now, stage, desk.today, on=day, reason=DIED)
        now = changed(now, desk.today, hello=None, again_on=None)
        portfolio.describe(f"noted that {now.name} has died")
        record, _ = with_drafts_gone(portfolio, portfolio[Mentor].put(now))
    told = (
        f"I am sorry. {now.name} is off your list, and nothing will remind you of them; all you kept stays."
    )
    line = command_line("mentor", "stage", mentor.id, stage, "--on", str(day), "--reason", DIED)
    return [(line, Done(record=record, sentence=told))]


def bounced(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The last letter to them never arrived: it is a draft again, and nobody waits for an answer."""
    with desk.store.changing() as portfolio:
        sent = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.state == "sent" and x.sent]
        letter = max(sent, key=lambda x: x.sent or x.drafted, default=None)
        if letter is None:
            address = command_line("mentor", "edit", mentor.id, "--email", "ADDRESS")
            raise RuleRefusal(
                f"No letter to {mentor.name} is on its way.", hint=f"To put their address right: {address}"
            )
        now = mentor_named(portfolio, mentor.id)
        last = now.history[-1]
        if last.stage == _LED_TO.get(letter.kind) and last.on == letter.sent and len(now.history) > 1:
            now = portfolio[Mentor].put(changed(now, desk.today, history=now.history[:-1]))
        note = in_lines(letter.note, f"came back on {said_day(meant.on or desk.today)}")
        letter = changed(letter, desk.today, state="draft", sent=None, follow_up_on=None, message_id="")
        letter = portfolio[Outreach].put(changed(letter, desk.today, note=note))
        portfolio.describe(f"noted that the letter to {now.name} came back")
        record = view(letter)
    right = command_line("mentor", "edit", now.id, "--email", "ADDRESS")
    steps = (
        Step("Put the address right", right),
        Step("Once it has gone out again", command_line("outreach", "sent", letter.id)),
    )
    told = f"The letter to {now.name} has not arrived, so it is a draft again; nobody waits for an answer."
    line = command_line("happened", now.id, "the letter bounced")
    return [(line, Done(record=record, sentence=told, steps=steps))]
