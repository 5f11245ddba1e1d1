package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.spi.InvokerSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole projects of SQL tools, whose engine loads and whose statements are prepared in parallel.
 */
@Timeout(240)
class SqlStartTest {

  private static final int MANY = 120;

  @TempDir Path directory;

  @BeforeEach
  void site() {
    new ProjectDirectory(directory)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: a\nprofile: p\nprofiles: {p: {duckdb: {path: ':memory:'}}}\n");
  }

  @Test
  void serves_every_one_of_many_tools() {
    IntStream.range(0, MANY).forEach(i -> tool(i, "SELECT " + i + "::BIGINT AS n"));
    try (Mxcp mxcp = build(directory)) {
      for (int i = 0; i < MANY; i++) {
        assertThat(mxcp.call(name(i), Map.of()).orElseThrow())
            .isEqualTo(List.of(Map.of("n", (long) i)));
      }
    }
  }

  @Test
  void tells_the_same_problems_in_the_same_order_every_time() {
    IntStream.range(0, MANY)
        .forEach(i -> tool(i, i % 3 == 0 ? "SELECT 1" : i % 3 == 1 ? "SELEC " + i : "FROM t" + i));
    List<Problem> first = problems();
    assertThat(first)
        .extracting(Problem::endpoint)
        .containsExactlyElementsOf(
            IntStream.range(0, MANY).filter(i -> i % 3 > 0).mapToObj(SqlStartTest::name).toList());
    assertThat(problems()).isEqualTo(first);
  }

  @Test
  void a_session_that_was_not_started_prepares_nothing() throws Exception {
    try (InvokerSession session = SqlInvoker.duckDb().open(new CompletableFuture<>())) {
      assertThatThrownBy(() -> session.prepare(null)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void says_that_the_library_cannot_be_loaded_as_it_does_without_warming_up() throws Exception {
    String nowhere = "-Djava.io.tmpdir=" + directory.resolve("nowhere");
    String warm = output(nowhere, "build");
    String cold = output(nowhere, "open");
    assertThat(cold)
        .startsWith(
            DatabaseException.class.getName() + ": DuckDB's native library cannot be loaded")
        .contains("java.io.tmpdir");
    assertThat(warm).isEqualTo(cold);
  }

  /** Runs {@link #main} in a JVM of its own, since a class is initialized once. */
  private String output(String option, String how) throws Exception {
    tool(0, "SELECT 1");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                SqlStartTest.class.getName(),
                how,
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .replaceAll("java\\d+\\.", "java."); // A name that the driver makes up.
  }

  /** Prints what opening a database, or building a whole project, throws. */
  public static void main(String[] arguments) {
    try {
      if (arguments[0].equals("build")) {
        build(Path.of(arguments[1])).close();
      } else {
        Databases.inMemory().close();
      }
    } catch (Throwable e) {
      System.out.print(e);
    }
  }

  private List<Problem> problems() {
    try (Mxcp mxcp = build(directory)) {
      return mxcp.registry().problems();
    } catch (LoadException e) {
      return e.problems();
    }
  }

  private static Mxcp build(Path directory) {
    return new ProjectDirectory(directory).builder().invoker(SqlInvoker.duckDb()).build();
  }

  private void tool(int number, String sql) {
    String text = "mxcp: 1\ntool:\n  name: %s\n  source: {code: %s}\n".formatted(name(number), sql);
    new ProjectDirectory(directory).write("tools/" + name(number) + ".yml", text);
  }

  private static String name(int number) {
    return "t" + (1000 + number);
  }
}
