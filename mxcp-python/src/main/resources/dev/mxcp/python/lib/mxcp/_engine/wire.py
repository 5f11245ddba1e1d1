"""Values as JSON text, with marks for what JSON does not know.

A marked value is an object of two keys: MARK names its kind, "v" holds its text. Text without a
mark is plain JSON, so that values without such kinds cost nothing.
"""

import base64
import datetime
import decimal
import functools
import json
import math
import struct
import uuid

from mxcp._engine import objects
from mxcp._engine.mark import MARK

# No data can hold it by chance or by intent: the host makes it anew every time it starts.
_MARK_TEXT = json.dumps(MARK)
# What json.loads() does in the end; the host writes no white space around its texts.
_scan = json.JSONDecoder().scan_once

READERS = {
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "decimal": decimal.Decimal,
    "bytes": base64.b64decode,
}


def loads(text):
    """Reads JSON text with marks."""
    if _MARK_TEXT in text:
        return json.loads(text, object_hook=_unmark)
    return _scan(text, 0)[0]


def _unmark(value):
    kind = value.get(MARK)
    return value if kind is None else read(kind, value["v"])


def read(kind, text):
    """Reads a value of a kind; what Python cannot hold, such as the year 10000, stays a text."""
    try:
        return READERS[kind](text)
    except ValueError:
        return text


def rows(answer):
    """Reads the rows of a query: {"c": names, ...}, the rest as columns() has it."""
    answer = loads(answer)
    names = answer["c"]
    return _maker(len(names))(columns(answer), *names) if names else []


@functools.lru_cache(maxsize=64)
def _maker(width):
    """Returns what makes rows of columns and their names, for a number of columns.

    A display of a dict in a comprehension takes little more than half of the time of a loop that
    fills dicts. Names are arguments, never a part of the code.
    """
    keys = ", ".join("k%d" % i for i in range(width))
    values = ", ".join("v%d" % i for i in range(width))
    pairs = ", ".join("k%d: v%d" % (i, i) for i in range(width))
    return eval("lambda columns, %s: [{%s} for %s, in zip(*columns)]" % (keys, pairs, values))


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
    reader = READERS[kind]
    try:
        return [None if text is None else reader(text) for text in texts]
    except ValueError:
        return [None if text is None else read(kind, text) for text in texts]


def dumps_typed(value):
    """Writes a value for SQL: dates, decimals and bytes keep their type."""
    return _TYPED.encode(value)


def answer_column(values):
    """Answers with the results of a function for SQL.

    Floats go in one piece and texts as lines where that is possible, which is much faster.
    """
    first = type(values[0])
    if first is str:
        lines = _lines(values)
        if lines is not None:
            return "=" + lines
    if first is float and set(map(type, values)) == {float}:
        data = struct.pack("<%dd" % len(values), *values)
        values = {MARK: "floats", "v": base64.b64encode(data).decode("ascii")}
    return '{"value":' + _TYPED.encode(values) + "}"


def _lines(values):
    try:
        lines = "\n".join(values)
    except TypeError:
        return None  # Not all of them are texts.
    # Others may hold surrogates, which have no form outside of JSON.
    return lines if lines.isascii() and lines.count("\n") == len(values) - 1 else None


def _mark(value):
    if isinstance(value, decimal.Decimal):
        return {MARK: "decimal", "v": str(value)} if value.is_finite() else _not_finite(value)
    if isinstance(value, datetime.datetime):
        return {MARK: "datetime", "v": value.isoformat()}
    if isinstance(value, datetime.date):
        return {MARK: "date", "v": value.isoformat()}
    if isinstance(value, datetime.time):
        return {MARK: "time", "v": value.isoformat()}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {MARK: "bytes", "v": base64.b64encode(value).decode("ascii")}
    return plain(value)


def _not_finite(value):
    return math.nan if value.is_nan() else float(value)


def plain(value):
    """Turns a value that JSON does not know into one that it knows, one level deep."""
    kind = type(value)
    converter = _PLAIN.get(kind)
    if converter is not None:
        return converter(value)
    for base, converter in _PLAIN.items():
        if isinstance(value, base):
            return converter(value)
    return _duck(value)


def _finite(value):
    return {MARK: "decimal", "v": str(value)} if value.is_finite() else None


def _bytes(value):
    return base64.b64encode(value).decode("ascii")


def _date(value):
    # pandas.NaT is a datetime that is not equal to itself.
    return value.isoformat() if value == value else None


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


_PLAIN = {
    decimal.Decimal: _finite,
    datetime.datetime: _date,
    datetime.date: datetime.date.isoformat,
    datetime.time: datetime.time.isoformat,
    datetime.timedelta: duration,
    uuid.UUID: str,
    bytes: _bytes,
    bytearray: _bytes,
    memoryview: _bytes,
    set: objects.in_order,
    frozenset: objects.in_order,
}


def _duck(value):
    kind = type(value)
    if isinstance(value, type):
        raise TypeError(kind.__name__)
    if objects.is_enum(value):
        return value.value
    model = objects.of_pydantic(value)
    if model is not NotImplemented:
        return model
    if hasattr(kind, "__dataclass_fields__"):
        return objects.of_dataclass(value)
    if hasattr(kind, "__fspath__"):
        return value.__fspath__()
    if hasattr(kind, "tolist") and any(objects.comes_from(kind, it) for it in _ARRAYS):
        return _array(value) if hasattr(kind, "dtype") else value.tolist()
    if hasattr(kind, "to_dict") and hasattr(kind, "columns") and objects.comes_from(kind, "pandas"):
        return _frame(value)
    if kind.__name__ == "NAType":  # pandas.NA
        return None
    if kind.__module__.split(".")[0] in _TEXTS:
        return str(value)
    raise TypeError(kind.__name__)


# Where classes come from that are arrays.
_ARRAYS = ("numpy", "pandas", "array")

# Where classes come from whose values are best read as texts, such as addresses.
_TEXTS = ("ipaddress", "pydantic", "pydantic_core")


# Units of numpy in which it gives plain numbers instead of times.
_TOO_FINE = ("[ns]", "[ps]", "[fs]", "[as]")


def _array(value):
    """Reads an array or a scalar of numpy, or a column of pandas."""
    dtype = value.dtype
    if type(value).__module__ == "numpy" and dtype.kind in "mM" and dtype.name.endswith(_TOO_FINE):
        value = value.astype(dtype.name.split("[")[0] + "[us]")
    result = value.tolist()
    if type(result) is not type(value):
        return result
    # Numbers of more digits than Python's own remain what they are.
    if dtype.kind != "f":
        raise TypeError(type(value).__name__)
    return float(result)


def _frame(value):
    """Reads a frame of pandas as its rows."""
    if not value.columns.is_unique:
        raise NotSerializable("The result has a frame with two columns of the same name")
    return value.to_dict(orient="records")


_RESULTS = json.JSONEncoder(default=plain, allow_nan=False, separators=(",", ":"))
_TYPED = json.JSONEncoder(default=_mark, separators=(",", ":"))


class NotSerializable(Exception):
    """A result that holds something that has no JSON form."""


def dumps_result(value):
    """Writes the result of a call.

    The C encoder does nearly all of them; what it refuses is walked to clean it or to say where
    the culprit is.
    """
    try:
        return _RESULTS.encode(value)
    except (TypeError, ValueError, OverflowError, AttributeError):
        return json.dumps(_clean(value, "", ()), separators=(",", ":"))


def _clean(value, path, parents):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return _integer(value, path)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if id(value) in parents:
        raise NotSerializable("%s contains itself" % _where(path))
    parents = parents + (id(value),)
    if isinstance(value, dict):
        return _clean_dict(value, path, parents)
    if isinstance(value, (list, tuple)):
        return [_clean(item, "%s[%d]" % (path, index), parents) for index, item in enumerate(value)]
    return _clean(_plain_at(value, path), path, parents)


def _clean_dict(value, path, parents):
    result = {}
    for key, item in value.items():
        text = _key(key, path)
        if text in result:
            raise NotSerializable('%s has two keys with the text "%s"' % (_where(path), text))
        result[text] = _clean(item, _join(path, text), parents)
    return result


def _integer(value, path):
    try:
        int.__repr__(value)
    except ValueError as error:
        raise NotSerializable("%s is an integer of too many digits" % _where(path)) from error
    return int(value)


def _plain_at(value, path):
    try:
        return plain(value)
    except TypeError:
        name = type(value).__name__
        text = "%s is of type %s, which has no JSON form" % (_where(path), name)
        raise NotSerializable(text) from None


def _key(key, path):
    try:
        return objects.key_text(key, plain)
    except (TypeError, ValueError):
        name = type(key).__name__
        text = "%s has a key of type %s, which has no text" % (_where(path), name)
        raise NotSerializable(text) from None


def _join(path, key):
    return path + "." + key if path else key


def _where(path):
    return "The result" if not path else "The result at " + path
