"""Who calls."""

from mxcp.sdk.auth.context import get_user_context
from mxcp.sdk.auth.models import UserContextModel

__all__ = ["UserContextModel", "get_user_context"]
