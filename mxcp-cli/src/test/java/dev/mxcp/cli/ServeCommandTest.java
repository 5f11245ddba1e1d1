package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxcp serve} as a process. */
final class ServeCommandTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/tools");

  private static final String SITE =
      "project: shop\nprofile: default\nprofiles: {default: {duckdb: {path: ':memory:'}}}\n";

  @TempDir Path directory;

  private Cli project() {
    return Cli.project(directory)
        .write("mxcp-site.yml", SITE)
        .write(
            "tools/who.yml",
            "tool:\n  name: who\n  return: {type: string}\n"
                + "  source: {code: SELECT get_username() AS name}\n")
        .write(
            "tools/loud.yml",
            "tool:\n  name: loud\n  language: python\n  source: {file: ../python/loud.py}\n")
        .write(
            "python/loud.py",
            "import os, sys\nprint('hello from a module')\n\ndef loud():\n"
                + "    print('hello from a tool')\n    os.write(1, b'hello from a descriptor')\n"
                + "    return 'done'\n");
  }

  private static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":"
        + params
        + "}\n";
  }

  private static String call(int id, String tool) {
    return request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}");
  }

  @Test
  void serves_stdio_with_nothing_but_the_protocol_on_stdout() {
    Cli.Result result =
        project()
            .processWithInput(
                request(1, "initialize", "{\"protocolVersion\":\"2025-11-25\"}")
                    + call(2, "loud")
                    + call(3, "who"),
                "serve",
                "--transport",
                "stdio",
                "-u",
                "{\"username\": \"ada\"}");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"jsonrpc\""));
    assertThat(result.out()).contains("\"name\":\"shop\"", "done", "ada");
    assertThat(result.err()).contains("hello from a tool");
  }

  @Test
  void serves_http_reloads_on_sighup_and_ends_in_order_on_sigterm() throws Exception {
    Cli project =
        project()
            .write("tools/waits.yml", "tool: {name: waits, language: python, source: {file: w.py}}")
            .write(
                "tools/w.py",
                "import os, time\n\ndef waits():\n    open('begun', 'w').close()\n"
                    + "    while not os.path.exists('go'):\n        time.sleep(0.01)\n"
                    + "    return 'finished'\n");
    Process process =
        project.startInForeground("serve", "--port", "0", "--path", "/tools", "--stateless");
    try (BufferedReader err = reader(process)) {
      URI uri = address(err);
      assertThat(post(uri, call(1, "who")).body()).contains("structuredContent");
      assertThat(get(uri.resolve("/health")).body()).isEqualTo("{\"status\":\"serving\"}");
      assertThat(get(uri.resolve("/")).statusCode()).isEqualTo(404);

      project.write("tools/late.yml", "tool: {name: late, source: {code: SELECT 'I am late'}}");
      assertThat(post(uri, call(1, "late")).body()).contains("Unknown tool");
      signal(process, "HUP");
      awaitAnswer(uri, call(1, "late"), "I am late");

      CompletableFuture<HttpResponse<String>> running = postAsync(uri, call(7, "waits"));
      await(() -> Files.exists(directory.resolve("begun")));
      signal(process, "TERM");
      await(() -> get(uri.resolve("/health")).statusCode() == 503);
      assertThat(post(uri, call(8, "who")).statusCode()).isEqualTo(503);
      project.write("go", "");
      assertThat(running.get(2, TimeUnit.MINUTES).body()).contains("finished");
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void lets_models_write_sql_that_reads() throws Exception {
    Cli project = project().write("mxcp-site.yml", SITE.replace(":memory:", "shop.duckdb"));
    database("CREATE TABLE books(title VARCHAR)");
    project.write(
        "tools/add.yml", "tool: {name: add, source: {code: INSERT INTO books VALUES (1)}}");
    Process process =
        project.start(
            "serve",
            "--port",
            "0",
            "--path",
            "/tools",
            "--stateless",
            "--sql-tools",
            "--watch",
            "--read-only");
    try (BufferedReader err = reader(process)) {
      URI uri = address(err);
      assertThat(sql(uri, "SELECT range AS n FROM range(5000)")).contains("\"returned\":1000");
      assertThat(sql(uri, "SELECT 40 + 2 AS n;")).contains("{\\\"n\\\":42}");
      assertThat(sql(uri, "CREATE TABLE t(n INT)")).contains("Only statements that read");
      assertThat(sql(uri, "SELECT * FROM read_text('/etc/hostname')")).contains("\"isError\":true");
      assertThat(sql(uri, "WITH x AS (SELECT 1) INSERT INTO t SELECT 1"))
          .contains("\"isError\":true");
      assertThat(post(uri, call(1, "list_tables")).body()).contains("books");
      assertThat(post(uri, call(1, "add")).body()).contains("\"isError\":true");

      project.write("tools/late.yml", "tool: {name: late, source: {code: SELECT 'I am late'}}");
      awaitAnswer(uri, call(1, "late"), "I am late");
    } finally {
      process.destroyForcibly();
    }
  }

  private void database(String sql) throws Exception {
    String url = "jdbc:duckdb:" + directory.resolve("shop.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void awaitAnswer(URI uri, String request, String text) throws Exception {
    await(() -> post(uri, request).body().contains(text));
  }

  /** Asks until it is so; a test that takes too long fails as a whole. */
  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.onSpinWait();
    }
  }

  private static String sql(URI uri, String sql) throws Exception {
    return post(
            uri,
            request(
                1,
                "tools/call",
                "{\"name\":\"execute_sql_query\",\"arguments\":{\"sql\":\"" + sql + "\"}}"))
        .body();
  }

  @Test
  void refuses_to_serve_openly_by_accident() {
    Cli.Result result = project().run("serve", "--host", "0.0.0.0", "--port", "0");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--allow-anonymous");
  }

  @Test
  void refuses_to_serve_with_an_authentication_that_it_cannot_do() {
    Cli.Result result =
        project()
            .write("config.yml", "projects: {shop: {profiles: {default: {auth: {mode: issuer}}}}}")
            .run("serve", "--port", "0", "--config", directory.resolve("config.yml").toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("auth.mode: issuer");
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private static URI address(BufferedReader err) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return URI.create(found.group());
      }
      read.append(line).append('\n');
    }
    throw new AssertionError("It did not start:\n" + read);
  }

  private static HttpResponse<String> post(URI uri, String body) throws Exception {
    return postAsync(uri, body).get(2, TimeUnit.MINUTES);
  }

  private static CompletableFuture<HttpResponse<String>> postAsync(URI uri, String body) {
    return HTTP.sendAsync(
        HttpRequest.newBuilder(uri)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
