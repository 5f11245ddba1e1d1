"""The running call, as its code sees it."""

from contextvars import ContextVar

from mxcp._engine.user import UserContextModel

current = ContextVar("mxcp_call", default=None)
transaction = ContextVar("mxcp_transaction", default=None)


class Call:
    """One call: who makes it, and what runs it."""

    __slots__ = ("id", "user", "headers", "thread", "task", "interrupted")

    def __init__(self, call_id, user=None, headers=None):
        self.id = call_id
        self.user = None if user is None else UserContextModel(**user)
        self.headers = headers
        self.thread = None
        self.task = None
        self.interrupted = False


def call_id():
    """Returns the number of the running call; 0 outside of one."""
    call = current.get()
    return 0 if call is None else call.id


def current_user():
    """Returns the user of the running call, or None."""
    call = current.get()
    return None if call is None else call.user
