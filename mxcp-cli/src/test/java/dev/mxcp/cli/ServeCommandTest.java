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
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mxcp serve} as a process. */
final class ServeCommandTest {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/tools");

  @TempDir Path directory;

  private Cli project() {
    return Cli.project(directory)
        .write(
            "mxcp-site.yml",
            "project: shop\nprofile: default\nprofiles: {default: {duckdb: {path: ':memory:'}}}\n")
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
            .runWithInput(
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
  void serves_http_and_ends_in_order_on_sigterm() throws Exception {
    Process process = project().start("serve", "--port", "0", "--path", "/tools", "--stateless");
    try (BufferedReader err = reader(process)) {
      URI uri = address(err);
      assertThat(post(uri, call(1, "who")).body()).contains("structuredContent");
      assertThat(get(uri.resolve("/health")).body()).isEqualTo("{\"status\":\"serving\"}");
      assertThat(get(uri.resolve("/")).statusCode()).isEqualTo(404);
      process.destroy();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void lets_models_write_sql_that_reads() throws Exception {
    Process process =
        project().start("serve", "--port", "0", "--path", "/tools", "--stateless", "--sql-tools");
    try (BufferedReader err = reader(process)) {
      URI uri = address(err);
      assertThat(sql(uri, "SELECT range AS n FROM range(5000)")).contains("\"returned\":1000");
      assertThat(sql(uri, "SELECT 40 + 2 AS n;")).contains("{\\\"n\\\":42}");
      assertThat(sql(uri, "CREATE TABLE t(n INT)")).contains("Only statements that read");
      assertThat(sql(uri, "SELECT * FROM read_text('/etc/hostname')")).contains("\"isError\":true");
      assertThat(sql(uri, "WITH x AS (SELECT 1) INSERT INTO t SELECT 1"))
          .contains("\"isError\":true");
    } finally {
      process.destroyForcibly();
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
            .run("serve", "--port", "0", "--config", "config.yml");
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
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
