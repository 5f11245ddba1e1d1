"""Which function an endpoint is, and whether it fits: found by reading, and found by importing."""

import ast
import os
import types


class Unfit(Exception):
    """A problem of an endpoint, as the host reports it."""

    def __init__(self, code, message, hint=None, file=None, line=0, column=0):
        Exception.__init__(self, message)
        self.problem = {
            "code": code,
            "message": message,
            "hint": hint,
            "file": file,
            "line": line,
            "column": column,
        }

    def line(self):
        """Returns what is wrong and what to do, in a line."""
        return " ".join(part for part in (self.problem["message"], self.problem["hint"]) if part)


def check(endpoint):
    """Raises Unfit where the source does not compile, or has no function that fits.

    It reads the source and executes nothing of it. What only execution can tell, such as what a
    decorator makes of a function, passes.
    """
    if endpoint["file"] is None:
        compile_inline(endpoint)
        return
    bound = _bindings(_parse(endpoint["text"], endpoint["file"]).body, {})
    public = [name for name, node in bound.items() if node is not None and name[0] != "_"]
    node = bound.get(_choose(endpoint, bound, public))
    if node is not None and not node.decorator_list:
        _check_parameters(endpoint, node.name, _parameters_of_node(node.args), node.lineno)


def resolve(endpoint, module):
    """Returns the function of an endpoint in its module; raises Unfit where there is none."""
    bound = vars(module)
    public = [
        name
        for name, value in bound.items()
        if isinstance(value, types.FunctionType)
        and name[0] != "_"
        and value.__module__ == module.__name__
    ]
    name = _choose(endpoint, bound, public)
    function = bound[name]
    if not callable(function):
        text = "'%s' in %s is not a function" % (name, _file_name(endpoint))
        raise Unfit("FUNCTION_MISSING", text, file=endpoint["file"])
    return fit(endpoint, name, function)


def fit(endpoint, name, function):
    """Returns a function that takes the declared parameters; raises Unfit where it does not."""
    if isinstance(function, types.FunctionType):
        parameters = _parameters(function)
        _check_parameters(endpoint, name, parameters, function.__code__.co_firstlineno)
    return function


def source(text):
    """Returns a source as Python 2.7 reads it: bytes, which may name their encoding."""
    return text.encode("utf-8") if isinstance(text, unicode) else text


def syntax(error, file):
    """Returns the problem that a source does not compile: which construct, where, what to do."""
    if not isinstance(error, SyntaxError):
        return Unfit("PYTHON_SYNTAX", "The source does not compile: %s" % error, file=file)
    from mxcp._engine import python3

    where, construct, hint = python3.explain(error)
    message = construct
    if message is None:
        message = "%s: %s" % (type(error).__name__, error.msg)
        shown = (error.text or "").strip()
        message += "\n    " + shown.decode("utf-8", "replace") if shown else ""
    text = "line %d%s: %s" % (where, " of the code" if file is None else "", message)
    if file is None:
        return Unfit("PYTHON_SYNTAX", text, hint)
    column = (error.offset or 0) + 1
    return Unfit("PYTHON_SYNTAX", text, hint, error.filename or file, where, column)


def _parse(text, file):
    try:
        code = source(text)
        compile(code, file, "exec", 0, 1)
        return ast.parse(code, file)
    except (SyntaxError, TypeError, ValueError, RuntimeError, MemoryError) as error:
        raise syntax(error, file)


def compile_inline(endpoint):
    """Returns the name and the code of the function that inline code stands for.

    A function with the endpoint's name, else the only function; else the code is itself the body:
    what it returns, its only expression, or its variable `result`.
    """
    text = "# -*- coding: utf-8 -*-\n" + _dedented(source(endpoint["text"]))
    file = "<code>"
    try:
        tree = ast.parse(text, file)
        name = _inline_function(endpoint, tree.body)
        if name is None:
            name, tree = "__mxcp__", _body_as_function(endpoint, tree)
        return name, compile(tree, file, "exec", 0, 1)
    except (SyntaxError, TypeError, ValueError, RuntimeError) as error:
        if isinstance(error, SyntaxError) and error.lineno:
            error.lineno -= 1
        raise syntax(error, None)


def run_inline(endpoint):
    """Executes inline code once and returns its function."""
    name, code = compile_inline(endpoint)
    module = types.ModuleType("_mxcp_inline")
    exec code in module.__dict__
    return fit(endpoint, name, getattr(module, name))


def _dedented(text):
    lines = text.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    return "\n".join(line[min(indents or [0]) :] for line in lines)


def _inline_function(endpoint, body):
    names = [n.name for n in body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]
    if any(isinstance(node, ast.Return) for node in body):
        return None
    if endpoint["name"] in names:
        return endpoint["name"]
    only_definitions = not body or not isinstance(body[-1], ast.Expr)
    return names[0] if len(names) == 1 and only_definitions and not _assigns_result(body) else None


def _body_as_function(endpoint, tree):
    body = list(tree.body)
    if body and isinstance(body[-1], ast.Expr) and not _assigns_result(body):
        body[-1] = ast.copy_location(ast.Return(body[-1].value), body[-1])
    elif _assigns_result(body):
        body += ast.parse("def f():\n return result").body[0].body
    shell = ast.parse("def __mxcp__(%s): pass" % ", ".join(endpoint["parameters"]))
    shell.body[0].body = body or shell.body[0].body
    return ast.fix_missing_locations(shell)


def _assigns_result(body):
    return "result" in _bindings([n for n in body if not isinstance(n, ast.FunctionDef)], {})


def _bindings(body, bound):
    """Returns what a module's top level binds: a node for a function, None for anything else."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            bound[node.name] = node
        elif isinstance(node, ast.ClassDef):
            bound[node.name] = None
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                bound[alias.asname or alias.name.partition(".")[0]] = None
        elif isinstance(node, (ast.Assign, ast.AugAssign)):
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
    for handler in getattr(node, "handlers", None) or ():
        _bindings(handler.body, bound)


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
    raise Unfit(
        "FUNCTION_MISSING",
        "%s does not say which function serves the resource: it has %s"
        % (_file_name(endpoint), ", ".join(sorted(public)) or "none"),
        "Name it main or %s." % stem,
        endpoint["file"],
    )


def _named(endpoint, bound, public):
    name = endpoint["name"]
    if name in bound or "*" in bound:
        return name
    near = _near(name, public) or _near(name.replace("-", "_"), public)
    hint = "Did you mean %s?" % near if near else None
    if hint is None:
        hint = "It defines %s." % (", ".join(sorted(public)) or "no function")
    text = "%s has no function '%s'" % (_file_name(endpoint), name)
    raise Unfit("FUNCTION_MISSING", text, hint, endpoint["file"])


def _near(name, names):
    import difflib  # Slow to import here, and seldom needed.

    return (difflib.get_close_matches(name, names, 1) or [None])[0]


def _parameters_of_node(arguments):
    # A parameter may be a tuple to unpack; it has no name.
    names = [getattr(argument, "id", None) for argument in arguments.args]
    return _described(names, len(arguments.defaults), arguments.kwarg is not None)


def _parameters(function):
    code = function.__code__
    names = list(code.co_varnames[: code.co_argcount])
    return _described(names, len(function.__defaults__ or ()), bool(code.co_flags & 8))


def _described(names, defaults, any_name):
    return names, set(names[: len(names) - defaults]), any_name


def _check_parameters(endpoint, name, parameters, line):
    accepted, required, any_name = parameters
    declared = endpoint["parameters"]
    surplus = [p for p in declared if p not in accepted and not any_name]
    missing = [p for p in accepted if p in required and p not in declared]
    if not surplus and not missing:
        return
    parts = []
    if surplus:
        parts.append("does not take %s" % ", ".join(surplus))
    if missing:
        parts.append("needs %s, which is not declared" % ", ".join(map(str, missing)))
    near = _near(surplus[0], [p for p in accepted if p]) if surplus else None
    hint = "Did you mean %s?" % near if near else None
    text = "The function %s %s" % (name, " and ".join(parts))
    raise Unfit("PARAMETER_MISMATCH", text, hint, endpoint["file"], line)


def _file_name(endpoint):
    return os.path.basename(endpoint["file"])
