"""Objects of classes as values that JSON knows, and keys of dicts as texts."""

import decimal
import json
import sys


def comes_from(kind, package):
    """Returns whether a class, or one that it extends, is of a package."""
    return any(str(base.__module__).partition(".")[0] == package for base in kind.__mro__)


def is_enum(value):
    """Returns whether a value is a member of an Enum."""
    return hasattr(type(value), "__members__") and hasattr(value, "value")


def of_dataclass(value):
    """Returns the fields of a dataclass: no class variables, and nothing that only __init__ gets."""
    names = [field.name for field in sys.modules["dataclasses"].fields(value)]
    return {name: getattr(value, name) for name in names if hasattr(value, name)}


def of_pydantic(value):
    """Returns what pydantic itself would write as JSON; NotImplemented if the class is not of it.

    Decimals that it would write as they are remain decimals.
    """
    kind = type(value)
    if hasattr(kind, "__pydantic_serializer__"):
        if hasattr(kind, "model_dump"):
            return _exact(value.model_dump(), value.model_dump(mode="json"))
        dump = kind.__pydantic_serializer__.to_python
        return _exact(dump(value), dump(value, mode="json"))
    if hasattr(kind, "__fields__") and comes_from(kind, "pydantic"):
        return _exact(value.dict(), json.loads(value.json()))
    return NotImplemented


def _exact(value, written):
    if isinstance(value, decimal.Decimal):
        same = written == str(value) or isinstance(written, (int, float)) and written == float(value)
        return value if same else written
    if isinstance(value, dict) and isinstance(written, dict) and len(value) == len(written):
        return {key: _exact(*pair) for key, pair in zip(written, zip(value.values(), written.values()))}
    if isinstance(value, (list, tuple)) and isinstance(written, list) and len(value) == len(written):
        return list(map(_exact, value, written))
    if isinstance(value, (set, frozenset)) and isinstance(written, list):
        return in_order(written)
    return written


def in_order(values):
    """Returns values as a list, sorted if that is possible: sets have no order of their own."""
    try:
        return sorted(values)
    except TypeError:
        return list(values)


def key_text(key, plain):
    """Returns the text of a key: that of an equal value. Raises TypeError if it has none."""
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    if isinstance(key, tuple):
        return str(tuple(_part(part, plain) for part in key))
    if isinstance(key, decimal.Decimal):
        return str(key)
    value = plain(key)
    if isinstance(value, (dict, list, set)) or value is key:
        raise TypeError(type(key).__name__)
    return key_text(value, plain)


def _part(part, plain):
    if part is None or isinstance(part, (bool, int, float, str)) and not is_enum(part):
        return part
    return key_text(part, plain)
