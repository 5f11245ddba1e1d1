package dev.mxcp.python.contract;

import dev.mxcp.Mxcp;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a project into a directory, and starts it. */
record ContractProject(Path directory) {

  ContractProject {
    write(
        directory.resolve("mxcp-site.yml"),
        """
        mxcp: 1
        project: contract
        profile: default
        plugin:
          - name: words
            module: words
        """);
    write(directory.resolve("config.yml"), "mxcp: 1\n");
    write(
        directory.resolve("plugins/words.py"),
        """
        import decimal
        from typing import Optional
        from mxcp.plugins import MXCPBasePlugin, udf

        class MXCPPlugin(MXCPBasePlugin):
            @udf
            def twice(self, text: str) -> str:
                return text + text

            @udf
            def number(self) -> int:
                return 7

            @udf
            def half(self, value: float) -> Optional[float]:
                return {4.0: None, 6.0: float("nan")}.get(value, value / 2)

            @udf
            def exact(self, value: decimal.Decimal) -> bool:
                return str(value).endswith(".1234567891")

            @udf
            def say(self, text: Optional[str]) -> Optional[str]:
                return text and {"lines": "a\\nb\\r", "none": None}.get(text, text)

            @udf
            def kind(self, value: Optional[int]) -> str:
                return type(value).__name__
        """);
  }

  ContractProject python(String name, String text) {
    write(directory.resolve("python/" + name + ".py"), text);
    return this;
  }

  /** Declares tools of a module; parameters are integers. */
  ContractProject tool(String module, String name, String... parameters) {
    StringBuilder text = new StringBuilder("mxcp: 1\ntool:\n  name: " + name);
    text.append("\n  language: python\n  source:\n    file: ../python/" + module + ".py\n");
    text.append(parameters.length == 0 ? "" : "  parameters:\n");
    for (String parameter : parameters) {
      text.append("    - {name: " + parameter + ", type: integer, description: A number.}\n");
    }
    write(directory.resolve("tools/" + name + ".yml"), text.toString());
    return this;
  }

  ContractProject tools(String module, String... names) {
    for (String name : names) {
      tool(module, name);
    }
    return this;
  }

  Mxcp start(PythonEngine engine) {
    return Mxcp.builder()
        .project(directory)
        .userConfig(directory.resolve("config.yml"))
        .environment(Map.of())
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create().engine(engine))
        .build();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
