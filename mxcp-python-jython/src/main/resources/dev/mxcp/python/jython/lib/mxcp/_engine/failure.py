"""Exceptions as the host reads them."""

import sys
import traceback

from mxcp._engine import state, wire
from mxcp._engine.output import LONGEST, text, whole

# Raised inside of a call that its caller gave up; not an Exception, so that it is not caught.
Cancelled = KeyboardInterrupt


class TooLarge(Exception):
    """A text beyond the limit of what a tool may give to the host."""

    _mxcp_kind = "limit"


def check_size(what, text):
    """Raises TooLarge where JSON text is longer than a tool may give to the host."""
    if len(text) > state.limit:
        raise TooLarge("%s has %d bytes of JSON; %d are allowed" % (what, len(text), state.limit))


def is_internal(filename):
    """Returns whether a file is ours, and says nothing to a tool's author."""
    return filename.startswith("<mxcp>/")


def render(error, trace=None):
    """Returns the traceback with the frames of the project and its libraries."""
    trace = trace or sys.exc_info()[2]
    frames = [f for f in traceback.extract_tb(trace) if not is_internal(f[0])]
    lines = ["Traceback (most recent call last):\n"] if frames else []
    lines += traceback.format_list(frames) + _last_lines(error)
    shown = u"".join(text(line) for line in lines)
    if len(shown) <= LONGEST:
        return shown
    start = u"".join(text(line) for line in lines[: len(frames) + 1])
    kind = u"%s: %s\n" % (type(error).__name__, whole(shown))
    return kind if len(start) > LONGEST else start + kind


def _last_lines(error):
    if isinstance(error, SyntaxError):
        return traceback.format_exception_only(type(error), error)
    # Python 2.7 would write it in ASCII.
    return [u"%s: %s\n" % (type(error).__name__, message(error))]


def message(error):
    """Returns the text of an exception."""
    try:
        return unicode(error)
    except Exception:
        try:
            return text(str(error))
        except Exception:
            return u""


def answer(kind, error, said=None):
    """Returns the answer of a request that failed."""
    return wire.dumps_typed(
        {
            "error": {
                "kind": kind,
                "type": type(error).__name__,
                "message": whole(message(error) if said is None else said),
                "traceback": render(error),
            }
        }
    )


def import_problem(error, file):
    """Returns the problem that a module's import failed: where, why, and what to do."""
    from mxcp._engine import python3
    from mxcp._engine.functions import Unfit

    frames = [f for f in traceback.extract_tb(sys.exc_info()[2]) if not is_internal(f[0])]
    line = next((f[1] for f in frames if f[0] == file), 0)
    said = message(error)
    if isinstance(error, ImportError):
        return Unfit("PYTHON_IMPORT", said, python3.import_hint(said), file, line)
    return Unfit("PYTHON_IMPORT", "%s: %s" % (type(error).__name__, said), None, file, line)
