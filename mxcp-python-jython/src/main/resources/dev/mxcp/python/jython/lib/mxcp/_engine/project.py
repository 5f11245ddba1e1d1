"""Imports of project modules.

Project modules are imported by their names: python/a/b.py is a.b. The standard library wins over a
project file of the same name, so that such a file cannot break it; the file still serves as the
source of an endpoint, under a private name. Code is compiled from source every time, and no
compiled file is written.
"""

import hashlib
import imp
import os
import re
import sys

from mxcp._engine import functions, state


# The names of modules by the files that they were loaded from.
loaded = {}


class ModuleLoader(object):
    """Loads one module from its file."""

    def __init__(self, path, package, name=None):
        self._path = path
        self._package = package
        self._name = name

    def load_module(self, name):
        if name in sys.modules:
            return sys.modules[name]
        path = os.path.realpath(self._path)
        known = loaded.get(path) or self._name or name
        if known != name:
            return self._same_module(path, known, name)
        loaded[path] = name
        module = imp.new_module(name)
        module.__file__ = self._path
        module.__loader__ = self
        module.__package__ = name if self._package else name.rpartition(".")[0]
        if self._package:
            module.__path__ = [os.path.dirname(self._path)]
        sys.modules[name] = module
        try:
            exec self.get_code(name) in module.__dict__
        except BaseException:
            sys.modules.pop(name, None)
            loaded.pop(path, None)
            raise
        return sys.modules[name]

    def _same_module(self, path, known, name):
        """Returns the module of the file under its other name, such as state for python.state."""
        __import__(known)
        module = sys.modules[known]
        if os.path.realpath(getattr(module, "__file__", None) or "") != path:
            return ModuleLoader(self._path, self._package).load_module(name)
        sys.modules[name] = module
        return module

    def get_code(self, name):
        return compile(self.get_source(name), self._path, "exec", 0, 1)

    def get_source(self, name):
        return functions.read(self._path)

    def is_package(self, name):
        return self._package


class DirectoryLoader(object):
    """Makes a package of directories that have no __init__.py."""

    def __init__(self, directories):
        self._directories = directories

    def load_module(self, name):
        module = sys.modules.setdefault(name, imp.new_module(name))
        module.__loader__ = self
        module.__path__ = self._directories
        return module


class ProjectFinder(object):
    """Finds modules in the project's directories, and last beside files that belong to no package."""

    def __init__(self, directories, root, python):
        self._directories = directories
        self._root = root
        self._python = os.path.realpath(python)
        self._neighbours = []
        self._found = {}

    def find_module(self, name, path=None):
        last = name.rpartition(".")[2]
        if path is not None:
            return self._find(last, [p for p in path if _inside(p, self._root)], True)
        if is_standard(name):
            return None
        return (
            self._find(last, self._directories, True)
            or self._find(last, [self._root], True)
            or self._find_neighbour(last)
        )

    def _find_neighbour(self, name):
        places = [it for it in self._neighbours if self._find(name, [it], True)]
        if len(places) > 1:
            raise _ambiguous(name, places)
        self._found[name] = places[0] if places else None
        return self._find(name, places, True)

    def add_place_of(self, path):
        """Adds the directory of a file; raises ImportError if the file would get another's neighbour."""
        directory = os.path.dirname(path)
        if os.path.exists(os.path.join(directory, "__init__.py")):
            return
        if directory not in self._neighbours:
            self._neighbours.append(directory)
        for name, place in self._found.items():
            if place not in (None, directory) and self._find(name, [directory], True):
                raise _ambiguous(name, [place, directory])

    def _find(self, name, directories, namespaces):
        portions = []
        for directory in directories:
            base = os.path.join(directory, name)
            for path, package in ((os.path.join(base, "__init__.py"), True), (base + ".py", False)):
                if os.path.isfile(path):
                    return ModuleLoader(path, package, self.name(os.path.realpath(path)))
            if os.path.isdir(base):
                portions.append(base)
        return DirectoryLoader(portions) if portions and namespaces else None

    def name(self, path):
        """Returns the name by which a file is imported; None if it can only be loaded by its path."""
        if not path.startswith(self._python + os.sep) or not path.endswith(".py"):
            return None
        parts = os.path.relpath(path, self._python)[: -len(".py")].split(os.sep)
        if parts[-1] == "__init__":
            parts.pop()
        if not parts or any("." in part for part in parts) or is_standard(parts[0]):
            return None
        return ".".join(parts)


def is_standard(name):
    """Returns whether a name belongs to the standard library, or to Java."""
    return name in sys.builtin_module_names or state.bridge.in_library(name)


def _inside(path, root):
    return isinstance(path, basestring) and path.startswith(root + os.sep)


def _ambiguous(name, places):
    text = "%s is in %s; move it to the project's python directory"
    return ImportError(text % (name, " and ".join(places)))


class Project(object):
    """The modules of a project."""

    def __init__(self, root, python, plugins):
        # As long as paths are str, so are the names of files in tracebacks.
        root, self._python, plugins = _path(root), _path(python), _path(plugins)
        directories = [directory for directory in (self._python, plugins) if os.path.isdir(directory)]
        self._errors = {}
        # Behind ours, in front of the path's.
        self._finder = ProjectFinder(directories, root, self._python)
        sys.meta_path.insert(1, self._finder)

    def files(self):
        """Returns the files of the modules to import at start, sorted."""
        found = []
        for directory, names, files in os.walk(self._python):
            names[:] = sorted(n for n in names if not n.startswith(".") and n != "__pycache__")
            found.extend(
                os.path.join(directory, f)
                for f in sorted(files)
                if f.endswith(".py") and not f.startswith(("_", "."))
            )
        return found

    def load(self, path):
        """Returns the module of a file; raises what its first import raised."""
        path = os.path.realpath(_path(path))
        if path in self._errors:
            kind, error, trace = self._errors[path]
            raise kind, error, trace
        try:
            self._finder.add_place_of(path)
            return self._import(path)
        except BaseException:
            self._errors[path] = sys.exc_info()
            raise

    def _import(self, path):
        name = self._finder.name(path)
        if name is not None:
            __import__(name)
            module = sys.modules[name]
            if os.path.realpath(getattr(module, "__file__", None) or "") == path:
                return module
        return self._import_alone(path)

    def _import_alone(self, path):
        name = loaded.get(path)
        if name is None:
            stem = re.sub(r"\W", "_", os.path.splitext(os.path.basename(path))[0])
            name = "_mxcp_%s_%s" % (stem, hashlib.sha256(path).hexdigest()[:8])
        return ModuleLoader(path, False).load_module(name)


def _path(text):
    return text.encode("utf-8") if isinstance(text, unicode) else text
