package dev.mxcp.testing;

import dev.mxcp.Mxcp;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running project of a {@link PythonToolsContract}; the tests of a class share it as their
 * parameter.
 *
 * <p>Thread-safe. JUnit closes it after the last test.
 */
public final class PythonTools implements AutoCloseable {

  private final TestDirectory directory;
  private final Mxcp mxcp;

  private PythonTools(TestDirectory directory, Mxcp mxcp) {
    this.directory = directory;
    this.mxcp = mxcp;
  }

  static PythonTools start(PythonToolsContract contract) {
    TestDirectory directory = TestDirectory.create();
    try {
      return new PythonTools(
          directory, PythonToolsProject.create(directory.root()).contractTools().start(contract));
    } catch (RuntimeException e) {
      directory.delete();
      throw e;
    }
  }

  /** Returns the runtime. */
  public Mxcp mxcp() {
    return mxcp;
  }

  @Override
  public void close() {
    mxcp.close();
    directory.delete();
  }

  /** Calls a tool that must succeed, and returns its result. */
  @Nullable Object value(String tool) {
    return mxcp.call(tool, Map.of()).orElseThrow();
  }

  /** Calls the tool {@code subtract}. */
  @Nullable Object subtract(long a, long b) {
    return mxcp.call("subtract", Map.of("a", a, "b", b)).orElseThrow();
  }
}
