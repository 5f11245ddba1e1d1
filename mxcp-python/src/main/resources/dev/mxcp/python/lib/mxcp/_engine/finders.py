"""Finds project modules, and keeps one module for each file.

Project modules are imported by their names: python/a/b.py is a.b, also where somebody imports
python.a.b. The standard library wins over a project file of the same name, so that such a file
cannot break it. Code is compiled from source every time: a cached .pyc could be the one of an edit
within the same second.
"""

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

# The names of modules by the files that they were loaded from.
loaded = {}


class SourceLoader(SourceFileLoader):
    """Loads a module from source and remembers whose file it is."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def exec_module(self, module):
        path = os.path.realpath(self.path)
        loaded.setdefault(path, module.__name__)
        try:
            for finder in sys.meta_path:
                if isinstance(finder, NeighbourFinder):
                    finder.add_place_of(path)
            super().exec_module(module)
        except BaseException:
            if loaded.get(path) == module.__name__:
                del loaded[path]
            raise


class SameModule:
    """Gives the module of a file under another name, such as python.state for state."""

    def __init__(self, name, loader):
        self._name = name
        self._loader = loader
        self._spec = None

    def create_module(self, spec):
        module = importlib.import_module(self._name)
        if file_of(module) != os.path.realpath(self._loader.path):
            return None
        self._spec = module.__spec__
        return module

    def exec_module(self, module):
        if self._spec is None:
            self._loader.exec_module(module)
        else:
            module.__spec__ = self._spec


_LOADERS = ((SourceLoader, [".py"]), (ExtensionFileLoader, EXTENSION_SUFFIXES))


def file_of(module):
    """Returns the file of a module, without symbolic links; an empty text if it has none."""
    file = getattr(module, "__dict__", {}).get("__file__")
    return os.path.realpath(file) if isinstance(file, str) else ""


def _standard_modules():
    names = getattr(sys, "stdlib_module_names", None)
    if names is not None:
        return names
    directory = os.path.dirname(os.__file__)
    files = os.listdir(directory) + os.listdir(os.path.join(directory, "lib-dynload"))
    return frozenset(sys.builtin_module_names).union(name.split(".")[0] for name in files)


class ProjectFinder:
    """Finds modules in the project's directories; the first directory wins."""

    def __init__(self, directories, root, python):
        self._standard = _standard_modules()
        self._directories = directories
        self._root = root
        self._python = os.path.realpath(python)

    def find_spec(self, name, path=None, target=None):
        if path is None:
            if self.is_standard(name):
                return None
            return self.find(name, self._directories, True) or self.find(name, [self._root], False)
        inside = [entry for entry in path if entry.startswith(self._root + os.sep)]
        return self.find(name, inside, True) if inside else None

    def find(self, name, directories, namespaces):
        """Looks for a module in directories; for one without a file too if namespaces are wanted."""
        portions = []
        for directory in directories:
            spec = FileFinder(directory, *_LOADERS).find_spec(name)
            if spec is None:
                continue
            if spec.loader is not None:
                return self._unified(spec)
            portions.extend(spec.submodule_search_locations)
        return _namespace(name, portions) if portions and namespaces else None

    def _unified(self, spec):
        if not isinstance(spec.loader, SourceLoader):
            return spec
        path = os.path.realpath(spec.origin)
        name = loaded.get(path) or self.name(path) or spec.name
        if name != spec.name:
            spec.loader = SameModule(name, spec.loader)
        return spec

    def is_standard(self, name):
        """Returns whether a name belongs to the standard library."""
        return name in self._standard

    def name(self, path):
        """Returns the name by which a file is imported; None if it can only be loaded by its path."""
        if not path.startswith(self._python + os.sep) or not path.endswith(".py"):
            return None
        parts = os.path.relpath(path, self._python)[: -len(".py")].split(os.sep)
        if parts[-1] == "__init__":
            parts.pop()
        if not parts or any("." in part for part in parts) or self.is_standard(parts[0]):
            return None
        return ".".join(parts)


def _namespace(name, portions):
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = portions
    return spec


class NamespaceFinder:
    """Finds directories of the project's root, after everything else was asked."""

    def __init__(self, finder, root):
        self._finder = finder
        self._root = root

    def find_spec(self, name, path=None, target=None):
        return None if path is not None else self._finder.find(name, [self._root], True)


class NeighbourFinder:
    """Finds modules beside files that belong to no package, last of all.

    One name stands for one file: where two such files have neighbours of one name, the second one
    does not get that of the first.
    """

    def __init__(self, finder, directories):
        self._finder = finder
        self._found = {}
        self.directories = directories

    def find_spec(self, name, path=None, target=None):
        if path is not None or self._finder.is_standard(name):
            return None
        places = [it for it in self.directories if self._finder.find(name, [it], True)]
        if not places:
            return None
        if len(places) > 1:
            raise _ambiguous(name, places)
        self._found[name] = places[0]
        return self._finder.find(name, places, True)

    def add_place_of(self, path):
        """Adds the directory of a file; raises ImportError if the file would get another's neighbour."""
        directory = os.path.dirname(path)
        if os.path.exists(os.path.join(directory, "__init__.py")):
            return
        if directory not in self.directories:
            self.directories.append(directory)
        others = [name for name, place in self._found.items() if place != directory]
        for name in _imports(path).intersection(others) if others else ():
            if self._finder.find(name, [directory], True):
                raise _ambiguous(name, [self._found[name], directory])


def _ambiguous(name, places):
    text = "%s is in %s; move it to the project's python directory" % (name, " and ".join(places))
    return ImportError(text, name=name)


def _imports(path):
    """Returns the top-level names that a source imports."""
    import ast

    names = set()
    try:
        with open(path, "rb") as source:
            tree = ast.parse(source.read())
    except (SyntaxError, ValueError):
        return names  # Its import says what is wrong.
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.partition(".")[0])
    return names


class PrivateFinder:
    """Finds files that have no name of their own, by the private names that they were given."""

    def __init__(self, paths):
        self.paths = paths

    def find_spec(self, name, path=None, target=None):
        path = self.paths.get(name)
        if path is None:
            return None
        return importlib.util.spec_from_file_location(name, path, loader=SourceLoader(name, path))


class Finders:
    """The finders of a project, as they stand in sys.meta_path."""

    def __init__(self, root, python, plugins, private=None, neighbours=None):
        directories = [directory for directory in (python, plugins) if os.path.isdir(directory)]
        self._settings = (root, python, plugins)
        self.project = ProjectFinder(directories, root, python)
        self.private = PrivateFinder({} if private is None else private)
        self.neighbours = NeighbourFinder(self.project, [] if neighbours is None else neighbours)
        # In front of the path's finder, but behind ours and those of built-in modules.
        sys.meta_path[1:1] = [self.private, self.project]
        sys.meta_path += [NamespaceFinder(self.project, root), self.neighbours]

    def settings(self):
        """Returns the arguments that make the same finders in another interpreter."""
        return self._settings + (self.private.paths, self.neighbours.directories)
