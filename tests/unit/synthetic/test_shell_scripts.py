import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = sorted([*(ROOT / "installer").glob("*.sh"), ROOT / ".ci" / "run"])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_parse(script):
    subprocess.run(["bash", "-n", script], check=True)


@pytest.mark.parametrize(
    "script", [path for path in SCRIPTS if path.name != "setup.sh"], ids=lambda path: path.name
)
def test_scripts_are_executable_and_stop_at_errors(script):
    assert script.stat().st_mode & 0o111
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def sourced(commands, folder):
    """Run shell `commands` with setup.sh loaded, in `folder`."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"source '{ROOT}/installer/setup.sh'; {commands}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def environment(folder, lock):
    """Make what need_environment leaves: an interpreter and the stamp of `lock`."""
    (folder / "pyproject.toml").write_text("[project]\n")
    for name in ("requirements-cpu.lock", "requirements-dev.lock"):
        (folder / name).write_text(f"# {name}\n")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    assert sourced(f"stamp {lock} >.venv/lock-stamp", folder).returncode == 0


def is_ready(folder, *locks):
    return sourced(f"is_ready {' '.join(locks)}", folder).returncode == 0


def test_an_environment_of_either_lock_serves_the_quickstart_but_not_the_tests(tmp_path):
    environment(tmp_path, "requirements-dev.lock")
    assert is_ready(tmp_path, "requirements-cpu.lock", "requirements-dev.lock")
    (tmp_path / ".venv" / "lock-stamp").unlink()
    assert sourced("stamp requirements-cpu.lock >.venv/lock-stamp", tmp_path).returncode == 0
    assert is_ready(tmp_path, "requirements-cpu.lock", "requirements-dev.lock")
    assert not is_ready(tmp_path, "requirements-dev.lock")


def test_a_changed_lock_or_an_interrupted_installation_is_not_ready(tmp_path):
    environment(tmp_path, "requirements-cpu.lock")
    assert is_ready(tmp_path, "requirements-cpu.lock")
    (tmp_path / "requirements-cpu.lock").write_text("other==1\n")
    assert not is_ready(tmp_path, "requirements-cpu.lock")
    (tmp_path / ".venv" / "lock-stamp").unlink()
    assert not is_ready(tmp_path, "requirements-cpu.lock")


def test_another_environment_is_looked_for_where_the_script_says(tmp_path):
    environment(tmp_path, "requirements-cpu.lock")
    assert sourced("environment=.venv-other; is_ready requirements-cpu.lock", tmp_path).returncode == 1
    (tmp_path / ".venv").rename(tmp_path / ".venv-other")
    assert sourced("environment=.venv-other; is_ready requirements-cpu.lock", tmp_path).returncode == 0


def test_an_interpreter_that_the_lock_is_not_for_is_not_taken(tmp_path):
    assert sourced("interpreters=(python-of-no-release); find_python", tmp_path).returncode == 1


def test_missing_packages_without_rights_name_the_line_to_run(tmp_path):
    refused = sourced(
        "root_prefix() { return 1; }; need_system_packages 'no-such-package|other-name'", tmp_path
    )
    assert refused.returncode == 6
    assert "sudo apt-get install -y --no-install-recommends no-such-package" in refused.stderr


def test_failures_say_what_to_do_next(tmp_path):
    told = sourced("fail 6 'It broke.' 'Mend it.'", tmp_path)
    assert told.returncode == 6
    assert told.stderr == "error: It broke.\nnext: Mend it.\n"
