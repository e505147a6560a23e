"""What Python's libraries read of what we write, as JSON.

Called with the folder of a published site: icalendar, feedparser, openpyxl and csv read its calendars,
feeds and tables. Called with documents: python-docx and odfpy read their paragraphs. What is right is
for tests/browser/parsers.rs to say.
"""

import csv
import json
import sys
from pathlib import Path

import docx
import feedparser
import icalendar
import odf.opendocument
import odf.teletype
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


def document(path):
    if path.suffix == ".docx":
        return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    body = odf.opendocument.load(str(path)).text
    lines = []

    def walk(node):
        if node.qname[1] in ("p", "h"):
            lines.append(odf.teletype.extractText(node))
        else:
            for child in node.childNodes:
                if child.nodeType == child.ELEMENT_NODE:
                    walk(child)

    walk(body)
    return lines


def site(folder):
    name = lambda path: path.relative_to(folder).as_posix()
    return {
        "calendars": {name(path): calendar(path) for path in sorted(folder.glob("feeds/*/*.ics"))},
        "feeds": {name(path): feed(path) for path in sorted(folder.glob("feeds/*/*.atom"))},
        "sheet": sheet(folder / "data/events.xlsx"),
        "table": table(folder / "data/events.csv"),
    }


paths = [Path(path) for path in sys.argv[1:]]
if paths[0].is_dir():
    json.dump(site(paths[0]), sys.stdout)
else:
    json.dump([document(path) for path in paths], sys.stdout)
