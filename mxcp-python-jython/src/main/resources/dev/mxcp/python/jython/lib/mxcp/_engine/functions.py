"""Which function an endpoint is, and whether it fits: found by reading, and found by importing."""

import ast
import keyword
import os
import types

from mxcp._engine.bindings import Bindings, is_function


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
    if not hasattr(module, name):
        raise _missing(endpoint, bound)
    function = getattr(module, name)
    if not callable(function):
        text = "'%s' in %s is not a function" % (name, _file_name(endpoint))
        raise Unfit("FUNCTION_MISSING", text, file=endpoint["file"])
    return fit(endpoint, name, function)


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
    return getattr(value, "__module__", module.__name__) == module.__name__


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


def parse(file):
    try:
        code = read(file)
        compile(code, file, "exec", 0, 1)
        return ast.parse(code, file)
    except (SyntaxError, TypeError, ValueError, RuntimeError, MemoryError, EnvironmentError) as error:
        raise syntax(error, file)


def read(file):
    """Returns the bytes of a source file, without a byte order mark; they may name their encoding."""
    with open(file, "rb") as source:
        code = source.read().replace("\r\n", "\n") + "\n"
    return code[3:] if code.startswith("\xef\xbb\xbf") else code


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
            _check_variables(endpoint)
            name, tree = "__mxcp__", _body_as_function(endpoint, tree)
        return name, compile(tree, file, "exec", 0, 1)
    except (SyntaxError, TypeError, ValueError, RuntimeError) as error:
        if isinstance(error, SyntaxError) and error.lineno:
            error.lineno -= 1
        raise syntax(error, None)


def _check_variables(endpoint):
    for name in endpoint["parameters"]:
        if keyword.iskeyword(name):
            text = "The parameter %s cannot be a variable of the code" % name
            raise Unfit("PARAMETER_MISMATCH", text, _keyword_hint(name))


def _keyword_hint(name):
    text = "%s is a keyword of Python. Rename the parameter, or take it by a function with **kwargs."
    return text % name


def run_inline(endpoint):
    """Executes inline code once and returns its function."""
    name, code = compile_inline(endpoint)
    module = types.ModuleType("_mxcp_inline")
    exec code in module.__dict__
    return fit(endpoint, name, getattr(module, name))


def _dedented(text):
    """Takes the indentation of the first line from all lines; nothing else of them changes."""
    lines = (text[3:] if text.startswith("\xef\xbb\xbf") else text).split("\n")
    first = next((line for line in lines if line.strip()), "")
    margin = first[: len(first) - len(first.lstrip())]
    return "\n".join(line[len(margin) :] if line.startswith(margin) else line for line in lines)


def _inline_function(endpoint, body):
    if any(isinstance(node, ast.Return) for node in _own(body)):
        return None
    names = [n.name for n in body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]
    if endpoint["name"] in names:
        return endpoint["name"]
    only_definitions = not body or not isinstance(body[-1], ast.Expr)
    return names[0] if len(names) == 1 and only_definitions and not _assigns_result(body) else None


def _own(nodes):
    """Returns nodes and all inside of them, without those of nested functions."""
    found = list(nodes)
    for node in found:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            found.extend(ast.iter_child_nodes(node))
    return found


def _body_as_function(endpoint, tree):
    top = [node for node in tree.body if _belongs_to_module(node)]
    body = [node for node in tree.body if not _belongs_to_module(node)]
    if body and isinstance(body[-1], ast.Expr) and not _assigns_result(body):
        body[-1] = ast.copy_location(ast.Return(body[-1].value), body[-1])
    elif _assigns_result(body):
        body += ast.parse("def f():\n return result").body[0].body
    shell = ast.parse("def __mxcp__(%s): pass" % ", ".join(endpoint["parameters"]))
    shell.body[0].body = body or shell.body[0].body
    shell.body = top + list(shell.body)
    return ast.fix_missing_locations(shell)


def _belongs_to_module(node):
    """Returns whether a statement is none for the body of a function."""
    return isinstance(node, ast.ImportFrom) and (
        node.module == "__future__" or any(alias.name == "*" for alias in node.names)
    )


def _assigns_result(body):
    others = [node for node in body if not isinstance(node, ast.FunctionDef)]
    return "result" in Bindings(ast.Module(others)).names()


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
    near = _near(name, public) or _near(name.replace("-", "_"), public)
    hint = "Did you mean %s?" % near if near else None
    if hint is None:
        hint = "It defines %s." % (", ".join(sorted(public)) or "no function")
    text = "%s has no function '%s'" % (_file_name(endpoint), name)
    return Unfit("FUNCTION_MISSING", text, hint, endpoint["file"])


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
    hint = _surplus_hint(surplus[0], accepted) if surplus else None
    text = "The function %s %s" % (name, " and ".join(parts))
    raise Unfit("PARAMETER_MISMATCH", text, hint, endpoint["file"], line)


def _surplus_hint(name, accepted):
    if keyword.iskeyword(name):
        return _keyword_hint(name)
    near = _near(name, [p for p in accepted if p])
    return "Did you mean %s?" % near if near else None


def _file_name(endpoint):
    return os.path.basename(endpoint["file"])
