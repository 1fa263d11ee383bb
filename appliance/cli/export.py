"""`appliance export`: write everything that the site holds, or check what was written."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import click

from appliance.cli.handover_progress import file_progress
from appliance.cli.output import Terminal, json_option, print_json
from appliance.errors import AlreadyRunningError, ExitCode
from appliance.handover.check import Damage, damages
from appliance.handover.contents import waiting_files
from appliance.handover.export import Export, Exported, Options
from appliance.handover.manifest import Manifest
from appliance.runtime.lock import only_instance
from appliance.settings import Settings, load_settings

_SHOWN = 20


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--all", "whole", is_flag=True, help="Write everything into FOLDER, which must be empty.")
@click.option("--verify", is_flag=True, help="Compare FOLDER with its manifest; needs no site.")
@click.option("--with-models", is_flag=True, help="With --all: the weights of imported models too.")
@click.option("--live", is_flag=True, help="With --all: although a coordinator works on the site.")
@json_option
@click.pass_obj
def command(
    site: Path, folder: Path, *, whole: bool, verify: bool, with_models: bool, live: bool, as_json: bool
) -> int:
    """Write everything that the site holds into a folder, or check such a folder.

    It is for another machine, or another program: originals, archive, Parquet, the rows of both databases,
    settings without passwords, own types and the audit trail; a manifest with the hash of every file, and
    a README that says what is where. Started again after whatever stopped it, it goes on. With --live
    results may be newer than the ledger; after an import, `appliance reconcile` finds and mends that.

    Exit code 4 when originals are missing from the site, or --verify finds a difference.

    Example: appliance export --all /media/disk/office

    Example: appliance export --verify /media/disk/office
    """
    if whole == verify:
        raise click.UsageError("Say either --all or --verify.")
    if verify:
        if with_models or live:
            raise click.UsageError("--with-models and --live go with --all.")
        return _verify(folder, as_json=as_json)
    settings = load_settings(site)
    with nullcontext() if live else _alone(settings):
        options = Options(version("appliance"), is_live=live, with_models=with_models)
        return _export(settings, folder, options, as_json=as_json)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    try:
        with only_instance(settings.lock_file):
            yield
    except AlreadyRunningError as error:
        raise AlreadyRunningError(
            error.code, error.message, "Have it end first (appliance drain), or give --live."
        ) from error


def _export(settings: Settings, folder: Path, options: Options, *, as_json: bool) -> int:
    with file_progress("writing", is_shown=not as_json) as shown:
        export = Export(settings, folder.absolute(), options, shown.advance)
        shown.begin(export.begin())
        done = export.run()
    waiting = waiting_files(settings)
    if as_json:
        print_json({"folder": str(folder), **asdict(done), "waiting_files": waiting})
    else:
        _tell(folder, done, waiting)
    return ExitCode.DOCUMENTS_FAILED if done.missing_originals else ExitCode.OK


def _tell(folder: Path, done: Exported, waiting: int) -> None:
    terminal = Terminal()
    kept = f", {done.kept} of them from an earlier start" if done.kept else ""
    terminal.sentence(
        f"{done.documents} documents are in {folder}: {done.files} files, {done.bytes:,} bytes{kept}."
    )
    terminal.sentence(f"The manifest's SHA-256 is {done.sha256}")
    if waiting:
        terminal.sentence(f"{waiting} files in drop folders were not taken up yet and are not in it.")
    if done.missing_originals:
        terminal.sentence(f"{done.missing_originals} originals are missing; missing.jsonl names them.", "red")
        terminal.sentence("next: appliance reconcile --deep")


def _verify(folder: Path, *, as_json: bool) -> int:
    with file_progress("comparing", is_shown=not as_json) as shown:
        manifest = Manifest(folder)
        shown.begin(manifest.totals.bytes)
        found: list[Damage] = []
        count = 0
        for damage in damages(folder, manifest, lambda size: shown.advance(size, 0)):
            count += 1
            if count <= _SHOWN or as_json:
                found.append(damage)
    if as_json:
        report = {"files": manifest.totals.files, "bytes": manifest.totals.bytes, "sha256": manifest.sha256}
        print_json({**report, "damages": [asdict(one) for one in found]})
    else:
        _tell_damages(manifest, found, count)
    return ExitCode.DOCUMENTS_FAILED if count else ExitCode.OK


def _tell_damages(manifest: Manifest, found: list[Damage], count: int) -> None:
    terminal = Terminal()
    for damage in found:
        terminal.sentence(f"{damage.kind.value} {damage.path}", "red")
    if count > len(found):
        terminal.sentence(f"and {count - len(found)} more; --json names them all")
    terminal.sentence(f"The manifest's SHA-256 is {manifest.sha256}")
    terminal.sentence(
        f"{count} files are not as they were written."
        if count
        else f"{manifest.totals.files} files, {manifest.totals.bytes:,} bytes: all as they were written."
    )
