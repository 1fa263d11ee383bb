"""Brings settled files into the vault and the ledger, so that dying anywhere loses and doubles nothing.

    drop/a/b.pdf ─rename→ drop/.work/<group>/a/b.pdf ─copy→ vault ─→ ledger ─→ unlink

Each arrow is taken for a whole group of files before the next: the disk is waited for once, and there is
one transaction. Who writes a name again makes a new file; who still writes the old one is noticed, because
the file is looked at again after each step. What lies in `.work` after a crash is taken up by `adopt`: token
and hash tell the ledger whether it had seen this very file already. One process at a time may do this in a
folder.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appliance.intake.claim import ChangedError, Claimed, claim, find_claimed, new_group, open_settled
from appliance.intake.settle import Observation, in_groups
from appliance.intake.triage import display_name, judge_content, refuse_entry
from appliance.intake.vault import CopyGroup, Vault, Vaulted
from appliance.intake.watch import failure_of, observe
from appliance.ledger.records import Admission, Arrival
from appliance.ledger.store import Ledger
from pipelines.errors import Failure
from pipelines.source import HEAD_BYTES

Outcome = Admission | Failure | None
"""A document; why the file stays where it is; or None: it is gone or still changing, so it settles again."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """A folder into which documents are dropped, and how they are to be processed."""

    path: Path
    profile: str
    priority: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that had settled as `observation`; `claimed` when it lies in the work folder already."""

    path: str
    observation: Observation
    claimed: Claimed | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    """A claimed file that was copied, with its first bytes."""

    claimed: Claimed
    observation: Observation
    head: bytes
    vaulted: Vaulted


@dataclass(frozen=True, slots=True)
class _Admitting:
    """From where, to where and when."""

    folder: DropFolder
    vault: Vault
    ledger: Ledger
    now: datetime


def admit_group(
    folder: DropFolder, settled: Mapping[str, Observation], *, vault: Vault, ledger: Ledger, now: datetime
) -> dict[str, Outcome]:
    """Admit, or refuse, the entries that settled, by path relative to the folder; `in_groups` bounds them.

    An error of the file system is a Failure too; the file is then put back, or waits for `adopt` in the
    work folder where that is impossible. Raises LedgerError; the files then wait for `adopt`.
    """
    admitting = _Admitting(folder, vault, ledger, now)
    outcomes = _bring_in(admitting, [_Candidate(path, seen) for path, seen in settled.items()])
    return dict(zip(settled, outcomes, strict=True))


def adopt(
    folder: DropFolder, settle_seconds: float, *, vault: Vault, ledger: Ledger, now: datetime
) -> list[tuple[str, Outcome]]:
    """Take up what lies in the work folder: at start, and at any moment when nothing is being admitted.

    Each outcome comes with the path at which the file was dropped. A file that was written less than
    `settle_seconds` ago by the wall clock is left for the next time. Raises LedgerError.
    """
    admitting = _Admitting(folder, vault, ledger, now)
    outcomes: list[tuple[str, Outcome]] = []
    candidates: dict[str, _Candidate] = {}
    for claimed in find_claimed(folder.path):
        found = _look_at_claimed(admitting, claimed, settle_seconds)
        if isinstance(found, _Candidate):
            candidates[str(claimed.at)] = found
        else:
            outcomes.append((claimed.path, found))
    for group in in_groups({at: candidate.observation for at, candidate in candidates.items()}):
        members = [candidates[at] for at in group]
        brought = _bring_in(admitting, members)
        outcomes += [(member.path, outcome) for member, outcome in zip(members, brought, strict=True)]
    return outcomes


def refuse(folder: DropFolder, path: str, failure: Failure, ledger: Ledger, now: datetime) -> Failure:
    """Record why the entry at `path` stays where it is, once; return the failure. Raises LedgerError."""
    entry = folder.path / path
    ledger.refuse(display_name(str(entry)), display_name(entry.name), folder.profile, failure, now)
    return failure


def withdraw_refusal(folder: DropFolder, path: str, ledger: Ledger, now: datetime) -> None:
    """Resolve what was refused at `path`: it is readable again, or was taken away. Raises LedgerError."""
    ledger.withdraw_refusal(display_name(str(folder.path / path)), now)


def _bring_in(admitting: _Admitting, candidates: Iterable[_Candidate]) -> list[Outcome]:
    """Return the outcomes in the candidates' order."""
    group = new_group()
    with admitting.vault.group() as copies:
        found = [_take(admitting, group, copies, candidate) for candidate in candidates]
        admitted = _admit(admitting, copies, [taken for taken in found if isinstance(taken, _Taken)])
    return [admitted[taken.claimed.token] if isinstance(taken, _Taken) else taken for taken in found]


def _take(
    admitting: _Admitting, group: str, copies: CopyGroup, candidate: _Candidate
) -> _Taken | Failure | None:
    folder, path = admitting.folder, candidate.path
    failure = refuse_entry(candidate.observation)
    if failure is not None:
        return refuse(folder, path, failure, admitting.ledger, admitting.now)
    try:
        return _copy(folder.path, group, copies, candidate)
    except ChangedError:
        return None
    except OSError as error:
        return refuse(folder, path, failure_of(error), admitting.ledger, admitting.now)


def _copy(drop: Path, group: str, copies: CopyGroup, candidate: _Candidate) -> _Taken:
    """Claim the file and copy it; it is opened first, because what cannot be read had better not move."""
    observation = candidate.observation
    path = str(candidate.claimed.at.relative_to(drop)) if candidate.claimed else candidate.path
    with open_settled(drop, path, observation) as file:
        claimed = candidate.claimed or claim(drop, group, path)
        try:
            claimed.expect(observation)
            head = file.read(HEAD_BYTES)
            file.seek(0)
            return _Taken(claimed, observation, head, copies.add(file))
        except (OSError, ChangedError):
            claimed.put_back()
            raise


def _admit(admitting: _Admitting, copies: CopyGroup, group: list[_Taken]) -> dict[str, Outcome]:
    """Return the outcomes by token."""
    folder, ledger, now = admitting.folder, admitting.ledger, admitting.now
    outcomes: dict[str, Outcome] = {taken.claimed.token: None for taken in group}
    try:
        copies.publish()
    except OSError as error:
        for taken in group:
            taken.claimed.put_back()
            failure = refuse(folder, taken.claimed.path, failure_of(error), ledger, now)
            outcomes[taken.claimed.token] = failure
        return outcomes
    unchanged = [taken for taken in group if _is_unchanged(taken)]
    if unchanged:
        admissions = ledger.admit_many([_arrival(folder, taken) for taken in unchanged], now)
        outcomes |= {taken.claimed.token: a for taken, a in zip(unchanged, admissions, strict=True)}
    for taken in unchanged:
        _let_go(taken)
    return outcomes


def _is_unchanged(taken: _Taken) -> bool:
    """Say whether the copy is of the file as it is now; put it back where it is not."""
    try:
        taken.claimed.expect(taken.observation)
    except (OSError, ChangedError):
        taken.claimed.put_back()
        return False
    return True


def _arrival(folder: DropFolder, taken: _Taken) -> Arrival:
    path = taken.claimed.path
    name = display_name(Path(path).name)
    content = judge_content(name, taken.head)
    return Arrival(
        token=taken.claimed.token,
        path=display_name(str(folder.path / path)),
        name=name,
        profile=folder.profile,
        priority=folder.priority,
        sha256=taken.vaulted.sha256,
        byte_size=taken.vaulted.byte_size,
        kind=content.kind,
        failure=content.failure,
        notes=content.notes,
    )


def _let_go(taken: _Taken) -> None:
    """Remove an admitted file, unless it was written since: then it is another document, and put back."""
    try:
        taken.claimed.expect(taken.observation)
        taken.claimed.remove()
    except ChangedError:
        taken.claimed.put_back()
    except OSError:
        return  # it stays in the work folder; the ledger knows its token, so that `adopt` only removes it


def _look_at_claimed(
    admitting: _Admitting, claimed: Claimed, settle_seconds: float
) -> _Candidate | Failure | None:
    folder, now = admitting.folder, admitting.now
    try:
        status = claimed.at.lstat()
        if claimed.was_being_put_back(status):
            claimed.remove()
            return None
    except OSError as error:
        return refuse(folder, claimed.path, failure_of(error), admitting.ledger, now)
    if abs(now.timestamp() - status.st_mtime) < settle_seconds:
        return None
    return _Candidate(claimed.path, observe(status), claimed)
