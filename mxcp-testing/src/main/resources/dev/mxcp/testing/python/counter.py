from pathlib import Path
from mxcp.runtime import on_shutdown, reload_duckdb

calls = 0
shut_down = []

@on_shutdown
def first():
    shut_down.append("first")
    Path("shutdown.txt").write_text(" ".join(shut_down))

@on_shutdown
def second():
    shut_down.append("second")

def count():
    global calls
    calls += 1
    return name + " " + str(calls)

def refresh():
    reload_duckdb(lambda: Path("payload.txt").write_text("ran"), "contract")
    return True
