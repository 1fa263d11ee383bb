"""Two Ray nodes in two network namespaces of one machine, and the cable between them; needs root."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from appliance.settings import load_settings
from tests.chaos.machine import Machine
from tests.fakes import READ_SECONDS_VARIABLE

_ADDRESSES = ("10.213.0.1", "10.213.0.2")
_PORT = 6379
_STORE_BYTES = 128 << 20
_READ_SECONDS = 0.2
_ROOT = Path(__file__).parents[2]


class Cable:
    """A namespace at each end; `cut` takes the link down: nothing comes through, nor an answer."""

    def __init__(self) -> None:
        self.spaces = tuple(f"appliance{os.getpid()}{end}" for end in "ab")
        self._ends = tuple(f"ap{os.getpid()}{end}" for end in "ab")

    def lay(self) -> None:
        for space in self.spaces:
            _ip("netns", "add", space)
            _ip("-n", space, "link", "set", "lo", "up")
        _ip("link", "add", self._ends[0], "type", "veth", "peer", "name", self._ends[1])
        for space, end, address in zip(self.spaces, self._ends, _ADDRESSES, strict=True):
            _ip("link", "set", end, "netns", space)
            _ip("-n", space, "address", "add", f"{address}/24", "dev", end)
            _ip("-n", space, "link", "set", end, "up")

    def cut(self) -> None:
        _ip("-n", self.spaces[1], "link", "set", self._ends[1], "down")

    def heal(self) -> None:
        _ip("-n", self.spaces[1], "link", "set", self._ends[1], "up")

    def remove(self) -> None:
        for space in self.spaces:
            subprocess.run(["ip", "netns", "del", space], check=False, capture_output=True)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@dataclass
class Cluster(Machine):
    """The site's coordinator beside the first node; a service manager starts again whichever node ends."""

    cable: Cable = field(default_factory=Cable)
    starts: list[int] = field(default_factory=lambda: [0, 0])
    _nodes: list[subprocess.Popen[bytes] | None] = field(default_factory=lambda: [None, None])

    def make(self) -> None:
        self.cable.lay()
        super().make()
        token = load_settings(self.site).run / "ray-token"
        token.touch(mode=0o600)
        token.write_text(secrets.token_hex(32))

    def _more_settings(self) -> str:
        return f'ray_address = "{_ADDRESSES[0]}:{_PORT}"\n'

    def keep_alive(self) -> None:
        for index, node in enumerate(self._nodes):
            if node is None or node.poll() is not None:
                self._nodes[index] = self._start_node(index)
        super().keep_alive()

    def _start_node(self, index: int) -> subprocess.Popen[bytes]:
        self.starts[index] += 1
        place = ["--head", f"--port={_PORT}", "--include-dashboard=false", f"--temp-dir={self.temporary}"]
        if index > 0:
            place = [f"--address={_ADDRESSES[0]}:{_PORT}"]
        command = [
            *("ip", "netns", "exec", self.cable.spaces[index]),
            *(str(Path(sys.executable).with_name("ray")), "start", "--block", *place),
            *(f"--node-ip-address={_ADDRESSES[index]}", "--num-cpus=2", "--disable-usage-stats"),
            f"--object-store-memory={_STORE_BYTES}",
        ]
        environment = {
            **os.environ,
            "RAY_AUTH_TOKEN_PATH": str(load_settings(self.site).run / "ray-token"),
            "RAY_AUTH_MODE": "token",
            "PYTHONPATH": str(_ROOT),
            READ_SECONDS_VARIABLE: str(_READ_SECONDS),
        }
        with (self.folder / f"node{index}.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)

    def _command(self, *arguments: object) -> list[str]:
        return ["ip", "netns", "exec", self.cable.spaces[0], *super()._command(*arguments)]

    def _roots(self) -> list[int]:
        return super()._roots() + [node.pid for node in self._nodes if node is not None]

    def cut(self) -> None:
        self.cable.cut()

    def heal(self) -> None:
        self.cable.heal()

    def tear_down(self) -> None:
        super().tear_down()
        for node in self._nodes:
            if node is not None:
                for process in self._children():
                    process.kill()
                node.kill()
                node.wait()
        self.cable.remove()
