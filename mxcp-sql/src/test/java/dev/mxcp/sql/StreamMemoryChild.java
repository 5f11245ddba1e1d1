package dev.mxcp.sql;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process of {@link StreamMemoryTest}: calls a tool and writes down how large its result is.
 */
final class StreamMemoryChild {

  private static final String ROWS = "repeat('x', 200) || (i % 3) AS text FROM range(1500000) t(i)";

  private StreamMemoryChild() {}

  public static void main(String[] args) throws IOException {
    ProjectDirectory project = ProjectDirectory.create(Path.of(args[0]));
    tool(project, "rows", "SELECT i, i + 1 AS next, " + ROWS);
    tool(project, "lists", "SELECT [i] AS l, i AS next, " + ROWS);
    Counting out = new Counting();
    try (Mxcp mxcp = project.builder().invoker(SqlInvoker.duckDb()).build()) {
      boolean ok = mxcp.callToJson(args[1], Map.of(), CallOptions.DEFAULT, out).isEmpty();
      Files.writeString(Path.of(args[2]), ok ? out.bytes + " bytes" : "no result");
    }
  }

  private static void tool(ProjectDirectory project, String name, String sql) {
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool: {name: " + name + ", source: {code: \"" + sql + "\"}}\n");
  }

  /** Counts what is written. */
  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] text, int from, int length) {
      bytes += length;
    }
  }
}
