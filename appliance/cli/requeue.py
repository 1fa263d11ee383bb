"""`appliance requeue`: process settled documents again."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.failures import split_reason
from appliance.cli.moments import Since
from appliance.cli.ordering import Skipped, as_report, print_changed, refuse_unknown, skipped
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.records import RequeueSelection, RequeueStage
from appliance.ledger.store import Ledger
from appliance.parameters import parse_parameters
from appliance.settings import load_settings


class _Stage(click.ParamType[RequeueStage]):
    name = "stage"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> RequeueStage:
        try:
            return RequeueStage(str(value).lower())
        except ValueError:
            self.fail(f"{value!r} is no stage; write {' or '.join(RequeueStage)}.", param, ctx)


@click.command()
@click.argument("ids", type=click.IntRange(min=1), nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every document that is settled, but not complete.")
@click.option("--reason", help="Those with this failure class (SOURCE …) or code (pdf_encrypted …).")
@click.option("--since", type=Since(), help="Those settled since: 2h, 3d, 2026-03-01T08:00.")
@click.option("--profile", help="Those of this profile.")
@click.option("--read-by", metavar="VERSION", help="Those with a page that this version of the reader read.")
@click.option("--again", is_flag=True, help="Complete ones as well; every page is read anew.")
@click.option("--from", "stage", type=_Stage(), help="rasterize: read every page anew; extract: fields only.")
@click.option(
    "--with",
    "changed",
    metavar="KEY=VALUE",
    multiple=True,
    help="Another dpi, document_type, max_page_pixels or page_timeout_seconds for them; may be repeated.",
)
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    ids: tuple[int, ...],
    everything: bool,
    reason: str | None,
    since: datetime | None,
    profile: str | None,
    read_by: str | None,
    again: bool,
    stage: RequeueStage | None,
    changed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Process failed documents again.

    And those that are partial, wait for review or were cancelled; complete ones only with --again.
    Pages that were read are kept, only what is missing is done again: --from rasterize reads them all
    anew, --from extract keeps them and makes the fields and results anew. --reason, --since, --profile
    and --read-by may be combined.

    What --with changes is kept with the document, and holds until another --with replaces all of it;
    --with '' goes back to the profile.

    Example: appliance requeue 12 15 --with dpi=400 --from rasterize

    Example: appliance requeue --reason TIMEOUT --since 2h

    Example: appliance requeue --again --read-by 1.0 --profile default
    """
    filters = (reason, since, profile, read_by)
    is_filtered = any(value is not None for value in filters)
    if sum((bool(ids), everything, is_filtered)) != 1:
        raise click.UsageError(
            "Name documents by ID, or use --all, or --reason, --since, --profile and --read-by."
        )
    settings = load_settings(site)
    parameters = _parameters(changed, settings.document_types)
    failure_class, code = split_reason(reason)
    selection = RequeueSelection(ids or None, failure_class, code, since, profile, read_by, again)
    if again and stage is None:
        stage = RequeueStage.RASTERIZE
    with Ledger.open(settings.ledger_url) as ledger:
        refuse_unknown(ledger, ids, "requeued")
        requeued = ledger.requeue(
            selection, operator(), datetime.now(UTC), stage=stage, parameters=parameters
        )
        left = skipped(ledger, ids, requeued)
    if as_json:
        print_json({"requeued": requeued, "count": len(requeued), "skipped": as_report(left)})
    else:
        _print(requeued, left)


def _parameters(changed: tuple[str, ...], document_types: tuple[str, ...]) -> dict[str, object] | None:
    if not changed:
        return None
    try:
        return parse_parameters(changed, document_types)
    except ValueError as error:
        raise click.UsageError(f"--with {error}") from error


def _print(requeued: list[int], left: list[Skipped]) -> None:
    terminal = Terminal()
    print_changed(terminal, "Requeued", requeued, left)
    if requeued:
        terminal.sentence("next: appliance run (a running 'appliance watch' takes them by itself)")
