"""What of Python 3 a source has that Python 2.7 does not know."""

import keyword
import re

_ENGINE = "use the engine cpython or graalpy, under python: {engine: ...} of mxcp-site.yml"
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
    ("assignment expressions (:=)", None, r":=", None),
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
    ("keywords of a class, such as metaclass,", r"^\s*class\b", r"=", None),
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
    future = re.match(r"future feature (\w+) is not defined", error.msg or "")
    if future is not None:
        name = "from __future__ import " + future.group(1)
        return _future_line(error, name), _needs(name), _sentence(_ENGINE)
    line = error.lineno or 0
    name = _construct(error.text or "", error.offset or 0)
    if name is None:
        return line, None, None
    return line, _needs(name), _PRINT if name == "the print function" else _sentence(_ENGINE)


def import_hint(message):
    """Returns what to do about a module that is not there."""
    missing = re.match(r"No module named '?([\w.]+)", message)
    name = missing.group(1) if missing else ""
    if name in _MODULES or name.partition(".")[0] in _MODULES:
        return "The module %s needs Python 3; Jython runs Python 2.7: %s." % (name, _ENGINE)
    return "Put it into the project's python directory; Jython sees no installed packages."


def _needs(name):
    verb = "needs" if not name.endswith("s") and "s (" not in name else "need"
    return "%s %s Python 3; Jython runs Python 2.7" % (name, verb)


def _sentence(text):
    return text[0].upper() + text[1:] + "."


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


def _future_line(error, statement):
    try:
        with open(error.filename) as source:
            for number, line in enumerate(source, 1):
                if line.startswith("from __future__") and statement.split()[-1] in line:
                    return number
    except EnvironmentError:
        pass
    return error.lineno or 1
