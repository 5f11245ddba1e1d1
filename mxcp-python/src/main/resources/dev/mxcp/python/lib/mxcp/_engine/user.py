"""Who calls."""


class UserContextModel(object):
    """The user of a call."""

    def __init__(
        self,
        provider,
        user_id,
        username,
        email=None,
        name=None,
        avatar_url=None,
        raw_profile=None,
        external_token=None,
        capabilities=None,
    ):
        self.provider = provider
        self.user_id = user_id
        self.username = username
        self.email = email
        self.name = name
        self.avatar_url = avatar_url
        self.raw_profile = raw_profile
        self.external_token = external_token
        self.capabilities = [] if capabilities is None else list(capabilities)

    def model_dump(self):
        """Returns the fields as a dict, the token among them."""
        return dict(vars(self))

    def __eq__(self, other):
        return isinstance(other, UserContextModel) and vars(self) == vars(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return "UserContextModel(provider=%r, user_id=%r)" % (self.provider, self.user_id)
