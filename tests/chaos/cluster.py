"""Two Ray nodes on one machine; with a cable, in network namespaces of their own, which needs root."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from appliance.durable import write_whole
from appliance.settings import load_settings
from tests.chaos.machine import Machine
from tests.fakes import READ_SECONDS_VARIABLE
from tests.postgresql import free_port

_ADDRESSES = ("10.213.0.1", "10.213.0.2")
_LOOPBACK = "127.0.0.1"
_STORE_BYTES = 128 << 20
_READ_SECONDS = 0.2
_ROOT = Path(__file__).parents[2]
_TOLD = ("node_joined", "node_gone", "node_left_out", "actor_died", "page_suspect", "fenced")


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

    cable: Cable | None = None
    port: int = field(default_factory=free_port)
    starts: list[int] = field(default_factory=lambda: [0, 0])
    _nodes: list[subprocess.Popen[bytes] | None] = field(default_factory=lambda: [None, None])

    def make(self) -> None:
        if self.cable:
            self.cable.lay()
        super().make()
        write_whole(self._token, secrets.token_hex(32), mode=0o600)

    @property
    def _token(self) -> Path:
        return load_settings(self.site).run / "ray-token"

    def _more_settings(self) -> str:
        return f'ray_address = "{self._address(0)}:{self.port}"\n'

    def _address(self, index: int) -> str:
        return _ADDRESSES[index] if self.cable else _LOOPBACK

    def _at(self, index: int) -> tuple[str, ...]:
        """Return how to run a command where that node is."""
        return ("ip", "netns", "exec", self.cable.spaces[index]) if self.cable else ()

    def keep_alive(self) -> None:
        for index, node in enumerate(self._nodes):
            if node is None or node.poll() is not None:
                self._nodes[index] = self._start_node(index)
        super().keep_alive()

    def _start_node(self, index: int) -> subprocess.Popen[bytes]:
        self.starts[index] += 1
        head = ["--head", f"--port={self.port}", "--include-dashboard=false", f"--temp-dir={self.temporary}"]
        place = [f"--address={self._address(0)}:{self.port}"] if index else head
        command = [
            *(*self._at(index), str(Path(sys.executable).with_name("ray")), "start", "--block", *place),
            *(f"--node-ip-address={self._address(index)}", "--num-cpus=2", "--disable-usage-stats"),
            f"--object-store-memory={_STORE_BYTES}",
        ]
        environment = {
            **os.environ,
            "RAY_AUTH_TOKEN_PATH": str(self._token),
            "RAY_AUTH_MODE": "token",
            "PYTHONPATH": str(_ROOT),
            READ_SECONDS_VARIABLE: str(_READ_SECONDS),
        }
        with (self.folder / f"node{index}.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)

    def _command(self, *arguments: object) -> list[str]:
        return [*self._at(0), *super()._command(*arguments)]

    def _roots(self) -> list[int]:
        return super()._roots() + [node.pid for node in self._nodes if node is not None]

    def cut(self) -> None:
        if self.cable:
            self.cable.cut()

    def heal(self) -> None:
        if self.cable:
            self.cable.heal()

    def kill_second_node(self) -> None:
        """SIGKILL everything that runs there."""
        second = psutil.Process(self._nodes[1].pid)
        for process in [*second.children(recursive=True), second]:
            process.kill()

    def tear_down(self) -> None:
        super().tear_down()
        for process in self._children():
            process.kill()
        for node in filter(None, self._nodes):
            node.kill()
            node.wait()
        if self.cable:
            self.cable.remove()


def told(site: Path) -> dict[str, int]:
    """Count what the coordinator's log says of nodes and of pages that were given up."""
    logs = load_settings(site).run.parent.rglob("appliance.jsonl")
    actions = [json.loads(line).get("action") for log in logs for line in log.read_text().splitlines()]
    return {name: actions.count(name) for name in _TOLD}
