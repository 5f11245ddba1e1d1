"""The one event loop that runs every async function of the project."""

import threading


class Loop:
    """An event loop on a thread of its own, started by the first async function."""

    def __init__(self):
        self._lock = threading.Lock()
        self._loop = None

    def run(self, call, awaitable):
        """Awaits something on the loop; blocks this thread, not the loop."""
        import asyncio

        loop = self._start(asyncio)
        ended = threading.Lock()
        ended.acquire()

        async def main():
            return await awaitable

        def start():
            call.task = asyncio.ensure_future(main())
            call.task.add_done_callback(lambda _: ended.release())
            if call.interrupted:
                call.task.cancel()

        # The task inherits the context of this thread: call_soon copies it.
        loop.call_soon_threadsafe(start)
        ended.acquire()
        return call.task.result()

    def cancel(self, call):
        """Cancels what a call runs on the loop."""
        task = call.task
        if task is not None:
            self._loop.call_soon_threadsafe(task.cancel)

    def _start(self, asyncio):
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                thread = threading.Thread(target=self._serve, name="mxcp-async", daemon=True)
                thread.start()
            return self._loop

    def _serve(self):
        import asyncio

        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
