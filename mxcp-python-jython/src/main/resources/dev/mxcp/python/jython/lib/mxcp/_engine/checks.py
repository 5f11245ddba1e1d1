"""Checks of sources that belong to no single endpoint: they are read, and nothing is executed."""

import imp
import os

from mxcp._engine import functions
from mxcp._engine.bindings import Bindings

_CLASS = "MXCPPlugin"


def check_project(request):
    """Returns the problems of all modules and plugins."""
    problems = []
    for directory in (request["python"], request["plugins_directory"]):
        for file in _files(directory):
            problems.extend(_problems(functions.parse, file))
    for plugin in request["plugins"]:
        found = _problems(_check_plugin, plugin, request)
        # A file that does not compile is reported as a module already.
        problems.extend(problem for problem in found if problem["code"] == "PLUGIN")
    return problems


def _problems(check, *arguments):
    try:
        check(*arguments)
        return []
    except functions.Unfit as unfit:
        return [unfit.problem]


def _files(directory):
    found = []
    for parent, names, files in os.walk(directory):
        names[:] = sorted(n for n in names if not n.startswith(".") and n != "__pycache__")
        if "pyvenv.cfg" in files:
            names[:] = []
            continue
        found.extend(os.path.join(parent, f) for f in sorted(files) if f.endswith(".py"))
    return found


def _check_plugin(plugin, request):
    module = plugin["module"]
    file = _plugin_file(module, request)
    if file is None:
        if not _exists(module.partition(".")[0]):
            raise functions.Unfit("PLUGIN", *_missing(plugin))
        return
    bound = Bindings(functions.parse(file))
    if not bound.has(_CLASS) and not bound.has("*"):
        text = "The plugin %s has no class %s" % (plugin["name"], _CLASS)
        raise functions.Unfit("PLUGIN", text, "Write: class %s(MXCPBasePlugin)" % _CLASS, file)


def _plugin_file(module, request):
    path = os.path.join(*module.split("."))
    for directory in (request["python"], request["plugins_directory"], request["root"]):
        for name in (path + ".py", os.path.join(path, "__init__.py")):
            file = os.path.join(directory, name)
            if os.path.isfile(file):
                return file
    return None


def _exists(name):
    try:
        imp.find_module(name)
        return True
    except ImportError:
        return False


def _missing(plugin):
    module = plugin["module"]
    text = "The plugin %s cannot be loaded: there is no module %s" % (plugin["name"], module)
    return text, "Is it a file of yours? It belongs into the plugins directory, as %s.py." % module
