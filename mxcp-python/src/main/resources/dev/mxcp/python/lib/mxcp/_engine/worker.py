"""A process that serves one host over its standard input and output.

Frames go both ways: a header (length of the rest, kind, id, call, length of the operation), the
operation and the payload.
"""

import json
import os
import select
import signal
import struct
import sys
import threading
import time
from collections import deque

HEADER = struct.Struct(">IBQQB")
REQUEST, ANSWER, POST, INTERRUPT = range(4)
_IDLE_THREADS = 8
_CHUNK = 64 * 1024
_LOOK_SECONDS = 200e-6
_MOST_MISSES = 6
_CAN_LOOK = hasattr(select, "poll") and (os.cpu_count() or 1) > 1
_MOMENT = 0.002
_QUIET_MOMENTS = 20


class Patience:
    """Says how long it pays to look for what is about to come, instead of sleeping until it comes.

    A process that sleeps is slow to wake. Where looking has not helped lately, it is tried less and
    less often.
    """

    def __init__(self):
        self._misses = self._skips = 0

    def wait(self, poll):
        """Waits for a moment, without sleep."""
        if self._skips:
            self._skips -= 1
            return
        until = time.perf_counter() + _LOOK_SECONDS
        while not poll(0):
            if time.perf_counter() > until:
                self._misses = min(self._misses + 1, _MOST_MISSES)
                self._skips = 1 << self._misses
                return
        self._misses = 0


class Frames:
    """Reads and writes frames. Reading is for one thread at a time, writing for all."""

    def __init__(self, source, target):
        self._source = source
        self._target = target
        self._rest = b""
        self._lock = threading.Lock()
        self._poll = select.poll() if _CAN_LOOK else None
        if self._poll:
            self._poll.register(source, select.POLLIN)

    def read(self, patience):
        """Returns (kind, id, call, operation, payload)."""
        if self._poll and not self._rest:
            patience.wait(self._poll.poll)
        head = self._take(HEADER.size)
        size, kind, number, call, named = HEADER.unpack(head)
        body = self._take(size - (HEADER.size - 4))
        return kind, number, call, body[:named].decode("ascii"), body[named:].decode("utf-8")

    def write(self, kind, number, call, operation, payload):
        """Writes a frame in one go."""
        name = operation.encode("ascii")
        body = payload.encode("utf-8", "backslashreplace")
        size = HEADER.size - 4 + len(name) + len(body)
        data = HEADER.pack(size, kind, number, call, len(name)) + name + body
        with self._lock:
            written = os.write(self._target, data)
            while written < len(data):
                written += os.write(self._target, memoryview(data)[written:])

    def close_in_child(self):
        """Leaves the pipes to the parent after a fork."""
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, self._source)
        os.dup2(null, self._target)
        self._lock = threading.Lock()

    def _take(self, size):
        rest = self._rest
        if len(rest) < size:
            rest = self._fill(rest, size)
        self._rest = rest[size:]
        return rest[:size]

    def _fill(self, rest, size):
        parts, have = [rest], len(rest)
        while have < size:
            part = os.read(self._source, max(_CHUNK, size - have))
            if not part:
                os._exit(0)  # The host has gone.
            parts.append(part)
            have += len(part)
        return b"".join(parts)


class Bridge:
    """What the Python side asks of the host, over frames."""

    def __init__(self, frames):
        self.server = None
        self._frames = frames
        self._waiting = {}
        self._next = 0
        self._lock = threading.Lock()
        self.forked = False

    def request(self, call, operation, payload):
        if self.forked:
            raise RuntimeError("A forked process cannot use mxcp.runtime; use it in the tool itself")
        slot = [threading.Lock(), None]
        slot[0].acquire()
        with self._lock:
            self._next += 1
            number = self._next
            self._waiting[number] = slot
        self._frames.write(REQUEST, number, call, operation, payload)
        self.server.await_answer(slot)
        return slot[1]

    def lend(self):
        """Lets another thread read, where the calling one is about to wait."""
        if not self.forked:
            self.server.lend()

    def is_awaited(self):
        """Returns whether a thread waits for an answer."""
        return bool(self._waiting)

    def post(self, call, operation, payload):
        if self.forked:
            os.write(2, (payload + "\n").encode("utf-8", "backslashreplace"))
        else:
            self._frames.write(POST, 0, call, operation, payload)

    def answer(self, number, payload):
        """Gives an answer to the thread that waits for it."""
        slot = self._waiting.pop(number)
        slot[1] = payload
        slot[0].release()

    def close_in_child(self):
        """Makes the bridge refuse requests after a fork."""
        self.forked = True
        self._lock = threading.Lock()
        self._frames.close_in_child()


class Server:
    """The threads that read and serve.

    The thread that reads a request serves it at once, and nobody reads meanwhile: to wake another
    reader costs more than most calls take. A call that lasts longer than a moment, or whose other
    threads ask the host, lends the reading to the next thread. The token is what makes the lending
    happen once: who pops it decides.
    """

    def __init__(self, frames, bridge, dispatcher, main):
        self._frames = frames
        self._bridge = bridge
        self._dispatcher = dispatcher
        self._main = main
        self._turn = threading.Lock()
        self._followers = deque()
        self._inbox = deque()
        self._leader = 0
        self._token = []
        self._between_calls = Patience()
        self._for_answers = Patience()
        self._awake = threading.Event()
        threading.Thread(target=self._watch, name="mxcp-watch", daemon=True).start()

    def serve(self, forever=False):
        """Takes turns with the other threads at reading, and serves."""
        me = threading.get_ident()
        while forever or len(self._followers) < _IDLE_THREADS:
            self._followers.append(None)
            self._turn.acquire()
            self._followers.pop()
            self._leader = me
            while True:
                _, number, call, operation, payload = self._next_request()
                self._renew()
                if self._bridge.is_awaited():
                    self.lend()
                answer = self._handle(call, operation, payload)
                self.end_child()
                self._frames.write(ANSWER, number, call, "", answer)
                if not self._claim(me):
                    break

    def _handle(self, call, operation, payload):
        if not self._dispatcher.is_loading(operation):
            return self._dispatcher.handle(call, operation, payload)
        self.lend()
        return self._main.run(lambda: self._dispatcher.handle(call, operation, payload))

    def end_child(self):
        """Ends this process if a tool forked, and this is the child."""
        if self._bridge.forked:
            os._exit(0)

    def await_answer(self, slot):
        """Waits for an answer of the host; the thread that leads reads it itself."""
        me = threading.get_ident()
        if not self._claim(me):
            self.lend()
            slot[0].acquire()
            return
        try:
            while slot[1] is None:
                frame = self._frames.read(self._for_answers)
                if frame[0] == REQUEST:
                    self._inbox.append(frame)
                    break
                self._deliver(frame)
        finally:
            self._renew()
        if slot[1] is None:
            self.lend()
        slot[0].acquire()

    def lend(self):
        """Lets another thread read, where the one that leads is busy."""
        token = self._token
        try:
            token.pop()
        except IndexError:
            return
        self._leader = 0
        if not self._followers:
            threading.Thread(target=self.serve, name="mxcp-call", daemon=True).start()
        self._turn.release()

    def _renew(self):
        self._token = [None]
        if not self._awake.is_set():
            self._awake.set()

    def _claim(self, me):
        """Returns whether this thread still leads; if so, nobody can take the lead from it."""
        if self._leader != me:
            return False
        try:
            self._token.pop()
        except IndexError:
            return False
        return True

    def _next_request(self):
        if self._inbox:
            return self._inbox.popleft()
        while True:
            frame = self._frames.read(self._between_calls)
            if frame[0] == REQUEST:
                return frame
            self._deliver(frame)

    def _deliver(self, frame):
        if frame[0] == ANSWER:
            self._bridge.answer(frame[1], frame[4])
        else:
            self._dispatcher.interrupt(frame[2])

    def _watch(self):
        """Lends the reading where a call lasts longer than a moment; sleeps while there is none."""
        while True:
            self._awake.wait()
            seen, quiet = None, 0
            while quiet < _QUIET_MOMENTS:
                time.sleep(_MOMENT)
                token = self._token
                quiet = quiet + 1 if token is seen else 0
                if token is seen and token:
                    self.lend()
                seen = token
            self._awake.clear()
            if self._token is not seen:
                self._awake.set()  # A call began just before it went to sleep.


def main():
    """Serves until the host closes the pipe."""
    frames = Frames(os.dup(0), os.dup(1))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    # What native code and child processes print goes to the log, not between the frames.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, lambda *_: None)
    sys.path[:] = [entry for entry in sys.path if entry]
    sys.argv = [""]
    bridge = Bridge(frames)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=bridge.close_in_child)
    from mxcp._engine import create, output
    from mxcp._engine.main_thread import MainThread

    dispatcher = create(bridge)
    output.install()
    ready = {"version": "%d.%d.%d" % sys.version_info[:3], "executable": sys.executable}
    frames.write(POST, 0, 0, "ready", json.dumps(ready))
    main = MainThread()
    server = bridge.server = Server(frames, bridge, dispatcher, main)
    threading.Thread(target=server.serve, args=(True,), name="mxcp-call", daemon=True).start()
    main.serve(server.end_child)
