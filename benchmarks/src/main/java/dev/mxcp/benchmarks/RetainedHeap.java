package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that says how much heap a runtime of 1,000 tools keeps; writes JSON as JMH does. */
public final class RetainedHeap {

  private static final int TOOLS = 1_000;
  private static final int COLLECTIONS = 5;

  private RetainedHeap() {}

  /**
   * Measures once.
   *
   * @param args the file to write
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Classes and constants that any number of tools shares are loaded before.
    measure(1);
    double megabytes = measure(TOOLS) / 1e6;
    Files.writeString(
        Path.of(args[0]),
        """
        [{"benchmark": "dev.mxcp.benchmarks.RetainedHeap.build", "mode": "once", "threads": 1,
          "params": {"tools": "%d"},
          "primaryMetric": {"score": %.3f, "scoreError": 0, "scoreUnit": "MB"}}]
        """
            .formatted(TOOLS, megabytes));
  }

  private static long measure(int tools) throws InterruptedException {
    try (BenchProject project = new BenchProject()) {
      Build.write(project, tools);
      long before = used();
      Mxcp mxcp = project.builder().invoker(SqlInvoker.duckDb()).build();
      try {
        return used() - before;
      } finally {
        Reference.reachabilityFence(mxcp);
        mxcp.close();
      }
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
