package dev.mxcp.python.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects give the same on GraalPy as on CPython. */
@Tag("long")
class EnginesAgreeTest {

  private static final Path BOOKSHOP = Path.of("../examples/tutorial/bookshop");
  private static final Path TUTORIAL = Path.of("../../shared/tutorial");
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;
  private HttpServer server;

  /** A call, and what it is to be given. */
  private record Call(String tool, Map<String, ?> arguments) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "[{\"stars\": 5, \"text\": \"Read it twice.\"}]".getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void on_the_bookshop() throws Exception {
    List<Call> calls =
        List.of(
            new Call("welcome_reader", Map.of("name", "Ada")),
            new Call("welcome_reader", Map.of("name", "Ada", "formal", true)),
            new Call("find_reader", Map.of("email", "emile@example.org")),
            new Call("find_reader", Map.of("email", "not a mail address")),
            new Call("book_reviews", Map.of("title", "Quiet")),
            new Call("readers_by_id", Map.of("ids", List.of(1, 2, 3, 99))),
            new Call("book_price", Map.of("isbn", "9780131103627")),
            new Call("book_price", Map.of("isbn", "9780131103627")),
            new Call("reader_report", Map.of("reader_id", 1)),
            new Call("reserve_book", Map.of("isbn", "9780306406157")),
            new Call("reserve_book", Map.of("isbn", "9783161484100")),
            new Call("shelf_labels", Map.of()),
            new Call("shelf_statistics", Map.of()),
            new Call("check_isbn", Map.of("isbn", "978-0-306-40615-7")),
            new Call("stock_value", Map.of()),
            new Call("stock_value_sql", Map.of()));
    List<String> here = run(BOOKSHOP, "graalpy", null, calls);

    assertThat(here).isEqualTo(run(BOOKSHOP, "cpython", null, calls));
    assertThat(here.get(0)).contains("Ada");
    assertThat(here.get(here.size() - 1)).isEqualTo("slow_inventory: TIMEOUT");
  }

  @Test
  void on_the_tutorial() throws Exception {
    assumeThat(TUTORIAL).as("the tutorial beside the repository").isDirectory();
    List<Call> calls =
        List.of(
            new Call("personalized_greeting", Map.of("name", "Alice")),
            new Call("personalized_greeting", Map.of("name", "Alice", "formal", "true")),
            new Call("user_lookup", Map.of("email", "alice@example.com")),
            new Call("batch_user_data", Map.of("user_ids", List.of(1, 3, 99))),
            new Call("cached_lookup", Map.of("key", "color")),
            new Call("cached_lookup", Map.of("key", "color")),
            new Call("customer_analysis", Map.of("customer_id", 1)),
            new Call("safe_operation", Map.of("param", "al")),
            new Call("safe_operation", Map.of("param", "alpha")),
            new Call("use_plugin_functions", Map.of()),
            new Call("shout_users", Map.of()),
            new Call("validate_customer", Map.of("email", "a@b.co", "phone", "555 123 4567")),
            new Call("get_total", Map.of()),
            new Call("get_total_sql", Map.of()));
    List<String> here = run(TUTORIAL, "graalpy", "sql/setup.sql", calls);

    assertThat(here).isEqualTo(run(TUTORIAL, "cpython", "sql/setup.sql", calls));
    assertThat(here).noneMatch(result -> result.contains("TOOL_FAILED"));
  }

  private List<String> run(Path project, String engine, String setup, List<Call> calls)
      throws Exception {
    Path copy = directory.resolve(engine);
    copyTree(project, copy);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("REVIEWS_URL", url);
    environment.put("TUTORIAL_API_URL", url);
    try (Mxcp mxcp =
        Mxcp.builder()
            .project(copy)
            .userConfig(copy.resolve("config.yml"))
            .environment(environment)
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create().engine(engine).environment(environment))
            .failOnHookError(true)
            .build()) {
      if (setup != null) {
        String sql = Files.readString(copy.resolve(setup));
        mxcp.runtime().database().executeScript(sql, Map.of(), CallContext.NONE);
      }
      List<String> results = new ArrayList<>();
      calls.forEach(call -> results.add(text(mxcp.call(call.tool(), call.arguments()))));
      if (project.equals(BOOKSHOP)) {
        CallOptions hurry = CallOptions.DEFAULT.withTimeout(SHORT);
        results.add(
            "slow_inventory: " + text(mxcp.call("slow_inventory", Map.of("seconds", 60), hurry)));
      }
      return results;
    }
  }

  /** Returns an outcome without the moment of the call. */
  private static String text(Outcome outcome) {
    return outcome instanceof Outcome.Ok ok
        ? ok.json().replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*\\+00:00", "now")
        : String.valueOf(((Outcome.Failed) outcome).code());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(from, file, to));
    }
  }

  private static void copy(Path from, Path file, Path to) {
    try {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
