package dev.mxcp.jdbc;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The process of {@link StreamMemoryTest}: writes down how large the result of a tool is. */
final class StreamMemoryChild {

  private StreamMemoryChild() {}

  public static void main(String[] args) throws IOException {
    ProjectDirectory project =
        ProjectDirectory.create(Path.of(args[0]))
            .write(
                "tools/rows.yml",
                """
                mxcp: 1
                tool:
                  name: rows
                  database: warehouse
                  source:
                    code: %s
                """
                    .formatted(args[3]));
    Counting out = new Counting();
    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("warehouse", JdbcDatabase.url(args[1]).login("postgres", null))
            .build()) {
      if (mxcp.callToJson("rows", Map.of(), CallOptions.DEFAULT, out).isEmpty()) {
        Files.writeString(Path.of(args[2]), Long.toString(out.bytes));
      }
    }
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
