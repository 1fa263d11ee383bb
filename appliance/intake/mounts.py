"""What file system holds a folder, as the kernel lists its mounts, and whether others may write there."""

from dataclasses import dataclass
from pathlib import Path

_LIST = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
    }
)


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: at which folder, and of which type, as the kernel calls it."""

    at: Path
    kind: str

    @property
    def is_remote(self) -> bool:
        """Others may write there without this machine's kernel being asked, so that it announces nothing."""
        return self.kind in _NETWORK or self.kind.startswith("fuse.") or self.kind == "fuse"


UNKNOWN = Mount(Path("/"), "unknown")


def mount_of(folder: Path) -> Mount:
    """Return what is mounted where the folder lies; `folder` is absolute and without links."""
    return find_mount(folder, _LIST.read_text("utf-8", "surrogateescape"))


def find_mount(folder: Path, mountinfo: str) -> Mount:
    """Return the mount that holds `folder` in a list of the form of /proc/self/mountinfo.

    Of two mounts at the same place the later hides the earlier.
    """
    found = UNKNOWN
    for line in mountinfo.splitlines():
        place, _, device = line.partition(" - ")
        at = Path(_unescaped(place.split(" ")[4]))
        if folder.is_relative_to(at) and len(at.parts) >= len(found.at.parts):
            found = Mount(at, device.split(" ")[0])
    return found


def _unescaped(place: str) -> str:
    r"""Undo the kernel's \040 for a space, \011 for a tab, \012 for a line's end and \134 for a backslash."""
    for code, character in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
        place = place.replace(f"\\{code}", character)
    return place
