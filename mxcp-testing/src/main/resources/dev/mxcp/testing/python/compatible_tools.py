import asyncio, dataclasses, datetime, decimal, enum, functools, io, logging, signal, sqlite3, sys, threading
from typing import ClassVar
from mxcp.runtime import ToolError, config
from mxcp.sdk.audit import add_execution_event, begin_execution_event
from mxcp.sdk.auth import UserContextModel, get_user_context
import mxcp.sdk.auth.models
import contract_state
import python.contract_state
import assistant

decimal.getcontext().prec = 41
connections = []
log_file = "tools.log"

try:
    import no_such_package
    def chosen(package): return package
except ImportError:
    def chosen(): return "fallback"

def with_database(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, database="injected", **kwargs)
    return wrapper

@with_database
def injected(database): return database

def base(text): return text
partial = functools.partial(base, text="partial")

class Color(str, enum.Enum):
    RED = "red"

class Day(enum.Enum):
    LEAP = datetime.date(2024, 2, 29)

@dataclasses.dataclass
class made:
    API_KEY: ClassVar[str] = "secret"
    token: dataclasses.InitVar[str] = "secret"
    x: int = 1

def keys():
    dicts = [{Color.RED: 1}, {Day.LEAP: 1}, {b"\x00\xff": 1}, {datetime.datetime(2024, 2, 29, 1): 1},
             {1: 1, 2.5: 2, True + 2: 3, None: 4}, {decimal.Decimal("1.10"): 1}, {(1, "a"): 1}]
    return [[alone, dict(alone, other={1})] for alone in dicts]

def same_keys():
    return {"rows": [{1: "a", "1": "b"}]}

def same_keys_beside_others():
    return {"rows": [{1: "a", "1": "b", "set": {1}}]}

def odd_key():
    return {"rows": {made(): 1} if made.__hash__ else {object(): 1}}

async def group():
    async def fail(error):
        raise error
    if sys.version_info < (3, 11):
        raise ToolError("no such customer\nThe tool failed: KeyError")
    raise ExceptionGroup("several", [ToolError("no such customer"), ExceptionGroup("", [KeyError("hidden")])])

def group_without_text():
    if sys.version_info < (3, 11):
        return fail_as("ExceptionGroup (KeyError)")
    raise ExceptionGroup("hidden", [KeyError("hidden"), KeyError("hidden")])

def fail_as(name):
    raise type(name, (Exception,), {})("hidden")

def empty_error():
    raise ToolError()

def one_module():
    both = (contract_state, python.contract_state)
    return [both[0] is both[1], contract_state.runs, contract_state.__name__, assistant.NAME]

def streams():
    out = sys.stdout
    out.reconfigure(encoding="utf-8", line_buffering=True)
    with out:
        out.buffer.write("bytes\n".encode())
    wrapped = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    wrapped.write("wrapped\n")
    del wrapped
    print("still there", file=out, flush=True)
    return [out.name, sys.stderr.name, out.mode, out.isatty(), out.closed, out.encoding, out.readable(),
            out.buffer.writable(), out.detach() is out.buffer]

def logs():
    logging.basicConfig(level=logging.DEBUG, filename=log_file, format="%(levelname)s %(message)s")
    logging.getLogger("contract").debug("written")
    for handler in logging.getLogger().handlers:
        handler.flush()
    with open(log_file) as file:
        return [file.read(), len(logging.getLogger().handlers)]

def thread():
    try:
        asyncio.get_event_loop()
        loop = "a loop"
    except RuntimeError:
        loop = "no loop"
    asyncio.set_event_loop(asyncio.new_event_loop())
    return [threading.current_thread() is threading.main_thread(), loop, asyncio.run(answer())]

async def answer():
    return 42

def shared_connection():
    if not connections:
        connections.append(sqlite3.connect(":memory:"))
    return connections[0].execute("SELECT 1").fetchone()[0]

def precision():
    return decimal.getcontext().prec

def whole_documents():
    profile = config.user_config["projects"]["contract"]["profiles"]["default"]
    plugin = config.site_config["plugin"]
    return [profile["secrets"], plugin, type(config.user_config).__name__]

def who():
    user = get_user_context()
    return [mxcp.sdk.auth.models.UserContextModel is UserContextModel, type(user) is UserContextModel,
            user.username, user.model_dump()["provider"]]

def audited(a, b):
    event = begin_execution_event(target="crm", operation="lookup")
    add_execution_event(span=event, summary="call %d" % a)
    try:
        with begin_execution_event(target="mail", details={"to": [a, b]}):
            raise ValueError(b)
    except ValueError:
        return a
