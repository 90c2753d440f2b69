"""Settings: flags, then the environment, then ``config.toml``, then the defaults; resolved once.

Every number of the method that a person may change is a field of :class:`Rules`, under the same name
in ``config.toml``.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mentorfolio import whereabouts
from mentorfolio.domain.rules import TOLD as RULES_TOLD
from mentorfolio.domain.rules import Rules
from mentorfolio.errors import InputOutputFailure, MentorfolioError, UsageProblem
from mentorfolio.whereabouts import STORE_VARIABLE

MOST = 3650  # ten years of days


class Smtp(NamedTuple):
    """The server that takes letters for ``--send``; who has none sends with a mail program.

    ``password_command`` prints the password: it stands in no file of ours. With ``bcc_self`` the writer
    gets each letter, too, and whom it is to does not see that.
    """

    host: str
    port: int = 0
    user: str = ""
    password_command: str = ""
    security: str = "starttls"
    bcc_self: bool = False


class Settings(NamedTuple):
    """The settings in force."""

    store: Path
    templates: Path
    config: Path
    rules: Rules = Rules()
    lock_wait: int = 30
    backups: int = 20
    backup_days: int = 30
    hints_off: tuple[str, ...] = ()
    accessible: bool = False
    theme: str = "auto"
    calendar_file: Path | None = None
    calendar_reminder: int = 0
    calendar_tasks: bool = False
    date_language: str | None = None
    smtp: Smtp | None = None


_NUMBERS = (*Rules._fields, "lock_wait", "backups", "backup_days", "calendar_reminder")
_PATHS = ("store", "templates", "calendar_file")
LISTS = ("hints_off",)
SWITCHES = ("accessible", "calendar_tasks", "smtp.bcc_self")
THEMES = ("auto", "light", "dark", "none")
_ALONE = (*_PATHS, *_NUMBERS, *LISTS, *SWITCHES[:2], "theme", "date_language")
# What may be set, by the name a command has for it; of these the numbers.
KEYS = (*_ALONE, *(f"smtp.{name}" for name in Smtp._fields))
NUMBERS = (*_NUMBERS, "smtp.port")
# Key -> what it is; docs/settings.md says the same.
TOLD: Mapping[str, str] = {
    "store": "The portfolio file.",
    "templates": "Your own letters, prompts and agendas.",
    **RULES_TOLD,
    "lock_wait": "Seconds to wait while another mentorfolio writes.",
    "backups": "How many earlier states are kept. undo needs two.",
    "backup_days": "How many days the last state of each day is kept as well.",
    "hints_off": "Hints on letters you do not want to see.",
    "accessible": "true or false. Show every page as with --plain: words instead of symbols.",
    "theme": "Colours for a light or a dark background, or none; auto can be read on both.",
    "calendar_file": "A calendar file that is rewritten after each change; a name without a folder goes "
    "beside config.toml.",
    "calendar_reminder": "How many minutes before a meeting your calendar reminds you; 0 for never.",
    "calendar_tasks": "Show promises and meetings to prepare as tasks in the calendar.",
    "date_language": "Understand days in this language as well: de, fr, es, it, nl or pt.",
    "smtp.host": "The server that takes your mail.",
    "smtp.port": "Its port.",
    "smtp.user": "Who to log in as; without it there is no login.",
    "smtp.password_command": "A command, run without a shell, whose first line of output is the password.",
    "smtp.bcc_self": "Send yourself a copy of each letter; the other person does not see that.",
    "smtp.security": "starttls, tls from the first byte, or none: only for a server on this computer.",
}
PRINTS_IT = "Use password_command: a command that prints it."
# How the way to the server is protected -> the port that is used where none is said.
SECURITY: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}


def closed() -> Mapping[str, tuple[str, ...]]:
    """Key -> its values, of each setting that takes a few words only."""
    from mentorfolio.domain.date_words import LANGUAGES

    switches = dict.fromkeys(SWITCHES, ("true", "false"))
    return {**switches, "theme": THEMES, "date_language": LANGUAGES, "smtp.security": tuple(SECURITY)}


def resolve(
    store: str | None,
    environment: Mapping[str, str],
    tell: Callable[[MentorfolioError], None] | None = None,
) -> Settings:
    """The settings in force, with what ``--store`` said.

    Raises UsageProblem where ``config.toml`` cannot be understood; the message names the line or the key.
    With ``tell`` that is told, and the default holds.
    """
    typed = (environment.get(STORE_VARIABLE) or None) if store is None else store
    if not store and typed and "$" in typed:  # no shell has filled it in, as for cron
        typed = whereabouts.filled(typed, STORE_VARIABLE, environment)
    said: dict[str, object] = {}
    placed: dict[str, Path] = {}
    try:
        place, found = whereabouts.settings_said(environment, needed=typed is None)
    except (UsageProblem, InputOutputFailure) as problem:
        if tell is None:
            raise
        tell(problem)
        place, found = whereabouts.config_file(environment, needed=typed is None), {}
    config = Path(place)
    for key, value in found.items():
        try:
            said[key] = _checked(key, value, config)
            if key in _PATHS:
                placed[key] = Path(whereabouts.placed(key, str(said.pop(key)), place, environment))
        except UsageProblem as problem:
            if tell is None:
                raise
            tell(problem)
    chosen = placed.get("store") if typed is None else expanded(typed)
    templates, calendar = placed.get("templates"), placed.get("calendar_file")
    rules: dict[str, Any] = {name: said.pop(name) for name in Rules._fields if name in said}
    return Settings(
        store=chosen or Path(whereabouts.usual(environment)),
        templates=templates or config.parent / "templates",
        config=config,
        # From wherever a command is typed, it is one file.
        calendar_file=calendar.absolute() if calendar else None,
        rules=Rules(**rules),
        **said,  # type: ignore[arg-type]  # _read has checked each value's type
    )


def config_path(environment: Mapping[str, str]) -> Path:
    """Where ``config.toml`` is, also where it cannot be understood. Raises CannotCreate."""
    return Path(whereabouts.config_file(environment, needed=True))


def expanded(path: str | Path) -> Path:
    """The path with ``~`` as the person's folder; as it is where there is no such person.

    Raises UsageProblem where it is empty: a variable that a script has not set, and no wish for this folder.
    """
    if not str(path).strip():
        raise UsageProblem("The name of the file is empty.", hint="Type one, like copy.json.")
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def understood(text: str, config: Path) -> dict[str, object]:
    """The settings that a text names, each checked. Raises UsageProblem."""
    return {key: _checked(key, value, config) for key, value in whereabouts.toml(text, config).items()}


def expect_understood(key: str, value: object, config: Path) -> None:
    """Refuse a value of a setting, or of a section, that cannot be meant. Raises UsageProblem."""
    _checked(key, value, config)


def nearest(key: str, known: Iterable[str], *, and_all: bool = True) -> str:
    """``Did you mean within?``, and what there is; without ``and_all`` only where nothing is near."""
    from difflib import get_close_matches

    listed = [*known]
    typed = key.casefold().replace("-", "_")
    # "smtp.pasword" is the beginning of smtp.password_command, ill spelled, and not smtp.port.
    beginnings = {name[: len(typed) + 1]: name for name in listed} if len(typed) > 3 else {}
    close = [beginnings[b] for b in get_close_matches(typed, beginnings, n=1, cutoff=0.8)]
    close = close or get_close_matches(typed, listed, n=1)
    meant = [f"Did you mean {close[0]}?"] if close else []
    return " ".join([*meant, *([f"Known: {', '.join(listed)}."] if and_all or not close else [])])


def _checked(key: str, value: object, config: Path) -> object:
    if key == "smtp":
        return _server(value, config)
    if key in _NUMBERS:
        wanted, good = f"a whole number from 0 to {MOST}", type(value) is int and 0 <= value <= MOST
    elif key in _PATHS:
        wanted, good = "a path in quotes", isinstance(value, str) and bool(value) and "\0" not in value
    elif key in SWITCHES:
        wanted, good = "true or false", type(value) is bool
    elif key == "hints_off":
        wanted, good = "a list of hint codes", isinstance(value, list) and all(type(v) is str for v in value)
        value = tuple(value) if isinstance(value, list) else value
    elif key == "theme":
        wanted, good = f"one of {', '.join(THEMES)}", value in THEMES
    elif key == "date_language":
        from mentorfolio.domain.date_words import LANGUAGES

        wanted, good = f"one of {', '.join(LANGUAGES)}, in quotes", value in ("", *LANGUAGES)
    else:
        raise UsageProblem(
            f"The settings in {config} name {key!r}, which is not a setting.",
            hint=nearest(key, (*_ALONE, "smtp")),
        )
    if not good:
        raise UsageProblem(f"The setting {key!r} in {config} should be {wanted}.", hint="Fix that line.")
    return value


def _server(said: object, config: Path) -> Smtp:
    """The section ``[smtp]``."""
    where = f"The section [smtp] of {config}"
    if not isinstance(said, dict):
        raise UsageProblem(f"{where} should be a section.", hint='Start it with a line "[smtp]".')
    if unknown := sorted(said.keys() - set(Smtp._fields)):
        instead = PRINTS_IT if unknown[0] == "password" else ""
        raise UsageProblem(
            f"{where} names {unknown[0]!r}, which is no setting of it.",
            hint=instead or nearest(unknown[0], Smtp._fields),
        )
    # What stands there is not repeated: it may be a secret.
    for key, value in said.items():
        if key == "port":
            good, wanted = type(value) is int and 0 < value < 65536, "a whole number from 1 to 65535"
        elif key == "bcc_self":
            good, wanted = type(value) is bool, "true or false"
        elif key == "security":
            good, wanted = isinstance(value, str) and value in SECURITY, f"one of {', '.join(SECURITY)}"
        else:
            good, wanted = isinstance(value, str) and value.isprintable(), "a text in quotes, on one line"
        if not good:
            raise UsageProblem(f"{where}: {key!r} should be {wanted}.", hint="Fix that line.")
    if not said.get("host"):
        raise UsageProblem(f"{where} names no host.", hint='Like: host = "mail.example.org"')
    if said.get("password_command") and not said.get("user"):
        raise UsageProblem(f"{where} has a password_command and no user.", hint="Name the user.")
    server = Smtp(**said)
    return server if server.port else server._replace(port=SECURITY[server.security])
