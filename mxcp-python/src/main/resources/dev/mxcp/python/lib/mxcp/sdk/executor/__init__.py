"""The running call."""

from mxcp._engine import context, state


class ExecutionContext:
    """What the running call knows."""

    def __init__(self, call):
        self._call = call

    @property
    def user_context(self):
        """The user, or None for an anonymous call."""
        return self._call.user

    def get(self, key, default=None):
        """Returns request_headers, user_config or site_config."""
        if key == "request_headers":
            return self._call.headers or default
        if key in ("user_config", "site_config"):
            return getattr(state.config, key)
        return default


def get_execution_context():
    """Returns the context of the running call, or None outside of a call."""
    call = context.current.get()
    return None if call is None else ExecutionContext(call)
