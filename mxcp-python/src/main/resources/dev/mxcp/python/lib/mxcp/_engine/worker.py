"""A process that serves one host: requests come over its standard input, answers go over a socket.

Frames go both ways: a header (length of the rest, kind, id, call, bytes taken from the pipe so far,
length of the operation), the operation and the payload.
"""

import atexit
import gc
import io
import json
import os
import select
import signal
import struct
import sys
import threading
import time
from collections import deque

HEADER = struct.Struct(">IBQQQB")
REQUEST, ANSWER, POST, INTERRUPT = range(4)
_IDLE_THREADS = 8
_CHUNK = 64 * 1024
_LOOK_SECONDS = 100e-6
_FEWEST_SKIPS = 16
_MOST_MISSES = 6
_CAN_LOOK = hasattr(select, "poll") and (os.cpu_count() or 1) > 1
_MOMENT = 0.002
_QUIET_MOMENTS = 20
_ENDED = '-{"message":"The interpreter is ending"}'
_OUT_OF_MEMORY_HERE = '-{"message":"The answer does not fit into memory"}'
_OUT_OF_MEMORY = '{"error":{"kind":"exception","type":"MemoryError","message":"out of memory","traceback":""}}'


class HostGone(Exception):
    """The host has closed the pipe."""


class Patience:
    """Says how long it pays to look for what is about to come, instead of sleeping until it comes.

    A process that sleeps is slow to wake, on an idle machine. On a busy one, who looks takes the time
    that the other side needs. So after a miss nobody looks for many times, and for more after each
    further miss.
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
                self._skips = _FEWEST_SKIPS << self._misses
                self._misses = min(self._misses + 1, _MOST_MISSES)
                return
        self._misses = 0


class Frames:
    """Reads and writes frames. Reading is for one thread at a time, writing for all."""

    def __init__(self, source, target):
        self._source = source
        self._target = target
        self._rest = b""
        self._taken = 0
        self._lock = threading.Lock()
        self._poll = select.poll() if _CAN_LOOK else None
        if self._poll:
            self._poll.register(source, select.POLLIN)

    def read(self, patience):
        """Returns (kind, id, call, operation, payload); None for one that memory does not hold."""
        if self._poll and not self._rest:
            patience.wait(self._poll.poll)
        head = self._take(HEADER.size)
        size, kind, number, call, _, named = HEADER.unpack(head)
        body = self._take(size - (HEADER.size - 4))
        try:
            return kind, number, call, body[:named].decode("ascii"), body[named:].decode("utf-8")
        except (MemoryError, TypeError):
            return kind, number, call, None, None

    def write(self, kind, number, call, operation, payload):
        """Writes a frame in one go."""
        name = operation.encode("ascii")
        body = payload.encode("utf-8", "backslashreplace")
        size = HEADER.size - 4 + len(name) + len(body)
        data = HEADER.pack(size, kind, number, call, self._taken, len(name)) + name + body
        with self._lock:
            written = os.write(self._target, data)
            while written < len(data):
                written += os.write(self._target, memoryview(data)[written:])

    def move_to(self, target):
        """Writes to another file from now on."""
        os.close(self._target)
        self._target = target

    def close_in_child(self):
        """Leaves the pipes to the parent after a fork."""
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, self._source)
        os.dup2(null, self._target)
        self._lock = threading.Lock()

    def _take(self, size):
        rest = self._rest
        if len(rest) < size:
            if size > _CHUNK:
                return self._take_large(size)
            rest = self._fill(rest, size)
        self._rest = rest[size:]
        return rest[:size]

    def _fill(self, rest, size):
        parts, have = [rest], len(rest)
        while have < size:
            part = self._some(_CHUNK)
            parts.append(part)
            have += len(part)
        return b"".join(parts)

    def _take_large(self, size):
        rest, self._rest = self._rest, b""
        try:
            body = bytearray(size)
        except MemoryError:
            self._skip(size - len(rest))
            return None
        have = len(rest)
        body[:have] = rest
        while have < size:
            part = self._some(min(16 * _CHUNK, size - have))
            body[have : have + len(part)] = part
            have += len(part)
        return body

    def _skip(self, size):
        while size:
            size -= len(self._some(min(_CHUNK, size)))

    def _some(self, most):
        part = os.read(self._source, most)
        if not part:
            raise HostGone()
        self._taken += len(part)
        return part


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
        if self.server.ended:
            return _ENDED
        slot = [threading.Lock(), None]
        slot[0].acquire()
        with self._lock:
            self._next += 1
            number = self._next
            self._waiting[number] = slot
        self._frames.write(REQUEST, number, call, operation, payload)
        if self.server.ended:
            self.fail_all()
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
            text = json.loads(payload) if operation in ("stdout", "stderr") else payload
            os.write(2, (text + "\n").encode("utf-8", "backslashreplace"))
        else:
            self._frames.write(POST, 0, call, operation, payload)

    def answer(self, number, payload):
        """Gives an answer to the thread that waits for it."""
        slot = self._waiting.pop(number)
        slot[1] = payload
        slot[0].release()

    def fail_all(self):
        """Ends all waits, since there will be no answers any more."""
        for number in list(self._waiting):
            slot = self._waiting.pop(number, None)
            if slot is not None:
                slot[1] = _ENDED
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
        self.ended = False
        threading.Thread(target=self._watch, name="mxcp-watch", daemon=True).start()

    def serve(self, forever=False):
        """Takes turns with the other threads at reading, and serves; until the host has gone."""
        me = threading.get_ident()
        while forever or len(self._followers) < _IDLE_THREADS:
            self._followers.append(None)
            self._turn.acquire()
            self._followers.pop()
            try:
                leads = not self.ended
                self._leader = me
                while leads:
                    leads = self._serve_next(me)
            except (HostGone, OSError, MemoryError):
                self._end()
            if self.ended:
                self._pass_on()
                return

    def _serve_next(self, me):
        """Serves the next request; returns whether this thread still leads."""
        _, number, call, operation, payload = self._next_request()
        self._renew()
        if self._bridge.is_awaited():
            self.lend()
        answer = _OUT_OF_MEMORY if payload is None else self._answer(call, operation, payload)
        self.end_child()
        try:
            self._frames.write(ANSWER, number, call, "", answer)
        except MemoryError:
            self._frames.write(ANSWER, number, call, "", _OUT_OF_MEMORY)
        return self._claim(me)

    def _answer(self, call, operation, payload):
        if not self._dispatcher.is_loading(operation):
            return self._handle(call, operation, payload)
        self.lend()
        return self._main.run(lambda: self._handle(call, operation, payload))

    def _handle(self, call, operation, payload):
        try:
            return self._dispatcher.handle(call, operation, payload)
        except BaseException:
            return _OUT_OF_MEMORY  # Else it would be an answer.

    def end_child(self):
        """Ends this process if a tool forked, and this is the child."""
        if self._bridge.forked:
            os._exit(0)

    def _end(self):
        self.ended = True
        self._bridge.fail_all()
        self._main.end()

    def _pass_on(self):
        """Lets the next thread take the turn, so that it ends too."""
        try:
            self._turn.release()
        except RuntimeError:
            pass  # Another one was quicker.

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
        except HostGone:
            self._end()
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
        if not self._followers and not self._start_follower():
            token.append(None)  # Perhaps there is memory for it later.
            return
        self._leader = 0
        self._turn.release()

    def _start_follower(self):
        try:
            threading.Thread(target=self.serve, name="mxcp-call", daemon=True).start()
            return True
        except (RuntimeError, MemoryError):
            return False

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
            self._bridge.answer(frame[1], _OUT_OF_MEMORY_HERE if frame[4] is None else frame[4])
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


def _follow_parent(end_seconds):
    """Lets this process end with the one that started it, even where Python code cannot run."""
    parent = os.getppid()
    if not _die_with_parent() and hasattr(os, "register_at_fork"):
        target = _watch_parent
        threading.Thread(target=target, args=(parent, end_seconds), name="mxcp-parent", daemon=True).start()
    if os.getppid() != parent:
        os._exit(1)


def _die_with_parent():
    if not sys.platform.startswith("linux"):
        return False
    try:
        import ctypes

        # PR_SET_PDEATHSIG: the signal comes when the thread that forked this process ends.
        return ctypes.CDLL(None).prctl(1, int(signal.SIGKILL), 0, 0, 0) == 0
    except (ImportError, OSError, AttributeError):
        return False


def _watch_parent(parent, end_seconds):
    while os.getppid() == parent:
        time.sleep(1)
    time.sleep(end_seconds)
    os._exit(1)


def _limit_memory(most):
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, AttributeError, OSError, ValueError) as error:
        sys.exit("The memory of a process cannot be limited to %d bytes here: %s" % (most, error))


def _flush_files():
    """Writes what open files hold back: threads that never end keep them from being collected."""
    for found in gc.get_objects():
        if isinstance(found, (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom)):
            try:
                found.flush()
            except (OSError, ValueError):
                pass  # It is closed, or cannot be written any more.


def _exit_after(seconds):
    time.sleep(seconds)
    os._exit(1)


def _connect(path):
    """Connects to a socket of the host; None where that cannot be: then answers go over the pipe."""
    if path is None:
        return None
    try:
        import _socket  # The module socket takes long to import.

        link = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        link.connect(path)
        return link.detach()
    except (ImportError, AttributeError, OSError):
        return None


def main(memory_limit, end_seconds, path):
    """Serves until the host closes the pipe; then Python ends as it does at the end of a program."""
    _follow_parent(end_seconds)
    if memory_limit:
        _limit_memory(memory_limit)
    frames = Frames(os.dup(0), os.dup(1))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    # What native code and child processes print goes to the log, not between the frames.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, lambda *_: None)
    atexit.register(_flush_files)  # The first one to register runs last.
    sys.path[:] = [entry for entry in sys.path if entry]
    sys.argv = [""]
    bridge = Bridge(frames)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=bridge.close_in_child)
    from mxcp._engine import create, output
    from mxcp._engine.main_thread import MainThread

    dispatcher = create(bridge)
    output.install()
    main = MainThread()
    bridge.server = Server(frames, bridge, dispatcher, main)
    link = _connect(path)
    ready = {"version": "%d.%d.%d" % sys.version_info[:3], "connected": link is not None}
    frames.write(POST, 0, 0, "ready", json.dumps(ready))
    if link is not None:
        frames.move_to(link)
    target = bridge.server.serve
    threading.Thread(target=target, args=(True,), name="mxcp-call", daemon=True).start()
    main.serve(bridge.server.end_child)
    threading.Thread(target=_exit_after, args=(end_seconds,), daemon=True).start()
    dispatcher.end()
