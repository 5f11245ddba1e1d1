"""Which function an endpoint is, and whether it fits: found by reading, and found by importing."""

import ast
import difflib
import inspect
import os
import types

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


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
    """Raises Unfit where the source does not compile, or has no function that fits.

    It reads the source and executes nothing of it. What only execution can tell, such as what a
    decorator makes of a function, passes. Returns what is doubtful, as problems.
    """
    if endpoint["file"] is None:
        compile_inline(endpoint)
        return []
    bound = _bindings(parse(endpoint["text"], endpoint["file"]).body, {})
    public = [name for name, node in bound.items() if _is_public(name, node)]
    name = _choose(endpoint, bound, public)
    node = bound.get(name)
    if isinstance(node, _FUNCTIONS) and not node.decorator_list:
        _check_parameters(endpoint, name, _parameters_of_node(node.args), node.lineno)
        return _check_result(endpoint, node)
    return []


def _check_result(endpoint, node):
    """Returns a warning where a result is declared, and no line of the function gives one."""
    if not endpoint.get("returns") or isinstance(node.body[-1], ast.Raise):
        return []
    for part in _own(node.body):
        if isinstance(part, (ast.Yield, ast.YieldFrom)):
            return []
        if isinstance(part, ast.Return) and part.value is not None:
            return []
    text = "The function %s never returns a value, although `return` is declared." % node.name
    hint = "Return the result, or remove `return` from the definition."
    return [Unfit("RETURN_MISMATCH", text, hint, endpoint["file"], node.lineno).problem]


def resolve(endpoint, module):
    """Returns the function of an endpoint in its module; raises Unfit where there is none."""
    bound = vars(module)
    public = [
        name
        for name, value in bound.items()
        if _is_public(name, value) and value.__module__ == module.__name__
    ]
    name = _choose(endpoint, bound, public)
    function = bound[name]
    if not callable(function):
        text = "'%s' in %s is not a function" % (name, _file_name(endpoint))
        raise Unfit("FUNCTION_MISSING", text, file=endpoint["file"])
    fit(endpoint, name, function)
    return function


def fit(endpoint, name, function):
    """Raises Unfit where a function does not take the declared parameters."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return  # Written in C, without a signature.
    line = getattr(getattr(function, "__code__", None), "co_firstlineno", 0)
    _check_parameters(endpoint, name, _parameters(parameters), line)


def parse(text, file):
    """Returns the syntax tree of a source; raises Unfit where it does not compile."""
    try:
        compile(text, file, "exec", dont_inherit=True)
        return ast.parse(text, file)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
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
    return Unfit("PYTHON_SYNTAX", message, None, error.filename or file, line, column)


def compile_inline(endpoint):
    """Returns the function that inline code stands for.

    A function with the endpoint's name, else the only function; else the code is itself the body:
    what it returns, its only expression, or its variable `result`.
    """
    file, text = "<code>", inspect.cleandoc("\n" + endpoint["text"])
    try:
        tree = ast.parse(text, file)
        name = _inline_function(endpoint, tree.body)
        if name is None:
            name, tree = "__mxcp__", _body_as_function(endpoint, tree.body)
        code = compile(tree, file, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise syntax(error, None) from None
    return name, code


def run_inline(endpoint):
    """Executes inline code once and returns its function."""
    name, code = compile_inline(endpoint)
    module = types.ModuleType("_mxcp_inline")
    exec(code, module.__dict__)
    function = getattr(module, name)
    fit(endpoint, name, function)
    return function


def _inline_function(endpoint, body):
    names = [node.name for node in body if isinstance(node, _FUNCTIONS) and node.name[0] != "_"]
    if any(isinstance(node, ast.Return) for node in body):
        return None
    if endpoint["name"] in names:
        return endpoint["name"]
    only_definitions = not body or not isinstance(body[-1], ast.Expr)
    return names[0] if len(names) == 1 and only_definitions and not _assigns_result(body) else None


def _body_as_function(endpoint, body):
    body = list(body)
    if body and isinstance(body[-1], ast.Expr) and not _assigns_result(body):
        body[-1] = ast.copy_location(ast.Return(body[-1].value), body[-1])
    elif _assigns_result(body):
        body.append(ast.parse("return result").body[0])
    tree = ast.parse("def __mxcp__(%s): pass" % ", ".join(endpoint["parameters"]))
    if any(isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) for node in _own(body)):
        tree = ast.parse("async " + ast.unparse(tree))
    tree.body[0].body = body or tree.body[0].body
    return ast.fix_missing_locations(tree)


def _own(nodes):
    """Yields nodes and all inside of them, without those of nested functions."""
    for node in nodes:
        yield node
        if not isinstance(node, _FUNCTIONS):
            yield from _own(ast.iter_child_nodes(node))


def _assigns_result(body):
    return "result" in _bindings([node for node in body if not isinstance(node, _FUNCTIONS)], {})


def _bindings(body, bound):
    """Returns what a module's top level binds: a node for a function, None for anything else."""
    for node in body:
        if isinstance(node, _FUNCTIONS):
            bound[node.name] = node
        elif isinstance(node, ast.ClassDef):
            bound[node.name] = None
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                bound[alias.asname or alias.name.partition(".")[0]] = None
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
            for name in ast.walk(node):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                    bound[name.id] = None
        else:
            _bindings_inside(node, bound)
    return bound


def _bindings_inside(node, bound):
    for field in ("body", "orelse", "finalbody"):
        value = getattr(node, field, None)
        if isinstance(value, list):
            _bindings(value, bound)
    for part in getattr(node, "handlers", None) or getattr(node, "cases", None) or ():
        _bindings(part.body, bound)


def _is_public(name, value):
    return name[0] != "_" and isinstance(value, _FUNCTIONS + (types.FunctionType,))


def _choose(endpoint, bound, public):
    """Returns the name of an endpoint's function: of a tool its own, of a resource by rule."""
    if endpoint["kind"] == "tool":
        return _named(endpoint, bound, public)
    stem = os.path.splitext(os.path.basename(endpoint["file"]))[0]
    for name in ("main", stem):
        if name in bound:
            return name
    if len(public) == 1:
        return public[0]
    found = ", ".join(sorted(public)) or "none"
    raise Unfit(
        "FUNCTION_MISSING",
        "%s does not say which function serves the resource: it has %s" % (_file_name(endpoint), found),
        "Name it main or %s." % stem,
        endpoint["file"],
    )


def _named(endpoint, bound, public):
    name = endpoint["name"]
    if name in bound or "*" in bound:
        return name
    near = difflib.get_close_matches(name, public, 1) or difflib.get_close_matches(
        name.replace("-", "_"), public, 1, 0.9
    )
    hint = "Did you mean %s?" % near[0] if near else None
    if hint is None:
        hint = "It defines %s." % (", ".join(sorted(public)) or "no function")
    text = "%s has no function '%s'" % (_file_name(endpoint), name)
    raise Unfit("FUNCTION_MISSING", text, hint, endpoint["file"])


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
    near = [difflib.get_close_matches(p, accepted, 1) for p in surplus]
    hint = "Did you mean %s?" % near[0][0] if near and near[0] else None
    text = "The function %s %s" % (name, " and ".join(parts))
    raise Unfit("PARAMETER_MISMATCH", text, hint, endpoint["file"], line)


def _file_name(endpoint):
    return os.path.basename(endpoint["file"])
