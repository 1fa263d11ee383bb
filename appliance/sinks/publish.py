"""How files of a dataset come, are replaced and go, for readers that only list and open them.

One file that comes, or takes the place of its former self, is renamed in. Where rows pass from one file to
another, no order of renames hides it: first they are there twice, or first they are missing. So the folder
above all these files is laid out anew aside, of links to the files that stay and of the new ones, and trades
names with the one that readers see, in one step. A file system that cannot is changed file by file, what goes
first: then rows are missing for a moment, and never there twice.

Dying anywhere leaves what was there, or what is to be; doing it again ends the same way.
"""

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path, PurePath

from appliance.durable import NOT_SUPPORTED, exchange, make_folder, sync_folder


def publish(dataset: Path, aside: Path, new: Mapping[PurePath, Path], present: Collection[PurePath]) -> None:
    """Put the `new` files, which lie on the disk, at their places, and take away the other `present` ones.

    Places are relative to the dataset. `aside` is a folder of the same file system in which nobody reads;
    what is left in it, a former folder among it, is of no more use. Raises OSError.
    """
    is_one_step = not present or (len(present) == 1 and set(new) == set(present))
    if is_one_step or not _traded(dataset, aside, new, present):
        _change_one_by_one(dataset, new, [place for place in present if place not in new])


def _change_one_by_one(dataset: Path, new: Mapping[PurePath, Path], gone: Collection[PurePath]) -> None:
    for place in gone:
        (dataset / place).unlink()
        sync_folder((dataset / place).parent)
    for place, file in new.items():
        make_folder((dataset / place).parent)
        file.replace(dataset / place)
        sync_folder((dataset / place).parent)


def _traded(dataset: Path, aside: Path, new: Mapping[PurePath, Path], present: Collection[PurePath]) -> bool:
    """Change everything in one step; False, and nothing is changed, where the file system cannot."""
    common = os.path.commonpath([place.parent for place in (*new, *present)])
    seen, coming = dataset / common, aside / f"{dataset.name}-next"
    try:
        _lay_out(seen, coming, {*(dataset / place for place in (*new, *present))})
        for place, file in new.items():
            _link(file, coming / place.relative_to(common))
        _sync_folders(coming)
        exchange(coming, seen)
    except OSError as error:
        if error.errno not in NOT_SUPPORTED:
            raise
        shutil.rmtree(coming)
        return False
    sync_folder(seen.parent)
    sync_folder(aside)
    return True


def _lay_out(seen: Path, coming: Path, without: Collection[Path]) -> None:
    coming.mkdir()
    for folder, _, names in os.walk(seen):
        for file in (Path(folder, name) for name in names):
            if file not in without:
                _link(file, coming / file.relative_to(seen))


def _link(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.hardlink_to(file)


def _sync_folders(top: Path) -> None:
    for folder, _, _ in os.walk(top):
        sync_folder(Path(folder))
