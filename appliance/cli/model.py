"""`appliance model`: the weights that this site has."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appliance.account import operator
from appliance.cli import model_activate, model_bench
from appliance.cli.byte_progress import byte_progress
from appliance.cli.model_prompt import changed, prompt_options
from appliance.cli.moments import shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.errors import ExitCode, ModelRefused
from appliance.ledger.store import Ledger
from appliance.models.checkpoint import Checkpoint, look_through
from appliance.models.files import FileDifference
from appliance.models.store import Model, ModelStore
from appliance.settings import load_settings
from pipelines.ocr.vlm.prompt_options import PromptOptions

if TYPE_CHECKING:
    from appliance.models.active import Activation
    from appliance.models.graphs import Graphs


@click.group()
def command() -> None:
    """Import, activate, list and verify the weights of readers.

    A checkpoint of the Qwen2.5-VL family comes on a disk, as safetensors with its configuration, tokenizer
    and preprocessor. It is looked through before anything is copied, and kept unchanged under a version of
    its own.

    Example: appliance model import /media/disk/reader --accept-licence
    """


command.add_command(model_activate.command, "activate")
command.add_command(model_bench.command, "bench")


@command.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--name", help="What to call it; otherwise the folder's name.")
@click.option("--accept-licence", is_flag=True, help="Accept the licence that the checkpoint comes with.")
@prompt_options
@json_option
@click.pass_obj
def import_(
    site: Path,
    *,
    folder: Path,
    name: str | None,
    accept_licence: bool,
    prompt: str | None,
    system: str | None,
    answers: str | None,
    as_json: bool,
) -> None:
    """Check a checkpoint and keep it.

    With --prompt, --system and --answers it is asked as its makers taught it; `activate` can change that.

    Example: appliance model import /media/disk/reader --accept-licence --answers json
    """
    settings = load_settings(site)
    store, checkpoint = ModelStore(settings.models), look_through(folder)
    if not accept_licence:
        raise _licence_open(checkpoint)
    sizes = ((folder / file).stat().st_size for file in checkpoint.files)
    asked = changed(PromptOptions(), prompt, system, answers)
    with (
        Ledger.open(settings.ledger_url) as ledger,
        byte_progress("copying", sum(sizes), is_shown=not as_json) as on_bytes,
    ):
        model = store.add(checkpoint, name or folder.resolve().name, operator(), on_bytes, asked)
        told = {"model": model.version, "weights": model.weights_sha256}
        ledger.record_event("model_imported", operator(), datetime.now(UTC), detail=told)
    if as_json:
        print_json(_report(store, model))
        return
    Terminal().sentence(f"{model.name} is version {model.version}: {_size(model)}.")
    if model.prompt != asked:
        Terminal().sentence("It was here already, asked in another way; `activate` can change that.")


@command.command("list")
@json_option
@click.pass_obj
def list_(site: Path, *, as_json: bool) -> None:
    """List the models, the last imported first."""
    store = _store(site)
    models = store.all()
    if as_json:
        print_json({"models": [_report(store, model) for model in models]})
    elif models:
        columns = ("", "version", "name", "parameters", "numbers", "graphs", "imported")
        Terminal().print(table(columns, (_row(store, model) for model in models)))
    else:
        Terminal().sentence("No models. The embedded reader comes with the program and needs none.")
        Terminal().sentence("next: appliance model import FOLDER")


@command.command()
@click.argument("version")
@json_option
@click.pass_obj
def show(site: Path, *, version: str, as_json: bool) -> None:
    """Show one model: its files, their hashes, its licence. The beginning of a version is enough."""
    store = _store(site)
    model = store.find(version)
    if as_json:
        print_json(_report(store, model) | {"licence": model.licence})
        return
    terminal = Terminal()
    terminal.sentence(f"{model.name}, version {model.version}: {_size(model)}")
    terminal.sentence(f"imported {shown(model.imported_at)}; licence accepted by {model.licence_accepted_by}")
    active = _activation(store, model)
    if active is not None:
        terminal.sentence(f"active with {active.graphs} since {shown(active.activated_at)}")
    for graphs in store.graphs(model):
        terminal.sentence(f"graphs {graphs.name}: {graphs.byte_size / 1e9:.2f} GB{_age(graphs)}")
    terminal.sentence(f"asked: {_asked((active or model).prompt)}")
    terminal.print(table(("file", "bytes", "sha256"), ((f.name, f.byte_size, f.sha256) for f in model.files)))
    terminal.sentence(model.licence.splitlines()[0] if model.licence else "It came without a licence text.")


@command.command()
@click.argument("versions", metavar="[VERSION]...", nargs=-1)
@json_option
@click.pass_context
def verify(ctx: click.Context, *, versions: tuple[str, ...], as_json: bool) -> None:
    """Read every file of a model, and of its graphs, again and compare it with what was imported or made.

    All models without a VERSION. Exit code 6 where one differs.
    """
    store = _store(ctx.obj)
    models = [store.find(version) for version in versions] or store.all()
    total = sum(m.byte_size + sum(graphs.byte_size for graphs in store.graphs(m)) for m in models)
    with byte_progress("reading", total, is_shown=not as_json) as on_bytes:
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
    """Take a model off the disk, unless it is the active one."""
    settings = load_settings(site)
    store = ModelStore(settings.models)
    model = store.find(version)
    with Ledger.open(settings.ledger_url) as ledger:
        store.remove(model)
        told = {"model": model.version}
        ledger.record_event("model_removed", operator(), datetime.now(UTC), detail=told)
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
        terminal.sentence(
            "next: appliance model remove VERSION, and import it again; for graphs alone, delete"
        )
        terminal.sentence("their folder and activate the model again")


def _activation(store: ModelStore, model: Model) -> Activation | None:
    """Return how the model was activated; None where it is not the active one."""
    active = store.active()
    return active if active is not None and active.version == model.version else None


def _row(store: ModelStore, model: Model) -> tuple[object, ...]:
    mark = "" if _activation(store, model) is None else "active"
    names = ", ".join(f"{each.name}{_age(each)}" for each in store.graphs(model)) or "none"
    numbers = ", ".join(model.dtypes)
    return mark, model.version, model.name, _millions(model), numbers, names, shown(model.imported_at)


def _age(graphs: Graphs) -> str:
    return "" if graphs.is_current else " (of an earlier program)"


def _asked(prompt: PromptOptions) -> str:
    words = "without words" if prompt.instruction is None else repr(prompt.instruction)
    system = "" if prompt.system is None else f", system {prompt.system!r}"
    return f"{words}{system}, answers {prompt.answers}"


def _size(model: Model) -> str:
    return f"{_millions(model)} parameters, {model.byte_size / 1e9:.2f} GB"


def _millions(model: Model) -> str:
    return f"{model.parameters / 1e6:,.1f} M"


def _report(store: ModelStore, model: Model) -> dict[str, object]:
    told = asdict(model) | {"imported_at": model.imported_at.isoformat(), "byte_size": model.byte_size}
    del told["licence"]
    graphs = [{"name": each.name, "exporter": each.exporter} for each in store.graphs(model)]
    return told | {"graphs": graphs, "is_active": _activation(store, model) is not None}
