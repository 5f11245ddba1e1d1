"""The Python side of the invoker. Not for tools: it may change at any time."""


def create(bridge):
    """Returns what serves the requests of the host.

    bridge.request(call_id, operation, payload) asks the host and waits for the answer;
    bridge.post(call_id, operation, payload) tells it something. All payloads are JSON text.
    Where the bridge has raise_in(thread, kind), that raises an exception in another thread, or with
    None takes it back; without it CPython's own way is used.
    """
    from mxcp._engine.dispatcher import Dispatcher

    return Dispatcher(bridge)
