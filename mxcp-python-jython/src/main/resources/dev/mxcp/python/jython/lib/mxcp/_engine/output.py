"""What tools print and log, line by line to the host's log."""

import logging
import sys
import threading

from mxcp._engine import host, state

_LONGEST_LINE = 8 * 1024


class LineWriter(object):
    """Stands for sys.stdout or sys.stderr."""

    encoding = "utf-8"
    errors = "replace"
    mode = "w"
    closed = False

    def __init__(self, operation):
        self.name = "<%s>" % operation
        self._operation = operation
        self._part = threading.local()

    @property
    def softspace(self):
        return getattr(self._part, "softspace", 0)

    @softspace.setter
    def softspace(self, value):
        # Of the print statement: whether a space comes before the next item.
        self._part.softspace = value

    def isatty(self):
        return False

    def close(self):
        """Does nothing: other calls go on to print."""

    def fileno(self):
        raise IOError("%s is no file: it goes to the log" % self.name)

    def flush(self):
        pass

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def write(self, data):
        lines = state.bridge.lines(getattr(self._part, "text", u"") + text(data))
        last = lines.pop()
        if len(last) > _LONGEST_LINE:
            lines.append(last)
            last = u""
        self._part.text = last
        for line in lines:
            self._post(line)

    def end_call(self):
        """Passes on a line that was begun."""
        self._part.softspace = 0
        part = getattr(self._part, "text", u"")
        if part:
            self._part.text = u""
            self._post(part)

    def _post(self, line):
        host.post(self._operation, line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "...")


class HostHandler(logging.Handler):
    """Passes log records on under their logger's name and level."""

    def emit(self, record):
        try:
            shown = text(self.format(record))[: 4 * _LONGEST_LINE]
            host.post("log", {"level": record.levelno, "name": record.name, "text": shown})
        except Exception:
            self.handleError(record)


class Configuration(object):
    """logging.basicConfig(), for a root logger that writes to the host's log already.

    It does what it says, the first time; what would go to sys.stdout or sys.stderr goes to the
    host's log as records.
    """

    def __init__(self, handler):
        self._handler = handler
        self._original = logging.basicConfig
        self._done = False

    def apply(self, settings):
        root = logging.getLogger()
        if self._done or len(root.handlers) > 1:
            return
        self._done = True
        if settings.get("filename") or type(settings.get("stream")) not in (type(None), LineWriter):
            root.removeHandler(self._handler)
            self._original(**settings)
            root.addHandler(self._handler)
            return
        if settings.get("level") is not None:
            root.setLevel(settings["level"])
        if settings.get("format") is not None:
            self._handler.setFormatter(logging.Formatter(settings["format"], settings.get("datefmt")))


def text(data):
    """Returns what was printed as a unicode string."""
    if isinstance(data, unicode):
        return data
    return (data if isinstance(data, str) else str(data)).decode("utf-8", "replace")


def install():
    """Takes over sys.stdout, sys.stderr and the root logger."""
    sys.stdout = LineWriter("stdout")
    sys.stderr = LineWriter("stderr")
    root = logging.getLogger()
    handler = HostHandler()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)
    configuration = Configuration(handler)
    logging.basicConfig = lambda **settings: configuration.apply(settings)


def end_call():
    """Passes on what the running call printed without a line's end."""
    for stream in (sys.stdout, sys.stderr):
        if type(stream) is LineWriter:
            stream.end_call()
