"""An actor that is killed while it starts is started again; one that cannot start is named."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from appliance.errors import RuntimeUnavailable
from appliance.metrics import Metrics
from appliance.runtime.cluster import NodeOptions, Pool, connected, living_nodes


class Fragile:
    """Kills its process at the first start; there is a note beside it afterwards."""

    def __init__(self, note: str) -> None:
        if not Path(note).exists():
            Path(note).touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def ping(self) -> int:
        return os.getpid()


class Impossible:
    def __init__(self) -> None:
        raise ValueError

    def ping(self) -> int:
        return 0


@pytest.fixture
def node(tmp_path):
    with connected(NodeOptions("", 1, 128 << 20, tmp_path)):
        yield


@pytest.mark.usefixtures("node")
def test_an_actor_that_dies_as_it_starts_is_waited_for_and_one_that_cannot_start_is_not(tmp_path):
    (node,) = living_nodes()

    async def open_pools() -> None:
        await Pool(Fragile, 1, 1, str(tmp_path / "note"), node=node, metrics=Metrics()).ready(60.0)
        with pytest.raises(RuntimeUnavailable):
            await Pool(Impossible, 1, 1, node=node, metrics=Metrics()).ready(60.0)

    asyncio.run(open_pools())
