"""Requests to the host that raise what went wrong there."""

import json

from mxcp._engine import context, failure, state, wire


class DatabaseError(Exception):
    """The database refused or failed to do something; kind says what, such as SYNTAX."""

    def __init__(self, message, kind="EXECUTION"):
        super().__init__(message)
        self.kind = kind


def request(operation, payload):
    """Asks the host; returns the text of the answer without its first character.

    An answer begins with + where it went well, with - where it did not.
    """
    text = wire.dumps_typed(payload)
    failure.check_size("What %s was given" % operation, text)
    answer = state.bridge.request(context.call_id(), operation, text)
    if answer[0] == "+":
        return answer[1:]
    error = json.loads(answer[1:])
    if "kind" in error:
        raise DatabaseError(error["message"], error["kind"])
    raise RuntimeError(error["message"])


def post(operation, payload):
    """Tells the host something."""
    text = json.dumps(payload, default=str)
    failure.check_size("A message to the caller", text)
    state.bridge.post(context.call_id(), operation, text)
