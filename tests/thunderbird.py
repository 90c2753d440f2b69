"""Thunderbird without a window, asked about its calendars by Marionette, the way its own tests do it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 60  # seconds for the program to be up, and for an answer
# Two calendars of one profile: the file itself ("On the Network"), and one to import into.
PREFERENCES = """
user_pref("calendar.registry.network.type", "ics");
user_pref("calendar.registry.network.uri", "{file}");
user_pref("calendar.registry.network.name", "Mentoring");
user_pref("calendar.registry.network.readOnly", true);
user_pref("calendar.registry.own.type", "storage");
user_pref("calendar.registry.own.uri", "moz-storage-calendar://");
user_pref("calendar.registry.own.name", "Own");
user_pref("marionette.port", {port});
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mailnews.start_page.enabled", false);
"""
_AROUND = """
const [which, path, resolve] = arguments;
(async () => {
  const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
  const calendar = cal.manager.getCalendars().find(c => c.id == which);
  %s
})().then(resolve, error => resolve({ error: String(error) }));
"""
_ENTRIES = """
  const items = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
  return items.map(item => [
    item.id, item.title, String(item.startDate ?? item.dueDate), item.status ?? "",
    item.getProperty("LOCATION") ?? "", item.isTodo(), item.getAlarms().length,
  ]);
"""
_REFRESH = """
  await new Promise(done => {
    const nothing = () => {};
    calendar.addObserver({
      QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
      onLoad: done, onError: done, onStartBatch: nothing, onEndBatch: nothing, onAddItem: nothing,
      onModifyItem: nothing, onDeleteItem: nothing, onPropertyChanged: nothing, onPropertyDeleting: nothing,
    });
    calendar.refresh();
  });
"""
# What File, Import does.
_IMPORT = """
  const modules = "resource:///modules/CalendarFileImporter.sys.mjs";
  const { CalendarFileImporter } = ChromeUtils.importESModule(modules);
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  const importer = new CalendarFileImporter();
  await importer.startImport(await importer.parseIcsFile(file), calendar);
  return "taken";
"""


class Entry(NamedTuple):
    """What Thunderbird knows of an entry."""

    uid: str
    title: str
    day: str
    status: str
    place: str
    is_task: bool
    alarms: int


class Thunderbird:
    """One running Thunderbird."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._read, self._number = self._line.makefile("rb"), 0
        self._answer()  # it greets
        self._say("WebDriver:NewSession")
        self._say("Marionette:SetContext", value="chrome")

    def hang_up(self) -> None:
        """Say nothing more."""
        self._read.close()

    def entries(self, calendar: str) -> dict[str, Entry]:
        """Title -> entry."""
        found = [Entry(*row) for row in self._run(_ENTRIES, calendar)]
        assert len({entry.uid for entry in found}) == len(found)
        return {entry.title: entry for entry in found}

    def refresh(self, calendar: str) -> None:
        """As Synchronise does, and the program by itself every half hour."""
        self._run(_REFRESH, calendar)

    def imports(self, path: Path) -> str:
        """``taken``, or why not."""
        said = self._run(_IMPORT, "own", str(path))
        return str(said["error"]) if isinstance(said, dict) else str(said)

    def _run(self, script: str, calendar: str, path: str = "") -> Any:
        words = {"script": _AROUND % script, "args": [calendar, path]}
        return self._say("WebDriver:ExecuteAsyncScript", **words)["value"]

    def _say(self, name: str, **words: Any) -> Any:
        self._number += 1
        said = json.dumps([0, self._number, name, words]).encode()
        self._line.sendall(b"%d:%s" % (len(said), said))
        _, _, error, answer = self._answer()
        assert error is None, error
        return answer

    def _answer(self) -> Any:
        length = b""
        while (char := self._read.read(1)) != b":":
            assert char, "Thunderbird has hung up"
            length += char
        return json.loads(self._read.read(int(length)))


@contextmanager
def thunderbird(home: Path, file: Path) -> Iterator[Thunderbird]:
    """Thunderbird with a profile of its own, in which this file is a calendar on the network."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile = home / "profile"
    profile.mkdir(parents=True)
    said = PREFERENCES.format(file=file.as_uri(), port=port)
    (profile / "user.js").write_text(said, encoding="utf-8")
    words = ["--headless", "--marionette", "-remote-allow-system-access", "--no-remote", "--profile"]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Europe/Berlin"}
    with (home / "said").open("wb") as log:
        running = subprocess.Popen(
            ["thunderbird", *words, str(profile)], env=environment, stdout=log, stderr=log
        )
    try:
        with _connected(port) as line:
            asked = Thunderbird(line)
            yield asked
            asked.hang_up()
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait(10)


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), PATIENCE)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
