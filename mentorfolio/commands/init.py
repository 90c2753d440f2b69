"""``init``: the owner, and why they look for mentors (I1)."""

from mentorfolio.commands.profile.fields import OwnerSaid
from mentorfolio.commands.profile.profile import begin
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done


def init(desk: Desk, said: OwnerSaid) -> Done:
    """Begin your portfolio: your name, and why you look for mentors.

    Sets what you say with options; with none, at a terminal, asks five things. Nothing leaves this
    computer, and nothing here is required: what is not said now is asked when it is needed.

    $ mentorfolio init
    $ mentorfolio init --name "Sam Sample" --email sam@example.org
    """
    return begin(desk, said)
