"""Serves the host's requests, on whatever threads they come."""

from collections import OrderedDict

from mxcp._engine import failure, functions, output, state, udf, wire
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
        self._project = None
        self._operations = {
            "call": self._call,
            "check": self._check,
            "hooks": self._hooks,
            "load": self._load,
            "payload": self._payload,
            "shutdown": self._shutdown,
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
        if len(text) > state.limit:
            raise TooLarge("The result has %d bytes of JSON; %d are allowed" % (len(text), state.limit))
        return '{"value":' + text + "}"

    def _check(self, request):
        functions.check(request)
        return '{"value":null}'

    def _load(self, request):
        if request["file"] is None:
            function = functions.run_inline(request)
        else:
            bound = functions.check(request)
            function = functions.resolve(request, self._module(request["file"]), bound)
        self._functions[request["id"]] = function
        return self._hooks(request)

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
        state.limit = request["limit"]
        state.config = Settings(request)
        self._project = Project(request["root"], request["python"], request["plugins_directory"])
        udfs = udf.load_plugins(request["plugins"])
        failed = []
        for file in self._project.files():
            try:
                self._project.load(file)
            except failure.Cancelled:
                raise
            except SyntaxError as error:
                failed.append({"file": file, "text": functions.syntax(error, file).line()})
            except BaseException as error:
                failed.append({"file": file, "text": failure.render(error)})
        return wire.dumps_typed({"value": {"udfs": udfs, "failed": failed}})

    def _hooks(self, request):
        """Runs the init hooks that have not run."""
        failed = []
        while state.init_hooks:
            self._hook(state.init_hooks.pop(0), failed)
        return wire.dumps_typed({"value": failed})

    def _shutdown(self, request):
        failed = []
        while state.shutdown_hooks:
            self._hook(state.shutdown_hooks.pop(), failed)
        for name, plugin in reversed(state.plugins.items()):
            self._hook(plugin.shutdown, failed, "plugin " + name)
        return wire.dumps_typed({"value": failed})

    def _hook(self, hook, failed, name=None):
        try:
            hook()
        except failure.Cancelled:
            raise
        except BaseException as error:
            name = name or getattr(hook, "__name__", repr(hook))
            text = "%s: %s" % (type(error).__name__, failure.message(error))
            failed.append({"name": name, "error": text, "traceback": failure.render(error)})

    def _payload(self, request):
        state.payloads.pop(request["token"])()
        return '{"value":null}'

    def _udf(self, request):
        return '{"value":' + wire.dumps_typed(udf.apply(request)) + "}"


class TooLarge(Exception):
    """A result beyond the limit."""

    _mxcp_kind = "limit"
