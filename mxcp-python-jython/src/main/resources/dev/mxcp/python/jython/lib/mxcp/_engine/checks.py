"""Checks of sources that belong to no single endpoint: they are read, and nothing is executed."""

import imp

from mxcp._engine import functions, sources
from mxcp._engine.bindings import Bindings

_CLASS = "MXCPPlugin"


def check_project(request):
    """Returns the problems of all modules and plugins."""
    problems = []
    for directory in (request["python"], request["plugins_directory"]):
        for file in sources.modules(directory):
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


def _check_plugin(plugin, request):
    module = plugin["module"]
    file = sources.plugin_file(module, request)
    if file is None:
        if not _exists(module.partition(".")[0]):
            raise functions.Unfit("PLUGIN", *sources.missing_plugin(plugin))
        return
    bound = Bindings(functions.parse(file))
    if not bound.has(_CLASS) and not bound.has("*"):
        text = "The plugin %s has no class %s" % (plugin["name"], _CLASS)
        raise functions.Unfit("PLUGIN", text, "Write: class %s(MXCPBasePlugin)" % _CLASS, file)


def _exists(name):
    try:
        imp.find_module(name)
        return True
    except ImportError:
        return False
