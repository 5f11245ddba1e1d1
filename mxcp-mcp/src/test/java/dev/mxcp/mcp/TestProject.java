package dev.mxcp.mcp;

import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;

/** Writes projects of SQL tools and starts them. */
final class TestProject {

  private final ProjectDirectory directory;

  TestProject(Path path) {
    directory = ProjectDirectory.create(path);
    directory.write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: test\nprofile: default\n"
            + "profiles: {default: {duckdb: {path: ':memory:'}}}\n");
  }

  /** Writes a tool; further keys come as whole lines. */
  TestProject tool(String name, String sql, String... lines) {
    StringBuilder text = new StringBuilder("mxcp: 1\ntool:\n  name: " + name + "\n");
    for (String line : lines) {
      text.append("  ").append(line).append('\n');
    }
    text.append("  source:\n    code: |\n      ").append(sql).append('\n');
    directory.write("tools/" + name + ".yml", text.toString());
    return this;
  }

  TestProject write(String file, String text) {
    directory.write(file, text);
    return this;
  }

  Path path() {
    return directory.path();
  }

  Mxcp start() {
    return directory.builder().invoker(SqlInvoker.duckDb()).build();
  }

  Mxcp start(HostInvoker host) {
    return directory.builder().invoker(SqlInvoker.duckDb()).invoker(host).build();
  }
}
