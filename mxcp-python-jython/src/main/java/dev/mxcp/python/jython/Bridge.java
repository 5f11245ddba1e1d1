package dev.mxcp.python.jython;

import dev.mxcp.python.engine.PythonHost;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** What the Python side sees of this one: an object with a few functions. */
final class Bridge extends PyObject {

  private static final long serialVersionUID = 1L;

  private final transient PythonHost host;
  private final transient LongFunction<@Nullable RunningRequest> requests;
  private final transient Map<String, PyObject> functions =
      Map.of(
          "request", new JavaFunction(this::request),
          "post", new JavaFunction(this::post),
          "loads", new JavaFunction(a -> JsonInput.read(a[0].asString(), a[1])),
          "dumps", new JavaFunction(Bridge::dumps),
          "in_library", new JavaFunction(Bridge::inLibrary),
          "lines", new JavaFunction(Bridge::lines));

  /**
   * Creates a bridge.
   *
   * @param requests gives the running request of a call
   */
  Bridge(PythonHost host, LongFunction<@Nullable RunningRequest> requests) {
    this.host = host;
    this.requests = requests;
  }

  @Override
  public @Nullable PyObject __findattr_ex__(String name) {
    return functions.get(name);
  }

  private PyObject request(PyObject[] arguments) {
    long call = arguments[0].asLong();
    String operation = arguments[1].asString();
    String payload = arguments[2].asString();
    return Py.newUnicode(inHost(call, () -> host.request(call, operation, payload)));
  }

  private PyObject post(PyObject[] arguments) {
    long call = arguments[0].asLong();
    inHost(
        call,
        () -> {
          host.post(call, arguments[1].asString(), arguments[2].asString());
          return "";
        });
    return Py.None;
  }

  private String inHost(long call, Supplier<String> work) {
    RunningRequest request = requests.apply(call);
    return request == null ? work.get() : request.inHost(work);
  }

  private static PyObject dumps(PyObject[] arguments) {
    return Py.newUnicode(JsonOutput.write(arguments[0], arguments[1], arguments[2].asString()));
  }

  /** Splits a text: Jython's own way trips over its assertions at characters beyond 16 bits. */
  private static PyObject lines(PyObject[] arguments) {
    PyList lines = new PyList();
    for (String line : arguments[0].asString().split("\n", -1)) {
      lines.append(Py.newUnicode(line));
    }
    return lines;
  }

  /** Tells whether Jython's library, or Java, has a top-level module. */
  private static PyObject inLibrary(PyObject[] arguments) {
    String name = arguments[0].asString();
    boolean found =
        name.equals("java")
            || name.equals("javax")
            || hasResource("Lib/" + name + ".py")
            || hasResource("Lib/" + name + "/__init__.py");
    return Py.newBoolean(found);
  }

  private static boolean hasResource(String path) {
    return PySystemState.class.getResource("/" + path) != null;
  }

  /** A function of ours that Python can call. */
  private static final class JavaFunction extends PyObject {

    private static final long serialVersionUID = 1L;

    private final transient Function<PyObject[], PyObject> body;

    JavaFunction(Function<PyObject[], PyObject> body) {
      this.body = body;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
      return body.apply(arguments);
    }
  }
}
