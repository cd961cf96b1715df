"""A calendar (RFC 5545): what has a day as an event of that day, what has none as a task.

Events and not tasks where there is a day: Google's and Outlook's calendars read no tasks.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import clean, one_line
from secretsmanual.formats.exporters.job import Job

_BEGIN = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Secrets Manual//EN\r\nCALSCALE:GREGORIAN\r\n"
    b"METHOD:PUBLISH\r\n"
)
_END = b"END:VCALENDAR\r\n"


def write_calendar(document: Document, job: Job) -> None:
    """Write `document.data["entries"]`, each with `uid, day, summary, description`.

    The same uid again, in a later file, moves the entry in the calendar that holds it.
    Raises BadInput if there are none.
    """
    entries = document.data.get("entries")
    if not isinstance(entries, list):
        raise BadInput(
            tr(
                "“{title}” has no days: it cannot become a calendar.",
                title=one_line(document.title),
            ),
            tr("Choose html, pdf, docx or txt."),
        )
    job.total = max(1, len(entries))
    made_on = date.fromisoformat(str(document.data["made_on"]))
    stamp = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    job.out.write(_BEGIN)
    for entry in job.count(entries):
        job.out.write(_component(entry, stamp))
    job.out.write(_END)


def _component(entry: Mapping[str, Any], stamp: datetime) -> bytes:
    from icalendar import Event, Todo

    component: Event | Todo = Event() if entry["day"] else Todo()
    component.add("uid", f"{entry['uid']}@secrets-manual")
    component.add("dtstamp", stamp)
    component.add("summary", one_line(entry["summary"]))
    component.add("description", clean(entry["description"]))
    component.add("class", "CONFIDENTIAL")
    if entry["day"]:
        component.add("dtstart", date.fromisoformat(entry["day"]))
        component.add("transp", "TRANSPARENT")
    else:
        component.add("status", "NEEDS-ACTION")
    return bytes(component.to_ical())
