"""Moments on the command line: given as `2h`, `3d`, `06:00` or an ISO time, shown in local time."""

import re
from datetime import UTC, datetime, time, timedelta

import click

_AGO = re.compile(r"(\d{1,6})([mhdw])")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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


def parse_before(text: str, now: datetime) -> datetime:
    """Return the moment in UTC up to which `text` reaches: a day, to its end; otherwise as `parse_since`."""
    is_day = _DAY.fullmatch(text.strip()) is not None
    return parse_since(text, now) + timedelta(days=is_day)


def parse_until(text: str, now: datetime) -> datetime:
    """Return the coming moment in UTC that `text` names; raises ValueError for anything else.

    06:00 is the next time that the clock on the wall shows it; an ISO date and time without a zone is that
    of the wall as well. `now` is aware.
    """
    if clock := _CLOCK.fullmatch(text.strip()):
        wall = now.astimezone().replace(tzinfo=None)
        today = datetime.combine(wall.date(), time(int(clock[1]), int(clock[2])))
        # Turned into a moment only at the end: the zone's offset may change during the night.
        return (today if today > wall else today + timedelta(days=1)).astimezone(UTC)
    moment = datetime.fromisoformat(text.strip()).astimezone(UTC)
    if moment <= now:
        raise ValueError(f"{text} is over")
    return moment


class Until(click.ParamType[datetime]):
    """A click parameter that becomes a coming moment in UTC."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_until(str(value), datetime.now(UTC))
        except ValueError:
            self.fail(f"{value!r} is no coming time; write 06:00 or 2026-03-01T06:00.", param, ctx)


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


class Before(Since):
    """A click parameter that becomes the moment in UTC up to which it reaches."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_before(str(value), datetime.now().astimezone())
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time; write 2026-03-31 or 2026-03-31T08:00.", param, ctx)


def shown(moment: datetime | None) -> str:
    """Return the moment to the minute in local time, or a dash."""
    return "-" if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M")


def iso(moment: datetime | None) -> str | None:
    """Return the moment in UTC for JSON."""
    return None if moment is None else moment.astimezone(UTC).isoformat()
