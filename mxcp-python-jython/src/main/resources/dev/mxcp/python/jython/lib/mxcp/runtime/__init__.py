"""What Python tools use: the database, configuration and secrets, plugins, hooks, messages."""

from contextlib import contextmanager

from mxcp._engine import context, host, state, wire
from mxcp._engine.host import DatabaseError

__all__ = [
    "DatabaseError",
    "ToolError",
    "config",
    "databases",
    "db",
    "mcp",
    "on_init",
    "on_shutdown",
    "plugins",
    "reload_duckdb",
]


class ToolError(Exception):
    """A failure whose text is meant for the caller; the text of other exceptions is for the log."""

    _mxcp_kind = "tool_error"


class _Database(object):
    def __init__(self, name=None):
        self._name = name

    def execute(self, query, params=None):
        """Runs one statement and returns its rows, a dict for each; texts are unicode.

        Parameters are named: $name in the SQL, {"name": value} here. Every statement commits by
        itself, except inside of transaction(). Raises DatabaseError.
        """
        if params is not None and not isinstance(params, dict):
            raise TypeError("params must be a dict; write $name in the SQL and {'name': ...} here")
        payload = {"sql": query, "params": params or {}, "database": self._name}
        if self._name in self._transactions():
            payload["transaction"] = self._transactions()[self._name]
        return wire.rows(host.request("db.execute", payload))

    @contextmanager
    def transaction(self):
        """Keeps the statements of a with block together: all of them take effect, or none."""
        before = self._transactions()
        if self._name in before:
            raise RuntimeError("A transaction is already open; transactions cannot be nested")
        number = int(host.request("db.begin", {"database": self._name}))
        after = dict(before)
        after[self._name] = number
        context.transaction.set(after)
        try:
            yield
            host.request("db.commit", {"transaction": number})
        finally:
            context.transaction.set(before)
            host.request("db.end", {"transaction": number})

    def _transactions(self):
        """Returns the open transactions of the running call by the database's name."""
        return context.transaction.get() or {}


class _Databases(object):
    def __getitem__(self, name):
        """Returns the database of that name, as endpoints name it; used as db is."""
        return _Database(name)


class _Config(object):
    @property
    def user_config(self):
        """The project's part of the user file as a dict; None before the start."""
        return None if state.config is None else state.config.user_config

    @property
    def site_config(self):
        """The site file as a dict; None before the start."""
        return None if state.config is None else state.config.site_config

    def get_secret(self, name, *key_and_default):
        """Returns a secret's parameters, or one by get_secret(name, key, default=None)."""
        return state.config.get_secret(name, *key_and_default)

    def get_setting(self, key, default=None):
        """Returns a value of the site file by its keys, joined by dots."""
        return state.config.get_setting(key, default)


class _Plugins(object):
    def get(self, name):
        """Returns a plugin by its name in the site file, or None."""
        return state.plugins.get(name)

    def list(self):
        """Returns the names of the plugins."""
        return list(state.plugins)


class _Messages(object):
    """The same names as for Python 3, as plain functions: Python 2.7 has no await."""

    def debug(self, message, **extra):
        """Says something of little interest to the caller."""
        self._say("debug", message, extra)

    def info(self, message, **extra):
        """Says something to the caller."""
        self._say("info", message, extra)

    def warning(self, message, **extra):
        """Warns the caller."""
        self._say("warning", message, extra)

    def error(self, message, **extra):
        """Tells the caller of an error; the call goes on."""
        self._say("error", message, extra)

    def progress(self, progress, total=None, message=None):
        """Tells the caller how far the call has come."""
        host.post("progress", {"progress": progress, "total": total, "message": message})

    def _say(self, level, message, extra):
        text = message if isinstance(message, unicode) else str(message).decode("utf-8", "replace")
        if extra:
            text += " (" + ", ".join("%s=%s" % item for item in sorted(extra.items())) + ")"
        host.post("message", {"level": level, "message": text})


db = _Database()
databases = _Databases()
config = _Config()
plugins = _Plugins()
mcp = _Messages()


def on_init(function):
    """Runs a function when the project has been loaded; also a decorator."""
    state.init_hooks.append(function)
    return function


def on_shutdown(function):
    """Runs a function before the project is closed; also a decorator.

    The last one registered runs first; the database is still open.
    """
    state.shutdown_hooks.append(function)
    return function


def reload_duckdb(payload_func=None, description=""):
    """Asks for a reload and returns at once.

    When all running calls have ended and the database is closed, payload_func runs; then the
    project starts again, with what is on disk by then.
    """
    payload = {"description": description, "token": 0}
    if payload_func is not None:
        payload["token"] = id(payload_func)
        state.payloads[payload["token"]] = payload_func
    host.request("reload", payload)
