"""``export``: the whole portfolio as one document."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.register import KINDS
from mentorfolio.fields.field import File, Said
from mentorfolio.render.page import Look, Page, line


class ExportSaid(Said, frozen=True, kw_only=True):
    """Where it goes."""

    output: Annotated[str | None, File("Into this file, readable by you only.")] = None


class Exported(Result, frozen=True, kw_only=True):
    """A portfolio as bytes, on its way to the screen or written to a file."""

    payload: bytes
    output: str | None
    records: int

    def data(self) -> object:
        """The document itself, or where it went."""
        if self.output:
            return {"output": self.output, "records": self.records}
        return msgspec.json.decode(self.payload)

    def raw(self) -> bytes | None:
        """The document, unless a file has it."""
        return None if self.output else self.payload

    def page(self, look: Look) -> Page:
        """Where the document went; without a file it is printed as it is."""
        if self.output is None:
            return Page()
        return Page(words=(line(f"Wrote {self.records} records to {self.output}, readable by you only."),))


def export(desk: Desk, said: ExportSaid) -> Exported:
    """Give out everything as one JSON document."""
    from mentorfolio.exchange.own import to_bytes

    everything = desk.store.reading().everything()
    payload = to_bytes(everything)
    output = said.output or None
    if output:
        desk.write_file(output, payload)
    records = sum(len(getattr(everything, table)) for table in KINDS)
    return Exported(payload=payload, output=output, records=records)
