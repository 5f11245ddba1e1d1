"""The Python side of the invoker, for Python 2.7. Not for tools: it may change at any time."""


def create(bridge):
    """Returns what serves the requests of the host.

    bridge.request(call_id, operation, payload) asks the host and waits for the answer;
    bridge.post(call_id, operation, payload) tells it something; bridge.loads and bridge.dumps read
    and write JSON text.
    """
    from mxcp._engine.dispatcher import Dispatcher

    return Dispatcher(bridge)
