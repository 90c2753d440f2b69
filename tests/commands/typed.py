"""The commands as tests call them: with what was typed, read by the same fields as on the command line.

mentors.add(desk, "Julie Sample", {"knowing": ["how=3"], "on": "mon"})
mentors.remove(desk, "julie", yes=True)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, get_type_hints

from mentorfolio import commands
from mentorfolio.commands.action import actions as _actions
from mentorfolio.commands.approach import approach as _approach
from mentorfolio.commands.circle import circles as _circles
from mentorfolio.commands.entry import entries as _entries
from mentorfolio.commands.meeting import agenda, held, plan
from mentorfolio.commands.meeting import meetings as _meetings
from mentorfolio.commands.mentor import editing, people, show, terms
from mentorfolio.commands.mentor import listing as people_listed
from mentorfolio.commands.need import needs as _needs
from mentorfolio.commands.outreach import handing, letters, send, stats
from mentorfolio.commands.outreach import listing as letters_listed
from mentorfolio.commands.profile import profile
from mentorfolio.commands.store import purge, store
from mentorfolio.commands.template import templates as _templates
from mentorfolio.desk.desk import Desk
from mentorfolio.fields.field import Operand, read

Given = Mapping[str, Any]  # option -> what was typed


def typed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, called with its operands and a mapping of what was typed with options."""
    hints = get_type_hints(function, include_extras=True)
    names = [name for name in hints if name not in ("desk", "said", "return")]

    def call(desk: Desk, *values: Any, **options: Any) -> Any:
        given = dict(values[-1]) if values and isinstance(values[-1], Mapping) else {}
        values = values[:-1] if values and isinstance(values[-1], Mapping) else values
        operands = dict(zip(names, values, strict=False))
        operands |= {name: given.pop(name) for name in names if name in given}
        given |= {key: value for key, value in options.items() if value not in (None, False)}
        if "said" not in hints:
            assert not given, f"{function.__name__} takes no options"
            return function(desk, **_read(hints, operands, desk))
        return function(desk, **_read(hints, operands, desk), said=read(hints["said"], given, desk.today))

    return call


def _read(hints: Mapping[str, Any], operands: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    out = {}
    for name, value in operands.items():
        out[name] = value
        for operand in getattr(hints[name], "__metadata__", ()):
            if isinstance(operand, Operand) and isinstance(value, str):
                out[name] = operand.field.value(value, desk.today, operand.field.what or name)
    return out


class Room:
    """The functions of some modules, each called with what was typed."""

    def __init__(self, *modules: ModuleType) -> None:
        self._modules = modules

    def __getattr__(self, verb: str) -> Any:
        for module in self._modules:
            found = getattr(module, f"{verb}_", None) or getattr(module, verb, None)
            if inspect.isfunction(found) and next(iter(inspect.signature(found).parameters)) == "desk":
                return typed(found)
            if found is not None:
                return found
        raise AttributeError(verb)


def word(name: str) -> Callable[..., Any]:
    """The command of this word."""
    return typed(commands.function(name))


actions = Room(_actions)
approach = Room(_approach)
circles = Room(_circles)
entries = Room(_entries)
meetings = Room(_meetings, plan, held, agenda)
mentors = Room(people, editing, people_listed, show, terms)
needs = Room(_needs)
outreach = Room(letters, letters_listed, send, stats, handing)
profiles = Room(profile)
stores = Room(store, purge)
templates = Room(_templates)

calendar = word("calendar")
check_in = word("checkin")
export = word("export")
gift = word("gift")
identify = word("identify")
import_ = word("import")
init = word("init")
log = word("log")
next_ = word("next")
reflect = word("reflect")
review = word("review")
snooze = word("snooze")
timeline = word("timeline")
undo = word("undo")
