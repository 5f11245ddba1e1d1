"""What of Python 3 a source has that Python 2.7 does not know."""

import keyword
import re

_ENGINE = "use the engine cpython or graalpy, under python: {engine: ...} of mxcp-site.yml"
_ELSE = _ENGINE[0].upper() + _ENGINE[1:] + "."
_FUTURE = "from __future__ import "
_PRINT = (
    "Begin the file with: from __future__ import print_function. For more of Python 3, " + _ENGINE + "."
)
_MODULES = frozenset(
    "asyncio builtins concurrent configparser contextvars dataclasses enum faulthandler graphlib html"
    " http importlib.metadata ipaddress lzma pathlib queue secrets selectors socketserver statistics"
    " tomllib tracemalloc typing venv winreg zipapp zoneinfo".split()
)

# What is looked for: in the line before the place that does not parse, from that place on, and in
# the whole line. The first that is found counts.
_CONSTRUCTS = [
    ("f-strings", r"(^|\W)(f|fr|rf)$", r"['\"]", None),
    ("f-strings", None, r"(f|fr|rf)['\"]", None),
    ("rb'' strings", r"(^|\W)rb$", r"['\"]", None),
    ("async functions", None, None, r"^\s*async\s+def\b"),
    ("async", None, None, r"(^|\W)async\s+(for|with)\b"),
    ("await", r"(^|\W)await\s+$", None, None),
    ("nonlocal", None, None, r"^\s*nonlocal\b"),
    ("raise ... from", None, r"from\b", r"^\s*raise\b"),
    ("yield from", r"\byield\s+$", r"from\b", None),
    ("assignment expressions", None, r":=", None),
    ("match statements", None, None, r"^\s*match\b[^=]*:\s*(#.*)?$"),
    ("except*", None, r"\*", r"^\s*except\b"),
    ("keyword-only arguments", r"(def\b.*|lambda.*|^\s*)\*\s*\w*\s*(,\s*)?$", r"(,|\w)", None),
    ("positional-only arguments", None, r"/", r"(\bdef\b|\blambda\b)"),
    ("annotations", None, r"->|-\s*>", None),
    ("type parameters", r"^\s*(def|class)\s+\w+\s*$", r"\[", None),
    ("type aliases", r"^\s*type\s+$", r"\w", None),
    ("unpacking in a dict display", r"[{,]\s*$", r"\*\*", None),
    ("starred expressions", r"(^|[\[({,=]|\bin|\breturn)\s*$", r"\*", None),
    ("the print function", r"\bprint\s*\(.*$", r"=", None),
    ("class keywords", r"^\s*class\b", r"=", None),
    ("underscores in numbers", r"\d$", r"_\d", None),
    ("matrix multiplication (@)", r"[\w)\]]\s+$", r"@", None),
    ("decorators that are expressions", r"^\s*@", r"\S", None),
    ("with (...)", None, r"as\b", r"^\s*with\s*\("),
    ("the literal ...", None, r"\.", r"(^|[^\w\])])\.\.\."),
]
_ANNOTATED = re.compile(r"(^|[(,*])\s*(?P<name>\w+)\s*$|^\s*[\w.\[\]]*[\w\]]\s*$")


def explain(error):
    """Returns the line of a syntax error, what needs Python 3 there, and what to do about it.

    Where it is none of Python 3, the last two are None.
    """
    message = error.msg or ""
    future = re.match(r"future feature (\w+) is not defined", message)
    if future is not None:
        return _future_line(error, future.group(1)), _needs(_FUTURE + future.group(1)), _ELSE
    line = error.lineno or 0
    name = _construct(error.text or "", error.offset or 0)
    if name is None:
        # The place of a text of several lines is its end, and its line breaks are shown as \\n.
        text = re.search(r"at input '((?:'''|\"\"\").*)'$", message, re.DOTALL)
        start = line - text.group(1).count("\\n") if text else line
        if text and re.search(r"(^|\W)(f|fr|rf)('''|\"\"\")", _line(error, start), re.I):
            return start, _needs("f-strings"), _ELSE
        return line, None, None
    return line, _needs(name), _PRINT if name == "the print function" else _ELSE


def import_hint(message):
    """Returns what to do about a module that is not there."""
    missing = re.match(r"No module named '?([\w.]+)", message)
    name = missing.group(1) if missing else ""
    if name in _MODULES or name.partition(".")[0] in _MODULES:
        return "The module %s needs Python 3; Jython runs Python 2.7: %s." % (name, _ENGINE)
    return "Put it into the project's python directory; Jython sees no installed packages."


def _needs(name):
    plural = name.endswith("s") and not name.startswith(_FUTURE)
    return "%s %s Python 3; Jython runs Python 2.7" % (name, "need" if plural else "needs")


def _construct(text, offset):
    line = text.rstrip("\r\n")
    before, rest = line[:offset], line[offset:]
    for name, head, tail, whole in _CONSTRUCTS:
        if (
            (head is None or re.search(head, before, re.I))
            and (tail is None or re.match(tail, rest, re.I))
            and (whole is None or re.search(whole, line))
        ):
            return name
    annotated = _ANNOTATED.search(before)
    if rest.startswith(":") and annotated and not keyword.iskeyword(annotated.group("name") or ""):
        return "annotations"
    return None


def _future_line(error, feature):
    for number, line in enumerate(_lines(error), 1):
        if line.startswith("from __future__") and feature in line:
            return number
    return error.lineno or 1


def _line(error, number):
    return dict(enumerate(_lines(error), 1)).get(number, "")


def _lines(error):
    try:
        with open(error.filename) as source:
            return source.readlines()
    except EnvironmentError:
        return []
