"""Who calls."""

from mxcp._engine.context import current_user


def get_user_context():
    """Returns the user of the running call, or None for an anonymous one."""
    return current_user()
