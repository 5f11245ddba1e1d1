"""Plugins, and their methods as functions for SQL."""

import datetime
import sys
import types

from mxcp._engine import failure, state, wire

_SCALARS = (
    (bool, "BOOLEAN"),
    (int, "BIGINT"),
    (long, "BIGINT"),
    (float, "DOUBLE"),
    (str, "VARCHAR"),
    (unicode, "VARCHAR"),
    (datetime.date, "DATE"),
    (datetime.time, "TIME"),
    (datetime.datetime, "TIMESTAMP"),
    (datetime.timedelta, "INTERVAL"),
    (bytearray, "BLOB"),
)


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
        text = "Plugin '%s' cannot be loaded: %s: %s"
        raise PluginError(text % (setting["name"], type(error).__name__, error))
    state.plugins[setting["name"]] = plugin
    return list(_functions(setting["name"], plugin))


def apply(request):
    """Runs a plugin's method for every row of a chunk."""
    method = getattr(state.plugins[request["plugin"]], request["method"])
    columns = wire.columns(request)
    if columns:
        return map(method, *columns)
    return [method() for _ in range(request["n"])]


def _make(setting):
    from mxcp.plugins import MXCPBasePlugin

    name = str(setting["module"])
    __import__(name)
    plugin = getattr(sys.modules[name], "MXCPPlugin", None)
    if not (isinstance(plugin, type) and issubclass(plugin, MXCPBasePlugin)):
        text = "Plugin '%s': module %s has no class MXCPPlugin that extends MXCPBasePlugin"
        raise PluginError(text % (setting["name"], name))
    return plugin(setting["config"])


def _functions(name, plugin):
    for method_name in dir(type(plugin)):
        method = getattr(type(plugin), method_name)
        if getattr(method, "_mxcp_udf", False) and isinstance(method, types.MethodType):
            yield _function(name, method_name, method.__func__)


def _function(plugin, name, method):
    where = "Plugin '%s': @udf method %s" % (plugin, name)
    types_by_name = method._mxcp_types
    code = method.__code__
    parameters = code.co_varnames[1 : code.co_argcount]
    missing = [p for p in parameters + ("returns",) if p not in types_by_name]
    if missing:
        text = "%s has no type for %s; write @udf(%s)"
        example = ", ".join(p + "=unicode" for p in parameters + ("returns",))
        raise PluginError(text % (where, ", ".join(missing), example))
    try:
        return {
            "plugin": plugin,
            "method": name,
            "name": name + "_" + plugin,
            "parameters": [sql_type(types_by_name[p]) for p in parameters],
            "returns": sql_type(types_by_name["returns"]),
        }
    except TypeError as error:
        raise PluginError("%s: %s" % (where, error))


def sql_type(kind):
    """Returns the SQL type of a Python type, [type], {key type: type}, or the text of one."""
    for python, sql in _SCALARS:
        if kind is python:
            return sql
    if isinstance(kind, basestring):
        return kind
    if "decimal" in sys.modules and kind is sys.modules["decimal"].Decimal:
        return "DECIMAL(38,10)"
    if isinstance(kind, list) and len(kind) == 1:
        return sql_type(kind[0]) + "[]"
    if isinstance(kind, dict) and len(kind) == 1:
        return "MAP(%s, %s)" % tuple(sql_type(part) for part in kind.items()[0])
    raise TypeError("%s has no type in SQL" % (getattr(kind, "__name__", repr(kind)),))
