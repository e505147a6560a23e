"""When the facts of tests/fixtures/facts.json take place, month by month, as JSON.

An expansion that shares no code with the product: rules by python-dateutil, spans of every year by the
tables below. Called with the first and the last month, YYYY-MM. An occurrence is named by the id of its
series and its day, or its year where only a span is known. What the calendar shows is for
tests/browser/facts.rs to say.
"""

import calendar
import json
import sys
from datetime import date, datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first-half": (1, 15), "second-half": (16, 31)}


def day(year, month, number):
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


def edge(text, year):
    """The first and the last day of one end of a span."""
    if text in SEASONS:
        first, last = SEASONS[text]
        return day(year, first, 1), day(year + (last < first), last, 31)
    month, _, part = text.partition("-")
    if part.isdigit():
        first = last = int(part)
    else:
        first, last = PARTS[part] if part else (1, 31)
    return day(year, int(month), first), day(year, int(month), last)


def span(text, year):
    first, _, last = text.partition("/")
    start, end = edge(first, year)
    if last:
        end = edge(last, year)[1]
        if end < start:
            end = edge(last, year + 1)[1]
    return start, end


def interval(text):
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def occurrences(fact, first_year, last_year):
    """Yields the slot, the first and the last day of each occurrence."""
    when, years = fact["when"], range(first_year, last_year + 1)
    edtf = when.get("edtf", "")
    if "also" in when:
        for one in when["also"]:
            start, end = interval(one)
            yield start.isoformat(), start, end
    elif when["precision"] == "day" and edtf.startswith("XXXX") and len(edtf) >= 10:
        for year in years:
            start, end = interval(edtf.replace("XXXX", str(year)))
            yield start.isoformat(), start, end
    elif when["precision"] == "day" and len(edtf) == 10:
        start, end = interval(edtf)
        yield start.isoformat(), start, end
    elif "rrule" in when and not fact.get("pattern_only"):
        start = datetime.fromisoformat(when["start"])
        for found in rrulestr(when["rrule"], dtstart=start).between(
            datetime(first_year, 1, 1), datetime(last_year, 12, 31), inc=True
        ):
            yield found.date().isoformat(), found.date(), found.date()
    else:
        for year in years:
            start, end = span(when["yearly"], year)
            yield str(year), start, end


def months(first, last):
    month, end = (datetime.strptime(text, "%Y-%m").date() for text in (first, last))
    while month <= end:
        yield month
        month += relativedelta(months=1)


facts = json.loads(Path(__file__).with_name("fixtures").joinpath("facts.json").read_text(encoding="utf-8"))
listed = {}
for month in months(*sys.argv[1:3]):
    month_end = month + relativedelta(months=1, days=-1)
    found = set()
    for fact in facts:
        if "left_out" in fact:
            continue
        for slot, start, end in occurrences(fact, month.year - 1, month.year + 1):
            if start <= month_end and month <= end:
                found.add(f"{fact.get('series', fact['id'])}@{slot}")
    listed[month.strftime("%Y-%m")] = sorted(found)
json.dump(listed, sys.stdout, indent=1)
