"""Serves the host's requests, on whatever threads they come."""

import sys
import threading
from collections import OrderedDict

from mxcp._engine import checks, failure, functions, output, state, udf, wire
from mxcp._engine.context import Call, current, transaction
from mxcp._engine.project import Project
from mxcp._engine.settings import Settings


class Dispatcher(object):
    """The operations of one interpreter. handle() may run on many threads at once."""

    def __init__(self, bridge):
        state.bridge = bridge
        state.plugins = OrderedDict()
        output.install()
        self._functions = {}
        self._open_plugins = []
        self._project = None
        self._operations = {
            "call": self._call,
            "check": self._check,
            "check_project": self._check_project,
            "end": self._end,
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
        """Serves one request; the answer is {"value": ...} or {"error": ...}."""
        try:
            request = wire.loads(payload)
            current.set(Call(call_id, request.get("user"), request.get("headers")))
            try:
                return self._operations[operation](request)
            finally:
                output.end_call()
                transaction.set(None)
        except BaseException as error:
            return self._failed(error)
        finally:
            current.set(None)

    def _failed(self, error):
        if isinstance(error, functions.Unfit):
            return wire.dumps_typed({"error": {"kind": "problem", "problem": error.problem}})
        if isinstance(error, failure.Cancelled):
            return failure.answer("cancelled", error)
        if isinstance(error, wire.NotSerializable):
            return failure.answer("not_serializable", error)
        if isinstance(error, MemoryError):
            return failure.answer("exception", error, "out of memory")
        kind = getattr(error, "_mxcp_kind", "exception")
        if kind == "tool_error" and not failure.message(error).strip():
            kind = "exception"  # It has nothing for the caller but its name.
        return failure.answer(kind, error)

    def _call(self, request):
        arguments = dict((str(name), value) for name, value in request["a"].items())
        text = wire.dumps_result(self._functions[request["f"]](**arguments))
        failure.check_size("The result", text)
        return '{"value":' + text + "}"

    def _check(self, request):
        functions.check(request)
        return '{"value":null}'

    def _check_project(self, request):
        return wire.dumps_typed({"value": checks.check_project(request)})

    def _load(self, request):
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
            raise functions.syntax(error, file)
        except failure.Cancelled:
            raise
        except BaseException as error:
            raise failure.import_problem(error, file)

    def _start(self, request):
        """Makes the project known; nothing of it runs. The host asks for the next steps one by one."""
        state.limit = request["limit"]
        state.config = Settings(request)
        self._project = Project(request["root"], request["python"], request["plugins_directory"])
        return wire.dumps_typed({"value": self._project.files()})

    def _plugin(self, request):
        """Makes a plugin; its value is what its methods are in SQL."""
        declared = udf.load_plugin(request)
        self._open_plugins.append(request["name"])
        return wire.dumps_typed({"value": declared})

    def _import(self, request):
        """Imports a file; its value is what went wrong, or null."""
        file = request["file"]
        try:
            self._project.load(file)
        except failure.Cancelled:
            self._project.fail(file, RuntimeError("Its import took too long and was stopped"))
            raise
        except SyntaxError as error:
            return wire.dumps_typed({"value": functions.syntax(error, file).line()})
        except BaseException as error:
            return wire.dumps_typed({"value": failure.render(error)})
        return '{"value":null}'

    def _next_hook(self, request):
        """Gives the name of the hook that "hook" will run, or null."""
        hook = self._pending_hook(request)
        return wire.dumps_typed({"value": None if hook is None else _described(*hook)})

    def _pending_hook(self, request):
        if not request["shutdown"]:
            return (state.init_hooks[0], None) if state.init_hooks else None
        if state.shutdown_hooks:
            return state.shutdown_hooks[-1], None
        if self._open_plugins:
            name = self._open_plugins[-1]
            return state.plugins[name].shutdown, "plugin " + name
        return None

    def _hook(self, request):
        """Runs the next hook, once; its value is what went wrong, or null."""
        hook, name = self._pending_hook(request)
        if not request["shutdown"]:
            state.init_hooks.pop(0)
        elif name is None:
            state.shutdown_hooks.pop()
        else:
            self._open_plugins.pop()
        try:
            hook()
        except failure.Cancelled:
            raise
        except BaseException as error:
            text = "%s: %s" % (type(error).__name__, failure.message(error))
            return wire.dumps_typed({"value": {"error": text, "traceback": failure.render(error)}})
        return '{"value":null}'

    def _end(self, request):
        """Does what Python does at the end of a program, files excepted: those are the host's."""
        for thread in threading.enumerate():
            if not thread.daemon and thread is not threading.current_thread():
                thread.join()
        at_exit = getattr(sys, "exitfunc", None)
        if at_exit is not None:
            at_exit()
        return '{"value":null}'

    def _payload(self, request):
        state.payloads.pop(request["token"])()
        return '{"value":null}'

    def _udf(self, request):
        return '{"value":' + wire.dumps_typed(udf.apply(request)) + "}"


def _described(hook, name):
    """Returns the name of a hook and the file it comes from."""
    code = getattr(getattr(hook, "im_func", hook), "func_code", None)
    file = getattr(code, "co_filename", None) or getattr(hook, "__module__", None)
    return {"name": name or getattr(hook, "__name__", repr(hook)), "file": file}
