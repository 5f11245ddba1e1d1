"""Makes the package mxcp importable from sources that the host sends: no files, no paths.

Every engine runs this text first, then calls install() with the sources.
"""

import sys
from importlib.machinery import ModuleSpec


class MemoryImporter:
    """Finds and loads modules from a map of paths such as mxcp/runtime/__init__.py."""

    def __init__(self, sources):
        self.sources = sources
        self._modules = {}
        for path, source in sources.items():
            package = path.endswith("/__init__.py")
            name = path[: -len("/__init__.py" if package else ".py")].replace("/", ".")
            self._modules[name] = ("<mxcp>/" + path, source, package)

    def find_spec(self, name, path=None, target=None):
        module = self._modules.get(name)
        if module is None:
            return None
        return ModuleSpec(name, self, origin=module[0], is_package=module[2])

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        path, source, _ = self._modules[module.__name__]
        module.__file__ = path
        exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)

    def get_source(self, name):
        return self._modules[name][1]


def install(sources):
    """Puts the package before anything of that name that is installed on the machine."""
    sys.meta_path.insert(0, MemoryImporter(sources))
