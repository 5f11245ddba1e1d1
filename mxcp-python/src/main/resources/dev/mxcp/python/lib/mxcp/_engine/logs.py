"""Python's logging, record by record to the host's log."""

import functools
import json
import logging

from mxcp._engine import context, state

_LONGEST = 32 * 1024
_TARGETS = ("filename", "stream", "handlers")


class HostHandler(logging.Handler):
    """Passes log records on under their logger's name and level."""

    def __init__(self, gate):
        super().__init__()
        self._gate = gate

    def emit(self, record):
        try:
            passes, dropped = self._gate.admit()
            if dropped:
                self._post(logging.WARNING, "mxcp.python", "%d log records were dropped" % dropped)
            if passes:
                self._post(record.levelno, record.name, self.format(record))
        except Exception:
            self.handleError(record)

    def _post(self, level, name, text):
        payload = json.dumps({"level": level, "name": name, "text": text[:_LONGEST]})
        state.bridge.post(context.call_id(), "log", payload)


class Configuration:
    """logging.basicConfig(), for a root logger that writes to the host's log already.

    It does what it says, the first time or with force=True. What would go to sys.stdout or
    sys.stderr, which are the host's log too, goes there as records instead.
    """

    def __init__(self, handler, writers):
        self._handler = handler
        self._writers = writers
        self._original = logging.basicConfig
        self._done = False

    def apply(self, **settings):
        root = logging.getLogger()
        others = [handler for handler in root.handlers if handler is not self._handler]
        if (self._done or others) and not settings.get("force"):
            return
        root.removeHandler(self._handler)
        try:
            self._original(**self._redirected(settings))
            self._done = True
        finally:
            if self._handler not in root.handlers:
                root.addHandler(self._handler)

    def _redirected(self, settings):
        settings = dict(settings)
        if settings.get("stream") in self._writers:
            del settings["stream"]
        if settings.get("handlers") is not None:
            settings["handlers"] = [h for h in settings["handlers"] if not self._is_ours(h)]
            settings["handlers"] = settings["handlers"] or None
        if all(settings.get(target) is None for target in _TARGETS):
            settings = {name: it for name, it in settings.items() if name not in _TARGETS}
            settings["handlers"] = [self._handler]
            if settings.get("format") is None:
                settings["format"] = _PLAIN.get(settings.get("style", "%"))
        return settings

    def _is_ours(self, handler):
        return type(handler) is logging.StreamHandler and handler.stream in self._writers


_PLAIN = {"%": "%(message)s", "{": "{message}", "$": "${message}"}


def install(gate, writers):
    """Takes over the root logger and logging.basicConfig()."""
    root = logging.getLogger()
    handler = HostHandler(gate())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)
    configuration = Configuration(handler, writers)
    logging.basicConfig = functools.wraps(logging.basicConfig)(
        lambda **settings: configuration.apply(**settings)
    )
