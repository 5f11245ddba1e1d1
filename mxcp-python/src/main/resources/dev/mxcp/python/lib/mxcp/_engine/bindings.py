"""What a source binds at its top level, found by reading it.

A name has several candidates where a condition decides: `if`, `try`, a loop. A candidate is the
definition of a function or class, an import, or None for anything else.
"""

import ast



def _nodes(*names):
    """Returns classes of nodes, as far as this version of Python has them."""
    return tuple(getattr(ast, name) for name in names if hasattr(ast, name))


FUNCTIONS = _nodes("FunctionDef", "AsyncFunctionDef")
_OTHER_SCOPES = _nodes("Lambda", "ListComp", "SetComp", "DictComp", "GeneratorExp")
_WITHOUT_CONDITION = _nodes(
    "Module", "With", "withitem", "Expr", "Assign", "AnnAssign", "AugAssign", "expr"
)
_ANY_NAME = "*"


class Bindings:
    """The names that a module's top level binds, with their candidates."""

    def __init__(self, tree):
        self._candidates = {}
        self._visit(tree, True)
        for node in ast.walk(tree):
            if isinstance(node, ast.Global):
                for name in node.names:
                    self._add(name, None, False)
            elif _is_dynamic(node):
                self._add(_ANY_NAME, None, False)

    def has(self, name):
        """Returns whether a name may be bound."""
        return name in self._candidates or _ANY_NAME in self._candidates

    def names(self):
        """Returns the names."""
        return self._candidates.keys()

    def candidates(self, name):
        """Returns what a name may be bound to; [None] if only execution can tell."""
        return self._candidates.get(name) or [None]

    def functions(self):
        """Returns the public names that a definition of a function may have bound, in order."""
        return [name for name in self._public() if any(map(is_function, self._candidates[name]))]

    def certain_functions(self):
        """Returns the public names that are bound to a function in any case."""
        return [name for name in self._public() if all(map(is_function, self._candidates[name]))]

    def imported(self):
        """Returns the names that imports bind."""
        kinds = (ast.Import, ast.ImportFrom)
        return [n for n, found in self._candidates.items() if any(isinstance(c, kinds) for c in found)]

    def may_have_others(self):
        """Returns whether a public name may be bound to a function that is not seen."""
        return any(_may_be_callable(c) for name in self._public() for c in self._candidates[name])

    def _public(self):
        return [name for name in self._candidates if name[0] != "_"]

    def _visit(self, node, certain):
        if is_function(node) or isinstance(node, ast.ClassDef):
            self._add(node.name, node, certain)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                self._add(alias.asname or alias.name.partition(".")[0], node, certain)
        elif isinstance(node, ast.Name):
            self._visit_name(node, certain)
        elif not isinstance(node, _OTHER_SCOPES):
            for name in (getattr(node, "name", None), getattr(node, "rest", None)):
                if isinstance(name, str):  # Of a pattern or an except clause.
                    self._add(name, None, False)
            inside = certain and isinstance(node, _WITHOUT_CONDITION)
            for child in ast.iter_child_nodes(node):
                self._visit(child, inside)

    def _visit_name(self, node, certain):
        if isinstance(node.ctx, ast.Store):
            self._add(node.id, None, certain)
        elif node.id in ("locals", "vars"):
            self._add(_ANY_NAME, None, False)

    def _add(self, name, candidate, certain):
        known = self._candidates.setdefault(name, [])
        if certain:
            del known[:]
        known.append(candidate)


def is_function(node):
    """Returns whether a node is the definition of a function."""
    return isinstance(node, FUNCTIONS)


def _may_be_callable(candidate):
    return candidate is None or isinstance(candidate, ast.ClassDef)


def _is_dynamic(node):
    """Returns whether a node may bind names of the module by other means than their syntax."""
    if isinstance(node, ast.Name):
        return node.id in ("globals", "exec")
    if isinstance(node, ast.Attribute):
        return node.attr == "modules"
    return is_function(node) and node.name == "__getattr__"
