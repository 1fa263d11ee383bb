"""A site to drop files into: one folder, a vault and a ledger on the real file system."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from appliance.intake.admit import DropFolder, Outcome, admit_group, adopt
from appliance.intake.vault import CopyGroup, Vault
from appliance.intake.watch import observe, scan
from appliance.ledger.store import Ledger

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
PDF = b"%PDF-1.7\n" + b"registry " * 1000


@dataclass
class Site:
    """`root` holds drop/ and vault/, and ledger.db unless the ledger is elsewhere."""

    root: Path
    vault: Vault
    ledger: Ledger

    @classmethod
    def at(cls, root: Path, ledger_url: str = "") -> "Site":
        (root / "drop").mkdir(exist_ok=True)
        url = ledger_url or f"sqlite:///{root / 'ledger.db'}"
        return cls(root, Vault(root / "vault"), Ledger.open(url, create=True))

    @property
    def folder(self) -> DropFolder:
        return DropFolder(self.root / "drop", "registry", priority=3)

    def drop(self, name: str, content: bytes = PDF) -> Path:
        path = self.folder.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def admit(self, name: str, vault: Vault | None = None) -> Outcome:
        return self.admit_all([name], vault)[0]

    def admit_all(self, names: list[str], vault: Vault | None = None) -> list[Outcome]:
        """Admit one group."""
        group = {name: observe((self.folder.path / name).lstat()) for name in names}
        outcomes = admit_group(self.folder, group, vault=vault or self.vault, ledger=self.ledger, now=NOW)
        return list(outcomes.values())

    def adopt(self) -> list[Outcome]:
        outcomes = adopt(self.folder, 0, vault=self.vault, ledger=self.ledger, now=NOW)
        return [outcome for _, outcome in outcomes]

    def look_again(self) -> None:
        """What the next scans do after a restart: adopt, then admit all that lies in the folder."""
        self.adopt()
        for name in scan(self.folder.path).seen:
            self.admit(name)

    def left(self) -> list[str]:
        """Every file below the drop folder, the work folder's included."""
        return sorted(
            str(path.relative_to(self.folder.path))
            for path in self.folder.path.rglob("*")
            if not path.is_dir()
        )

    def vaulted(self) -> list[bytes]:
        return [path.read_bytes() for path in (self.root / "vault").rglob("*") if path.is_file()]


class FullVault(Vault):
    """A vault on a disk without room."""

    def group(self):
        return _FullGroup(self)


class _FullGroup(CopyGroup):
    def add(self, source):
        source.read(100)
        raise OSError(28, "No space left on device")
