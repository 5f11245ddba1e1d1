package dev.mxcp.python.jython;

import dev.mxcp.python.engine.PythonLibrary;
import dev.mxcp.python.engine.PythonSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/**
 * Puts the package {@code mxcp} into an interpreter: sources of its own, and those that it shares.
 */
final class Bootstrap {

  /** What the names of the package's files begin with. */
  static final String OWN_FILES = "<mxcp>/";

  private static final String ROOT = "/dev/mxcp/python/jython/lib/";

  /** The sources for Python 2.7. */
  private static final List<String> OWN =
      List.of(
          "mxcp/_engine/__init__.py",
          "mxcp/_engine/checks.py",
          "mxcp/_engine/context.py",
          "mxcp/_engine/dispatcher.py",
          "mxcp/_engine/failure.py",
          "mxcp/_engine/functions.py",
          "mxcp/_engine/host.py",
          "mxcp/_engine/output.py",
          "mxcp/_engine/project.py",
          "mxcp/_engine/python3.py",
          "mxcp/_engine/udf.py",
          "mxcp/_engine/wire.py",
          "mxcp/plugins/__init__.py",
          "mxcp/runtime/__init__.py");

  /** The sources for Python 3 that are good for 2.7 too, by the names that they get here. */
  private static final Map<String, String> SHARED =
      Map.ofEntries(
          Map.entry("mxcp/__init__.py", "mxcp/__init__.py"),
          Map.entry("mxcp/_engine/bindings.py", "mxcp/_engine/bindings.py"),
          Map.entry("mxcp/_engine/mark.py", "mxcp/_engine/mark.py"),
          Map.entry("mxcp/_engine/plugin.py", "mxcp/plugins/__init__.py"),
          Map.entry("mxcp/_engine/settings.py", "mxcp/_engine/settings.py"),
          Map.entry("mxcp/_engine/sources.py", "mxcp/_engine/sources.py"),
          Map.entry("mxcp/_engine/state.py", "mxcp/_engine/state.py"),
          Map.entry("mxcp/_engine/user.py", "mxcp/_engine/user.py"),
          Map.entry("mxcp/sdk/__init__.py", "mxcp/sdk/__init__.py"),
          Map.entry("mxcp/sdk/audit/__init__.py", "mxcp/sdk/audit/__init__.py"),
          Map.entry("mxcp/sdk/auth/__init__.py", "mxcp/sdk/auth/__init__.py"),
          Map.entry("mxcp/sdk/auth/context.py", "mxcp/sdk/auth/context.py"),
          Map.entry("mxcp/sdk/auth/models.py", "mxcp/sdk/auth/models.py"),
          Map.entry("mxcp/sdk/executor/__init__.py", "mxcp/sdk/executor/__init__.py"));

  private Bootstrap() {}

  /** Returns the Python function that serves requests. */
  static PyObject run(PySystemState state, PythonSetup setup, PyObject bridge) {
    PyObject names = new PyStringMap();
    PyCode code =
        Py.compile_flags(
            read("bootstrap.py"),
            OWN_FILES + "bootstrap.py",
            CompileMode.exec,
            new CompilerFlags());
    Py.runCode(code, names, names);
    state.setCurrentWorkingDir(setup.projectDirectory().toString());
    return names
        .__getitem__(Py.newString("install"))
        .__call__(sources(), environment(setup), bridge);
  }

  private static PyDictionary sources() {
    PyDictionary sources = new PyDictionary();
    OWN.forEach(file -> put(sources, file, read(file)));
    Map<String, String> python3 = PythonLibrary.sources();
    SHARED.forEach((file, origin) -> put(sources, file, shared(python3, origin)));
    return sources;
  }

  private static String shared(Map<String, String> python3, String file) {
    @Nullable String source = python3.get(file);
    if (source == null) {
      throw new IllegalStateException("The Python source " + file + " is missing");
    }
    return source;
  }

  private static PyDictionary environment(PythonSetup setup) {
    PyDictionary environment = new PyDictionary();
    setup.environment().forEach((name, value) -> put(environment, name, value));
    return environment;
  }

  private static void put(PyDictionary map, String key, String value) {
    map.__setitem__(Py.newStringUTF8(key), Py.newStringUTF8(value));
  }

  private static String read(String file) {
    try (@Nullable InputStream in = Bootstrap.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + ROOT + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
