"""Documents of which all is told beforehand: a lane and an extractor that take no time, in this process.

What is read, found, written and recorded of them is the product's; nothing looks at a picture.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.runtime.actors.messages import Extracted, ReadPage
from appliance.runtime.lane import Lane
from pipelines.fields import DOUBTFUL
from pipelines.result import extraction_to_json, page_from_json, page_to_json
from pipelines.source import Source, SourceKind, SourcePage
from tests.fakes import LocalPool
from tests.workshops import workshop_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appliance.runtime.cluster import Pool
    from appliance.runtime.coordinator import Coordinator, Workshop
    from appliance.runtime.outputs import OutputDesk
    from pipelines.document import Page
    from pipelines.fields import Extraction

DOCUMENTS_IN_HAND = 8  # as with two embedded readers
_HOUSEKEEPING_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader makes of each page of a file, and what is found in them."""

    pages: tuple[bytes, ...]
    extracted: Extracted

    @classmethod
    def of(cls, pages: Sequence[Page], extraction: Extraction) -> Told:
        doubtful = sum(one.status in DOUBTFUL for one in extraction.fields)
        found = Extracted(extraction_to_json(extraction), extraction.document_type, doubtful)
        return cls(tuple(page_to_json(page) for page in pages), found)


@dataclass(slots=True)
class Teller:
    """Stands for every actor before the sinks; `told` says what a file of the vault has by its hash."""

    told: dict[str, Told]
    _extracted: dict[tuple[bytes, ...], Extracted] = field(init=False)

    def __post_init__(self) -> None:
        self._extracted = {told.pages: told.extracted for told in self.told.values()}

    def probe(self, path: str, _options: object) -> Source:
        count = len(self.told[Path(path).name].pages)
        return Source(SourceKind.PDF, tuple(SourcePage(number, 1, 1, 1) for number in range(1, count + 1)))

    def rasterize(self, path: str, number: int, _options: object) -> tuple[None, bytes]:
        return None, self.told[Path(path).name].pages[number - 1]

    def clean(self, _picture: bytes, _wanted: object) -> tuple[None, None]:
        return None, None

    def recognize(self, content: bytes, _cleaning: None, _separator: None) -> ReadPage:
        page = page_from_json(content)
        reader = page.provenance
        return ReadPage(content, page.is_blank, page.confidence, reader.engine, reader.engine_version)

    def extract(self, pages: Sequence[bytes], _first_page: int, _options: object) -> Extracted:
        return self._extracted[tuple(pages)]


def workshop(settler: Coordinator, told: dict[str, Told], sinks: Pool) -> Workshop:
    """Return what a coordinator needs for its documents; only `sinks` are real actors."""
    teller = LocalPool(Teller, 1, 1, told)
    lane = Lane(teller, teller, teller)
    return workshop_of(settler, lane, teller, sinks, documents=DOCUMENTS_IN_HAND, places=DOCUMENTS_IN_HAND)


async def digitize_all(settler: Coordinator, shop: Workshop, desk: OutputDesk) -> None:
    """Have everything that waits in the ledger digitized, and all that is owed written."""
    ending, housekeeping_at = asyncio.Event(), 0.0
    paying = asyncio.create_task(desk.keep_paying(ending))
    settler._claim(shop)
    while settler._runs:
        await settler._next_event(paying)
        if time.monotonic() >= housekeeping_at:
            await settler._exporter.export(shop.sinks, everything=False)
            housekeeping_at = time.monotonic() + _HOUSEKEEPING_SECONDS
        settler._claim(shop)
    ending.set()
    await paying
    await settler._exporter.export(shop.sinks, everything=True)
