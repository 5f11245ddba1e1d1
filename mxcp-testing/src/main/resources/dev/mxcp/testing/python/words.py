import decimal
from typing import Optional
from mxcp.plugins import MXCPBasePlugin, udf

class MXCPPlugin(MXCPBasePlugin):
    @udf
    def twice(self, text: str) -> str:
        return text + text

    @udf
    def number(self) -> int:
        return 7

    @udf
    def half(self, value: float) -> Optional[float]:
        return {4.0: None, 6.0: float("nan")}.get(value, value / 2)

    @udf
    def exact(self, value: decimal.Decimal) -> bool:
        return str(value).endswith(".1234567891")

    @udf
    def say(self, text: Optional[str]) -> Optional[str]:
        return text and {"lines": "a\nb\r", "none": None}.get(text, text)

    @udf
    def kind(self, value: Optional[int]) -> str:
        return type(value).__name__
