"""Which function an endpoint is, and whether it fits: found by reading, and found by importing."""

import ast
import difflib
import functools
import inspect
import keyword
import os
import types

from mxcp._engine import inline
from mxcp._engine.bindings import Bindings, is_function

_MISSING = object()
_ENCODING = "Save it as UTF-8, or name its encoding in the first line: # -*- coding: latin-1 -*-"


class Unfit(Exception):
    """A problem of an endpoint, as the host reports it."""

    def __init__(self, code, message, hint=None, file=None, line=0, column=0):
        super().__init__(message)
        self.problem = {
            "code": code,
            "message": message,
            "hint": hint,
            "file": file,
            "line": line,
            "column": column,
        }


def check(endpoint):
    """Returns the bindings of the source; raises Unfit if it does not compile, or nothing in it fits.

    It reads the source and executes nothing of it. What only execution can tell, such as what a
    decorator makes of a function, or a definition under a condition, passes.
    """
    if endpoint["file"] is None:
        compile_inline(endpoint)
        return None
    bound = Bindings(parse(endpoint["file"]))
    name = _choose(endpoint, bound)
    refused = []
    for node in bound.candidates(name):
        if not is_function(node) or node.decorator_list:
            return bound
        try:
            _check_parameters(endpoint, name, _parameters_of_node(node.args), node.lineno)
            return bound
        except Unfit as error:
            refused.append(error)
    raise refused[-1]


def resolve(endpoint, module, bound):
    """Returns the function of an endpoint in its module; raises Unfit if there is none."""
    name = endpoint["name"] if endpoint["kind"] == "tool" else _of_resource(endpoint, module, bound)
    function = getattr(module, name, _MISSING)
    if function is _MISSING:
        raise _missing(endpoint, bound)
    if not callable(function):
        text = "'%s' in %s is not a function" % (name, _file_name(endpoint))
        raise Unfit("FUNCTION_MISSING", text, file=endpoint["file"])
    fit(endpoint, name, function)
    return function


def _of_resource(endpoint, module, bound):
    for name in ("main", _stem(endpoint)):
        if hasattr(module, name):
            return name
    functions = [name for name in bound.functions() if callable(getattr(module, name, None))]
    public = functions or [n for n in vars(module) if _defines_callable(module, n, bound)]
    if len(public) != 1:
        raise _ambiguous(endpoint, public)
    return public[0]


def _defines_callable(module, name, bound):
    value = getattr(module, name)
    if name[0] == "_" or name in bound.imported() or not callable(value):
        return False
    ours = isinstance(value, (type, types.FunctionType)) and value.__module__ == module.__name__
    return ours or not isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType))


def fit(endpoint, name, function):
    """Raises Unfit if a function does not take the declared parameters."""
    try:
        signature = _signature(function)
    except (TypeError, ValueError):
        signature = None
    if signature is not None:
        line = _line(endpoint, getattr(function, "__code__", None))
        _check_parameters(endpoint, name, _parameters(signature.parameters.values()), line)


def _line(endpoint, code):
    if code is None or endpoint["file"] is None:
        return 0
    same = os.path.realpath(code.co_filename) == os.path.realpath(endpoint["file"])
    return code.co_firstlineno if same else 0


def _signature(function):
    """Returns what a callable takes itself; None if only a call can tell.

    What it wraps does not count: a decorator may give it arguments of its own.
    """
    while type(function).__name__ == "_lru_cache_wrapper":
        function = function.__wrapped__
    kind = type(function)
    if kind not in (types.FunctionType, types.MethodType, functools.partial) and kind is not type:
        call = getattr(kind, "__call__", None)
        if isinstance(function, type) or type(call) is not types.FunctionType:
            return None
        function = types.MethodType(call, function)
    if "__signature__" in getattr(function, "__dict__", ()):
        return None
    return inspect.signature(function, follow_wrapped=False)


def parse(file):
    """Returns the syntax tree of a source, decoded as it says itself; raises Unfit otherwise."""
    try:
        with open(file, "rb") as source:
            data = source.read()
        compile(data, file, "exec", dont_inherit=True)
        return ast.parse(data, file)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError) as error:
        raise syntax(error, file) from None


def syntax(error, file):
    """Returns the problem that a source does not compile, with the line and a caret under it."""
    if not isinstance(error, SyntaxError):
        return Unfit("PYTHON_SYNTAX", "The source does not compile: %s" % error, file=file)
    line, column = error.lineno or 0, error.offset or 0
    message = "%s: %s" % (type(error).__name__, error.msg)
    if error.text and column > 0:
        source = error.text.rstrip("\r\n").expandtabs(1)
        shown = source.lstrip()
        caret = " " * max(0, column - 1 - (len(source) - len(shown))) + "^"
        message += "\n    %s\n    %s" % (shown, caret)
    if file is None:
        return Unfit("PYTHON_SYNTAX", "line %d of the code: %s" % (line, message))
    hint = _ENCODING if "codec" in message or "encoding" in message else None
    return Unfit("PYTHON_SYNTAX", message, hint, error.filename or file, line, column)


def compile_inline(endpoint):
    """Returns the name and the code of the function that inline code stands for."""
    try:
        name, code = inline.compile_code(endpoint)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise syntax(error, None) from None
    unfit = inline.unfit_names(endpoint) if inline.is_body(name) else None
    if unfit:
        text = "The parameter %s cannot be a variable of the code" % unfit[0]
        raise Unfit("PARAMETER_MISMATCH", text, _keyword_hint(unfit[0]))
    return name, code


def run_inline(endpoint):
    """Executes inline code once and returns its function."""
    name, code = compile_inline(endpoint)
    function = getattr(inline.execute(endpoint, code), name)
    fit(endpoint, name, function)
    return function


def _choose(endpoint, bound):
    """Returns the name of an endpoint's function: of a tool its own, of a resource by rule."""
    if endpoint["kind"] == "tool":
        if not bound.has(endpoint["name"]):
            raise _missing(endpoint, bound)
        return endpoint["name"]
    for name in ("main", _stem(endpoint)):
        if bound.has(name):
            return name
    found = bound.functions()
    if len(bound.certain_functions()) > 1 or not found and not bound.may_have_others():
        raise _ambiguous(endpoint, found)
    return found[0] if len(found) == 1 else None


def _stem(endpoint):
    return os.path.splitext(os.path.basename(endpoint["file"]))[0]


def _ambiguous(endpoint, public):
    return Unfit(
        "FUNCTION_MISSING",
        "%s does not say which function serves the resource: it has %s"
        % (_file_name(endpoint), ", ".join(sorted(public)) or "none"),
        "Name it main or %s." % _stem(endpoint),
        endpoint["file"],
    )


def _missing(endpoint, bound):
    name, public = endpoint["name"], bound.functions()
    near = difflib.get_close_matches(name, public, 1) or difflib.get_close_matches(
        name.replace("-", "_"), public, 1, 0.9
    )
    hint = "Did you mean %s?" % near[0] if near else None
    if hint is None:
        hint = "It defines %s." % (", ".join(sorted(public)) or "no function")
    text = "%s has no function '%s'" % (_file_name(endpoint), name)
    return Unfit("FUNCTION_MISSING", text, hint, endpoint["file"])


def _parameters_of_node(arguments):
    positional = arguments.posonlyargs + arguments.args
    without_default = positional[: len(positional) - len(arguments.defaults)]
    required = {argument.arg for argument in without_default}
    required.update(
        argument.arg
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults)
        if default is None
    )
    accepted = [argument.arg for argument in arguments.args + arguments.kwonlyargs]
    return accepted, required, arguments.kwarg is not None


def _parameters(parameters):
    keyword = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    variadic = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    accepted = [p.name for p in parameters if p.kind in keyword]
    required = {p.name for p in parameters if p.default is p.empty and p.kind not in variadic}
    return accepted, required, any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters)


def _check_parameters(endpoint, name, parameters, line):
    accepted, required, any_name = parameters
    declared = endpoint["parameters"]
    surplus = [p for p in declared if p not in accepted and not any_name]
    missing = [p for p in accepted if p in required and p not in declared]
    missing += sorted(required.difference(accepted).difference(declared))
    if not surplus and not missing:
        return
    parts = []
    if surplus:
        parts.append("does not take %s" % ", ".join(surplus))
    if missing:
        parts.append("needs %s, which is not declared" % ", ".join(missing))
    text = "The function %s %s" % (name, " and ".join(parts))
    hint = _surplus_hint(surplus[0], accepted) if surplus else None
    raise Unfit("PARAMETER_MISMATCH", text, hint, endpoint["file"], line)


def _surplus_hint(name, accepted):
    if keyword.iskeyword(name) or not name.isidentifier():
        return _keyword_hint(name)
    near = difflib.get_close_matches(name, accepted, 1)
    return "Did you mean %s?" % near[0] if near else None


def _keyword_hint(name):
    why = "is a keyword of Python" if keyword.iskeyword(name) else "is no name in Python"
    return "%s %s. Rename the parameter, or take it by a function with **kwargs." % (name, why)


def _file_name(endpoint):
    return os.path.basename(endpoint["file"])
