package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.testing.PythonEngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine does; its scripts and its version are those of Python 2.7. */
final class JythonEngineContractTest implements PythonEngineContract {

  @Override
  public PythonEngine engine() {
    return new JythonEngine();
  }

  @Override
  public String echo() {
    return """
        def echo(text):
            print "this goes to the log"
            return text
        """;
  }

  @Test
  @Override
  public void says_its_version(@TempDir Path directory) throws Exception {
    try (PythonInterpreter python = engine().start(setup(directory), new NoHost())) {
      assertThat(python.version()).matches("2\\.7\\.\\d+");
    }
  }

  /** A host that is asked nothing. */
  private static final class NoHost implements PythonHost {

    @Override
    public String request(long callId, String operation, String payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void post(long callId, String operation, String payload) {}

    @Override
    public void lost(String reason) {}
  }
}
