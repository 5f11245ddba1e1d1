"""The interpreter's main thread, where modules are imported and hooks run."""

import threading
from queue import SimpleQueue


class MainThread:
    """Does on the main thread what other threads ask for, one thing after the other.

    Calls never run on it, so that what depends on the thread, such as signal.signal() or
    asyncio.get_event_loop(), is the same at every call.
    """

    def __init__(self):
        self._tasks = SimpleQueue()

    def run(self, function):
        """Runs a function on the main thread, waits for it and returns its result."""
        ended, results = threading.Lock(), []
        ended.acquire()
        self._tasks.put((function, results, ended))
        ended.acquire()
        return results[0]

    def serve(self, after_each):
        """Does what is asked for, forever."""
        while True:
            function, results, ended = self._tasks.get()
            results.append(function())
            after_each()
            ended.release()
