"""``init``: the owner, and one of three doors: looking for mentors, given one, or having some (I1, F2)."""

from __future__ import annotations

from mentorfolio.commands.init.other_ways import door, given_one, have_some
from mentorfolio.commands.profile.fields import OwnerSaid
from mentorfolio.commands.profile.profile import begin, questions_open
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done
from mentorfolio.domain.records import Mentor
from mentorfolio.fields.form import Form
from mentorfolio.fields.question import Asker


def init(desk: Desk, said: OwnerSaid) -> Done:
    """Start your portfolio: your name, and why you are looking for mentors.

    Saves what you give as options; with none, at a terminal, asks five things, or about the mentors
    you already have. Nothing leaves this computer, and nothing here is required: what you leave out
    is asked when it is needed.

    $ mentorfolio init
    $ mentorfolio init --name "Sam Sample" --email sam@example.org
    """
    portfolio = desk.store.reading()
    is_new = portfolio.profile is None and not portfolio[Mentor].by_id()
    if desk.asker and said.nothing and is_new:
        return _through_a_door(desk, desk.asker)
    return begin(desk, said)


def _through_a_door(desk: Desk, asker: Asker) -> Done:
    form = Form(asker)
    done: list[Done] = []
    heard: list[str] = []

    def behind() -> None:
        door = form.answers["door"]
        if door == "given":
            done.append(given_one(desk, asker))
        elif door == "have":
            done.append(have_some(desk, asker))
        else:
            done.append(begin(desk, OwnerSaid(), leaves=True, purpose="".join(heard)))

    form.fill([*questions_open(desk, ["name"]), door(asker, heard), behind])
    return done[-1]
