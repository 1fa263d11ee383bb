"""Whether a drop folder is still the one that it was: there, and on the mount that was made for it."""

import errno
import stat
from dataclasses import dataclass
from pathlib import Path

from appliance.intake.mounts import Mount, mount_of
from pipelines.errors import Failure, FailureClass


@dataclass(frozen=True, slots=True)
class Home:
    """Which directory a drop folder is, and on which mount."""

    mount: Mount
    device: int
    inode: int


def find_home(folder: Path) -> Home:
    """Return where the folder is now; raises OSError, as well where a link or a file took its place."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "not a folder")
    return Home(mount_of(folder), status.st_dev, status.st_ino)


def missing(folder: Path) -> Failure:
    return Failure(
        FailureClass.CAPACITY,
        "drop_folder_missing",
        "the drop folder is not there",
        f"Make {folder} again, or mount its share; it is watched again as soon as it is back.",
        retryable=True,
    )


def unmounted(earlier: Home | None, now: Home) -> Failure | None:
    """Return the failure where the mount that held the folder has gone and left an empty place."""
    if earlier is None or earlier.mount.at == now.mount.at or now.mount.at.is_relative_to(earlier.mount.at):
        return None
    return Failure(
        FailureClass.CAPACITY,
        "drop_folder_unmounted",
        f"the {earlier.mount.kind} file system that held the drop folder is no longer mounted",
        f"Mount {earlier.mount.at} again. Restart the appliance if the folder is meant to be used as it is.",
        retryable=True,
    )
