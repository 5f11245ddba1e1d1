package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.Map;

final class Hello {
  public static void main(String[] args) {
    try (Mxcp mxcp =
        Mxcp.builder()
            .project(Path.of(args[0]))
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .build()) {
      System.out.println(mxcp.call("hello_world", Map.of("name", "Alice")).orElseThrow());
    }
  }
}
