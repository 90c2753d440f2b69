"""The page as a PDF, printed by a browser of this computer, or by weasyprint.

The browser gets a folder and a profile of its own, keeps its sandbox, and has no way into the network: no
name is looked up, and all that asks for one is sent to a port where nobody listens.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mentorfolio.errors import InputOutputFailure

SECONDS = 120.0  # a page of ten years takes a few
_BEAT = 0.2  # seconds between two looks whether it is done
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
# Where they are put on systems that do not put them on the path.
_ON_A_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_PROGRAMS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WEASYPRINT = "weasyprint"
# Where paper is not A4, as the language of the system says; a style of one's own has the last word.
_LETTER = frozenset(("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE"))
_NOWHERE = "127.0.0.1:9"
# Beside the page's own policy, of which a person's templates need not have one: nothing is read or run.
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
NO_PRINTER = "Nothing on this computer can print a page: there is no Chromium, Chrome, Edge or weasyprint."
_INSTEAD = "Install one of them, or open the page in your browser and print it: mentorfolio report --open"


def printers(environment: Mapping[str, str]) -> Iterator[str]:
    """The programs that could print a page, the browsers first."""
    path = environment.get("PATH")
    named = (shutil.which(name, path=path) for name in _BROWSERS)
    yield from (found for found in named if found)
    yield from (str(place) for place in _places(environment) if place.is_file())
    if found := shutil.which(_WEASYPRINT, path=path):
        yield found


def _places(environment: Mapping[str, str]) -> list[Path]:
    folders, names = {
        "darwin": (["/Applications", f"{environment.get('HOME', '')}/Applications"], _ON_A_MAC),
        "win32": ([environment.get(name, "") for name in _PROGRAMS], _ON_WINDOWS),
    }.get(sys.platform, ([], ()))
    return [Path(folder) / name for folder in folders if folder for name in names]


def printed(page: str, environment: Mapping[str, str], waiting: Callable[[], None]) -> bytes:
    """The page as a PDF; ``waiting`` is called while it is being made.

    Raises InputOutputFailure where there is no program for it, or none of them did it.
    """
    found = list(dict.fromkeys(printers(environment)))
    if not found:
        raise InputOutputFailure(NO_PRINTER, hint=_INSTEAD)
    for program in found:
        with tempfile.TemporaryDirectory(prefix="mentorfolio-", ignore_cleanup_errors=True) as folder:
            pdf = _printed_by(program, page, Path(folder), environment, waiting)
        if pdf.startswith(b"%PDF"):
            return pdf
    names = " nor ".join(dict.fromkeys(Path(program).name for program in found))
    raise InputOutputFailure(
        f"The page could not be printed: {names} made no PDF of it.",
        hint="Open it in your browser and print it there: mentorfolio report --open",
    )


def _printed_by(
    program: str,
    page: str,
    folder: Path,
    environment: Mapping[str, str],
    waiting: Callable[[], None],
) -> bytes:
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(_confined(page, paper(environment)), encoding="utf-8")
    words = _words(program, source, target)
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), f"http://{_NOWHERE}")
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"), str(folder))
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of a fixed name, fixed words, a folder of ours
            [program, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment, **homes, **proxies},
            start_new_session=True,
            **({} if _is_weasyprint(program) else _somebody_else(folder)),
        )
    except OSError:
        return b""
    _wait(process, waiting)
    try:
        return target.read_bytes()
    except OSError:
        return b""


def _is_weasyprint(program: str) -> bool:
    return Path(program).stem == _WEASYPRINT


def _words(program: str, source: Path, target: Path) -> list[str]:
    if _is_weasyprint(program):
        return [str(source), str(target)]
    return [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-extensions",
        "--disable-sync",
        "--disable-component-update",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--proxy-server={_NOWHERE}",
        "--proxy-bypass-list=<-loopback>",
        f"--user-data-dir={source.parent / 'profile'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]


def paper(environment: Mapping[str, str]) -> str:
    """The paper that the system's language is printed on."""
    told = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_PAPER", "LANG"))), "")
    return "letter" if told.partition(".")[0].partition("_")[2] in _LETTER else "A4"


def _confined(page: str, size: str) -> str:
    """With our policy right behind the doctype, where a parser makes a head of it."""
    begin = re.match(r"\s*<!doctype[^>]*>", page, re.IGNORECASE)
    at = begin.end() if begin else 0
    return f"{page[:at]}{_POLICY}<style>@page {{ size: {size} }}</style>{page[at:]}"


def _somebody_else(folder: Path) -> dict[str, Any]:
    """A browser that root starts runs without its sandbox or not at all: so nobody starts it."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return {}
    for place in (folder, *folder.iterdir()):
        os.chown(place, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _wait(process: subprocess.Popen[bytes], waiting: Callable[[], None]) -> None:
    """Until it has ended; it and its children are killed when it takes too long, or somebody stops us."""
    try:
        for _ in range(int(SECONDS / _BEAT)):
            try:
                process.wait(_BEAT)
            except subprocess.TimeoutExpired:
                waiting()
            else:
                return
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
