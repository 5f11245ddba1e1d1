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


def _mxcp_stop():
    from mxcp._engine.failure import Cancelled

    raise Cancelled()


def _mxcp_start(sources, request, post, stop):
    import json
    import sys

    install(json.loads(sources))
    from mxcp._engine import create, failure, output

    sys.path[:] = [entry for entry in sys.path if entry]
    sys.argv = [""]
    dispatcher = create(_Bridge(request, post, stop))
    output.install()
    version = "%d.%d.%d" % sys.version_info[:3]
    return dispatcher.handle, dispatcher.interrupt, version
