package dev.mxcp.python.graalpy.internal;

import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import java.io.ByteArrayInputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts interpreters that share an engine; thread-safe. */
public final class Interpreters {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python.graalpy");

  /** The language's name, as the polyglot API has it. */
  static final String LANGUAGE = "python";

  private @Nullable Engine engine;

  /** Creates it; the engine comes with the first interpreter. */
  public Interpreters() {}

  /**
   * Starts an interpreter.
   *
   * @throws PythonLostException where it does not start
   */
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws PythonLostException {
    Engine shared = engine();
    Context context = context(shared, setup, host);
    try {
      return new GraalPyInterpreter(context, ThreadStopper.of(shared), setup.endTimeout(), host);
    } catch (PolyglotException e) {
      context.close(true);
      throw new PythonLostException("The interpreter did not start: " + e.getMessage());
    }
  }

  private synchronized Engine engine() {
    Engine shared = engine;
    if (shared == null) {
      shared =
          Engine.newBuilder(LANGUAGE)
              .option("engine.WarnInterpreterOnly", "false")
              .logHandler(new LineOutput(LOG::warn))
              .build();
      engine = shared;
    }
    return shared;
  }

  /**
   * Makes a context in which tools may do what a process may, and reach nothing of the host but
   * what is handed to them.
   */
  private static Context context(Engine engine, PythonSetup setup, PythonHost host) {
    return Context.newBuilder(LANGUAGE)
        .engine(engine)
        .allowHostAccess(HostAccess.EXPLICIT)
        .allowHostClassLookup(name -> false)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.ALL)
        .allowNativeAccess(true)
        .allowCreateThread(true)
        .allowCreateProcess(true)
        .environment(setup.environment())
        .currentWorkingDirectory(setup.projectDirectory())
        .option("python.PythonPath", setup.environment().getOrDefault("PYTHONPATH", ""))
        .in(new ByteArrayInputStream(new byte[0]))
        .out(LineOutput.of("stdout", host))
        .err(LineOutput.of("stderr", host))
        .build();
  }
}
