"""A lane on every living node: pages stay on the machine that rasterized them.

A node that joins gets its lane, one that is lost loses it, and the pages that waited there go elsewhere. The
coordinator's own node, the home, always has one; what needs the site's folders or databases runs there.
"""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from appliance.runtime.admission import Bay, PageWindow
from appliance.runtime.cluster import Lane, Node, living_nodes

if TYPE_CHECKING:
    from pathlib import Path

    from appliance.metrics import Metrics
    from pipelines.pipeline import Pipeline

OBJECT_STORE_SHARE = 0.4
"""Of the object store: a page is freed a little after its place, and those of suspects have none."""

_START_SECONDS = 180.0
_LOOK_SECONDS = 2.0
_RETRY_SECONDS = 60.0  # an unfit node is tried again: its share may be mounted late
_log = logging.getLogger(__name__)


class Lanes:
    """Opens and closes the bays of its `window` as the nodes come and go.

    `recognizers` is how many each node gets, 0 for as many as it has CPUs. Every node must run this version
    and see `vault` at the same path.
    """

    def __init__(self, pipeline: Pipeline, recognizers: int, vault: Path, metrics: Metrics) -> None:
        self.window: PageWindow[Lane] = PageWindow()
        metrics.watch_window(
            lambda: self.window.pages, lambda: self.window.bytes_taken, lambda: self.window.bytes_limit
        )
        self._pipeline, self._metrics = pipeline, metrics
        self._recognizers, self._vault = recognizers, vault
        self.home_node = next(node for node in living_nodes() if node.is_home)
        self._open_bays: dict[str, tuple[Node, Bay[Lane]]] = {}
        self._opening: dict[str, asyncio.Task[None]] = {}
        self.home = self._lane_on(self.home_node)

    def recognizers(self) -> int:
        """Return how many there are in all open lanes."""
        return sum(self._recognizers_on(node) for node, _ in self._open_bays.values())

    async def open_home(self) -> None:
        """Wait for the home's lane; raises RuntimeUnavailable."""
        await self.home.ready(_START_SECONDS)
        self._open_bay(self.home_node, self.home)

    async def follow(self) -> None:
        """Follow the nodes for ever; raises RuntimeUnavailable once the cluster does not answer."""
        while True:
            await self.look()
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self) -> None:
        """Compare the lanes with the nodes that live now."""
        nodes = {node.id: node for node in await asyncio.to_thread(living_nodes)}
        for gone in self._open_bays.keys() - nodes.keys() - {self.home_node.id}:
            await self._close(gone)
        for id_ in self._opening.keys() - nodes.keys():
            self._opening.pop(id_).cancel()
        for id_ in nodes.keys() - self._open_bays.keys() - self._opening.keys():
            self._opening[id_] = asyncio.create_task(self._open(nodes[id_]))

    async def _open(self, node: Node) -> None:
        """Start a lane there, and open its bay if the node is fit; else leave it, and look again later."""
        lane = self._lane_on(node)
        try:
            await lane.ready(_START_SECONDS)
            if (reason := await self._unfit(lane)) is None:
                self._open_bay(node, lane)
                return
        except asyncio.CancelledError:
            await lane.end()
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong there, the work goes on here
            _log.exception("a lane could not be opened")
            reason = "actors_unavailable"
        await lane.end()
        _log.warning("a node is left out", extra=_about(node, "node_left_out") | {"code": reason})
        await asyncio.sleep(_RETRY_SECONDS)
        self._opening.pop(node.id, None)

    async def _unfit(self, lane: Lane) -> str | None:
        """Say why pages cannot be read there."""
        its_version, has_vault = await lane.rasterizers.call(
            "survey", str(self._vault), deadline_seconds=_START_SECONDS
        )
        if its_version != version("appliance"):
            return "another_version"
        return None if has_vault else "no_vault_there"

    def _open_bay(self, node: Node, lane: Lane) -> None:
        share = int(node.object_store_bytes * OBJECT_STORE_SHARE)
        bay = Bay(lane, share, places=2 * self._recognizers_on(node) + 2)
        self._open_bays[node.id] = node, bay
        self.window.open(bay)
        self._opening.pop(node.id, None)
        _log.info("a node takes part", extra=_about(node, "node_joined"))

    async def _close(self, id_: str) -> None:
        node, bay = self._open_bays.pop(id_)
        self.window.close(bay)
        _log.warning("a node is gone", extra=_about(node, "node_gone"))
        await bay.lane.end()

    def _lane_on(self, node: Node) -> Lane:
        return Lane.open(self._pipeline, node, self._recognizers_on(node), self._metrics)

    def _recognizers_on(self, node: Node) -> int:
        return self._recognizers or max(1, node.cpus)


def _about(node: Node, action: str) -> dict[str, object]:
    return {"action": action, "host": node.address}
