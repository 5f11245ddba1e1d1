package dev.mxcp.example.tutorial;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.sun.net.httpserver.HttpServer;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.sql.SqlInvoker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tutorial that the project was made for, unmodified, where it lies beside the repository.
 */
class SeedTutorialTest {

  private static final Path TUTORIAL = Path.of("../../../shared/tutorial");

  @TempDir Path directory;

  private final Map<String, String> environment = new LinkedHashMap<>();
  private HttpServer server;
  private Mxcp mxcp;

  @BeforeEach
  void start() throws Exception {
    assumeThat(TUTORIAL).as("the tutorial beside the repository").isDirectory();
    ProjectCopy.copy(TUTORIAL, directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/search",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          String text =
              "[{\"query\":\""
                  + exchange.getRequestURI().getQuery()
                  + "\",\"token\":\""
                  + token
                  + "\"}]";
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    environment.put("TUTORIAL_API_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    environment.put("TUTORIAL_DB", directory.resolve("data/db.duckdb").toString());
    environment.put("TUTORIAL_STAGED_DB", directory.resolve("staged.duckdb").toString());
    mxcp =
        Mxcp.builder()
            .project(directory)
            .userConfig(directory.resolve("config.yml"))
            .environment(environment)
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create().environment(environment))
            .build();
    mxcp.runtime()
        .database()
        .executeScript(
            Files.readString(directory.resolve("sql/setup.sql")), Map.of(), CallContext.NONE);
  }

  @AfterEach
  void close() {
    if (mxcp != null) {
      mxcp.close();
      server.stop(0);
    }
  }

  private Object result(String tool, Map<String, ?> arguments) {
    Outcome outcome = mxcp.call(tool, arguments);
    if (outcome instanceof Outcome.Failed failed) {
      throw new AssertionError(failed.diagnostic());
    }
    return ((Outcome.Ok) outcome).value();
  }

  @Test
  void step_1_greets_formally_and_not() {
    assertThat(result("personalized_greeting", Map.of("name", "Alice")))
        .asInstanceOf(MAP)
        .containsEntry("greeting", "Hi Alice! How are you doing?")
        .extractingByKey("timestamp", as(org.assertj.core.api.InstanceOfAssertFactories.STRING))
        .endsWith("+00:00");
    assertThat(result("personalized_greeting", Map.of("name", "Alice", "formal", "true")))
        .asInstanceOf(MAP)
        .containsEntry("greeting", "Good day, Alice. How may I assist you?");
  }

  @Test
  void step_2_looks_a_user_up() {
    assertThat(result("user_lookup", Map.of("email", "alice@example.com")))
        .isEqualTo(
            Map.of(
                "found",
                true,
                "user",
                Map.of(
                    "id",
                    1L,
                    "name",
                    "Alice",
                    "email",
                    "alice@example.com",
                    "domain",
                    "example.com")));
    assertThat(result("user_lookup", Map.of("email", "nobody@example.com")))
        .asInstanceOf(MAP)
        .containsEntry("found", false)
        .containsEntry("user", null);
  }

  @Test
  void step_3_fetches_with_the_secret_of_the_configuration() throws Exception {
    assumeThat(PythonModules.has("httpx")).as("python3 has httpx").isTrue();
    assertThat(result("fetch_external_data", Map.of("query", "tea")))
        .isEqualTo(
            Map.of(
                "status",
                "success",
                "data",
                List.of(Map.of("query", "q=tea", "token", "Bearer your-api-key-here"))));
  }

  @Test
  void step_4_awaits_async_functions() {
    assertThat(result("batch_user_data", Map.of("user_ids", List.of(1, 3, 99))))
        .asInstanceOf(LIST)
        .extracting(row -> (Object) ((Map<?, ?>) row).get("name"))
        .containsExactly("Alice", "Chloé", null);
  }

  @Test
  void step_5_remembers_between_calls() {
    assertThat(result("cached_lookup", Map.of("key", "color")))
        .isEqualTo(Map.of("source", "database", "value", "teal"));
    assertThat(result("cached_lookup", Map.of("key", "color")))
        .isEqualTo(Map.of("source", "cache", "value", "teal"));
  }

  @Test
  void step_6_uses_sums_of_decimals_with_floats() {
    Map<?, ?> analysis = (Map<?, ?>) result("customer_analysis", Map.of("customer_id", 1));
    assertThat(analysis.get("basic_info"))
        .asInstanceOf(MAP)
        .containsEntry("created_at", "2024-01-15T09:30:00");
    assertThat(analysis.get("purchase_summary"))
        .asInstanceOf(MAP)
        .containsEntry("count", 24L)
        .containsEntry("total", 3150.0);
    assertThat(analysis.get("insights"))
        .asInstanceOf(MAP)
        .containsEntry("total_analyzed", 24L)
        .containsEntry("spending_trend", "increasing");
  }

  @Test
  void step_7_answers_with_errors_of_its_own() {
    assertThat(result("safe_operation", Map.of("param", "al")))
        .asInstanceOf(MAP)
        .containsEntry("status", "error");
    assertThat(result("safe_operation", Map.of("param", "alpha")))
        .isEqualTo(Map.of("status", "success", "data", Map.of("key", "alpha", "payload", "first")));
  }

  @Test
  void step_8_swaps_the_database_while_calls_go_on() throws Exception {
    stageDatabase();
    AtomicBoolean done = new AtomicBoolean();
    List<Outcome.Failed> failures = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              while (!done.get()) {
                if (mxcp.call("get_total_sql", Map.of()) instanceof Outcome.Failed failed) {
                  failures.add(failed);
                }
              }
            });
    caller.start();
    assertThat(result("update_analytics_data", Map.of()))
        .asInstanceOf(MAP)
        .containsEntry("status", "scheduled");
    ReloadReport report = mxcp.reload().toCompletableFuture().get(120, TimeUnit.SECONDS);
    assertThat(report.isSuccess()).as(String.valueOf(report)).isTrue();
    Object total = ((Map<?, ?>) result("get_total_sql", Map.of())).get("total");
    done.set(true);
    caller.join();
    assertThat(total).hasToString("7.00");
    assertThat(failures).isEmpty();
  }

  private void stageDatabase() {
    String staged = environment.get("TUTORIAL_STAGED_DB");
    mxcp.runtime()
        .database()
        .executeScript(
            "ATTACH '"
                + staged
                + "' AS staged; COPY FROM DATABASE db TO staged;"
                + " DELETE FROM staged.orders;"
                + " INSERT INTO staged.orders VALUES (1, 1, 7, 'completed', now()::TIMESTAMP);"
                + " DETACH staged",
            Map.of(),
            CallContext.NONE);
  }

  @Test
  void step_9_reaches_plugins_from_python_and_sql() {
    assertThat(result("use_plugin_functions", Map.of()))
        .isEqualTo(Map.of("plugins", List.of("my_custom_plugin")));
    assertThat(result("shout_users", Map.of()))
        .isEqualTo(
            List.of(Map.of("loud", "ALICE!"), Map.of("loud", "BOB!"), Map.of("loud", "CHLOÉ!")));
  }

  @Test
  void step_10_shares_modules() {
    assertThat(result("validate_customer", Map.of("email", "a@b.co", "phone", "555 123 4567")))
        .isEqualTo(Map.of("email_valid", true, "phone_formatted", "(555) 123-4567"));
  }

  @Test
  void the_migrated_tool_gives_the_same_total() {
    assertThat(((Map<?, ?>) result("get_total_sql", Map.of())).get("total")).hasToString("3200.00");
    assertThat(result("get_total", Map.of())).isEqualTo(Map.of("total", 3200.0));
  }

  @Test
  void every_tool_is_loaded_without_an_error() {
    assertThat(mxcp.registry().tools()).hasSize(13);
    assertThat(mxcp.health().hookFailures()).isEmpty();
    assertThat(mxcp.call("cached_lookup", Map.of("key", 1), CallOptions.DEFAULT).isOk()).isTrue();
  }
}
