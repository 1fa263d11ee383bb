"""The settings while a coordinator runs: read again when their files change, kept where those are wrong."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from appliance.errors import SettingsError
from appliance.own_types import type_files
from appliance.runtime.notices import SETTINGS, Notice, NoticeBoard
from appliance.settings import SETTINGS_FILE, Profile, Settings, load_settings, refuse_overlaps

_log = logging.getLogger(__name__)

_Signature = tuple[int, int, int] | None


class LiveSettings:
    """What a running coordinator goes by; `refresh` takes up what may change while it runs.

    That is the profiles and the site's own document types.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin with settings that were just loaded; a notice of an earlier coordinator is dropped."""
        self.current = settings
        self._seen = _signatures(settings.folder)
        self._notice: Notice | None = None
        self._known: dict[str, Profile] = dict(settings.profiles)
        self._board = NoticeBoard(settings.run / SETTINGS)

    def profile(self, name: str) -> Profile | None:
        """Return the profile of this name as it is, or last was: what was admitted under it goes on."""
        return self._known.get(name)

    def refresh(self) -> bool:
        """Read the files again if one changed; say whether the profiles are others now."""
        signatures = _signatures(self.current.folder)
        if signatures == self._seen:
            return False
        self._seen = signatures
        try:
            loaded = load_settings(self.current.folder)
            updated = replace(
                self.current, site=loaded.site, profiles=loaded.profiles, own_types=loaded.own_types
            )
            refuse_overlaps(updated)  # the storage stays where it is
            _make_folders(updated.profiles)
        except SettingsError as error:
            self._tell(Notice(error.code, error.message, error.next_step))
            return False
        self._tell(_restart_needed(self.current, loaded))
        is_changed = updated.profiles != self.current.profiles
        self.current = updated
        self._known |= updated.profiles
        return is_changed

    def _tell(self, notice: Notice | None) -> None:
        """Leave the notice where `appliance status` finds it."""
        if notice is not None and notice != self._notice:
            _log.warning("the settings are not taken up", extra={"action": "settings", "code": notice.code})
        if notice is None and self._notice is not None:
            _log.info("the settings are in order again", extra={"action": "settings_mended"})
        self._notice = notice
        self._board.tell(notice)


def _signatures(site: Path) -> dict[Path, _Signature]:
    """Return what tells whether a file of the settings, or a type's, is another one now."""
    return {file: _signature(file) for file in (site / SETTINGS_FILE, *type_files(site))}


def _signature(file: Path) -> _Signature:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _make_folders(profiles: Mapping[str, Profile]) -> None:
    for name, profile in profiles.items():
        for key, folder in (("drop", profile.drop), ("outbox", profile.outbox)):
            if folder is not None:
                _make_folder(f"profiles.{name}.{key}", folder)


def _make_folder(key: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            "folder_not_made",
            f"{key}: {folder} cannot be made: {error.strerror}.",
            "Choose another folder, or give the appliance's user the right to write there.",
        ) from error


def _restart_needed(running: Settings, loaded: Settings) -> Notice | None:
    names = ("storage", "runtime", "reader", "archive", "signature")
    sections = [name for name in names if getattr(running, name) != getattr(loaded, name)]
    if not sections:
        return None
    return Notice(
        "restart_needed",
        f"The settings in [{'] and ['.join(sections)}] changed; the running coordinator keeps the old ones.",
        "Stop 'appliance watch' and start it again.",
    )
