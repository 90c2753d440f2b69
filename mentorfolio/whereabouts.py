"""Where the settings and the portfolio lie, found with strings alone: the Tab key waits for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from mentorfolio.errors import CannotCreate, InputOutputFailure, UsageProblem

TYPE_CHECKING = False  # typing costs a completion 5 ms
if TYPE_CHECKING:
    from typing import Any

STORE_VARIABLE = "MENTORFOLIO_STORE"
CONFIG_VARIABLE = "MENTORFOLIO_CONFIG"
# Kind of folder -> what the desktops of Linux agreed on: the variable, and where it is without one.
_LARGEST = 32 << 10  # bytes of settings: their reader takes minutes for a name with 50,000 dots
_XDG = {"config": ("XDG_CONFIG_HOME", ".config"), "data": ("XDG_DATA_HOME", ".local/share")}


def portfolio(said: str, environment: Mapping[str, str]) -> str:
    """The portfolio file: said, of the environment, of the settings, or in its usual place.

    Raises:
        UsageProblem, InputOutputFailure: the settings cannot be understood as far as that.
        CannotCreate: there is no home folder.
    """
    if said:
        return expanded(said)
    if typed := environment.get(STORE_VARIABLE):
        return expanded(filled(typed, STORE_VARIABLE, environment))
    config = config_file(environment, needed=True)
    return _set("store", config, environment) or usual(environment)


def templates(environment: Mapping[str, str]) -> str:
    """The person's own letters, prompts and agendas. Raises as :func:`portfolio`."""
    config = config_file(environment, needed=False)
    return _set("templates", config, environment) or os.path.join(os.path.dirname(config), "templates")  # noqa: PTH118, PTH120


def shipped(folder: str) -> str:
    """A folder that came with the program, in an installed wheel and in a checkout alike."""
    package = os.path.dirname(__file__)  # noqa: PTH120
    installed = os.path.isdir(os.path.join(package, "templates"))  # noqa: PTH112, PTH118
    return os.path.join(package if installed else os.path.dirname(package), folder)  # noqa: PTH118, PTH120


def _set(key: str, config: str, environment: Mapping[str, str]) -> str:
    """The path that the settings have for this, if any."""
    text = text_of(config)
    # No other word of theirs is of interest, and their reader takes 5 ms; a backslash may hide letters.
    found = toml(text, config).get(key) if key in text or "\\" in text else None
    return placed(key, found, config, environment) if isinstance(found, str) and found else ""


def settings_said(environment: Mapping[str, str], *, needed: bool) -> tuple[str, dict[str, Any]]:
    """The settings file, and all that it says, unchecked. Raises as :func:`portfolio`."""
    config = config_file(environment, needed=needed)
    return config, toml(text_of(config), config)


def usual(environment: Mapping[str, str]) -> str:
    """The portfolio file where nobody has said another. Raises CannotCreate."""
    return os.path.join(_user_folder("data", environment), "portfolio.json")  # noqa: PTH118


def config_file(environment: Mapping[str, str], *, needed: bool) -> str:
    """``config.toml``, be it there or not; nobody's where it is not ``needed``. Raises CannotCreate."""
    if said := environment.get(CONFIG_VARIABLE):
        return expanded(said)
    try:
        return os.path.join(_user_folder("config", environment), "config.toml")  # noqa: PTH118
    except CannotCreate:
        if needed:
            raise
        return os.path.join("~", "config.toml")  # noqa: PTH118 - nobody's home: a file that is not there


def expanded(path: str) -> str:
    """The path with ``~`` as the person's folder; as it is where there is no such person."""
    return os.path.expanduser(path)  # noqa: PTH111


def placed(key: str, path: str, config: str, environment: Mapping[str, str]) -> str:
    """A path of the settings: with variables and ``~``, and else counted from the settings file."""
    what = f"The setting {key!r} in {config}"
    path = expanded(filled(path, what, environment))
    if path.startswith("~"):
        person = path.partition("/")[0]
        raise UsageProblem(
            f"{what} begins with {person}, and there is nobody of that name here.",
            hint=f"Your own folder is just ~; a folder of that name here is ./{person}.",
        )
    return os.path.join(os.path.dirname(config), path)  # noqa: PTH118, PTH120


def filled(path: str, what: str, environment: Mapping[str, str]) -> str:
    """The path with the variables that it names. Raises UsageProblem: one is not set."""
    if "$" not in path:
        return path
    import re

    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name not in environment:
            raise UsageProblem(
                f"{what} names ${name}, which is not set.",
                hint="Write the whole path, or one that begins with ~.",
            )
        return environment[name]

    return re.sub(r"\$(?:(\w+)|\{(\w+)\})", value, path)


def text_of(config: str | os.PathLike[str]) -> str:
    """The text of ``config.toml`` with its line ends as they are; empty where there is no file.

    Raises:
        UsageProblem: it is no text, or far too long.
        InputOutputFailure: it cannot be read.
    """
    if not os.path.lexists(config):
        return ""
    try:
        with open(config, "rb") as file:  # noqa: PTH123
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UsageProblem(
                f"The settings in {config} are larger than {_LARGEST >> 10} kB, which is too large.",
                hint="Choose another file with MENTORFOLIO_CONFIG, or fix this one.",
            )
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _unreadable(config, problem) from None
    except OSError as problem:
        nowhere = isinstance(problem, FileNotFoundError) and os.path.islink(config)  # noqa: PTH114
        why = f"it is a link to {os.readlink(config)}, where nothing is" if nowhere else problem.strerror  # noqa: PTH115
        raise InputOutputFailure(
            f"The settings in {config} cannot be read: {why}.",
            hint="Choose another file with MENTORFOLIO_CONFIG, or fix this one.",
        ) from None


def toml(text: str, config: object) -> dict[str, Any]:
    """What a text of TOML says, nothing of it checked. Raises UsageProblem."""
    if not text:
        return {}  # as on most computers; the reader costs every command 5 ms
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _unreadable(config, problem) from None
    except ValueError:
        raise _unreadable(config, ValueError("a number of thousands of digits")) from None
    except RecursionError:
        raise _unreadable(config, ValueError("too many nested brackets")) from None


def _unreadable(config: object, problem: ValueError) -> UsageProblem:
    return UsageProblem(f"The settings in {config} cannot be read: {problem}.", hint="Fix that line.")


def _user_folder(kind: str, environment: Mapping[str, str]) -> str:
    variable, usual_place = _XDG[kind]
    home, said = environment.get("HOME", ""), environment.get(variable, "")
    # As platformdirs has it, where nothing is to be weighed: its import takes as long as a completion.
    if sys.platform == "linux" and "ANDROID_DATA" not in environment and home.startswith("/"):
        if said.startswith("/"):
            return os.path.join(said, "mentorfolio")  # noqa: PTH118
        if not said:
            return os.path.join(home.rstrip("/") or "/", usual_place, "mentorfolio")  # noqa: PTH118
    import platformdirs

    find = platformdirs.user_config_dir if kind == "config" else platformdirs.user_data_dir
    try:
        place = find("mentorfolio", appauthor=False, roaming=False)
    except RuntimeError:
        place = "~"
    if place.startswith("~"):  # nobody's home
        raise CannotCreate(
            "There is no home folder to keep a portfolio in.",
            hint=f"Say where it is: --store PATH, or {STORE_VARIABLE}=PATH.",
        )
    return place
