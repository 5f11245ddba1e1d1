"""Processes that a tool starts with an interpreter of their own, by multiprocessing."""

import sys

from mxcp._engine import state

_BEGIN = """
install(sources)
from mxcp._engine import child
child.begin(settings, finders)
"""


class Beginning:
    """Becomes, where it is unpickled, an interpreter that has this package and the project."""

    def __reduce__(self):
        sources = __spec__.loader.sources
        text = sources["mxcp/_engine/bootstrap.py"] + _BEGIN
        settings = None if state.config is None else state.config.plain()
        finders = None if state.finders is None else state.finders.settings()
        return exec, (text, {"sources": sources, "settings": settings, "finders": finders})


class NoHost:
    """Refuses what only the host can do."""

    def request(self, call_id, operation, payload):
        raise RuntimeError("A child process cannot use mxcp.runtime.db; use it in the tool itself")

    def post(self, call_id, operation, payload):
        print(payload, file=sys.stderr)


def begin(settings, finders):
    """Makes an interpreter ready for the project's modules: hooks do not run in it."""
    from mxcp._engine import patches
    from mxcp._engine.finders import Finders
    from mxcp._engine.settings import Settings

    state.bridge = NoHost()
    if settings is not None:
        state.config = Settings(settings)
    if finders is not None:
        state.finders = Finders(*finders)
    patches.install()
