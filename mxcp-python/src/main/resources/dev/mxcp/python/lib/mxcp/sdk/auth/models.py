"""What describes who calls."""

from mxcp._engine.user import UserContextModel

__all__ = ["UserContextModel"]
