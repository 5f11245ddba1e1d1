"""Exceptions as the host reads them."""

import importlib
import json
import os
import traceback

from mxcp._engine import state

# The host cuts what it shows, after it has taken secrets out; longer texts are left out as a whole.
LONGEST = 1024 * 1024
_MOST_FRAMES = 200


class Cancelled(BaseException):
    """Raised inside of a call that its caller gave up; not an Exception, so that it is not caught."""


class TooLarge(Exception):
    """A text beyond the limit of what a tool may give to the host."""

    _mxcp_kind = "limit"


def check_size(what, text):
    """Raises TooLarge where JSON text is longer than a tool may give to the host."""
    if len(text) > state.limit:
        raise TooLarge("%s has %d bytes of JSON; %d are allowed" % (what, len(text), state.limit))


def is_internal(filename):
    """Returns whether a file is ours or the importer's, and says nothing to a tool's author."""
    return filename == importlib.__file__ or filename.startswith(("<mxcp>/", "<frozen importlib"))


def render(error):
    """Returns the traceback with the last frames of the project and its libraries."""
    shown = traceback.TracebackException.from_exception(error, limit=-_MOST_FRAMES)
    _strip(shown, set())
    text = "".join(shown.format())
    if len(text) <= LONGEST:
        return text
    frames = "".join(shown.stack.format())
    kind = "%s: %s\n" % (type(error).__name__, whole(text))
    return kind if len(frames) > LONGEST else frames + kind


def whole(text):
    """Returns a text, or what stands for one that is too long: a part could be part of a secret."""
    return text if len(text) <= LONGEST else "(a text of %d characters was left out)" % len(text)


def _strip(shown, seen):
    if shown is None or id(shown) in seen:
        return
    seen.add(id(shown))
    shown.stack[:] = [frame for frame in shown.stack if not is_internal(frame.filename)]
    _strip(shown.__cause__, seen)
    _strip(shown.__context__, seen)
    for inner in getattr(shown, "exceptions", None) or ():
        _strip(inner, seen)


def cause(error):
    """Returns where and what in one line, such as python/x.py:2: NameError: name 'y' is not defined."""
    place = _place(error)
    return "%s: %s" % (place, line(error)) if place else line(error)


def _place(error):
    if isinstance(error, SyntaxError) and error.filename:
        return "%s:%s" % (_shown(error.filename), error.lineno)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not is_internal(f.filename)]
    ours = [frame for frame in frames if _is_of_project(frame.filename)]
    if not frames:
        return None
    last = (ours or frames)[-1]
    return "%s:%s" % (_shown(last.filename), last.lineno)


def _is_of_project(file):
    if not state.root or not file.startswith(state.root + os.sep):
        return False
    return "site-packages" not in file and os.sep + "." not in file[len(state.root) :]


def _shown(file):
    if state.root and file.startswith(state.root + os.sep):
        return os.path.relpath(file, state.root).replace(os.sep, "/")
    return file


def leaves(error):
    """Returns the exceptions of a group, of groups inside of it too; else the exception itself."""
    if not _is_group(error):
        return [error]
    return [leaf for inner in error.exceptions for leaf in leaves(inner)]


def _is_group(error):
    # By name, since Python before 3.11 has a package for it.
    return any(kind.__name__ == "BaseExceptionGroup" for kind in type(error).__mro__)


def message(error):
    """Returns the text of an exception; an empty one if it cannot say it."""
    try:
        return str(error)
    except Exception:
        return ""


def line(error):
    """Returns type and text of an exception, and those of the exceptions of a group."""
    text = "%s: %s" % (type(error).__name__, message(error))
    return text + " [%s]" % "; ".join(map(line, leaves(error))) if _is_group(error) else text


def answer_exception(error):
    """Returns the answer of a call that raised something."""
    told, others = [], []
    for leaf in leaves(error):
        kind = getattr(leaf, "_mxcp_kind", None)
        if kind == "tool_error" and message(leaf).strip():
            told.append(message(leaf))
        elif kind not in (None, "tool_error") and not _is_group(error):
            return answer(kind, error)
        else:
            others.append(type(leaf).__name__)
    if told:
        told += ["The tool failed: " + name for name in others]
        return answer("tool_error", error, "\n".join(dict.fromkeys(told)))
    name = type(error).__name__
    if _is_group(error):
        name += " (%s)" % ", ".join(dict.fromkeys(others))
    return answer("exception", error, kind_name=name)


def answer(kind, error, text=None, kind_name=None):
    """Returns the answer of a request that failed."""
    return json.dumps(
        {
            "error": {
                "kind": kind,
                "type": kind_name or type(error).__name__,
                "message": whole(message(error) if text is None else text),
                "cause": whole(cause(error)),
                "traceback": render(error),
            }
        }
    )


def import_problem(error, file):
    """Returns the problem that a module's import failed: where, why, and what to do."""
    from mxcp._engine.functions import Unfit

    if isinstance(error, SyntaxError):
        text = "%s: %s" % (type(error).__name__, error.msg)
        return Unfit("PYTHON_IMPORT", text, None, error.filename or file, error.lineno or 0)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not is_internal(f.filename)]
    number = next((f.lineno for f in frames if f.filename == file), 0)
    missing = getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None
    text = str(error) if missing else line(error)
    return Unfit("PYTHON_IMPORT", text, missing and missing_hint(missing), file, number)


def missing_hint(module):
    """Returns what to do about a module that is not there: it may be the author's own, or not."""
    return (
        "Is it a file of yours? It belongs into the python directory, as %s.py. Is it a package? "
        "Name it in requirements.txt and run: mxcp python install" % module.replace(".", "/")
    )
