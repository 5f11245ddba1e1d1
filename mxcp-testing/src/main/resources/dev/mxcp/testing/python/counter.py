import atexit
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from mxcp.runtime import on_shutdown, reload_duckdb

calls = 0
shut_down = []
pool = ThreadPoolExecutor()
left_open = open("left_open.txt", "a")
left_open.write(name + " ")

def append(file):
    with open(file, "a") as target:
        target.write(name + " ")

def append_later(file):
    time.sleep(0.2)
    append(file)

atexit.register(append, "at_exit.txt")

@on_shutdown
def first():
    shut_down.append("first")
    pool.submit(append_later, "pool.txt")
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
