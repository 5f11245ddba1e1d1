"""Code that stands in a definition itself, as a function."""

import ast
import keyword
import sys
import types

from mxcp._engine.bindings import FUNCTIONS, Bindings

_FILE = "<code>"
_BODY = "__mxcp__"


def compile_code(endpoint):
    """Returns the name of the function that the code stands for, and the compiled code.

    A function with the endpoint's name, else the only function; else the code is itself the body:
    what it returns, its last expression, or its variable `result`.
    """
    tree = ast.parse(_dedented(endpoint["text"]), _FILE)
    name = _function(endpoint, tree.body)
    if name is None:
        name, tree = _BODY, _body_as_function(endpoint, tree.body)
    return name, compile(tree, _FILE, "exec", dont_inherit=True)


def execute(endpoint, code):
    """Executes compiled code once and returns its module."""
    module = types.ModuleType("_mxcp_inline_%d" % endpoint["id"])
    sys.modules[module.__name__] = module
    exec(code, module.__dict__)
    return module


def unfit_names(endpoint):
    """Returns the parameters that the code cannot have as variables."""
    return [n for n in endpoint["parameters"] if keyword.iskeyword(n) or not n.isidentifier()]


def is_body(name):
    """Returns whether the code is itself the body of its function."""
    return name == _BODY


def _dedented(text):
    """Takes the indentation of the first line from all lines; nothing else of them changes."""
    lines = text.lstrip("\ufeff").split("\n")
    first = next((line for line in lines if line.strip()), "")
    margin = first[: len(first) - len(first.lstrip())]
    return "\n".join(line[len(margin) :] if line.startswith(margin) else line for line in lines)


def _function(endpoint, body):
    if any(isinstance(node, ast.Return) for node in _own(body)):
        return None
    names = [node.name for node in body if isinstance(node, FUNCTIONS) and node.name[0] != "_"]
    if endpoint["name"] in names:
        return endpoint["name"]
    only_definitions = not body or not isinstance(body[-1], ast.Expr)
    return names[0] if len(names) == 1 and only_definitions and not _assigns_result(body) else None


def _body_as_function(endpoint, body):
    top = [node for node in body if _belongs_to_module(node)]
    body = [node for node in body if not _belongs_to_module(node)]
    if body and isinstance(body[-1], ast.Expr) and not _assigns_result(body):
        body[-1] = ast.copy_location(ast.Return(body[-1].value), body[-1])
    elif _assigns_result(body):
        body.append(ast.parse("return result").body[0])
    unfit = unfit_names(endpoint)
    names = [name for name in endpoint["parameters"] if name not in unfit]
    tree = ast.parse("def %s(%s): pass" % (_BODY, ", ".join(names)))
    if any(_awaits(node) for node in _own(body)):
        tree = ast.parse("async " + ast.unparse(tree))
    tree.body[0].body = body or tree.body[0].body
    tree.body[:0] = top
    return ast.fix_missing_locations(tree)


def _belongs_to_module(node):
    """Returns whether a statement is none for the body of a function."""
    return isinstance(node, ast.ImportFrom) and (
        node.module == "__future__" or any(alias.name == "*" for alias in node.names)
    )


def _awaits(node):
    return isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) or getattr(node, "is_async", 0)


def _own(nodes):
    """Yields nodes and all inside of them, without those of nested functions."""
    for node in nodes:
        yield node
        if not isinstance(node, FUNCTIONS + (ast.Lambda, ast.ClassDef)):
            yield from _own(ast.iter_child_nodes(node))


def _assigns_result(body):
    others = [node for node in body if not isinstance(node, FUNCTIONS)]
    return "result" in Bindings(ast.Module(others, [])).names()
