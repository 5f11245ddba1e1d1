"""What tools print and log, line by line to the host's log."""

import logging
import sys
import threading

from mxcp._engine import host, state

# The host cuts what it shows, after it has taken secrets out; longer texts are left out as a whole.
LONGEST = 1024 * 1024


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
        part = self._begun()
        said = text(data)
        part.append(said)
        self._part.size += len(said)
        # What was written together stays together: a secret may have several lines.
        if said.endswith(u"\n") or self._part.size > LONGEST:
            self._pass_begun()

    def _begun(self):
        """Returns the texts that this thread has written since the end of a line."""
        texts = getattr(self._part, "texts", None)
        if texts is None:
            texts, self._part.size = [], 0
            self._part.texts = texts
        return texts

    def _pass_begun(self):
        lines = u"".join(self._begun())
        self._part.texts = None
        host.post(self._operation, whole(lines[:-1] if lines.endswith(u"\n") else lines))

    def end_call(self):
        """Passes on a line that was begun."""
        self._part.softspace = 0
        if self._begun():
            self._pass_begun()


class HostHandler(logging.Handler):
    """Passes log records on under their logger's name and level."""

    def emit(self, record):
        try:
            shown = whole(text(self.format(record)))
            host.post("log", {"level": record.levelno, "name": record.name, "text": shown})
        except Exception:
            self.handleError(record)


def whole(said):
    """Returns a text, or what stands for one that is too long: a part could be part of a secret."""
    return said if len(said) <= LONGEST else u"(a text of %d characters was left out)" % len(said)


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
