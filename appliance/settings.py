"""A site's settings: `appliance.toml` read, checked and composed of each part's own options."""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from itertools import chain, combinations, product
from pathlib import Path
from typing import Annotated, ClassVar, Literal, get_args, get_type_hints

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

import appliance
import pipelines
from appliance.errors import SettingsError
from appliance.intake.settle import SettleOptions
from appliance.own_types import TYPES_FOLDER, read_types, type_files
from appliance.sinks.signature_options import SignatureOptions
from pipelines.document_types.document_type import DocumentType
from pipelines.document_types.known import known_types
from pipelines.separators import SeparateOptions, Separator
from pipelines.source import RasterizeOptions

SETTINGS_FILE = "appliance.toml"
_RASTERIZE = RasterizeOptions()
_ALL_PERCENT = 100.0
_MOST_GPUS = 64
PRIORITY_RANGE = (-1000, 1000)
_SETTLE = SettleOptions()
_UNSIGNED = SignatureOptions()
_STRICT = ConfigDict(extra="forbid", strict=True)

_DatabaseUrl = Annotated[str, StringConstraints(pattern=r"^(|sqlite:///.+|postgresql\+psycopg://.+)$")]
_OptionalFolder = Annotated[Path | None, BeforeValidator(lambda text: None if text == "" else text)]
_ProfileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]


def _separator(written: str) -> str:
    Separator.parse(written)
    return written


def _gpus(written: object) -> str | int:
    if written == "auto" or (type(written) is int and 1 <= written <= _MOST_GPUS):
        return written
    raise ValueError(f'a whole number of GPUs from 1 to {_MOST_GPUS}, or "auto" for all; none is shared')


_SeparatorName = Annotated[str, AfterValidator(_separator)]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Who runs this site: the registry office's name, its CNS number, and the person responsible."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: str = ""
    cns: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class StorageOptions:
    """Where the site keeps what it works with and what it hands over; an empty URL is SQLite in there."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    data: Path = Path("data")
    results: Path = Path("results")
    ledger_url: _DatabaseUrl = ""
    results_url: _DatabaseUrl = ""


@dataclass(frozen=True, slots=True)
class RuntimeOptions:
    """What the machine may use; `ray_address` "" starts a node of its own, 0 means as many as there are.

    Prometheus is answered at `metrics_port` of loopback; 0 for not at all.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    ray_address: str = ""
    cpus: Annotated[int, Field(ge=0, le=1024)] = 0
    recognizers: Annotated[int, Field(ge=0, le=1024)] = 0
    object_store_mib: Annotated[int, Field(ge=128)] = 512
    page_timeout_seconds: Annotated[float, Field(gt=0, le=86_400)] = 300.0
    lease_seconds: Annotated[float, Field(ge=5, le=86_400)] = 60.0
    metrics_port: Annotated[int, Field(ge=0, le=65_535)] = 9464


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """Who reads the pages: the embedded reader, the active model ("vlm"), or both ("dual").

    The model has a reader on each of `gpus` of every node; its cache takes `cache_gib`, 0 for what there is
    room for. `most_pixels` is a smaller budget for a page than the checkpoint's own, 0 for that one. An alarm
    goes off when more than the share `degenerate_alarm` of the last pages are degenerate. A document of two
    readers is reviewed where they agree on less than the share `review_below` of a page. With
    `second_opinion` the model is shown each page of a certain type once more, and asked for its fields.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    mode: Literal["embedded", "vlm", "dual"] = "embedded"
    gpus: Annotated[Literal["auto"] | int, PlainValidator(_gpus)] = "auto"
    cache_gib: Annotated[float, Field(ge=0, le=1024)] = 0.0
    most_pixels: Annotated[int, Field(ge=0)] = 0
    degenerate_alarm: Annotated[float, Field(ge=0, le=1)] = 0.02
    review_below: Annotated[float, Field(ge=0, le=1)] = 0.9
    second_opinion: bool = False

    def __post_init__(self) -> None:
        if self.second_opinion and not self.has_model:
            raise ValueError('second_opinion has a meaning only where a model reads: mode = "vlm" or "dual"')

    @property
    def has_model(self) -> bool:
        """Whether the active model reads."""
        return self.mode != "embedded"


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """What is kept of each document in the archive; nothing where `formats` is empty."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    formats: tuple[Literal["pdf", "alto", "hocr", "text", "json"], ...] = ("pdf", "alto")


@dataclass(frozen=True, slots=True)
class Profile:
    """How the files of one drop folder are digitized.

    `document_type` is a hint, empty for none. A file is taken once it was unchanged for `settle_seconds`,
    or for `patience_seconds` while it looks unfinished; a quiet folder is scanned every `rescan_seconds`.
    `separators` are the sheets that divide a file into documents, as `Separator.parse` reads them; with
    `keep_separators` a sheet is the first page of the document after it, otherwise of none. With
    `split_by_type` a file without sheets becomes several documents where a page bears another type's title.
    What became of each file is told by a receipt in the folder `outbox`, None for no receipts.
    A document with failed pages ends PARTIAL, or FAILED: by the page policy "complete" always, by
    "partial" where more than `max_failed_pages_percent` of its pages failed.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    drop: Path
    dpi: Annotated[int, Field(ge=72, le=1200)] = _RASTERIZE.dpi
    priority: Annotated[int, Field(ge=PRIORITY_RANGE[0], le=PRIORITY_RANGE[1])] = 0
    document_type: str = ""
    settle_seconds: Annotated[float, Field(ge=0, le=3600)] = _SETTLE.settle_seconds
    patience_seconds: Annotated[float, Field(ge=0, le=86_400)] = _SETTLE.patience_seconds
    rescan_seconds: Annotated[float, Field(ge=1, le=86_400)] = _SETTLE.rescan_seconds
    max_page_pixels: Annotated[int, Field(ge=1_000_000)] = _RASTERIZE.max_page_pixels
    max_pages: Annotated[int, Field(ge=1)] = _RASTERIZE.max_pages
    separators: tuple[_SeparatorName, ...] = ()
    keep_separators: bool = False
    split_by_type: bool = False
    outbox: _OptionalFolder = None
    page_policy: Literal["partial", "complete"] = "partial"
    max_failed_pages_percent: Annotated[float, Field(ge=0, le=_ALL_PERCENT)] = _ALL_PERCENT

    def __post_init__(self) -> None:
        if self.split_by_type and self.document_type:
            raise ValueError("split_by_type has a meaning only without document_type, which is one for all")
        if self.page_policy == "complete" and self.max_failed_pages_percent != _ALL_PERCENT:
            raise ValueError('max_failed_pages_percent has a meaning only with page_policy = "partial"')

    @property
    def failed_pages_allowed_percent(self) -> float:
        """How many of a document's pages may fail before the document does."""
        return 0.0 if self.page_policy == "complete" else self.max_failed_pages_percent

    def settle_options(self) -> SettleOptions:
        """Return how this profile's folder is watched."""
        return SettleOptions(self.settle_seconds, self.patience_seconds, self.rescan_seconds)

    def rasterize_options(self) -> RasterizeOptions:
        """Return what the rasterizing stage is told for this profile's files."""
        return replace(
            _RASTERIZE, dpi=self.dpi, max_page_pixels=self.max_page_pixels, max_pages=self.max_pages
        )

    def separate_options(self) -> SeparateOptions:
        """Return what the separating stage is told for this profile's files."""
        sheets = tuple(map(Separator.parse, self.separators))
        return SeparateOptions(sheets, self.keep_separators, self.split_by_type)


@dataclass(frozen=True, slots=True)
class _SettingsFile:
    """The sections of the file, as they stand there."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    profiles: Annotated[dict[_ProfileName, Profile], Field(min_length=1)]
    site: SiteOptions = SiteOptions()
    storage: StorageOptions = StorageOptions()
    runtime: RuntimeOptions = RuntimeOptions()
    reader: ReaderOptions = ReaderOptions()
    archive: ArchiveOptions = ArchiveOptions()
    signature: SignatureOptions = _UNSIGNED


@dataclass(frozen=True, slots=True)
class Settings:
    """A site's settings with every folder absolute and every URL filled in."""

    folder: Path
    site: SiteOptions
    storage: StorageOptions
    runtime: RuntimeOptions
    reader: ReaderOptions
    profiles: Mapping[str, Profile]
    own_types: tuple[DocumentType, ...] = ()
    archive: ArchiveOptions = ArchiveOptions()
    signature: SignatureOptions = _UNSIGNED

    @property
    def document_types(self) -> tuple[str, ...]:
        """The names of all document types that there are here."""
        return tuple(sorted(kind.name for kind in known_types(self.own_types)))

    @property
    def ledger_url(self) -> str:
        return self.storage.ledger_url

    @property
    def results_url(self) -> str:
        return self.storage.results_url

    @property
    def vault(self) -> Path:
        return self.storage.data / "vault"

    @property
    def models(self) -> Path:
        return self.storage.data / "models"

    @property
    def logs(self) -> Path:
        return self.storage.data / "logs"

    @property
    def anchors(self) -> Path:
        """The file that remembers hashes of the audit trail."""
        return self.storage.data / "audit" / "anchors.jsonl"

    @property
    def run(self) -> Path:
        """The folder of what lives only while a coordinator runs: its lock and sockets."""
        return self.storage.data / "run"

    @property
    def lock_file(self) -> Path:
        """The file that a running coordinator keeps locked (flock), with its process id in it."""
        return self.run / "coordinator.lock"

    @property
    def parquet(self) -> Path:
        return self.storage.results / "parquet"

    @property
    def archived(self) -> Path:
        """The folder of the archive."""
        return self.storage.results / "archive"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that the site needs, parents first."""
        drops = (profile.drop for profile in self.profiles.values())
        data, results = self.storage.data, self.storage.results
        outboxes = (profile.outbox for profile in self.profiles.values() if profile.outbox)
        return (data, self.vault, self.logs, self.run, results, self.parquet, *drops, *outboxes)


def load_settings(site: Path) -> Settings:
    """Read the settings of the site in folder `site`; raises SettingsError with the next step."""
    folder = site.resolve()
    parsed = _validated(folder / SETTINGS_FILE, _parsed(folder / SETTINGS_FILE))
    settings = Settings(
        folder=folder,
        site=parsed.site,
        storage=_resolved_storage(folder, parsed.storage),
        runtime=parsed.runtime,
        reader=parsed.reader,
        profiles={
            name: replace(
                profile,
                drop=(folder / profile.drop).resolve(),
                outbox=profile.outbox and (folder / profile.outbox).resolve(),
            )
            for name, profile in parsed.profiles.items()
        },
        own_types=read_types(type_files(folder)),
        archive=parsed.archive,
        signature=_resolved_signature(folder, parsed.signature),
    )
    refuse_overlaps(settings)
    _refuse_unknown_types(settings)
    return settings


def _parsed(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(
            "site_missing",
            f"{file.parent} is no site: it has no {SETTINGS_FILE}.",
            "Make one with 'appliance init DIR', or name yours with --site DIR or APPLIANCE_SITE.",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(f"{file} is not valid TOML: {error}.", "Correct the file at that place.") from error
    except OSError as error:
        raise _wrong(f"{file} cannot be read: {error.strerror}.", "Let your user read the file.") from error


def _validated(file: Path, raw: dict[str, object]) -> _SettingsFile:
    try:
        # As JSON, because strict validation takes a table for options and a text for a folder only there.
        return TypeAdapter(_SettingsFile).validate_json(json.dumps(raw, default=str))
    except ValidationError as error:
        # The input is left out: a URL may hold a password.
        details = error.errors(include_url=False, include_context=False, include_input=False)
        raise _explained(file, details[0]) from None


def _explained(file: Path, detail: ErrorDetails) -> SettingsError:
    path = [str(part) for part in detail["loc"] if part != "[key]"]
    key = ".".join(path)
    if detail["type"] == "unexpected_keyword_argument":
        known = _keys_of(path[:-1])
        near = get_close_matches(path[-1], known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known keys there: {', '.join(known)}."
        return _wrong(f"{file}: unknown key {key}.", f"{hint} Correct or remove the key.")
    if detail["loc"][-1] == "[key]":
        return _wrong(
            f"{file}: {key} is no name for a profile.",
            "Use lower-case letters, digits, '-' and '_', at most 63 of them.",
        )
    if detail["type"] in {"missing", "too_short"}:
        return _wrong(f"{file}: {key} is missing.", "Add it; 'appliance init' in an empty folder shows how.")
    return _wrong(f"{file}: {key}: {detail['msg']}.", "Correct the value.")


def _keys_of(path: Iterable[str]) -> list[str]:
    """Return the keys that the section at `path` may have."""
    section: object = _SettingsFile
    for part in path:
        of_any_name = get_args(section)  # dict[name, Profile]: every name leads to a Profile
        section = of_any_name[1] if of_any_name else get_type_hints(section)[part]
    return [field.name for field in fields(section)] if is_dataclass(section) else []


def _resolved_storage(folder: Path, storage: StorageOptions) -> StorageOptions:
    data, results = (folder / storage.data).resolve(), (folder / storage.results).resolve()
    ledger_url = storage.ledger_url or f"sqlite:///{data / 'ledger.db'}"
    results_url = storage.results_url or f"sqlite:///{results / 'results.db'}"
    for key, url in (("ledger_url", ledger_url), ("results_url", results_url)):
        if url.startswith("sqlite:///") and not url.startswith("sqlite:////"):
            raise _wrong(
                f"storage.{key} names a file relative to whatever folder a command is run in.",
                "Write the absolute path, after four slashes: sqlite:////folder/file.db.",
            )
    if ledger_url == results_url:
        raise _wrong(
            "storage.ledger_url and storage.results_url name the same database.",
            "Give the results a database of their own.",
        )
    return StorageOptions(data, results, ledger_url, results_url)


def _resolved_signature(folder: Path, signature: SignatureOptions) -> SignatureOptions:
    return replace(
        signature,
        pkcs12=signature.pkcs12 and folder / signature.pkcs12,
        pkcs11_module=signature.pkcs11_module and folder / signature.pkcs11_module,
        secret=signature.secret and folder / signature.secret,
    )


def _refuse_unknown_types(settings: Settings) -> None:
    for name, profile in settings.profiles.items():
        if profile.document_type and profile.document_type not in settings.document_types:
            known = ", ".join(settings.document_types)
            raise _wrong(
                f"{settings.folder / SETTINGS_FILE}: profiles.{name}.document_type: "
                f"there is no document type {profile.document_type!r}; known are {known}.",
                f"Correct the value, or describe the type in a file in {settings.folder / TYPES_FOLDER}.",
            )


def refuse_overlaps(settings: Settings) -> None:
    """Raise SettingsError where folders that must be apart lie in one another, by whatever name or mount."""
    profiles = settings.profiles.items()
    folders = [("storage.data", settings.storage.data), ("storage.results", settings.storage.results)]
    folders += [(f"profiles.{name}.drop", profile.drop) for name, profile in profiles]
    outboxes = [(f"profiles.{name}.outbox", p.outbox) for name, p in profiles if p.outbox is not None]
    code = [("the program", folder) for folder in _code_folders()]
    drops = folders[2:]
    # Several profiles may share an outbox: the names in it are unique.
    apart = chain(combinations(folders, 2), product(folders, outboxes), product([*folders, *outboxes], code))
    for (one, first), (other, second) in apart:
        if _overlap(first, second):
            raise _wrong(
                f"{one} ({first}) and {other} ({second}) overlap.",
                "Give each a folder of its own, none inside another: what is written in one would be "
                "digitized or deleted by another.",
            )
    for (key, file), (other, folder) in product(_databases(settings), [*drops, *code]):
        if folder in file.parents:
            raise _wrong(
                f"{key} ({file}) lies in {other} ({folder}).", "Choose another place for the database."
            )


def _code_folders() -> set[Path]:
    """The folders of the installed packages and, where there is one, of the virtual environment."""
    packages = {Path(package.__path__[0]).resolve() for package in (appliance, pipelines)}
    return packages | ({Path(sys.prefix).resolve()} if sys.prefix != sys.base_prefix else set())


def _databases(settings: Settings) -> list[tuple[str, Path]]:
    urls = (("storage.ledger_url", settings.ledger_url), ("storage.results_url", settings.results_url))
    return [
        (key, Path(url.removeprefix("sqlite:///")).resolve())
        for key, url in urls
        if url.startswith("sqlite:///")
    ]


def _overlap(first: Path, second: Path) -> bool:
    """Say whether one lies in the other; the same folder may be mounted in two places."""
    if first.is_relative_to(second) or second.is_relative_to(first):
        return True
    one, other = _identity(first), _identity(second)
    above_first = {_identity(folder) for folder in (first, *first.parents)}
    above_second = {_identity(folder) for folder in (second, *second.parents)}
    return (other is not None and other in above_first) or (one is not None and one in above_second)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What folder it is, by whatever name; None where there is none yet, or none to be seen."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _wrong(message: str, next_step: str) -> SettingsError:
    return SettingsError("settings_wrong", message, next_step)
