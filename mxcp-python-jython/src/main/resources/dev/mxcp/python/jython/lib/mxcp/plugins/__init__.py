"""What plugins are made of: MXCPBasePlugin and udf."""

from mxcp._engine.plugin import MXCPBasePlugin, on_shutdown

__all__ = ["MXCPBasePlugin", "on_shutdown", "udf"]


def udf(function=None, **types):
    """Makes a method of a plugin a function for SQL: <method>_<plugin name>.

    Python 2.7 has no annotations, so the types stand here: @udf(text=unicode, returns=int). A type
    is a Python type, [type] for a list, {key type: type} for a map, or SQL text: "DECIMAL(18,2)".
    """

    def declare(method):
        method._mxcp_udf = True
        method._mxcp_types = types
        return method

    return declare if function is None else declare(function)
