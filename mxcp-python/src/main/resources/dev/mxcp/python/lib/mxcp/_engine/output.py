"""What tools print and log, line by line to the host's log."""

import codecs
import io
import json
import sys
import threading
import time

from mxcp._engine import context, logs, state

_LONGEST_LINE = 8 * 1024
_LINES_PER_SECOND = 2000
_writers = []


class Gate:
    """Lets a bounded number of lines pass in every second, and counts the others."""

    def __init__(self):
        self._window = 0
        self._passed = 0
        self._dropped = 0
        self._lock = threading.Lock()

    def admit(self):
        """Returns whether a line may pass, and how many were dropped before it."""
        window = int(time.monotonic())
        with self._lock:
            if window != self._window:
                self._window, self._passed = window, 0
            if self._passed >= _LINES_PER_SECOND:
                self._dropped += 1
                return False, 0
            self._passed += 1
            return True, self._take()

    def dropped(self):
        """Returns how many lines were dropped since it was last said."""
        with self._lock:
            return self._take()

    def _take(self):
        dropped, self._dropped = self._dropped, 0
        return dropped


class ByteWriter(io.BufferedIOBase):
    """Stands for the buffer of sys.stdout or sys.stderr: its bytes are text in UTF-8."""

    def __init__(self, writer):
        self._writer = writer
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = self
        self.name = writer.name
        self.mode = "wb"

    def writable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        return self._writer.fileno()

    def write(self, data):
        self._writer.write(self._decoder.decode(bytes(data)))
        return memoryview(data).nbytes

    def flush(self):
        pass

    def close(self):
        """Does nothing: other calls go on to write."""


class LineWriter(io.TextIOBase):
    """Stands for sys.stdout or sys.stderr."""

    encoding = "utf-8"
    errors = "backslashreplace"
    mode = "w"
    newlines = None
    line_buffering = True
    write_through = False

    def __init__(self, operation, original):
        self._operation = operation
        self._original = original
        self._part = threading.local()
        self._gate = Gate()
        self._used = False
        self.name = "<%s>" % operation
        self.buffer = ByteWriter(self)

    def fileno(self):
        return self._original.fileno()

    def writable(self):
        return True

    def isatty(self):
        return False

    def flush(self):
        pass

    def close(self):
        """Does nothing: other calls go on to print."""

    def detach(self):
        return self.buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        """Accepts what io.TextIOWrapper accepts; the log takes any text, so nothing changes."""

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        self._used = True
        lines = (getattr(self._part, "text", "") + text).split("\n")
        last = lines.pop()
        if len(last) > _LONGEST_LINE:
            lines.append(last)
            last = ""
        self._part.text = last
        for line in lines:
            self._line(line)
        return len(text)

    def end_call(self):
        """Passes on a line that was begun, and says what was dropped."""
        if not self._used:
            return
        part = getattr(self._part, "text", "")
        if part:
            self._part.text = ""
            self._line(part)
        dropped = self._gate.dropped()
        if dropped:
            self._post("... %d lines were dropped" % dropped)

    def _line(self, line):
        passes, dropped = self._gate.admit()
        if dropped:
            self._post("... %d lines were dropped" % dropped)
        if passes:
            self._post(line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "...")

    def _post(self, line):
        state.bridge.post(context.call_id(), self._operation, json.dumps(line))


def install():
    """Takes over sys.stdout, sys.stderr and the root logger."""
    sys.stdout = LineWriter("stdout", sys.stdout)
    sys.stderr = LineWriter("stderr", sys.stderr)
    _writers[:] = (sys.stdout, sys.stderr)
    logs.install(Gate, _writers)


def end_call():
    """Passes on what the running call printed without a line's end."""
    for stream in (sys.stdout, sys.stderr):
        if stream not in _writers:
            _flush(stream)
    for writer in _writers:
        writer.end_call()


def _flush(stream):
    """Flushes what a tool put in place of a writer; it may write to that in the end."""
    try:
        stream.flush()
    except Exception:
        pass
