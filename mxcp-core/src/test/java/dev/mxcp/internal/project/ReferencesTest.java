package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.SecretResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  @TempDir Path root;
  private TestProject project;

  @BeforeEach
  void create_project() {
    project = new TestProject(root);
  }

  /** Loads a project whose only secret has the given text, in single quotes, and returns it. */
  private String resolve(String text, String more) {
    project.user(
        """
        projects:
          demo:
            profiles:
              default:
                secrets: [{name: s, type: custom, parameters: {v: '%s'}}]
        %s"""
            .formatted(text, more));
    return project.load().config().secrets().value("s", "v").orElseThrow();
  }

  private String resolve(String text) {
    return resolve(text, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${ A }",
        "${A-d}",
        "${MY-VAR}",
        "${A",
        "${}",
        "${A:-${B}}",
        "${A:-${NONE:-x}}",
        "${A:=x}",
        "x${A}y${",
        "${not a name}"
      })
  void other_forms_are_errors_with_their_place(String text) {
    project.env("A", "one").env("B", "two");

    List<Problem> problems =
        catchThrowableOfType(LoadException.class, () -> resolve(text)).problems();

    assertThat(problems.get(0).code()).isEqualTo(ProblemCode.INVALID_VALUE);
    assertThat(problems.get(0).position().path()).endsWith("secrets[0].parameters.v");
    assertThat(problems.get(0).position().line()).isGreaterThan(1);
    assertThat(problems.get(0).toString()).doesNotContain(text).contains("$${");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "plain | plain",
        "${A} | one",
        "x${A}y${B}z | xoney${A}z",
        "${NONE:-other} | other",
        "${NONE:-} | ''",
        "${EMPTY:-other} | other",
        "${EMPTY} | ''",
        "${A:-other} | one",
        "$${A} | ${A}",
        "$$${A} | $${A}",
        "$A | $A",
        "http://${A}/x | http://one/x",
        "other://x | other://x"
      },
      delimiter = '|')
  void variables_are_put_in_their_place(String text, String expected) {
    project.env("A", "one").env("B", "${A}").env("EMPTY", "");
    assertThat(resolve(text)).isEqualTo(expected);
  }

  @Test
  void a_file_gives_its_content_without_the_space_around_it() {
    project.write("home/.mxcp/token.txt", "\n  abc def \n");
    assertThat(resolve("file://token.txt")).isEqualTo("abc def");
    assertThat(resolve("file://" + root.resolve("home/.mxcp/token.txt"))).isEqualTo("abc def");
  }

  @Test
  void a_resolver_of_the_host_resolves_its_scheme() {
    project.resolvers = List.of(resolver("mine"));
    assertThat(resolve("mine://a")).isEqualTo("<mine://a>");
  }

  @Test
  void a_resolver_of_the_host_replaces_a_built_in_one() {
    project.resolvers = List.of(resolver("vault"));
    assertThat(resolve("vault://a/b#c")).isEqualTo("<vault://a/b#c>");
  }

  private static SecretResolver resolver(String scheme) {
    return new SecretResolver() {
      @Override
      public String scheme() {
        return scheme;
      }

      @Override
      public String resolve(String reference) {
        return "<" + reference + ">";
      }
    };
  }

  @Nested
  class Vault {

    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, String> answers =
        Map.of(
            "/v1/secret/data/app/db", "{\"data\": {\"data\": {\"password\": \"v2-value\"}}}",
            "/v1/old/app", "{\"data\": {\"password\": \"v1-value\", \"port\": 5432}}",
            "/v1/broken/data/app", "not json");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
      project.env("VAULT_TOKEN", "t0ken");
    }

    @AfterEach
    void stop() {
      server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      boolean known = "t0ken".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
      String body = known ? answers.getOrDefault(path, "") : "";
      exchange.sendResponseHeaders(!known ? 403 : body.isEmpty() ? 404 : 200, 0);
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
      exchange.close();
    }

    private String read(String reference) {
      int port = server.getAddress().getPort();
      project.env("ADDRESS", "http://127.0.0.1:" + port + "/");
      return resolve(reference, "vault: {enabled: true, address: '${ADDRESS}'}\n");
    }

    @Test
    void gives_a_value_of_the_second_version() {
      assertThat(read("vault://secret/app/db#password")).isEqualTo("v2-value");
      assertThat(requests).containsExactly("/v1/secret/data/app/db");
    }

    @Test
    void falls_back_to_the_first_version() {
      assertThat(read("vault://old/app#password")).isEqualTo("v1-value");
      assertThat(read("vault://old/app#port")).isEqualTo("5432");
    }

    @Test
    void says_which_answers_it_got() {
      assertThatThrownBy(() -> read("vault://secret/none#x"))
          .hasMessageContaining("[unresolved-reference]")
          .hasMessageContaining("status 404");
      project.env("VAULT_TOKEN", "wrong-token");
      assertThatThrownBy(() -> read("vault://secret/app/db#password"))
          .hasMessageContaining("status 403")
          .hasMessageNotContaining("wrong-token");
    }

    @Test
    void says_what_is_missing() {
      assertThatThrownBy(() -> read("vault://secret/app/db#user")).hasMessageContaining("the key");
      assertThatThrownBy(() -> read("vault://secret")).hasMessageContaining("mount/path#key");
      assertThatThrownBy(() -> read("vault://broken/app#a")).hasMessageContaining("not JSON");
      project.environment.remove("VAULT_TOKEN");
      assertThatThrownBy(() -> read("vault://secret/app/db#user"))
          .hasMessageContaining("VAULT_TOKEN");
    }

    @Test
    void a_token_that_no_header_can_hold_is_not_shown() {
      project.env("VAULT_TOKEN", "line\nbreak-secret");
      assertThatThrownBy(() -> read("vault://secret/app/db#user"))
          .hasMessageContaining("[unresolved-reference]")
          .hasMessageNotContaining("break-secret");
    }
  }

  @Nested
  @DisabledOnOs(OS.WINDOWS)
  class OnePassword {

    private static final String ENABLED = "onepassword: {enabled: true, token_env: MY_TOKEN}\n";

    private void program(String script) throws IOException {
      project.write("bin/op", "#!/bin/sh\n" + script + "\n");
      Path program = root.resolve("bin/op");
      assertThat(program.toFile().setExecutable(true)).isTrue();
      assertThat(Files.isExecutable(program)).isTrue();
      project.env("PATH", root.resolve("bin") + ":/bin:/usr/bin").env("MY_TOKEN", "tkn");
    }

    @Test
    void gives_what_the_program_prints() throws IOException {
      program("printf '%s' \"$*|$OP_SERVICE_ACCOUNT_TOKEN\"");
      assertThat(resolve("op://vault/item/field?attribute=otp", ENABLED))
          .isEqualTo("read --no-newline op://vault/item/field?attribute=otp|tkn");
    }

    @Test
    void a_failure_shows_nothing_of_what_was_printed() throws IOException {
      program("echo leaked-value; echo leaked-value >&2; exit 3");
      assertThatThrownBy(() -> resolve("op://vault/item/field", ENABLED))
          .hasMessageContaining("exit code 3")
          .hasMessageNotContaining("leaked-value");
    }

    @Test
    void a_missing_program_is_told() {
      project.env("PATH", root.toString());
      assertThatThrownBy(() -> resolve("op://vault/item/field", ENABLED))
          .hasMessageContaining("not on the PATH");
    }
  }
}
