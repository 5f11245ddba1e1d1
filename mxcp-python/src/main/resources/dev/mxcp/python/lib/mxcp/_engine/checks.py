"""Checks of sources that belong to no single endpoint: they are read, and nothing is executed."""

import ast
import builtins
import importlib.util
import os

from mxcp._engine import failure, functions, sources
from mxcp._engine.bindings import FUNCTIONS, Bindings, is_function

_BASE = "MXCPBasePlugin"
_CLASS = "MXCPPlugin"


def check_project(request):
    """Returns the problems of all modules and plugins."""
    problems = []
    for directory in (request["python"], request["plugins_directory"]):
        for file in sources.modules(directory):
            problems.extend(_check_module(file))
    for plugin in request["plugins"]:
        try:
            _check_plugin(plugin, request)
        except functions.Unfit as unfit:
            # A file that does not compile is reported as a module already.
            if unfit.problem["code"] == "PLUGIN":
                problems.append(unfit.problem)
    return problems


def _check_module(file):
    try:
        tree = functions.parse(file)
    except functions.Unfit as unfit:
        return [unfit.problem]
    return [problem for node in tree.body for problem in _missing_imports(node, file)]


def _missing_imports(node, file):
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        names = [node.module]
    else:
        return
    for name in names:
        top = name.partition(".")[0]
        if not _exists(top) and not _is_beside(top, file):
            text = "No module named '%s'" % top
            hint = failure.missing_hint(top)
            problem = functions.Unfit("PYTHON_IMPORT", text, hint, file, node.lineno).problem
            problem["warning"] = True
            yield problem


def _is_beside(name, file):
    """Returns whether a file has a neighbour of a name, which it may import."""
    path = os.path.join(os.path.dirname(file), name)
    return os.path.isdir(path) or os.path.isfile(path + ".py")


def _exists(name):
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return True


def _check_plugin(plugin, request):
    file = sources.plugin_file(plugin["module"], request)
    if file is None:
        if not _exists(plugin["module"].partition(".")[0]):
            raise functions.Unfit("PLUGIN", *sources.missing_plugin(plugin))
        return
    tree = functions.parse(file)
    bound = Bindings(tree)
    if not bound.has(_CLASS) and not bound.has("*"):
        text = "The plugin %s has no class %s" % (plugin["name"], _CLASS)
        hint = "Write: class %s(%s)" % (_CLASS, _BASE)
        raise functions.Unfit("PLUGIN", text, hint, file)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            _check_names(plugin, node, bound, file)


def _check_names(plugin, node, bound, file):
    """Names of base classes and decorators are looked up as soon as the module is imported."""
    methods = [part for part in node.body if isinstance(part, FUNCTIONS)]
    used = node.bases + [name for method in methods for name in method.decorator_list]
    for name in used:
        if isinstance(name, ast.Name) and not bound.has(name.id) and not hasattr(builtins, name.id):
            text = "The plugin %s cannot be loaded: name '%s' is not defined"
            hint = "Write: from mxcp.plugins import %s, udf" % _BASE
            line = name.lineno
            raise functions.Unfit("PLUGIN", text % (plugin["name"], name.id), hint, file, line)


def check_result(endpoint, bound):
    """Returns a warning if a result is declared, and no line of the function gives one."""
    if bound is None or not endpoint.get("returns"):
        return []
    nodes = bound.candidates(endpoint["name"] or "main")
    if not all(is_function(node) and not node.decorator_list and _gives_nothing(node) for node in nodes):
        return []
    text = "The function %s never returns a value, although `return` is declared." % nodes[0].name
    hint = "Return the result, or remove `return` from the definition."
    problem = functions.Unfit("RETURN_MISMATCH", text, hint, endpoint["file"], nodes[0].lineno)
    return [problem.problem]


def _gives_nothing(node):
    if isinstance(node.body[-1], ast.Raise):
        return False
    return not any(
        isinstance(part, (ast.Yield, ast.YieldFrom))
        or (isinstance(part, ast.Return) and part.value is not None)
        for part in _own(node.body)
    )


def _own(nodes):
    """Yields nodes and all inside of them, without those of nested functions."""
    for node in nodes:
        yield node
        if not is_function(node):
            yield from _own(ast.iter_child_nodes(node))
