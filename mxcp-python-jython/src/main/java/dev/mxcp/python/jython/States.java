package dev.mxcp.python.jython;

import java.util.Properties;
import org.python.core.Py;
import org.python.core.PyString;
import org.python.core.PySystemState;

/** Makes and ends the states of interpreters; Jython keeps one for all that they share. */
final class States {

  /** Where Jython's own library is in the class path, however it is packed. */
  private static final String LIBRARY = "__pyclasspath__/Lib";

  private States() {}

  /** Returns a fresh state: no site packages, no cache on disk, only Jython's library. */
  static PySystemState create() {
    PySystemState.initialize(PySystemState.getBaseProperties(), properties());
    PySystemState state = new PySystemState();
    // Else all interpreters of the JVM have the same ones, and a tool may change them.
    state.setBuiltins(state.getBuiltins().invoke("copy"));
    state.path.clear();
    state.path.append(new PyString(LIBRARY));
    state.dont_write_bytecode = true;
    return state;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("python.cachedir.skip", "true");
    properties.setProperty("python.import.site", "false");
    // Else Jython takes over the console, and starts a process to learn its encoding.
    properties.setProperty("python.console", "org.python.core.PlainConsole");
    properties.setProperty("python.console.encoding", "UTF-8");
    return properties;
  }

  /** Frees what a state holds. */
  static void close(PySystemState state) {
    PySystemState previous = Py.setSystemState(state);
    try {
      state.close();
    } finally {
      Py.setSystemState(previous);
    }
  }
}
