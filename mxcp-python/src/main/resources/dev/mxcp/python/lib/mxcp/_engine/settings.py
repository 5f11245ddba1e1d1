"""The configuration, as tools see it."""

_MISSING = object()


class Settings:
    """What the site and user files say for the active profile."""

    def __init__(self, request):
        self.site_config = request["site"]
        self.user_config = request["user_config"]
        self._secrets = request["secrets"]

    def plain(self):
        """Returns what the same settings are made of in another interpreter."""
        return {"site": self.site_config, "user_config": self.user_config, "secrets": self._secrets}

    def get_secret(self, name, key=_MISSING, default=None):
        """Returns the parameters of a secret as a dict, or one of them by its key.

        A secret that does not exist is None; a key that does not exist is the default.
        """
        parameters = self._secrets.get(name)
        if key is _MISSING:
            return None if parameters is None else dict(parameters)
        return default if parameters is None else parameters.get(key, default)

    def get_setting(self, key, default=None):
        """Returns a value of the site file by its keys, joined by dots."""
        value = self.site_config
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return default
            value = value[part]
        return value
