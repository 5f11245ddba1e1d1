"""The modules of a project: which are imported at start, and how a file is loaded."""

import hashlib
import importlib
import os
import re
import sys

from mxcp._engine.finders import Finders, file_of, loaded


class Project:
    """The modules of a project.

    A file that has no name, or whose name the standard library has, serves as the source of an
    endpoint under a private name.
    """

    def __init__(self, root, python, plugins):
        self._python = python
        self._errors = {}
        self.finders = Finders(root, python, plugins)

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

    def _import(self, path):
        name = self.finders.project.name(path)
        if name is not None:
            module = importlib.import_module(name)
            if file_of(module) == path:
                return module
        return self._import_alone(path)

    def _import_alone(self, path):
        name = loaded.get(path)
        if name is None:
            stem = re.sub(r"\W", "_", os.path.splitext(os.path.basename(path))[0])
            digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:8]
            name = "_mxcp_%s_%s" % (stem, digest)
            self.finders.private.paths[name] = path
        return sys.modules[name] if name in sys.modules else importlib.import_module(name)
