"""A process of Ray's own node dies: the coordinator says so and ends at once, for its service manager."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from appliance.runtime import cluster

COMMAND = [sys.executable, "-c", "from appliance.cli.main import main; main()"]
_END_SECONDS = 60


@pytest.mark.parametrize("name", ["raylet", "gcs_server"])
def test_the_death_of_the_node_ends_the_coordinator_with_a_reason(name, tmp_path):
    site = str(tmp_path / "site")
    subprocess.run([*COMMAND, "init", site], check=True, capture_output=True)
    watch = subprocess.Popen(
        [*COMMAND, "--site", site, "watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert "0 of 0 documents" in watch.stderr.readline()
    ours = psutil.Process(watch.pid).children(recursive=True)
    servers = {Path(word).stem for process in ours for word in process.cmdline() if word.endswith(".py")}
    assert not servers & {"dashboard", "monitor", "log_monitor"}  # nobody asks them anything
    for process in ours:
        if process.name() == name:
            process.send_signal(signal.SIGKILL)
    _, told = watch.communicate(timeout=_END_SECONDS)
    assert watch.returncode == 6
    assert "A process of Ray's node died" in told


STUCK = """
import ray, time
from appliance.runtime import cluster
ray.init = lambda **_options: time.sleep(60)
cluster._START_SECONDS = 0.5
from pathlib import Path
with cluster.connected(cluster.NodeOptions("", 1, 128 << 20, Path("."))):
    pass
"""


def test_a_start_that_is_stuck_inside_ray_ends_the_process_and_says_so(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", STUCK], capture_output=True, text=True, check=False, timeout=40, cwd=tmp_path
    )
    assert ended.returncode == 6
    assert "Ray did not start within" in ended.stderr
    assert "next: Start it again." in ended.stderr


def test_a_token_that_was_half_written_is_not_kept(tmp_path, monkeypatch):
    def die(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", die)
        with pytest.raises(KeyboardInterrupt):
            cluster._close_doors(tmp_path)
    assert list(tmp_path.iterdir()) == []
