"""Changes of the standard library's modules, made when they are imported."""

import functools
import importlib.util
import sys

from mxcp._engine import child


class AfterImport:
    """Finds modules that are to be changed after their import."""

    def __init__(self, changes):
        self._changes = changes

    def find_spec(self, name, path=None, target=None):
        change = self._changes.pop(name, None)
        if change is None:
            return None
        spec = importlib.util.find_spec(name)
        if spec is not None:
            spec.loader = _ChangingLoader(spec.loader, change)
        return spec


class _ChangingLoader:
    def __init__(self, loader, change):
        self._loader = loader
        self._change = change

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        self._change(module)

    def __getattr__(self, name):
        return getattr(self._loader, name)


def _share_connections(sqlite3):
    """Lets every thread use a connection, since any thread may serve the next call.

    SQLite locks its connections itself, unless it was built without; that Python knows from 3.11.
    """
    if sys.version_info >= (3, 11) and sqlite3.threadsafety < 3:
        return
    original = sqlite3.connect

    @functools.wraps(original)
    def connect(*args, **kwargs):
        if len(args) < 5:
            kwargs.setdefault("check_same_thread", False)
        return original(*args, **kwargs)

    sqlite3.connect = sqlite3.dbapi2.connect = connect


def _bring_the_project(spawn):
    """Gives processes that begin with a new interpreter this package and the project's modules."""
    original = spawn.get_preparation_data

    @functools.wraps(original)
    def get_preparation_data(name):
        data = original(name)
        data["mxcp"] = child.Beginning()
        return data

    spawn.get_preparation_data = get_preparation_data


def install():
    """Makes the changes: at once in modules that are there, later in others."""
    changes = {"sqlite3": _share_connections, "multiprocessing.spawn": _bring_the_project}
    for name in [name for name in changes if name in sys.modules]:
        changes.pop(name)(sys.modules[name])
    sys.meta_path.insert(1, AfterImport(changes))
