"""What Python's icalendar, feedparser, openpyxl and csv read in a published site, as JSON.

Called with the folder of the site; what is right is for tests/browser/parsers.rs to say.
"""

import csv
import json
import sys
from pathlib import Path

import feedparser
import icalendar
import openpyxl


def calendar(path):
    read = icalendar.Calendar.from_ical(path.read_bytes())
    events = []
    for event in read.walk("VEVENT"):
        day = lambda name: event[name].dt.isoformat() if name in event else None
        events.append(
            {
                "uid": str(event["UID"]),
                "summary": str(event["SUMMARY"]),
                "start": day("DTSTART"),
                "end": day("DTEND"),
                "status": str(event.get("STATUS", "")),
                "transp": str(event.get("TRANSP", "")),
                "errors": [str(error) for error in event.errors],
            }
        )
    return {"name": str(read["X-WR-CALNAME"]), "errors": [str(e) for e in read.errors], "events": events}


def feed(path):
    read = feedparser.parse(path.read_bytes())
    entries = [
        {"id": entry.id, "title": entry.title, "updated": entry.updated, "link": entry.link}
        for entry in read.entries
    ]
    return {
        "bozo": str(read.get("bozo_exception", "")) if read.bozo else "",
        "version": read.version,
        "title": read.feed.title,
        "entries": entries,
    }


def sheet(path):
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


site = Path(sys.argv[1])
name = lambda path: path.relative_to(site).as_posix()
json.dump(
    {
        "calendars": {name(path): calendar(path) for path in sorted(site.glob("feeds/*/*.ics"))},
        "feeds": {name(path): feed(path) for path in sorted(site.glob("feeds/*/*.atom"))},
        "sheet": sheet(site / "data/events.xlsx"),
        "table": table(site / "data/events.csv"),
    },
    sys.stdout,
)
