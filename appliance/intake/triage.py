"""What to do with a file by its name, its kind and its first bytes; and how to show its name safely."""

from dataclasses import dataclass

from appliance.intake.settle import EntryKind, Observation
from pipelines.errors import Failure, FailureClass
from pipelines.source import SourceKind, sniff

# Lower case. What copiers, scanner programs, browsers, synchronizers, FTP and SMB servers and desktops
# write beside a document, or call it until it is whole.
_IGNORED_PREFIXES = (
    ".",  # .work, .DS_Store, ._name (AppleDouble), .~lock.name#, .name.Xq3vZ1 (rsync), .in.name. (ProFTPD),
    #       .smbdelete…, .nfs…, .fuse_hidden…, .pureftpd-upload.…, .syncthing.name.tmp, .Trash-1000
    "~",  # ~$name (Office), ~WRL0001.tmp, ~name of copiers until they rename it
    "@ea",  # @eaDir (Synology)
    "#recycle",  # Synology; "#snapshot" beside it
    "#snapshot",
    "@recycle",  # QNAP
    "@recently-snapshot",
    "$recycle.bin",
)
_IGNORED_SUFFIXES = (
    ".tmp",  # what most copiers and capture programs rename from
    ".temp",
    ".part",  # Firefox, Nextcloud, lftp
    ".partial",  # Edge, rsync
    ".crdownload",  # Chrome
    ".download",  # Safari
    ".opdownload",  # Opera
    ".filepart",  # WinSCP
    ".!ut",
    ".!qb",
    ".swp",
    ".lock",
    ".lck",
    ".writing",
    ".uploading",
    ".upload",
    "~",  # an editor's copy of the last version
)
_IGNORED_NAMES = frozenset(
    {
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "lost+found",
        "recycler",
        "system volume information",
        "network trash folder",
        "temporary items",
        "icon\r",
    }
)
_KIND_BY_EXTENSION = {
    "pdf": SourceKind.PDF,
    "tif": SourceKind.TIFF,
    "tiff": SourceKind.TIFF,
    "jpg": SourceKind.JPEG,
    "jpeg": SourceKind.JPEG,
    "png": SourceKind.PNG,
}
EXTENSION_MISMATCH = "extension_mismatch"
"""The event of a document whose name says another kind than its bytes."""


@dataclass(frozen=True, slots=True)
class ContentVerdict:
    """What a file is by its bytes; `failure` is set when it is nothing that can be digitized."""

    kind: SourceKind | None
    failure: Failure | None
    notes: tuple[str, ...]


def is_ignored(name: str) -> bool:
    """Say whether a file or folder of this name is left alone: hidden, unfinished, or a system's own."""
    lowered = name.lower()
    return (
        lowered.startswith(_IGNORED_PREFIXES)
        or lowered.endswith(_IGNORED_SUFFIXES)
        or lowered in _IGNORED_NAMES
    )


def claimed_kind(name: str) -> SourceKind | None:
    """Return what a file's name says it is; None where that is nothing that can be digitized."""
    return _KIND_BY_EXTENSION.get(name.rpartition(".")[2].lower())


def refuse_entry(observation: Observation) -> Failure | None:
    """Return why an entry is left where it is, unread; None for an ordinary file."""
    if observation.kind is EntryKind.SYMLINK:
        return _refusal(
            "symlink_refused",
            "this is a symbolic link; links are never followed",
            "Put the file itself into the folder.",
        )
    if observation.kind is not EntryKind.FILE:
        return _refusal(
            "not_a_regular_file",
            f"this is a {observation.kind}, not a file",
            "Remove it from the folder.",
        )
    if observation.link_count > 1:
        return _refusal(
            "hard_link_refused",
            f"this file has {observation.link_count} names (hard links); the others could change it later",
            "Put a copy of the file into the folder.",
        )
    return None


def judge_content(name: str, head: bytes) -> ContentVerdict:
    """Tell what a file is from its first `pipelines.source.HEAD_BYTES` bytes; empty means an empty file."""
    if not head:
        return ContentVerdict(None, _useless("file_empty", "the file is empty"), ())
    kind = sniff(head)
    if kind is None:
        failure = _useless("not_a_document", "the content is neither PDF, TIFF, JPEG nor PNG")
        return ContentVerdict(None, failure, ())
    named = claimed_kind(name) or kind
    return ContentVerdict(kind, None, () if named is kind else (EXTENSION_MISMATCH,))


def display_name(name: str) -> str:
    r"""Return a file name that is safe to store and show; different names stay different.

    What does not print (control characters, marks that turn the writing direction) becomes \uXXXX, a byte
    that is not UTF-8 becomes \xXX, and a backslash is doubled.
    """
    return "".join(map(_display_character, name))


def _display_character(character: str) -> str:
    code = ord(character)
    if character == "\\":
        return r"\\"
    if character.isprintable():
        return character
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _refusal(code: str, message: str, next_step: str) -> Failure:
    return Failure(FailureClass.POLICY, code, message, next_step, retryable=False)


def _useless(code: str, message: str) -> Failure:
    next_step = "Scan or export the document again and drop the new file."
    return Failure(FailureClass.SOURCE, code, message, next_step, retryable=False)
