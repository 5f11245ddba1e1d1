package dev.mxcp.python.jython;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A project on disk whose Python tools run on Jython. */
final class Project {

  final Path directory;

  Project(Path directory) {
    this.directory = directory;
    file("mxcp-site.yml", "mxcp: 1\nproject: scripts\nprofile: dev\n");
  }

  Project file(String name, String text) {
    new ProjectDirectory(directory).write(name, text);
    return this;
  }

  /** Declares a tool that is the function of its name in {@code python/tools.py}. */
  Project tool(String name, String... parameters) {
    return toolIn("python/tools.py", name, parameters);
  }

  Project toolIn(String file, String name, String... parameters) {
    StringBuilder text = new StringBuilder("mxcp: 1\ntool:\n  name: " + name + "\n");
    text.append("  language: python\n  source:\n    file: ../").append(file).append('\n');
    if (parameters.length > 0) {
      text.append("  parameters:\n");
    }
    for (String parameter : parameters) {
      String[] parts = parameter.split(":");
      text.append("    - {name: %s, type: %s, description: x}\n".formatted(parts[0], parts[1]));
    }
    return file("tools/" + name + ".yml", text.toString());
  }

  /** Writes the module {@code tools}. */
  Project python(String text) {
    return file("python/tools.py", "# -*- coding: utf-8 -*-\n" + text);
  }

  MxcpBuilder builder() {
    return builder(PythonInvoker.create().engine("jython"));
  }

  MxcpBuilder builderWithoutEngine() {
    return builder(PythonInvoker.create());
  }

  private MxcpBuilder builder(PythonInvoker invoker) {
    return Mxcp.builder()
        .project(directory)
        .home(directory)
        .environment(Map.of())
        .invoker(SqlInvoker.duckDb())
        .invoker(invoker)
        .drainTimeout(Duration.ofSeconds(5));
  }

  Mxcp open() {
    return builder().build();
  }
}
