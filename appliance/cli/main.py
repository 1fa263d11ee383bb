"""The entry of the `appliance` command: finds the site, loads one command, turns errors into exit codes."""

import importlib
import json
import os
import sys
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

import click

from appliance.errors import ApplianceError, ExitCode
from pipelines.errors import CapacityError, EngineError, PipelineError, SinkError

_COMMANDS = {  # in the order of a day's work; the texts stand here so that help loads no command
    "init": "Make a site: settings, folders and an empty ledger.",
    "run": "Digitize everything that waits, then stop.",
    "watch": "Digitize whatever arrives, until stopped.",
    "status": "Show what waits, what is done and what to do next.",
    "documents": "List documents, the newest first.",
    "show": "Show everything about one document.",
    "confirm": "Say what a field really is; no machine overwrites that.",
    "search": "Find pages by their words, and fields by their values.",
    "picture": "Save a page's picture, made pleasant to read, or with what was found on it.",
    "failures": "List what failed, why, and what to do about it.",
    "events": "Show what was done, by whom and when.",
    "requeue": "Process failed documents again.",
    "reprocess": "Read old documents once more, while their results stand.",
    "cancel": "Withdraw documents that are not done yet.",
    "priority": "Have documents digitized sooner or later.",
    "pause": "Leave what waits alone for a while.",
    "resume": "Go on with what was paused.",
    "drain": "Finish what is being read, take up nothing more, and end.",
    "compact": "Merge small Parquet files of one month and document type.",
    "results": "Tell what the results database holds.",
    "audit": "Prove that the audit trail is whole, and export it.",
    "evidence": "Pack what proves a document, or check such a pack.",
    "reconcile": "Compare vault, ledger and results, and mend what differs.",
    "export": "Write everything that the site holds into a folder, or check such a folder.",
    "import": "Make a new site of what export wrote.",
    "model": "Import, activate, list and verify the weights of readers.",
    "types": "List, show, check and try document types, your own too.",
    "evaluate": "Measure how well fields are read, on documents of which the truth is known.",
    "separators": "Make separator sheets to print, as PDF.",
    "doctor": "Check that this machine and this site are ready.",
}
_MODULES = {"import": "import_site"}  # a keyword is no name for a module


class LazyCommands(click.Group):
    """Imports a command's module when the command is used, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(
            f"appliance.cli.{_MODULES.get(cmd_name, cmd_name)}"
        ).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    envvar="APPLIANCE_SITE",
    default=".",
    help="The site's folder; otherwise APPLIANCE_SITE, otherwise this folder.",
)
@click.version_option(package_name="appliance", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, site: Path) -> None:
    """Turn scanned documents into trustworthy data, on this machine alone.

    \b
    First batch:
      appliance init office && cd office
      cp scans/*.pdf drop/default/
      appliance run
      appliance status

    Every command takes --json for programs. Exit codes: 0 done, 1 defect, 2 wrong command line,
    3 wrong settings or site, 4 some documents failed, 5 already running, 6 machine not ready,
    130 interrupted.
    """  # noqa: D301 - click wants the sign itself
    ctx.obj = site


def main() -> NoReturn:
    """Run the command that the process was started with, and exit with its code."""
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """Run one command line and return its exit code; what went wrong is on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, SystemExit):  # while it starts, Ray answers SIGTERM with SystemExit
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader went away, as `head` does; what is still buffered has no reader either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where errors become exit codes
        return _report(error, as_json="--json" in arguments)
    return code


def _invoke(arguments: list[str]) -> int:
    try:
        with cli.make_context("appliance", arguments) as ctx:
            return int(cli.invoke(ctx) or ExitCode.OK)
    except click.exceptions.Exit as finished:  # how click ends --help and --version
        return finished.exit_code


def _report(error: Exception, *, as_json: bool) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    complaint = _complaint(error)
    if as_json:
        click.echo(json.dumps({"error": asdict(complaint)}), err=True)
        return complaint.exit_code
    if complaint.exit_code is ExitCode.DEFECT:
        # The exception's message is left out: it may quote a value that was read from a document.
        click.echo("".join(traceback.format_tb(error.__traceback__)), err=True, nl=False)
    click.echo(f"error: {complaint.message}\nnext: {complaint.next_step}", err=True)
    return complaint.exit_code


@dataclass(frozen=True, slots=True)
class _Complaint:
    code: str
    message: str
    next_step: str
    exit_code: ExitCode


def _complaint(error: Exception) -> _Complaint:
    if isinstance(error, ApplianceError):
        return _Complaint(error.code, error.message, error.next_step, error.exit_code)
    if isinstance(error, PipelineError):
        return _Complaint(error.code, error.message, error.next_step, _exit_code(error))
    if isinstance(error, click.ClickException):
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        command = ctx.command_path if ctx else "appliance"
        return _Complaint("usage", error.format_message(), f"{command} --help", ExitCode.USAGE)
    if isinstance(error, ImportError):
        return _Complaint(
            "package_missing",
            f"The installation is incomplete: {error.name or 'a package'} cannot be loaded.",
            "Install the appliance again from its lock file.",
            ExitCode.NOT_READY,
        )
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return _Complaint(
        "unexpected_defect",
        f"The program failed: {type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}.",
        "Run 'appliance doctor'; if it finds nothing, report this as a defect with the lines above.",
        ExitCode.DEFECT,
    )


def _exit_code(error: PipelineError) -> ExitCode:
    if isinstance(error, SinkError):
        return ExitCode.SITE_WRONG
    return ExitCode.NOT_READY if isinstance(error, EngineError | CapacityError) else ExitCode.DEFECT
