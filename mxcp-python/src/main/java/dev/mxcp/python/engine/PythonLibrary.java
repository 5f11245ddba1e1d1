package dev.mxcp.python.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Python side of the invoker, as sources: the package {@code mxcp}.
 *
 * <p>An engine runs {@link #bootstrap()}, which defines {@code install(sources)}, and calls that
 * with {@link #sources()} as a dict. From then on {@code mxcp._engine.create(bridge)} gives an
 * object whose {@code handle(call_id, operation, payload)} serves requests on any thread, and whose
 * {@code interrupt(call_id)} serves {@link PythonInterpreter#interrupt}. The bridge is an object
 * with {@code request(call_id, operation, payload)} and {@code post(call_id, operation, payload)};
 * it leads to {@link PythonHost}. All payloads are JSON text.
 */
public final class PythonLibrary {

  private static final String MARK = "\0" + UUID.randomUUID();

  private static final String ROOT = "/dev/mxcp/python/lib/";

  private static final List<String> FILES =
      List.of(
          "mxcp/__init__.py",
          "mxcp/_engine/__init__.py",
          "mxcp/_engine/bindings.py",
          "mxcp/_engine/checks.py",
          "mxcp/_engine/child.py",
          "mxcp/_engine/context.py",
          "mxcp/_engine/dispatcher.py",
          "mxcp/_engine/failure.py",
          "mxcp/_engine/finders.py",
          "mxcp/_engine/functions.py",
          "mxcp/_engine/host.py",
          "mxcp/_engine/inline.py",
          "mxcp/_engine/logs.py",
          "mxcp/_engine/loop.py",
          "mxcp/_engine/main_thread.py",
          "mxcp/_engine/objects.py",
          "mxcp/_engine/output.py",
          "mxcp/_engine/patches.py",
          "mxcp/_engine/project.py",
          "mxcp/_engine/settings.py",
          "mxcp/_engine/sources.py",
          "mxcp/_engine/state.py",
          "mxcp/_engine/udf.py",
          "mxcp/_engine/user.py",
          "mxcp/_engine/wire.py",
          "mxcp/_engine/worker.py",
          "mxcp/plugins/__init__.py",
          "mxcp/runtime/__init__.py",
          "mxcp/runtime/content.py",
          "mxcp/sdk/__init__.py",
          "mxcp/sdk/audit/__init__.py",
          "mxcp/sdk/auth/__init__.py",
          "mxcp/sdk/auth/context.py",
          "mxcp/sdk/auth/models.py",
          "mxcp/sdk/executor/__init__.py");

  private PythonLibrary() {}

  /** Returns the Python text to run first. */
  public static String bootstrap() {
    return read("bootstrap.py");
  }

  /** Returns the sources of the package by their paths, such as {@code mxcp/__init__.py}. */
  public static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    FILES.forEach(file -> sources.put(file, read(file)));
    sources.put("mxcp/_engine/mark.py", "MARK = '\\x00" + MARK.substring(1) + "'\n");
    // For the interpreters that Python code starts itself.
    sources.put("mxcp/_engine/bootstrap.py", bootstrap());
    return sources;
  }

  /**
   * Returns the key that marks a JSON object as the encoding of a value that JSON does not have;
   * {@code v} beside it holds the value's text. Nobody outside of this process can know it.
   */
  public static String mark() {
    return MARK;
  }

  private static String read(String file) {
    try (@Nullable InputStream in = PythonLibrary.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + ROOT + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
