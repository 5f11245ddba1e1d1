"""Serves the host's requests, on whatever threads they come."""

import inspect
import json
import sys
import threading
from contextvars import Context

from mxcp._engine import checks, failure, functions, output, patches, state, udf, wire
from mxcp._engine.context import Call, current
from mxcp._engine.loop import Loop
from mxcp._engine.project import Project
from mxcp._engine.settings import Settings


# The operations that import modules and run hooks; one at a time.
_LOADING = frozenset(("hook", "import", "load", "plugin", "start"))

_MAIN = threading.main_thread().ident


class Dispatcher:
    """The operations of one interpreter. handle() may run on many threads at once."""

    def __init__(self, bridge):
        state.bridge = bridge
        self._raise_in = getattr(bridge, "raise_in", _raise_in)
        self._lend = getattr(bridge, "lend", lambda: None)
        self._loop = Loop()
        self._functions = {}
        self._open_plugins = []
        self._project = None
        self._running = {}
        self._lock = threading.Lock()
        self._base = Context()
        self._loading = threading.Lock()
        self._operations = {
            "call": self._call,
            "check": self._check,
            "check_project": self._check_project,
            "hook": self._hook,
            "import": self._import,
            "load": self._load,
            "next_hook": self._next_hook,
            "payload": self._payload,
            "plugin": self._plugin,
            "start": self._start,
            "udf": self._udf,
        }

    def handle(self, call_id, operation, payload):
        """Serves one request; the answer is {"value": ...}, {"error": ...}, or = and lines."""
        try:
            request = wire.loads(payload)
            call = Call(call_id, request.get("user"), request.get("headers"))
            return self._in_context(operation)(self._run, call, self._operations[operation], request)
        except failure.Cancelled as error:
            # It came in the very moment in which the call ended.
            return failure.answer("cancelled", error)
        except BaseException as error:
            return failure.answer("exception", error)

    def is_loading(self, operation):
        """Returns whether an operation imports modules or runs hooks."""
        return operation in _LOADING

    def _in_context(self, operation):
        """Returns what runs a function in the context of an operation.

        What modules and hooks set in context variables, such as the precision of decimals, holds
        for the calls; what a call sets is its own.
        """
        if not self.is_loading(operation):
            return self._base.copy().run

        def run(*args):
            with self._loading:
                return self._base.run(*args)

        return run

    def interrupt(self, call_id):
        """Raises Cancelled inside of a call that runs; harmless where it has ended."""
        with self._lock:
            call = self._running.get(call_id)
            if call is None or call.interrupted:
                return
            call.interrupted = True
            if call.task is None:
                self._raise_in(call.thread, failure.Cancelled)
        if call.task is not None:
            self._loop.cancel(call)

    def _run(self, call, operation, request):
        token = current.set(call)
        call.thread = threading.get_ident()
        self._running[call.id] = call
        try:
            try:
                answer = operation(call, request)
            finally:
                self._end(call)
                current.reset(token)
        except functions.Unfit as error:
            answer = json.dumps({"error": {"kind": "problem", "problem": error.problem}})
        except BaseException as error:
            answer = self._failed(call, error)
        return answer

    def _end(self, call):
        with self._lock:
            self._running.pop(call.id, None)
            if call.interrupted and call.task is None:
                self._raise_in(call.thread, None)
        output.end_call()
        if call.thread != _MAIN and "asyncio" in sys.modules:
            # An event loop that a call left to its thread is none of the next call.
            sys.modules["asyncio"].set_event_loop(None)

    def _failed(self, call, error):
        self._running.pop(call.id, None)
        if call.interrupted:
            return failure.answer("cancelled", error)
        if isinstance(error, wire.NotSerializable):
            return failure.answer("not_serializable", error)
        if isinstance(error, MemoryError):
            return failure.answer("exception", error, "out of memory")
        return failure.answer_exception(error)

    def _invoke(self, call, function, arguments):
        result = function(**arguments)
        # Not only async functions: a decorated or callable object may give a coroutine too.
        if hasattr(type(result), "__await__"):
            self._lend()
            result = self._loop.run(call, result)
        return result

    def _call(self, call, request):
        result = self._invoke(call, self._functions[request["f"]], request["a"])
        text = wire.dumps_result(result)
        failure.check_size("The result", text)
        return '{"value":' + text + "}"

    def _check(self, call, request):
        bound = functions.check(request)
        return json.dumps({"value": checks.check_result(request, bound)})

    def _check_project(self, call, request):
        Project(request["root"], request["python"], request["plugins_directory"])
        return json.dumps({"value": checks.check_project(request)})

    def _load(self, call, request):
        if request["file"] is None:
            function = functions.run_inline(request)
        else:
            bound = functions.check(request)
            function = functions.resolve(request, self._module(request["file"]), bound)
        self._functions[request["id"]] = function
        return '{"value":true}' if state.init_hooks else '{"value":false}'

    def _module(self, file):
        try:
            return self._project.load(file)
        except SyntaxError as error:
            raise functions.syntax(error, file) from None
        except failure.Cancelled:
            raise
        except BaseException as error:
            raise failure.import_problem(error, file) from error

    def _start(self, call, request):
        """Makes the project known; nothing of it runs. The host asks for the next steps one by one."""
        state.limit = request["limit"]
        state.root = request["root"]
        state.config = Settings(request)
        patches.install()
        self._project = Project(request["root"], request["python"], request["plugins_directory"])
        state.finders = self._project.finders
        return json.dumps({"value": self._project.files()})

    def _plugin(self, call, request):
        """Makes a plugin; its value is what its methods are in SQL."""
        declared = udf.load_plugin(request)
        self._open_plugins.append(request["name"])
        return json.dumps({"value": declared})

    def _import(self, call, request):
        """Imports a file; its value is what went wrong, or null."""
        try:
            self._project.load(request["file"])
        except failure.Cancelled:
            self._project.fail(request["file"], TimeoutError("Its import took too long and was stopped"))
            raise
        except BaseException as error:
            problem = failure.import_problem(error, request["file"]).problem
            return json.dumps({"value": {"problem": problem, "text": failure.render(error)}})
        return '{"value":null}'

    def _next_hook(self, call, request):
        """Gives the name of the hook that "hook" will run, or null."""
        hook = self._pending_hook(request)
        return json.dumps({"value": None if hook is None else _described(*hook)})

    def _pending_hook(self, request):
        if not request["shutdown"]:
            return (state.init_hooks[0], None) if state.init_hooks else None
        if state.shutdown_hooks:
            return state.shutdown_hooks[-1], None
        if self._open_plugins:
            name = self._open_plugins[-1]
            return state.plugins[name].shutdown, "plugin " + name
        return None

    def _hook(self, call, request):
        """Runs the next hook, once; its value is what went wrong, or null."""
        hook, name = self._pending_hook(request)
        if not request["shutdown"]:
            state.init_hooks.pop(0)
        elif name is None:
            state.shutdown_hooks.pop()
        else:
            self._open_plugins.pop()
        try:
            self._invoke(call, hook, {})
        except failure.Cancelled:
            raise
        except BaseException as error:
            if call.interrupted:
                raise
            text = failure.cause(error)
            return json.dumps({"value": {"error": text, "traceback": failure.render(error)}})
        return '{"value":null}'

    def _payload(self, call, request):
        payload = state.payloads.pop(request["token"])
        self._invoke(call, payload, {})
        return '{"value":null}'

    def _udf(self, call, request):
        return wire.answer_column(udf.apply(request))


    def end(self):
        """Ends what runs on the event loop, before the interpreter ends."""
        self._loop.end()


def _described(hook, name):
    """Returns the name of a hook and the file it comes from."""
    try:
        file = inspect.unwrap(hook).__code__.co_filename
    except (AttributeError, ValueError):
        file = getattr(hook, "__module__", None)
    return {"name": name or getattr(hook, "__qualname__", repr(hook)), "file": file}


def _raise_in(thread, kind):
    """Raises an exception in a thread; with None, takes back what was not yet raised."""
    import ctypes

    kind = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), kind)
