"""Plugins, and their methods as functions for SQL."""

import collections.abc
import datetime
import decimal
import importlib
import inspect
import types
import typing

from mxcp._engine import failure, state, wire

_SCALARS = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    decimal.Decimal: "DECIMAL(38,10)",
    datetime.date: "DATE",
    datetime.time: "TIME",
    datetime.datetime: "TIMESTAMP",
    datetime.timedelta: "INTERVAL",
    bytes: "BLOB",
}
_UNIONS = (typing.Union, getattr(types, "UnionType", typing.Union))


class PluginError(Exception):
    """A plugin that cannot be used."""

    _mxcp_kind = "plugin"


def load_plugin(setting):
    """Makes a plugin and returns what its methods are in SQL."""
    try:
        plugin = _make(setting)
    except (failure.Cancelled, PluginError):
        raise
    except BaseException as error:
        text = "Plugin '%s' cannot be loaded: %s" % (setting["name"], failure.cause(error))
        raise PluginError(text) from error
    state.plugins[setting["name"]] = plugin
    return list(_functions(setting["name"], plugin))


def apply(request):
    """Runs a plugin's method for every row of a chunk."""
    method = getattr(state.plugins[request["plugin"]], request["method"])
    columns = wire.columns(request)
    if columns:
        return list(map(method, *columns))
    return [method() for _ in range(request["n"])]


def _make(setting):
    from mxcp.plugins import MXCPBasePlugin

    module = importlib.import_module(setting["module"])
    plugin = getattr(module, "MXCPPlugin", None)
    if not (isinstance(plugin, type) and issubclass(plugin, MXCPBasePlugin)):
        text = "Plugin '%s': module %s has no class MXCPPlugin that extends MXCPBasePlugin"
        raise PluginError(text % (setting["name"], setting["module"]))
    return plugin(setting["config"])


def _functions(name, plugin):
    for method_name, method in inspect.getmembers(type(plugin), callable):
        if getattr(method, "_mxcp_udf", False):
            yield _function(name, method_name, method)


def _function(plugin, name, method):
    where = "Plugin '%s': @udf method %s" % (plugin, name)
    hints = typing.get_type_hints(method, include_extras=True)
    parameters = list(inspect.signature(method).parameters)[1:]
    missing = [p for p in parameters + ["return"] if p not in hints]
    if missing:
        raise PluginError("%s has no annotation for %s" % (where, ", ".join(missing)))
    try:
        return {
            "plugin": plugin,
            "method": name,
            "name": name + "_" + plugin,
            "parameters": [sql_type(hints[p]) for p in parameters],
            "returns": sql_type(hints["return"]),
        }
    except TypeError as error:
        raise PluginError("%s: %s" % (where, error)) from None


def sql_type(annotation):
    """Returns the SQL type of an annotation."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return sql_type(arguments[0])
    if origin in _UNIONS:
        present = [a for a in arguments if a is not type(None)]
        if len(present) == 1:
            return sql_type(present[0])
    if origin in (list, collections.abc.Sequence) and len(arguments) == 1:
        return sql_type(arguments[0]) + "[]"
    if origin in (dict, collections.abc.Mapping) and len(arguments) == 2:
        return "MAP(%s, %s)" % (sql_type(arguments[0]), sql_type(arguments[1]))
    if origin is None and isinstance(annotation, type) and _fields(annotation):
        return "STRUCT(%s)" % ", ".join(
            '"%s" %s' % (field.replace('"', '""'), sql_type(kind))
            for field, kind in _fields(annotation).items()
        )
    raise TypeError("%s has no type in SQL" % (getattr(annotation, "__name__", annotation),))


def _fields(annotation):
    try:
        return typing.get_type_hints(annotation, include_extras=True)
    except Exception:
        return {}
