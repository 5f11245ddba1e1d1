"""The one event loop that runs every async function of the project."""

import threading


class Loop:
    """An event loop on a thread of its own, started by the first async function."""

    def __init__(self):
        self._lock = threading.Lock()
        self._loop = None
        self._thread = None
        self._ended = False

    def run(self, call, awaitable):
        """Awaits something on the loop; blocks this thread, not the loop.

        What ends a program, such as SystemExit, would end the loop: it is brought to this thread.
        """
        import asyncio

        loop = self._start(asyncio)
        ended = threading.Lock()
        ended.acquire()
        exits = []

        async def main():
            try:
                return await awaitable
            except (SystemExit, KeyboardInterrupt) as error:
                exits.append(error)

        def start():
            try:
                call.task = asyncio.ensure_future(main())
                call.task.add_done_callback(lambda _: ended.release())
            except BaseException as error:
                exits.append(error)
                ended.release()
                return
            if call.interrupted:
                call.task.cancel()

        # The task inherits the context of this thread: call_soon copies it.
        loop.call_soon_threadsafe(start)
        ended.acquire()
        if exits:
            raise exits[0]
        return call.task.result()

    def cancel(self, call):
        """Cancels what a call runs on the loop."""
        task = call.task
        if task is not None:
            self._loop.call_soon_threadsafe(task.cancel)

    def end(self):
        """Ends what runs on the loop, and waits until it has ended."""
        with self._lock:
            self._ended = True
            loop = self._loop
        if loop is not None:
            loop.call_soon_threadsafe(type(loop).stop, loop)
            self._thread.join()

    def _start(self, asyncio):
        with self._lock:
            if self._ended:
                raise RuntimeError("The interpreter is ending")
            if self._loop is None:
                loop = asyncio.new_event_loop()
                loop.stop = _refuse_to_stop
                target = self._serve
                self._thread = threading.Thread(target=target, args=(loop,), name="mxcp-async", daemon=True)
                self._thread.start()
                self._loop = loop
            return self._loop

    def _serve(self, loop):
        import asyncio

        asyncio.set_event_loop(loop)
        while not self._ended:
            try:
                loop.run_forever()
            except BaseException as error:
                _report(loop, error)
        try:
            del loop.stop
            loop.run_until_complete(_finish(asyncio, loop))
            loop.close()
        except BaseException as error:
            _report(loop, error)


def _refuse_to_stop():
    raise RuntimeError("The event loop serves all async tools; it cannot be stopped")


def _report(loop, error):
    """Tells of what a background task raised to end the program; the tasks of others go on."""
    message = "A background task raised %s; the event loop goes on" % type(error).__name__
    try:
        loop.call_exception_handler({"message": message, "exception": error})
    except BaseException:
        pass


async def _finish(asyncio, loop):
    """Does what asyncio.run() does at its end."""
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
