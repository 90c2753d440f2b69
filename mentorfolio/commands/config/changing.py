"""``config set`` and ``config edit``: ``config.toml`` changed, and never left so that it cannot be read."""

from __future__ import annotations

from typing import Annotated

from mentorfolio.commands.config.config import shown, told
from mentorfolio.commands.config.writing import at, readable, value_of, with_setting
from mentorfolio.desk.asking import editor_of, run_editor
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.fields.field import Operand
from mentorfolio.letters.hints import CODES
from mentorfolio.settings import KEYS, PRINTS_IT, closed, nearest, understood
from mentorfolio.whereabouts import placed, text_of

_BEGIN = """\
# The settings of mentorfolio. Anything you do not set here keeps its default. All settings:
# mentorfolio help settings. Their current values: mentorfolio config show
#
# within = 7
"""

SettingNamed = Annotated[
    str,
    Operand(
        "KEY",
        "Which setting: mentorfolio config show explains them.",
        "Say which setting.",
        "within",
        complete="|".join(KEYS),
    ),
]
NewValue = Annotated[
    str,
    Operand(
        "VALUE",
        "Its new value; put commas between several.",
        "Say what its new value is.",
        "10",
        complete=";".join(
            f"{key}:{'|'.join(words)}" for key, words in {**closed(), "hints_off": CODES}.items()
        ),
    ),
]


def set_(desk: Desk, key: SettingNamed, value: NewValue) -> Done:
    """Change one setting in config.toml; comments and everything else stay.

    An empty value removes it from the file, so that the default applies again.

    $ mentorfolio config set within 10
    $ mentorfolio config set accessible true
    """
    name = _known(key)
    new = value_of(name, value)
    _expect_hints(name, new)
    config = desk.config_path
    text = text_of(config)
    was = at(readable(text, config), name)
    desk.write_settings(config, with_setting(text, name, new, config))
    now, before = shown(name, new), shown(name, was)
    is_now = "is no longer set" if new is None else f"is {told(now, 'empty')} now"
    it_was = f" It was {told(before, 'empty')}." if was is not None and was != new else ""
    return Done(
        record={"key": name, "value": now, "was": before, "path": str(config)},
        sentence=f"{name} {is_now}.{it_was}",
        steps=_first_calendar(desk, new) if name == "calendar_file" and new else (),
        undoable=False,
    )


def _expect_hints(name: str, value: object) -> None:
    """Raises UsageProblem where a hint is named that there is not."""
    if name == "hints_off" and isinstance(value, list):
        for code in value:
            if code not in CODES:
                raise UsageProblem(f"There is no hint {code!r}.", hint=nearest(code, CODES, and_all=False))


def _first_calendar(desk: Desk, value: object) -> tuple[Step, ...]:
    file = placed("calendar_file", str(value), str(desk.config_path), desk.environment)
    typed = command_line("calendar", "--output", file)
    return (Step("It is written after each change. To write it now", typed),)


def edit(desk: Desk) -> Done:
    """Open config.toml in your editor; it is kept if it can be understood.

    $ mentorfolio config edit
    """
    config = desk.config_path
    if not desk.screen.is_interactive:
        raise MissingValue(
            "There is no terminal to edit in.",
            hint=f"Edit {config} yourself, or: mentorfolio config set KEY VALUE",
        )
    draft = config.with_name("config.edited.toml")
    # A draft that could not be understood waits for its next turn.
    began = text_of(draft) or text_of(config) or _BEGIN
    editor = editor_of(desk.environment)
    desk.write_settings(draft, began)
    run_editor(editor, str(draft), "Your settings have not changed.")
    edited = text_of(draft)
    try:
        understood(edited, draft)
    except UsageProblem as problem:
        problem.hint = f"{problem.hint} Your settings have not changed. To carry on: mentorfolio config edit"
        raise
    draft.unlink(missing_ok=True)
    saved = edited != text_of(config) and edited != _BEGIN
    if saved:
        desk.write_settings(config, edited)
    return Done(
        record={"path": str(config), "changed": saved},
        sentence=f"Saved the settings in {config}." if saved else "Nothing was changed.",
        undoable=False,
    )


def _known(key: str) -> str:
    name = key.strip().casefold().replace("-", "_")
    if name in KEYS:
        return name
    if name in ("smtp.password", "password"):
        raise UsageProblem("A password is not a setting.", hint=f"{PRINTS_IT} Its key: smtp.password_command")
    if name == "smtp":
        inside = ", ".join(k for k in KEYS if k.startswith("smtp."))
        raise UsageProblem("smtp is a section, not a setting.", hint=f"Set one of: {inside}.")
    raise UsageProblem(f"There is no setting {key!r}.", hint=nearest(name, KEYS, and_all=False))
