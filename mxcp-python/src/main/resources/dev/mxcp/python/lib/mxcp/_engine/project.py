"""Imports of project modules.

Project modules are imported by their names: python/a/b.py is a.b. The standard library wins over a
project file of the same name, so that such a file cannot break it; the file still serves as the
source of an endpoint, under a private name. Code is compiled from source every time: a cached
.pyc could be the one of an edit within the same second.
"""

import hashlib
import importlib
import importlib.util
import os
import sys
from importlib.machinery import (
    EXTENSION_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    ModuleSpec,
    SourceFileLoader,
)


class _Loader(SourceFileLoader):
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


_LOADERS = ((_Loader, [".py"]), (ExtensionFileLoader, EXTENSION_SUFFIXES))


def _standard_modules():
    names = getattr(sys, "stdlib_module_names", None)
    if names is not None:
        return names
    directory = os.path.dirname(os.__file__)
    files = os.listdir(directory) + os.listdir(os.path.join(directory, "lib-dynload"))
    return frozenset(sys.builtin_module_names).union(name.split(".")[0] for name in files)


class ProjectFinder:
    """Finds modules in the project's directories; the first directory wins."""

    def __init__(self, directories, root):
        self._standard = _standard_modules()
        self._directories = directories
        self._root = root

    def find_spec(self, name, path=None, target=None):
        if path is None:
            if name in self._standard:
                return None
            return self._find(name, self._directories, True) or self._find(name, [self._root], False)
        inside = [entry for entry in path if entry.startswith(self._root + os.sep)]
        return self._find(name, inside, True) if inside else None

    def _find(self, name, directories, namespaces):
        portions = []
        for directory in directories:
            spec = FileFinder(directory, *_LOADERS).find_spec(name)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions.extend(spec.submodule_search_locations)
        return self._namespace(name, portions) if portions and namespaces else None

    def _namespace(self, name, portions):
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = portions
        return spec

    def is_standard(self, name):
        """Returns whether a name belongs to the standard library."""
        return name in self._standard


class NamespaceFinder:
    """Finds directories of the project's root, after everything else was asked."""

    def __init__(self, finder, root):
        self._finder = finder
        self._root = root

    def find_spec(self, name, path=None, target=None):
        if path is not None:
            return None
        return self._finder._find(name, [self._root], True)


class Project:
    """The modules of a project."""

    def __init__(self, root, python, plugins):
        self._python = python
        directories = [directory for directory in (python, plugins) if os.path.isdir(directory)]
        self._finder = ProjectFinder(directories, root)
        self._errors = {}
        # In front of the path's finder, but behind ours and those of built-in modules.
        sys.meta_path.insert(1, self._finder)
        sys.meta_path.append(NamespaceFinder(self._finder, root))

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
        path = os.path.realpath(path)
        error = self._errors.get(path)
        if error is not None:
            raise error
        try:
            return self._import(path)
        except BaseException as error:
            self._errors[path] = error
            raise

    def fail(self, path, error):
        """Lets every further import of a file raise an error."""
        self._errors[os.path.realpath(path)] = error

    def _import(self, path):
        name = self._name(path)
        if name is not None:
            module = importlib.import_module(name)
            if os.path.realpath(getattr(module, "__file__", None) or "") == path:
                return module
        return self._import_alone(path)

    def _name(self, path):
        base = os.path.realpath(self._python)
        if not path.startswith(base + os.sep):
            return None
        name = os.path.relpath(path, base)[:-3].replace(os.sep, ".")
        name = name[: -len(".__init__")] if name.endswith(".__init__") else name
        return None if self._finder.is_standard(name.partition(".")[0]) else name

    def _import_alone(self, path):
        stem = os.path.splitext(os.path.basename(path))[0]
        name = "_mxcp_%s_%s" % (stem, hashlib.sha256(path.encode()).hexdigest()[:8])
        if name in sys.modules:
            return sys.modules[name]
        spec = importlib.util.spec_from_file_location(name, path, loader=_Loader(name, path))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        return module
