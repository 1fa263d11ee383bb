from pathlib import Path

import pytest

from appliance.intake.mounts import find_mount

MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:21 / /proc rw shared:2 - proc proc rw
40 22 0:44 / /srv/scans rw,relatime shared:9 - cifs //nas/scans rw,vers=3.1.1
41 22 0:45 / /srv/old\040scans rw - nfs4 nas:/old rw
42 22 0:46 / /srv/cloud rw - fuse.sshfs me@there: rw
43 22 8:1 / /srv/usb rw - fuseblk /dev/sdb1 rw
44 43 0:47 / /srv/usb rw - tmpfs over rw
"""


@pytest.mark.parametrize(
    ("folder", "at", "kind", "is_remote"),
    [
        ("/srv/office/drop", "/", "ext4", False),
        ("/srv/scans", "/srv/scans", "cifs", True),
        ("/srv/scans/room 3", "/srv/scans", "cifs", True),
        ("/srv/scans-local", "/", "ext4", False),
        ("/srv/old scans/a", "/srv/old scans", "nfs4", True),
        ("/srv/cloud/a", "/srv/cloud", "fuse.sshfs", True),
        ("/srv/usb/a", "/srv/usb", "tmpfs", False),
    ],
)
def test_the_nearest_and_latest_mount_holds_a_folder(folder, at, kind, is_remote):
    mount = find_mount(Path(folder), MOUNTS)
    assert (mount.at, mount.kind, mount.is_remote) == (Path(at), kind, is_remote)


def test_without_a_list_the_file_system_is_unknown_and_taken_for_local():
    mount = find_mount(Path("/srv"), "")
    assert (mount.kind, mount.is_remote) == ("unknown", False)
