"""LinkedIn's export as it is downloaded: a ZIP with the connections in it, read within limits."""

from __future__ import annotations

import io
import zipfile
import zlib

from mentorfolio.errors import StoreDamaged

MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_NAMES = ("connections.csv", "kontakte.csv", "verbindungen.csv", "relations.csv", "contactos.csv")
_RATIO = 200  # no table of people packs better than that


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a ZIP."""
    return data.startswith((MAGIC, _EMPTY))


def connections(data: bytes, where: str, largest: int) -> bytes:
    """The table of connections in it.

    Raises:
        StoreDamaged: no such table, or several; it cannot be read, or unpacks to far too much.
    """
    damaged = StoreDamaged(
        f"{where} cannot be unpacked: it is damaged, or only half of it is there.",
        hint="Nothing was changed. Download it again.",
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            paths = ((one, one.filename.replace("\\", "/")) for one in archive.infolist())
            tables = [one for one, path in paths if path.rpartition("/")[2].casefold() in _NAMES]
            if len(tables) > 1:
                raise StoreDamaged(
                    f"{where} has {len(tables)} tables of connections in it.",
                    hint="Nothing was changed. Unpack it, and import the ones you want: "
                    "mentorfolio network import FILE FILE",
                )
            info = tables[0] if tables else None
            if info is None:
                raise StoreDamaged(
                    f"{where} has no Connections.csv in it.",
                    hint="Nothing was changed. Ask LinkedIn for a copy with the connections in it.",
                )
            if info.file_size > largest or info.file_size > max(1 << 20, info.compress_size * _RATIO):
                raise _too_much(where)
            with archive.open(info) as file:
                found = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise damaged from None
    except (RuntimeError, NotImplementedError):
        raise StoreDamaged(
            f"{where} is locked with a password, or packed in a way that cannot be read here.",
            hint="Nothing was changed. Unpack it yourself, and import the Connections.csv in it.",
        ) from None
    if len(found) > largest:
        raise _too_much(where)
    return found


def _too_much(where: str) -> StoreDamaged:
    return StoreDamaged(
        f"{where} would unpack to far more than any list of connections has.",
        hint="Nothing was changed. Is it the file that LinkedIn gave you?",
    )
