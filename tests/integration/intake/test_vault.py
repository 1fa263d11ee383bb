import hashlib
import io
import resource
import stat
from contextlib import contextmanager

import pytest

from appliance.intake.vault import Vault


def test_the_original_lies_under_its_hash_and_cannot_be_written(tmp_path):
    vault = Vault(tmp_path / "vault")
    content = b"x" * 3_000_000
    vaulted = vault.put(io.BytesIO(content))
    digest = hashlib.sha256(content).hexdigest()
    assert (vaulted.sha256, vaulted.byte_size) == (digest, 3_000_000)
    path = vault.path(digest)
    assert path == tmp_path / "vault" / digest[:2] / digest[2:4] / digest
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700


def test_the_same_bytes_lie_there_once(tmp_path):
    vault = Vault(tmp_path)
    assert vault.put(io.BytesIO(b"same")) == vault.put(io.BytesIO(b"same"))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_failed_copy_leaves_nothing(tmp_path):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            if self.tell() >= 1 << 20:
                raise OSError(5, "Input/output error")
            return super().read(size)

    vault = Vault(tmp_path)
    with pytest.raises(OSError, match="Input/output"):
        vault.put(Broken(b"x" * (3 << 20)))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@contextmanager
def room_for(size):
    """Let no file grow longer than `size` bytes, as a disk does that has no more room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [3_000, 3 << 20])
def test_a_copy_for_which_there_is_no_room_leaves_nothing(tmp_path, size):
    vault = Vault(tmp_path)
    with room_for(1_000), pytest.raises(OSError, match="too large"):
        vault.put(io.BytesIO(b"x" * size))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_unfinished_copies_are_dropped_at_the_next_start(tmp_path):
    Vault(tmp_path)
    (tmp_path / ".tmp" / "unfinished").write_bytes(b"half")
    Vault(tmp_path)
    assert list((tmp_path / ".tmp").iterdir()) == []
