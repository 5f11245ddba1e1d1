"""Ties the Python side of the invoker to the JVM that it runs in. Run after the bootstrap text."""


class _Bridge:
    """What the Python side asks of the host."""

    def __init__(self, request, post, stop):
        self.request = request
        self.post = post
        self._stop = stop

    def raise_in(self, thread, kind):
        """Raises an exception in a thread; with None, takes it back from the running thread."""
        if kind is not None:
            self._stop(thread)
            return
        from mxcp._engine.failure import Cancelled

        try:
            for _ in range(8):
                pass  # A stop that is on its way arrives here, where it harms nobody.
        except Cancelled:
            pass


def _stoppable(sleep, lock):
    """Returns a sleep() that can be stopped: GraalPy's own is deaf while it sleeps for a float."""

    def stoppable(seconds):
        if type(seconds) is not float or not 0 < seconds < 1e9:
            return sleep(seconds)
        gate = lock()
        gate.acquire()
        gate.acquire(timeout=seconds)

    stoppable.__name__ = stoppable.__qualname__ = "sleep"
    stoppable.__doc__ = sleep.__doc__
    return stoppable


def _exit(status):
    """Stands for os._exit(), which would end this thread inside of the JVM and nothing else."""
    raise SystemExit(status)


class _OpenFiles:
    """Stands for open(), and knows what was opened: nothing is written when a context is closed."""

    def __init__(self, original):
        from weakref import WeakSet

        self._original = original
        self._files = WeakSet()

    def open(self, *args, **kwargs):
        file = self._original(*args, **kwargs)
        self._files.add(file)
        return file

    def flush(self):
        for file in list(self._files):
            try:
                file.flush()
            except (OSError, ValueError):
                pass  # It is closed, or cannot be written any more.


def _end(dispatcher, files):
    """Does what Python does at the end of a program."""
    import atexit
    import threading

    dispatcher.end()
    for finish in reversed(getattr(threading, "_threading_atexits", ())):
        finish()  # Pools.
    for thread in threading.enumerate():
        if not thread.daemon and thread not in (threading.main_thread(), threading.current_thread()):
            thread.join()
    atexit._run_exitfuncs()
    files.flush()


def _mxcp_stop():
    from mxcp._engine.failure import Cancelled

    raise Cancelled()


def _mxcp_start(sources, request, post, stop):
    import builtins
    import io
    import json
    import os
    import sys
    import time
    from _thread import allocate_lock

    install(json.loads(sources))
    from mxcp._engine import create, output

    files = _OpenFiles(io.open)
    builtins.open = io.open = files.open
    os._exit = _exit
    time.sleep = _stoppable(time.sleep, allocate_lock)
    sys.path[:] = [entry for entry in sys.path if entry]
    sys.argv = [""]
    dispatcher = create(_Bridge(request, post, stop))
    output.install()
    version = "%d.%d.%d" % sys.version_info[:3]
    return dispatcher.handle, dispatcher.interrupt, version, lambda: _end(dispatcher, files)
