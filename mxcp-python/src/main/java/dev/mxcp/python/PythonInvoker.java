package dev.mxcp.python;

import dev.mxcp.config.Config;
import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.internal.EmbeddedEngines;
import dev.mxcp.python.internal.Options;
import dev.mxcp.python.internal.PythonSession;
import dev.mxcp.python.internal.SourceChecker;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.CheckReturnValue;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Invoker of tools written in Python 3.
 *
 * <p>{@link #create()} runs them in one CPython process, where a {@code python3} is found, else in
 * an embedded engine, where its artifact is present. The other methods each return an invoker that
 * differs in one thing; what they set wins over the section {@code python} of the site file:
 *
 * <pre>{@code
 * python:
 *   engine: cpython        # or graalpy; default auto
 *   executable: .venv/bin/python
 *   workers: 2             # default 1
 * }</pre>
 *
 * <p>Calls are served by many threads of one interpreter, so that module globals are shared by all
 * of them. Immutable.
 */
public final class PythonInvoker implements ToolInvoker {

  private final Options options;

  /** Kept over reloads, since an engine may keep what makes its next interpreter start faster. */
  private final EmbeddedEngines embedded = new EmbeddedEngines();

  private PythonInvoker(Options options) {
    this.options = options;
  }

  /** Creates an invoker that chooses its engine by the site file and by what is installed. */
  public static PythonInvoker create() {
    return new PythonInvoker(Options.DEFAULT);
  }

  /**
   * Returns an invoker that runs on the engine of the given name.
   *
   * @param name {@code cpython}, {@code graalpy}, another engine found by {@link
   *     java.util.ServiceLoader}, or {@code auto}
   */
  @CheckReturnValue
  public PythonInvoker engine(String name) {
    Objects.requireNonNull(name, "name");
    return new PythonInvoker(
        new Options(
            null,
            name,
            options.workers(),
            options.executable(),
            options.environment(),
            options.limits()));
  }

  /** Returns an invoker that runs on the given engine. */
  @CheckReturnValue
  public PythonInvoker engine(PythonEngine engine) {
    Objects.requireNonNull(engine, "engine");
    return new PythonInvoker(
        new Options(
            engine,
            null,
            options.workers(),
            options.executable(),
            options.environment(),
            options.limits()));
  }

  /**
   * Returns an invoker with several interpreters, over which calls are spread.
   *
   * <p>It makes tools that compute run in parallel. Each interpreter has module globals of its own,
   * and runs the hooks.
   *
   * @param count from 1 on
   */
  @CheckReturnValue
  public PythonInvoker workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("workers must be 1 or more, not " + count);
    }
    return new PythonInvoker(
        new Options(
            options.engine(),
            options.engineName(),
            count,
            options.executable(),
            options.environment(),
            options.limits()));
  }

  /** Returns an invoker that uses the given interpreter program; relative to the project. */
  @CheckReturnValue
  public PythonInvoker executable(Path program) {
    Objects.requireNonNull(program, "program");
    return new PythonInvoker(
        new Options(
            options.engine(),
            options.engineName(),
            options.workers(),
            program,
            options.environment(),
            options.limits()));
  }

  /** Returns an invoker whose tools see these environment variables beyond those of the JVM. */
  @CheckReturnValue
  public PythonInvoker environment(Map<String, String> variables) {
    return new PythonInvoker(
        new Options(
            options.engine(),
            options.engineName(),
            options.workers(),
            options.executable(),
            variables,
            options.limits()));
  }

  /**
   * Returns an invoker with a time limit for the import of each module and the creation of each
   * plugin.
   *
   * <p>An import that takes longer is stopped, and its tools are unavailable. Every 30 seconds a
   * warning names a module that is still being imported. 10 minutes by default.
   */
  @CheckReturnValue
  public PythonInvoker importTimeout(Duration limit) {
    return new PythonInvoker(options.with(options.limits().withImports(limit)));
  }

  /**
   * Returns an invoker with a time limit for each start-up and shutdown hook.
   *
   * <p>A hook that takes longer is stopped and has failed; the next one runs. Every 30 seconds a
   * warning names a hook that still runs. 10 minutes by default.
   */
  @CheckReturnValue
  public PythonInvoker hookTimeout(Duration limit) {
    return new PythonInvoker(options.with(options.limits().withHooks(limit)));
  }

  /**
   * Returns an invoker with a time limit for the end of an interpreter: for its pools, {@code
   * atexit} handlers and files. Then it is ended by force. 10 seconds by default.
   */
  @CheckReturnValue
  public PythonInvoker endTimeout(Duration limit) {
    return new PythonInvoker(options.with(options.limits().withEnding(limit)));
  }

  /**
   * Returns an invoker with a limit of the address space of each process; Python raises {@code
   * MemoryError} beyond. No limit by default.
   *
   * <p>Only processes of a POSIX system can be limited: elsewhere, and on engines inside of the
   * JVM, the start fails.
   *
   * @param bytes for each process; Python alone takes some 30 MB, each of its threads 8 MB
   */
  @CheckReturnValue
  public PythonInvoker memoryLimit(long bytes) {
    return new PythonInvoker(options.with(options.limits().withMemory(bytes)));
  }

  @Override
  public String language() {
    return "python";
  }

  /**
   * Begins to start the first process, with nothing of the project in it, if Python runs in
   * processes.
   */
  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return PythonSession.open(options, embedded, config);
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return new SourceChecker(options, runtime, embedded);
  }
}
