"""The running call, as its code sees it: one on each thread."""

import threading

from mxcp._engine.user import UserContextModel

_local = threading.local()


class Variable(object):
    """A variable of the thread, with the methods of a ContextVar."""

    def __init__(self, name):
        self._name = name

    def get(self):
        return getattr(_local, self._name, None)

    def set(self, value):
        setattr(_local, self._name, value)


current = Variable("call")
transaction = Variable("transaction")


class Call(object):
    """One call: who makes it."""

    def __init__(self, call_id, user=None, headers=None):
        self.id = call_id
        self.user = None if user is None else _user(user)
        self.headers = headers


def _user(fields):
    return UserContextModel(**dict((str(name), value) for name, value in fields.items()))


def call_id():
    """Returns the number of the running call; 0 outside of one."""
    call = current.get()
    return 0 if call is None else call.id


def current_user():
    """Returns the user of the running call, or None."""
    call = current.get()
    return None if call is None else call.user
