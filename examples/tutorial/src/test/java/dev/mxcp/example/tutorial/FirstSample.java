package dev.mxcp.example.tutorial;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs one tool of a project. */
final class FirstSample {

  static Object greet(Path project) {
    try (Mxcp mxcp =
        Mxcp.builder()
            .project(project)
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .callTimeout(Duration.ofSeconds(30))
            .build()) {
      Outcome outcome = mxcp.call("welcome_reader", Map.of("name", "Alice"));
      return outcome.orElseThrow();
    }
  }
}
