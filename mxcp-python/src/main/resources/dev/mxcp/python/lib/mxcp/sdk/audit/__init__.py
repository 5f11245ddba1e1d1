"""Events of the running call, such as a request to another system, for the host's audit."""

import time

from mxcp._engine import host

__all__ = ["ExecutionEvent", "add_execution_event", "begin_execution_event"]

_clock = getattr(time, "monotonic", time.time)


class ExecutionEvent(object):
    """An event that has begun.

    As a context manager it is added when its block ends, with the status "error" if that raises.
    """

    def __init__(self, fields):
        self._fields = fields
        self._began = _clock()
        self._added = False
        self.started_at = _utc(time.time())

    def add(self, fields):
        """Adds the event to the running call, once; later calls do nothing."""
        if self._added:
            return
        self._added = True
        event = dict.fromkeys(("target", "operation", "summary", "error", "details"))
        event.update(kind="external", status="success")
        for source in (self._fields, fields):
            event.update((name, value) for name, value in source.items() if value is not None)
        if isinstance(event["error"], BaseException):
            event["error"] = "%s: %s" % (type(event["error"]).__name__, event["error"])
        event["started_at"] = self.started_at
        event["duration_ms"] = max(0, int(1000 * (_clock() - self._began)))
        host.post("execution_event", event)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.add({} if error is None else {"status": "error", "error": error})
        return False


def begin_execution_event(**fields):
    """Begins an event: target, operation, summary, details and kind may be given here or later."""
    return ExecutionEvent(fields)


def add_execution_event(span=None, **fields):
    """Adds an event to the running call: one that was begun, or one of this moment."""
    (ExecutionEvent({}) if span is None else span).add(fields)


def _utc(seconds):
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return "%s.%06dZ" % (whole, int(seconds % 1 * 1000000))
