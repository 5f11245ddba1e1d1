"""Requests to the host that raise what went wrong there."""

from mxcp._engine import context, state, wire


class DatabaseError(Exception):
    """The database refused or failed to do something; kind says what, such as SYNTAX."""

    def __init__(self, message, kind="EXECUTION"):
        Exception.__init__(self, message)
        self.kind = kind


def request(operation, payload):
    """Asks the host; returns the text of the answer without its first character.

    An answer begins with + where it went well, with - where it did not.
    """
    text = wire.dumps_typed(payload)
    _check_size("What %s was given" % operation, text)
    answer = state.bridge.request(context.call_id(), operation, text)
    if answer[0] == "+":
        return answer[1:]
    error = wire.loads(answer[1:])
    if "kind" in error:
        raise DatabaseError(error["message"], error["kind"])
    raise RuntimeError(error["message"])


def post(operation, payload):
    """Tells the host something."""
    text = wire.dumps_typed(payload)
    _check_size("A message to the host", text)
    state.bridge.post(context.call_id(), operation, text)


def _check_size(what, text):
    # Not at the top, since that needs this module.
    from mxcp._engine import failure

    failure.check_size(what, text)
