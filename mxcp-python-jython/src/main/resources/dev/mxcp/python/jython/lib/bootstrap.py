"""Makes the package mxcp importable from sources that the host sends: no files, no paths.

The engine runs this text first, then calls install().
"""

import imp
import os
import sys


class MemoryImporter(object):
    """Finds and loads modules from a map of paths such as mxcp/runtime/__init__.py."""

    def __init__(self, sources):
        self._modules = {}
        for path, source in sources.items():
            package = path.endswith("/__init__.py")
            name = path[: -len("/__init__.py" if package else ".py")].replace("/", ".")
            self._modules[name] = ("<mxcp>/" + path, source, package)

    def find_module(self, name, path=None):
        return self if name in self._modules else None

    def load_module(self, name):
        path, source, package = self._modules[name]
        module = sys.modules.setdefault(name, imp.new_module(name))
        module.__file__ = path
        module.__loader__ = self
        # The sources are shared with Python 3, where every class is a new-style one.
        module.__metaclass__ = type
        if package:
            module.__path__ = []
        exec compile(source, path, "exec", 0, 1) in module.__dict__
        return module


def install(sources, environment, bridge):
    """Returns the function that serves the host's requests."""
    # Jython has one environment for all of its interpreters.
    os.environ = environment
    sys.stdin = open(os.devnull)
    sys.meta_path.insert(0, MemoryImporter(sources))
    from mxcp._engine import create

    return create(bridge).handle
