"""Ray: where the actors live, how they are called, and how one that died or hangs is noticed and replaced.

Retries are the ledger's: a call is made once. Whatever dies is started again by Ray; its pages become
suspects, because one of them may have killed it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import ray
from ray._private import node as ray_node
from ray._private import ray_constants
from ray._private import utils as ray_utils
from ray._private import worker as ray_worker
from ray._private.authentication.authentication_token_setup import maybe_enable_token_auth_if_token_available
from ray.exceptions import ActorUnavailableError, ObjectLostError, RayActorError, RayError, RaySystemError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from appliance.durable import write_whole
from appliance.errors import ExitCode, RuntimeUnavailable
from appliance.runtime.routing import Member, choose, choose_alone

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from appliance.metrics import Metrics

_CPU_SHARE = (
    0.01  # book-keeping only: the coordinator bounds the work; the system's scheduler shares the cores
)
_RESTART_SECONDS = 60.0
_START_SECONDS = 120.0
_NODE_LOOK_SECONDS, _PING_SECONDS = 0.25, 0.2
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class CallDied(Exception):  # noqa: N818 - not an error of ours: the process on the other side ended
    """The actor's process died, or was ended because it did not answer in time, during this call."""

    def __init__(self, *, hung: bool) -> None:
        super().__init__("hung" if hung else "died")
        self.hung = hung


class Replaced(Exception):  # noqa: N818 - not an error: what was asked for is asked again
    """The actor was replaced by another during this call."""


class LaneClosed(Exception):  # noqa: N818 - not an error of ours: the page goes to another lane
    """The node of this lane is gone; what was asked for was not begun."""


@dataclass(frozen=True, slots=True)
class Node:
    """A living machine of the cluster; `is_home` where this process runs."""

    id: str
    address: str
    cpus: int
    object_store_bytes: int
    is_home: bool
    gpus: int = 0


@dataclass(frozen=True, slots=True)
class NodeOptions:
    """The node of our own: `cpus` 0 takes all; the object store's size; where its token and logs live."""

    address: str
    cpus: int
    object_store_bytes: int
    run_folder: Path


@contextmanager
def connected(options: NodeOptions) -> Iterator[None]:
    """Join the cluster at `options.address`, or run a closed node on loopback for as long as this lasts.

    Raises RuntimeUnavailable when it cannot be reached or started.
    """
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    # Not in the site: a socket's path may have 107 characters, and a site's own can be longer than that.
    with tempfile.TemporaryDirectory(prefix="appliance-", ignore_cleanup_errors=True) as folder:
        try:
            with _ended_when_stuck(_START_SECONDS):
                _connect(options, folder)
            for number, handler in handlers.items():  # Ray replaces them
                signal.signal(number, handler)
            yield
        finally:
            ray.shutdown()


def _connect(options: NodeOptions, folder: str) -> None:
    _close_doors(options.run_folder)
    # Ray tells of every death on standard error, where the operator's progress stands.
    ray_worker.print_to_stdstream = _log_message
    common: dict[str, Any] = {"log_to_driver": False, "configure_logging": False, "namespace": "appliance"}
    try:
        if options.address:
            maybe_enable_token_auth_if_token_available()  # Ray does so by itself only for a node it starts
            ray.init(address=options.address, **common)
            return
        # Where this is set, Ray takes 127.0.0.1 for the address that other machines reach, and listens there.
        ray_constants.ENABLE_RAY_CLUSTER = False
        _leave_services_out()
        ray.init(
            address="local",
            num_cpus=options.cpus or os.cpu_count(),
            object_store_memory=options.object_store_bytes,
            include_dashboard=False,
            _temp_dir=folder,
            _node_ip_address="127.0.0.1",
            **common,
        )
    except Exception as error:  # Ray raises a bare Exception where a process of its own dies as it starts
        raise RuntimeUnavailable(
            "ray_unavailable",
            f"Ray did not start: {error}"
            if not options.address
            else f"No Ray cluster answers at {options.address}.",
            "Run `appliance doctor`; for a cluster, check its address and that it has this site's token.",
        ) from error


def _leave_services_out() -> None:
    """Have Ray's node start nothing but what actors need: less to wait for, and no server that nobody asks.

    Ray has no switch for the autoscaler's monitor, the streamer of logs and the dashboard. An agent of the
    dashboard is left, as small as where the dashboard's packages are not installed.
    """
    for service in ("start_monitor", "start_log_monitor", "start_api_server"):
        setattr(ray_node.Node, service, lambda _node, **_options: None)
    ray_utils.get_dashboard_dependency_error = lambda: ImportError("the dashboard is not used")


@contextmanager
def _ended_when_stuck(seconds: float) -> Iterator[None]:
    """End this process when the block takes longer: a call that waits inside Ray cannot be ended otherwise.

    Ray's own processes end with it, and the service manager starts it again.
    """

    def end() -> None:
        _log.error("Ray did not start in time", extra={"action": "ray_start_stuck"})
        sys.stderr.write(f"error: Ray did not start within {seconds:.0f} s.\nnext: Start it again.\n")
        sys.stderr.flush()
        os._exit(ExitCode.NOT_READY)

    watching = threading.Timer(seconds, end)
    watching.daemon = True
    watching.start()
    try:
        yield
    finally:
        watching.cancel()


def _log_message(_data: object, **_options: object) -> None:
    """Note that Ray said something, without the words: they may quote a document."""
    _log.info("Ray reported something; its own logs say what", extra={"action": "ray_message"})


def _close_doors(run_folder: Path) -> None:
    """Have Ray ask for a token that only this site's user can read, and tell nobody anything.

    Ray turns its token mode on by itself where it finds a token; setting the mode here would come too late.
    """
    token = run_folder / "ray-token"
    if not token.exists():
        # Whoever dies between two steps must not leave an empty one for ever.
        write_whole(token, secrets.token_hex(32), mode=0o600)
    logging.getLogger("ray").setLevel(logging.ERROR)
    os.environ.setdefault("RAY_AUTH_TOKEN_PATH", str(token))
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # Ray would have us wait for workers that it starts ahead, for ever where one of them is killed meanwhile.
    os.environ.setdefault("RAY_prestart_worker_first_driver", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")


def living_nodes() -> list[Node]:
    """Return the machines that the cluster counts as living, ours first; raises RuntimeUnavailable."""
    home = ray.get_runtime_context().get_node_id()
    try:
        told = ray.nodes()
    except Exception as error:  # Ray documents none, and raises several
        raise RuntimeUnavailable(
            "ray_unavailable",
            "The Ray cluster does not answer any more; what was read is kept.",
            "Start it again: a service manager does so by itself. See that the cluster's head runs.",
        ) from error
    nodes = [
        Node(
            id=node["NodeID"],
            address=node["NodeManagerAddress"],
            cpus=int(node["Resources"].get("CPU", 0)),
            object_store_bytes=int(node["Resources"].get("object_store_memory", 0)),
            is_home=node["NodeID"] == home,
            gpus=int(node["Resources"].get("GPU", 0)),
        )
        for node in told
        if node["Alive"]
    ]
    return sorted(nodes, key=lambda node: not node.is_home)


def check_node() -> None:
    """Raise RuntimeUnavailable once a process of our own node has died: nothing starts on it any more.

    Its actors may still answer. A cluster that was joined looks after its own processes.
    """
    node = ray_worker._global_node  # noqa: SLF001 - Ray tells nobody but the log, and a call would just wait
    if node is None or not node.dead_processes():
        return
    raise RuntimeUnavailable(
        "ray_died",
        "A process of Ray's node died; what was read is kept.",
        "Start it again: a service manager does so by itself. If it dies again, see the log and the memory.",
    )


async def while_node_lives(work: Coroutine[Any, Any, _T]) -> _T:
    """Return what `work` returns; raises RuntimeUnavailable, and cancels it, once our node has died.

    What waits for an actor that can never start again would wait for its whole deadline, or for ever.
    """
    task = asyncio.ensure_future(work)
    try:
        while not task.done():
            check_node()
            await asyncio.wait({task}, timeout=_NODE_LOOK_SECONDS)
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})


class Pool:
    """Actors of one kind on one node; each call goes to the least loaded one that lives.

    Each takes `cap` calls at once, does `threads` of them at the same time, and has `gpus` whole GPUs.
    """

    def __init__(
        self,
        kind: type,
        size: int,
        cap: int,
        *arguments: object,
        node: Node,
        metrics: Metrics,
        threads: int = 1,
        gpus: int = 0,
    ) -> None:
        self._name, self._cap, self._metrics = kind.__name__, cap, metrics
        self._arguments = arguments
        self._remote = ray.remote(
            num_cpus=_CPU_SHARE,
            num_gpus=gpus,
            max_concurrency=threads,
            max_restarts=-1,
            max_task_retries=0,
            scheduling_strategy=NodeAffinitySchedulingStrategy(node.id, soft=False),
        )(kind)
        self._actors = [self._start(index) for index in range(size)]
        self._is_closed = False
        self._members = [Member() for _ in self._actors]
        self._changed = asyncio.Condition()
        self._revivals: set[asyncio.Task[None]] = set()

    def _start(self, index: int) -> Any:  # noqa: ANN401, ARG002 - Ray has no types; a kind of pool may tell them apart
        return self._remote.remote(*self._arguments)

    async def ready(self, deadline_seconds: float) -> None:
        """Wait until every actor answers; raises RuntimeUnavailable."""
        pings = [actor.ping.remote() for actor in self._actors]
        try:
            async with asyncio.timeout(deadline_seconds):
                for actor, ping in zip(self._actors, pings, strict=True):
                    await _first_answer(actor, ping)
        except (RayError, TimeoutError) as error:
            raise RuntimeUnavailable(
                "actors_unavailable",
                f"{self._name} did not start: {error}",
                "Run `appliance doctor`.",
            ) from error

    async def call(self, method: str, *arguments: object, deadline_seconds: float) -> Any:  # noqa: ANN401 - Ray has no types
        """Return what `method` answers; raises CallDied when its process ends or hangs, and LaneClosed."""
        value, _ = await self._call(method, arguments, deadline_seconds)
        return value

    async def call_alone(self, method: str, *arguments: object, deadline_seconds: float) -> Any:  # noqa: ANN401 - Ray has no types
        """The same, with an actor that does nothing else meanwhile."""
        value, _ = await self._call(method, arguments, deadline_seconds, alone=True)
        return value

    async def ask_all(self, method: str, deadline_seconds: float) -> list[Any]:
        """Return what each living actor answers; one that gives no answer is left out."""
        living = [actor for actor, member in zip(self._actors, self._members, strict=True) if member.is_alive]
        asked = [_answer(getattr(actor, method).remote()) for actor in living]
        waiting = (asyncio.wait_for(answer, deadline_seconds) for answer in asked)
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        return [answer for answer in answers if not isinstance(answer, BaseException)]

    async def call_for_picture(
        self, method: str, *arguments: object, deadline_seconds: float
    ) -> tuple[Any, ray.ObjectRef]:
        """Return the verdict of `method`, and a reference to the picture that stays in the object store."""
        return await self._call(method, arguments, deadline_seconds, with_picture=True)

    async def _call(
        self,
        method: str,
        arguments: tuple[object, ...],
        deadline_seconds: float,
        *,
        with_picture: bool = False,
        alone: bool = False,
    ) -> tuple[Any, Any]:
        asked = time.monotonic()
        index = await (self._acquire_alone() if alone else self._acquire())
        generation = self._members[index].generation
        began = time.monotonic()
        try:
            bound = getattr(self._actors[index], method).options(num_returns=2 if with_picture else 1)
            references = bound.remote(*arguments)
            verdict, picture = references if with_picture else (references, None)
            answer = await asyncio.wait_for(_answer(verdict), deadline_seconds)
        except (RayActorError, ObjectLostError, RaySystemError) as error:
            check_node()  # the page is no suspect when everything died
            self._require_same(index, generation, error)
            self._bury(index, hung=False)
            raise CallDied(hung=False) from error
        except TimeoutError as error:
            # A synchronous call cannot be cancelled: only the end of its process ends it.
            self._require_same(index, generation, error)
            ray.kill(self._actors[index], no_restart=False)
            self._bury(index, hung=True)
            raise CallDied(hung=True) from error
        else:
            self._metrics.called(method, began - asked, time.monotonic() - began)
            return answer, picture
        finally:
            await self._release(index, alone=alone)

    async def _acquire(self) -> int:
        async with self._changed:
            while not self._is_closed:
                if (index := choose(self._members, self._cap)) is not None:
                    self._members[index].outstanding += 1
                    return index
                await self._changed.wait()
            raise LaneClosed

    async def _acquire_alone(self) -> int:
        """Keep an actor from other calls, and wait until it has none."""
        async with self._changed:
            while (index := choose_alone(self._members)) is None and not self._is_closed:
                await self._changed.wait()
            if index is None or self._is_closed:
                raise LaneClosed
            member = self._members[index]
            member.is_reserved = True
            try:
                while not self._is_closed and (member.outstanding or not member.is_alive):
                    await self._changed.wait()
            except BaseException:
                member.is_reserved = False
                raise
            if self._is_closed:
                raise LaneClosed
            member.outstanding += 1
            return index

    async def _release(self, index: int, *, alone: bool) -> None:
        async with self._changed:
            self._members[index].outstanding -= 1
            if alone:
                self._members[index].is_reserved = False
            self._changed.notify_all()

    def _bury(self, index: int, *, hung: bool) -> None:
        """Give the actor no more calls until its next process answers: those would die unread."""
        if self._members[index].is_alive:
            self._members[index].is_alive = False
            self._metrics.actor_died(self._name, hung=hung)
            _log.warning("an actor died", extra={"action": "actor_died", "kind": self._name})
            self._await_revival(index)

    def _await_revival(self, index: int) -> None:
        task = asyncio.create_task(self._revive(index))
        self._revivals.add(task)
        task.add_done_callback(self._revivals.discard)

    def _replace(self, index: int) -> None:
        """End an actor for good and start another in its place; the calls that it has raise Replaced."""
        member = self._members[index]
        member.generation += 1
        ray.kill(self._actors[index])
        self._actors[index] = self._start(index)
        if member.is_alive:
            member.is_alive = False
            self._await_revival(index)

    def _require_same(self, index: int, generation: int, error: Exception) -> None:
        if self._members[index].generation != generation:
            raise Replaced from error

    async def _revive(self, index: int) -> None:
        while True:
            await asyncio.sleep(_PING_SECONDS)
            try:
                await asyncio.wait_for(_answer(self._actors[index].ping.remote()), _RESTART_SECONDS)
                break
            except (RayError, TimeoutError):
                continue
        async with self._changed:
            self._members[index].is_alive = True
            self._changed.notify_all()

    async def end(self) -> None:
        """End every process of the pool; whoever waits for one goes elsewhere."""
        for task in self._revivals:
            task.cancel()
        for actor in self._actors:
            ray.kill(actor)
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    async def process_ids(self) -> list[int]:
        """Return the processes that run the actors now."""
        return [await _answer(actor.ping.remote()) for actor in self._actors]


async def _first_answer(actor: Any, ping: ray.ObjectRef) -> None:  # noqa: ANN401 - Ray has no types
    """Wait for an actor that starts; Ray starts it again where its process is killed meanwhile."""
    while True:
        try:
            await _answer(ping)
        except ActorUnavailableError:
            await asyncio.sleep(_PING_SECONDS)
            ping = actor.ping.remote()
        else:
            return


def _answer(reference: ray.ObjectRef) -> asyncio.Future[Any]:
    return asyncio.wrap_future(reference.future())
