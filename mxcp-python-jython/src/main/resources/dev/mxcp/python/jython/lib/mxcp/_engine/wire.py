"""Values as JSON text, with marks for what JSON does not know.

The host reads and writes the text; here is what becomes of the kinds of values that it does not
know. A marked value is an object of two keys: MARK names its kind, "v" holds its text.
"""

import base64
import datetime
import re
import struct
import sys

from java.util import Collection, Map

from mxcp._engine import state
from mxcp._engine.mark import MARK

_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?(?:([+-])(\d\d):(\d\d))?$")


class NotSerializable(Exception):
    """A result that holds something that has no JSON form."""


class Offset(datetime.tzinfo):
    """A fixed offset from UTC; Python 2.7 has none of its own."""

    def __init__(self, minutes=0):
        self._offset = datetime.timedelta(minutes=minutes)

    def utcoffset(self, moment):
        return self._offset

    def dst(self, moment):
        return datetime.timedelta(0)

    def tzname(self, moment):
        return "UTC" if not self._offset else None

    def __repr__(self):
        return "UTC%+d min" % (self._offset.days * 1440 + self._offset.seconds // 60)


def _date(text):
    return datetime.date(*map(int, text.split("-")))


def _time(text):
    match = _TIME.match(text)
    if match is None:
        raise ValueError(text)
    hour, minute, second = map(int, match.group(1, 2, 3))
    micros = int((match.group(4) or "0").ljust(6, "0"))
    zone = None
    if match.group(5):
        minutes = int(match.group(6)) * 60 + int(match.group(7))
        zone = Offset(-minutes if match.group(5) == "-" else minutes)
    return datetime.time(hour, minute, second, micros, zone)


def _datetime(text):
    date, _, time = text.partition("T")
    return datetime.datetime.combine(_date(date), _time(time))


def _decimal(text):
    import decimal  # Slow to import here, and seldom needed.

    return decimal.Decimal(text)


def _bytes(text):
    # Not str: that is text here, and what a tool gives back could not be told from it.
    return bytearray(base64.b64decode(text))

READERS = {
    "date": _date,
    "time": _time,
    "datetime": _datetime,
    "decimal": _decimal,
    "bytes": _bytes,
}


def read(kind, text):
    """Reads a value of a kind; what Python cannot hold, such as the year 10000, stays a text."""
    try:
        return READERS[kind](text)
    except ValueError:
        return text


def loads(text):
    """Reads JSON text with marks; texts become unicode strings."""
    return state.bridge.loads(text, read)


def rows(answer):
    """Reads the rows of a query: {"c": names, ...}, the rest as columns() has it."""
    answer = loads(answer)
    result = [{} for _ in range(answer["n"])]
    for name, column in zip(answer["c"], columns(answer)):
        for row, value in zip(result, column):
            row[name] = value
    return result


def columns(answer):
    """Reads the columns of {"n": rows, "v": columns, "t": {column: kind}}."""
    result = answer["v"]
    for column, kind in answer["t"].items():
        column = int(column)
        result[column] = _read_all(kind, result[column])
    return result


def _read_all(kind, texts):
    if kind == "floats":
        data = base64.b64decode(texts)
        return struct.unpack("<%dd" % (len(data) // 8), data)
    return [None if text is None else read(kind, text) for text in texts]


def dumps_typed(value):
    """Writes a value for SQL: dates, decimals and bytes keep their type."""
    return state.bridge.dumps(value, _marked, "The value")


def dumps_result(value):
    """Writes the result of a call."""
    try:
        return state.bridge.dumps(value, plain, "The result")
    except TypeError as error:
        raise NotSerializable(str(error))


def _marked(value):
    for base, kind in _MARKED:
        if isinstance(value, base):
            return {MARK: kind, "v": value.isoformat()}
    if isinstance(value, _BYTES):
        return {MARK: "bytes", "v": _base64(value)}
    return plain(value)


_BYTES = (bytearray, buffer)


_MARKED = (
    (datetime.datetime, "datetime"),
    (datetime.date, "date"),
    (datetime.time, "time"),
)


def plain(value):
    """Turns a value that JSON does not know into one that it knows, one level deep."""
    for base, converter in _PLAIN:
        if isinstance(value, base):
            return converter(value)
    for module, name, converter in _PLAIN_IF_IMPORTED:
        if module in sys.modules and isinstance(value, getattr(sys.modules[module], name)):
            return converter(value)
    return NotImplemented


def _finite(value):
    return {MARK: "decimal", "v": str(value)} if value.is_finite() else None


def _base64(value):
    return base64.b64encode(str(bytearray(value)))


def _isoformat(value):
    return value.isoformat()


def _set(value):
    try:
        return sorted(value)
    except TypeError:
        return list(value)


def duration(value):
    """Writes a timedelta as ISO 8601."""
    sign = "-" if value.total_seconds() < 0 else ""
    value = abs(value)
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = "%s%s" % (seconds, (".%06d" % value.microseconds).rstrip("0") if value.microseconds else "")
    day = "%dD" % value.days if value.days else ""
    parts = [(hours, "%dH" % hours), (minutes, "%dM" % minutes), (text != "0", text + "S")]
    clock = "".join(part for present, part in parts if present)
    return sign + "P" + day + ("T" + clock if clock else "" if day else "T0S")


_PLAIN = (
    (datetime.datetime, _isoformat),
    (datetime.date, _isoformat),
    (datetime.time, _isoformat),
    (datetime.timedelta, duration),
    (_BYTES, _base64),
    ((set, frozenset), _set),
    (Map, dict),
    (Collection, list),
)

# There is no value of a class whose module nobody imported.
_PLAIN_IF_IMPORTED = (
    ("decimal", "Decimal", _finite),
    ("uuid", "UUID", str),
)
