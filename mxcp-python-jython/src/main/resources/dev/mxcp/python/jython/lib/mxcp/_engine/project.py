"""Imports of project modules.

Project modules are imported by their names: python/a/b.py is a.b. The standard library wins over a
project file of the same name, so that such a file cannot break it; the file still serves as the
source of an endpoint, under a private name. Code is compiled from source every time, and no
compiled file is written.
"""

import hashlib
import imp
import os
import sys

from mxcp._engine import state


class ModuleLoader(object):
    """Loads one module from its file."""

    def __init__(self, path, package):
        self._path = path
        self._package = package

    def load_module(self, name):
        if name in sys.modules:
            return sys.modules[name]
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
            raise
        return sys.modules[name]

    def get_code(self, name):
        return compile(self.get_source(name), self._path, "exec", 0, 1)

    def get_source(self, name):
        with open(self._path, "rb") as file:
            return file.read().replace("\r\n", "\n") + "\n"

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
    """Finds modules in the project's directories; the first directory wins."""

    def __init__(self, directories, root):
        self._directories = directories
        self._root = root

    def find_module(self, name, path=None):
        last = name.rpartition(".")[2]
        if path is not None:
            return _find(last, [p for p in path if _inside(p, self._root)], True)
        if is_standard(name):
            return None
        return _find(last, self._directories, True) or _find(last, [self._root], True)


def is_standard(name):
    """Returns whether a name belongs to the standard library, or to Java."""
    return name in sys.builtin_module_names or state.bridge.in_library(name)


def _inside(path, root):
    return isinstance(path, basestring) and path.startswith(root + os.sep)


def _find(name, directories, namespaces):
    portions = []
    for directory in directories:
        base = os.path.join(directory, name)
        for path, package in ((os.path.join(base, "__init__.py"), True), (base + ".py", False)):
            if os.path.isfile(path):
                return ModuleLoader(path, package)
        if os.path.isdir(base):
            portions.append(base)
    return DirectoryLoader(portions) if portions and namespaces else None


class Project(object):
    """The modules of a project."""

    def __init__(self, root, python, plugins):
        # As long as paths are str, so are the names of files in tracebacks.
        root, self._python, plugins = _path(root), _path(python), _path(plugins)
        directories = [directory for directory in (self._python, plugins) if os.path.isdir(directory)]
        self._errors = {}
        # Behind ours, in front of the path's.
        sys.meta_path.insert(1, ProjectFinder(directories, root))

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
            return self._import(path)
        except BaseException:
            self._errors[path] = sys.exc_info()
            raise

    def fail(self, path, error):
        """Lets every further import of a file raise an error."""
        self._errors[os.path.realpath(_path(path))] = type(error), error, None

    def _import(self, path):
        name = self._name(path)
        if name is not None:
            __import__(name)
            module = sys.modules[name]
            if os.path.realpath(getattr(module, "__file__", None) or "") == path:
                return module
        return self._import_alone(path)

    def _name(self, path):
        base = os.path.realpath(self._python)
        if not path.startswith(base + os.sep):
            return None
        name = os.path.relpath(path, base)[:-3].replace(os.sep, ".")
        name = name[: -len(".__init__")] if name.endswith(".__init__") else name
        return None if is_standard(name.partition(".")[0]) else name

    def _import_alone(self, path):
        stem = os.path.splitext(os.path.basename(path))[0]
        name = "_mxcp_%s_%s" % (stem, hashlib.sha256(path).hexdigest()[:8])
        return ModuleLoader(path, False).load_module(name)


def _path(text):
    return text.encode("utf-8") if isinstance(text, unicode) else text
