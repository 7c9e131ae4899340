"""The agenda as a calendar, an event for each step (RFC 5545).

Law: the same session gives the same events: a UID is made of the session's code and the step's id, DTSTAMP is the time
of the log's last row. Hours are « floating » (3.3.5, form 1): those of the clock on the wall, whatever the zone of who
reads, because a definition says hours and no zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from workshop.export.formats import ExportOptions, Missing
from workshop.export.snapshot import Snapshot
from workshop.memento.outline.day import Day, Step
from workshop.memento.text.french import moment
from workshop.memento.text.typography import safe

LONGEST_LINE = 75  # octets, line end aside (3.1)
Lines = Iterator[tuple[str, str]]


def ics(found: Snapshot, asked: ExportOptions) -> bytes:
    """The calendar; raises Missing(`date`) for a session without a date. Without an hour, the day is one event."""
    lines = [*_calendar(found.day), *_events(found), ("END", "VCALENDAR")]
    return b"".join(_folded(f"{name}:{value}") for name, value in lines)


def _calendar(day: Day) -> Lines:
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", "-//Tablée//Tablée//FR"
    yield "CALSCALE", "GREGORIAN"
    yield "X-WR-CALNAME", _escaped(day.title)
    yield "X-TABLEE-SEQ", str(day.seq)


def _events(found: Snapshot) -> Lines:
    day = found.day
    try:
        on = date.fromisoformat(day.date)
        after = on + timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise Missing("date") from error
    hour = _hour(day.start)
    if hour is None or not day.steps:
        times = [("DTSTART;VALUE=DATE", f"{on:%Y%m%d}"), ("DTEND;VALUE=DATE", f"{after:%Y%m%d}")]
        yield from _event(found, "day", day.title, day.question, times)
        return
    begins = datetime.combine(on, hour)
    for step in day.steps:
        ends = begins + timedelta(minutes=step.minutes)
        times = [("DTSTART", f"{begins:%Y%m%dT%H%M%S}"), ("DTEND", f"{ends:%Y%m%dT%H%M%S}")]
        yield from _event(found, step.id, _title(day, step), step.prompt or day.question, times)
        begins = ends


def _hour(said: str) -> time | None:
    """« 09:30 », « 9:30 »; None for what is no hour of a day."""
    try:
        return time.fromisoformat(said.zfill(len("09:30")))
    except ValueError:
        return None


def _title(day: Day, step: Step) -> str:
    return f"{step.title} · {day.title}"


def _event(found: Snapshot, key: str, title: str, said: str, times: list[tuple[str, str]]) -> Lines:
    day = found.day
    row = f"Séance {day.code}, ligne {day.seq} du journal."
    yield "BEGIN", "VEVENT"
    yield "UID", f"{day.code}-{key}@tablee"
    yield "DTSTAMP", f"{moment(day.last_at, UTC):%Y%m%dT%H%M%SZ}"
    yield "SEQUENCE", str(found.state.version)
    yield from times
    yield "SUMMARY", _escaped(title)
    if day.place:
        yield "LOCATION", _escaped(day.place)
    yield "DESCRIPTION", _escaped(f"{said}\n{row}" if said else row)
    yield "END", "VEVENT"


def _escaped(text: str) -> str:
    """A value of type TEXT (3.3.11)."""
    text = safe(text)
    for char, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(char, written)
    return text


def _folded(line: str) -> bytes:
    """A content line cut in pieces of 75 octets at most, never inside a character; each but the first after a space."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
