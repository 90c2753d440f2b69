"""The pictures of the README, drawn from real runs on a sample portfolio: ``make pictures``.

The year that the tests play, seen on its last day: at a terminal, and as the page of ``report`` in a browser.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.support import Cli
from tests.year.playing import played

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
COLUMNS = 92
ROWS = 200
TERMINAL = {  # name of the picture -> what is typed
    "review": ("review",),
    "over": ("review", "--over", "1y"),
    "show": ("mentor", "show", "ben"),
}
WIDTH = 1000  # of the page
MADE_FROM = PICTURES / "report.sha256"
_FONTS = re.compile(r"@font-face \{\{.*?\}\}\n", re.DOTALL)  # a picture of rich's would fetch them


def sample(home: Path) -> Cli:
    """Fourteen months of a life with mentors, and a few people more."""
    played(home)
    cli = Cli(home)
    cli.environment["MENTORFOLIO_TODAY"] = "2028-12-31"
    cli.ok("profile", "edit", "--stage-of-career", "leading for the first time", today="2027-11-01")
    cli.ok("profile", "edit", "--stage-of-career", "changing fields", today="2028-07-15")
    cli.ok("circle", "add", "New leads", "--member", "anna", "--member", "cleo")
    for name, organisation in (("anna", "Sample Works"), ("eli", "Sample Works"), ("ben", "Example Wind")):
        cli.ok("mentor", "edit", name, "--organisation", organisation)
    found = ("--source", "friend-of-friend", "--introduced-by", "Ben Sample", "--knows", "ben")
    cli.ok("mentor", "add", "Jo Sample", "--supports", "climate=2", "--knowing", "whom=2", *found)
    cli.ok("mentor", "add", "Kim Sample", "--supports", "direction=2", "--knowing", "why=2")
    return cli


def drawn(cli: Cli, words: tuple[str, ...]) -> str:
    """What the real program shows at a terminal, as a picture that loads nothing."""
    import pexpect
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    child = pexpect.spawn(
        sys.executable,
        ["-m", "mentorfolio", *words],
        env=cli.environment | {"TERM": "xterm-256color", "LANG": "C.UTF-8"},
        dimensions=(ROWS, COLUMNS),
        encoding="utf-8",
    )
    said = child.read().replace("\r\n", "\n")
    child.close()
    # A terminal called dumb, as in many a CI, is 80 columns wide to rich, whatever it is told.
    terminal = {"TERM": "xterm-256color"}
    console = Console(record=True, file=io.StringIO(), width=COLUMNS, force_terminal=True, _environ=terminal)
    console.print(Text.from_ansi(f"\x1b[2m$\x1b[0m \x1b[1mmentorfolio {' '.join(words)}\x1b[0m"))
    console.print(Text.from_ansi(said))
    picture = console.export_svg(
        title="mentorfolio", unique_id="mentorfolio", code_format=_FONTS.sub("", CONSOLE_SVG_FORMAT)
    )
    return "".join(f"{line.rstrip()}\n" for line in picture.splitlines())


def words_of(picture: str) -> list[str]:
    """What stands in a picture, line by line; blanks are places there, and no letters."""
    rows: dict[float, str] = {}
    for y, text in re.findall(r'<text class="mentorfolio-r[^>]* y="([\d.]+)"[^>]*>([^<]*)</text>', picture):
        rows[float(y)] = rows.get(float(y), "") + html.unescape(text)
    return ["".join(rows[y].split()) for y in sorted(rows)]


def photographed(page: Path, chromium: str) -> dict[str, bytes]:
    """The top of the page as a Chromium shows it, by day and by night."""
    from playwright.sync_api import sync_playwright

    found = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium)
        for scheme in ("light", "dark"):
            shown = browser.new_page(color_scheme=scheme, viewport={"width": WIDTH, "height": 800})
            shown.goto(page.as_uri())
            end = shown.evaluate("document.querySelector('#network figure').getBoundingClientRect().bottom")
            found[scheme] = shown.screenshot(
                full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": end + 16}
            )
        browser.close()
    return found


def fingerprint(page: str) -> str:
    """Of what a photograph shows: the style, and the parts up to the network."""
    seen = page.partition('<section id="history"')[0]
    return hashlib.sha256(seen.encode()).hexdigest()


def page_of(cli: Cli) -> Path:
    """The whole portfolio as a page."""
    page = cli.home / "portfolio.html"
    cli.ok("report", "--output", str(page))
    return page


def main() -> int:
    """Draw them all anew."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.stderr.write("The page of report is photographed in a Chromium, and there is none.\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mentorfolio-pictures-") as folder:
        cli = sample(Path(folder))
        for name, words in TERMINAL.items():
            (PICTURES / f"{name}.svg").write_text(drawn(cli, words), encoding="utf-8")
        page = page_of(cli)
        for scheme, data in photographed(page, chromium).items():
            (PICTURES / f"report-{scheme}.png").write_bytes(data)
        MADE_FROM.write_text(fingerprint(page.read_text(encoding="utf-8")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
