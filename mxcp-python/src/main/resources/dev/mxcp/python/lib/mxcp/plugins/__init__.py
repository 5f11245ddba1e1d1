"""What plugins are made of: MXCPBasePlugin and udf."""

from mxcp._engine import context
from mxcp.runtime import on_shutdown

__all__ = ["MXCPBasePlugin", "on_shutdown", "udf"]


def udf(function):
    """Makes a method of a plugin a function for SQL: <method>_<plugin name>."""
    function._mxcp_udf = True
    return function


class MXCPBasePlugin:
    """The base of a plugin; a module's plugin is its class MXCPPlugin."""

    def __init__(self, config, user_context=None):
        self._config = config
        self._user_context = user_context

    @property
    def config(self):
        """The plugin's configuration from the user file."""
        return self._config

    @property
    def user_context(self):
        """The user of the running call, or None."""
        return context.current_user() or self._user_context

    def is_authenticated(self):
        """Returns whether the running call has a user."""
        return self.user_context is not None

    def get_user_token(self):
        """Returns the user's token for calls on the user's behalf, or None."""
        return getattr(self.user_context, "external_token", None)

    def get_username(self):
        """Returns the user's short name, or None."""
        return getattr(self.user_context, "username", None)

    def get_user_email(self):
        """Returns the user's mail address, or None."""
        return getattr(self.user_context, "email", None)

    def get_user_provider(self):
        """Returns who vouches for the user, or None."""
        return getattr(self.user_context, "provider", None)

    def shutdown(self):
        """Frees what the plugin holds; called once, after the shutdown hooks."""
