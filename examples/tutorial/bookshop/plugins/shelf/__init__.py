from typing import Optional

from mxcp.plugins import MXCPBasePlugin, udf


class MXCPPlugin(MXCPBasePlugin):
    def __init__(self, config, user_context=None):
        super().__init__(config, user_context)
        self.printed = 0

    @udf
    def label(self, title: str, copies: Optional[int]) -> str:
        self.printed += 1
        return f"{title.upper()} ({copies or 0})"
