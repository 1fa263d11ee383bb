"""Moments on the command line: given as `2h`, `3d` or an ISO time, shown in local time."""

import re
from datetime import UTC, datetime, timedelta

import click

_AGO = re.compile(r"(\d{1,6})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_since(text: str, now: datetime) -> datetime:
    """Return the moment in UTC that `text` names; raises ValueError for anything else.

    A number of minutes (m), hours (h), days (d) or weeks (w) counts back from `now`; an ISO date or time
    without a zone is in the zone of `now`.
    """
    if ago := _AGO.fullmatch(text.strip().lower()):
        try:
            return (now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})).astimezone(UTC)
        except OverflowError as error:
            raise ValueError(f"{text} is before the calendar begins") from error
    moment = datetime.fromisoformat(text.strip())
    return (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)).astimezone(UTC)


class Since(click.ParamType[datetime]):
    """A click parameter that becomes a moment in UTC."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_since(str(value), datetime.now().astimezone())
        except ValueError:
            self.fail(f"{value!r} is no time; write 2h, 3d or 2026-03-01T08:00.", param, ctx)


def shown(moment: datetime | None) -> str:
    """Return the moment to the minute in local time, or a dash."""
    return "-" if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M")


def iso(moment: datetime | None) -> str | None:
    """Return the moment in UTC for JSON."""
    return None if moment is None else moment.astimezone(UTC).isoformat()
