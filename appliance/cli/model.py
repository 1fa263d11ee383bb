"""`appliance model`: the weights that this site has."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from appliance.cli.moments import shown
from appliance.cli.ordering import operator
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.errors import ExitCode, ModelRefused
from appliance.models.checkpoint import Checkpoint, look_through
from appliance.models.store import FileDifference, Model, ModelStore
from appliance.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.group()
def command() -> None:
    """Import, list and verify the weights of readers.

    A checkpoint of the Qwen2.5-VL family comes on a disk, as safetensors with its configuration, tokenizer
    and preprocessor. It is looked through before anything is copied, and kept unchanged under a version of
    its own.

    Example: appliance model import /media/disk/reader --accept-licence
    """


@command.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--name", help="What to call it; otherwise the folder's name.")
@click.option("--accept-licence", is_flag=True, help="Accept the licence that the checkpoint comes with.")
@json_option
@click.pass_obj
def import_(site: Path, *, folder: Path, name: str | None, accept_licence: bool, as_json: bool) -> None:
    """Check a checkpoint and keep it.

    Example: appliance model import /media/disk/reader --accept-licence
    """
    store, checkpoint = _store(site), look_through(folder)
    if not accept_licence:
        raise _licence_open(checkpoint)
    sizes = ((folder / file).stat().st_size for file in checkpoint.files)
    with _progress("copying", sum(sizes), is_shown=not as_json) as on_bytes:
        model = store.add(checkpoint, name or folder.resolve().name, operator(), on_bytes)
    if as_json:
        print_json(_report(model))
    else:
        Terminal().sentence(f"{model.name} is version {model.version}: {_size(model)}.")


@command.command("list")
@json_option
@click.pass_obj
def list_(site: Path, *, as_json: bool) -> None:
    """List the models, the last imported first."""
    models = _store(site).all()
    if as_json:
        print_json({"models": [_report(model) for model in models]})
    elif models:
        columns = ("version", "name", "parameters", "numbers", "imported")
        Terminal().print(table(columns, (_row(model) for model in models)))
    else:
        Terminal().sentence("No models. The embedded reader comes with the program and needs none.")
        Terminal().sentence("next: appliance model import FOLDER")


@command.command()
@click.argument("version")
@json_option
@click.pass_obj
def show(site: Path, *, version: str, as_json: bool) -> None:
    """Show one model: its files, their hashes, its licence. The beginning of a version is enough."""
    model = _store(site).find(version)
    if as_json:
        print_json(_report(model) | {"licence": model.licence})
        return
    terminal = Terminal()
    terminal.sentence(f"{model.name}, version {model.version}: {_size(model)}")
    terminal.sentence(f"imported {shown(model.imported_at)}; licence accepted by {model.licence_accepted_by}")
    terminal.print(table(("file", "bytes", "sha256"), ((f.name, f.byte_size, f.sha256) for f in model.files)))
    terminal.sentence(model.licence.splitlines()[0] if model.licence else "It came without a licence text.")


@command.command()
@click.argument("versions", metavar="[VERSION]...", nargs=-1)
@json_option
@click.pass_context
def verify(ctx: click.Context, *, versions: tuple[str, ...], as_json: bool) -> None:
    """Read every file of a model again and compare it with what was imported; all models without a VERSION.

    Exit code 6 where one differs.
    """
    store = _store(ctx.obj)
    models = [store.find(version) for version in versions] or store.all()
    with _progress("reading", sum(m.byte_size for m in models), is_shown=not as_json) as on_bytes:
        found = {model.version: store.verify(model, on_bytes) for model in models}
    if as_json:
        print_json(
            {version: [asdict(each) for each in differences] for version, differences in found.items()}
        )
    else:
        _tell_differences({model: found[model.version] for model in models})
    if any(found.values()):
        ctx.exit(ExitCode.NOT_READY)


@command.command()
@click.argument("version")
@json_option
@click.pass_obj
def remove(site: Path, *, version: str, as_json: bool) -> None:
    """Take a model off the disk."""
    store = _store(site)
    model = store.find(version)
    store.remove(model)
    if as_json:
        print_json({"removed": model.version})
    else:
        Terminal().sentence(f"{model.name}, version {model.version}, was removed.")


def _store(site: Path) -> ModelStore:
    return ModelStore(load_settings(site).models)


def _licence_open(checkpoint: Checkpoint) -> ModelRefused:
    terms = checkpoint.licence.strip() or "The checkpoint comes without a licence text."
    Terminal().sentence(f"The checkpoint in {checkpoint.folder} is sound. Its licence:")
    for line in terms.splitlines():
        Terminal().sentence(line)
    return ModelRefused(
        "licence_not_accepted",
        "The licence was not accepted.",
        "Read it, and import the model with --accept-licence if you may use it so.",
    )


def _tell_differences(found: dict[Model, list[FileDifference]]) -> None:
    terminal = Terminal()
    for model, differences in found.items():
        sentence = "is what was imported" if not differences else "is NOT what was imported"
        terminal.sentence(f"{model.name}, version {model.version}, {sentence}.")
        for each in differences:
            terminal.sentence(f"  {each.name} is {each.kind}")
    if any(found.values()):
        terminal.sentence("next: appliance model remove VERSION, and import it again")


@contextmanager
def _progress(word: str, total: int, *, is_shown: bool) -> Iterator[Callable[[int], None]]:
    """Show how many bytes were read, where somebody looks."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
    with Progress(*columns, console=console, disable=not (is_shown and console.is_terminal)) as progress:
        task = progress.add_task(word, total=total)
        yield lambda count: progress.advance(task, count)


def _row(model: Model) -> tuple[object, ...]:
    return model.version, model.name, _millions(model), ", ".join(model.dtypes), shown(model.imported_at)


def _size(model: Model) -> str:
    return f"{_millions(model)} parameters, {model.byte_size / 1e9:.2f} GB"


def _millions(model: Model) -> str:
    return f"{model.parameters / 1e6:,.1f} M"


def _report(model: Model) -> dict[str, object]:
    told = asdict(model) | {"imported_at": model.imported_at.isoformat(), "byte_size": model.byte_size}
    del told["licence"]
    return told
