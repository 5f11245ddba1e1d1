package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@Tag("long")
final class TestCommandTest {

  @TempDir Path directory;
  Cli cli;

  @BeforeEach
  void write_the_project() {
    cli = Cli.project(directory).write("tools/one.yml", tool("one", "1", "result: 1"));
  }

  private static String tool(String name, String sql, String expectation) {
    return """
        mxcp: 1
        tool:
          name: %s
          return: {type: integer}
          source: {code: "SELECT %s AS n"}
          tests:
            - name: first
              arguments: []
              %s
        """
        .formatted(name, sql, expectation);
  }

  @Test
  void passes_where_every_test_passes() {
    Result text = cli.run("test");
    Result json = cli.run("test", "--json-output", "--parallel", "2");

    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("passed tool/one: first").endsWith("1 test: 1 passed.\n");
    assertThat(json.code()).isZero();
    assertThat(json.result()).containsEntry("status", "ok").containsEntry("tests_run", 1L);
    assertThat(json.result().get("endpoints"))
        .asString()
        .contains("endpoint=tool/one", "path=tools/one.yml", "name=first", "status=passed");
  }

  @Test
  void fails_with_a_readable_difference_and_a_report() throws Exception {
    cli.write("tools/two.yml", tool("two", "2", "result: 3"))
        .write("tools/bad.yml", tool("bad", "error('boom')", "result: 3"))
        .write("tools/unread.yml", "mxcp: 1\ntool: [\n");

    Result all = cli.run("test", "--junit-xml", cli.path("reports/tests.xml"));
    Result one = cli.run("test", "tool", "two", "--json-output");
    Result unknown = cli.run("test", "tool", "tow");

    assertThat(all.code()).isEqualTo(1);
    assertThat(all.out())
        .contains("FAILED tool/two: first")
        .contains("expected: 3\n           got: 2")
        .contains("ERROR  tool/bad: first")
        .contains("SQL of bad failed: Invalid Input Error: boom")
        .contains("ERROR  tools/unread.yml: ")
        .contains("3 tests: 1 passed, 1 failed, 1 with an error; 1 file could not be read.");
    assertThat(one.code()).isEqualTo(1);
    assertThat(one.result()).containsEntry("status", "failed").containsEntry("tests_run", 1L);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("Did you mean two?");
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("reports/tests.xml").toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(((Element) xml.getElementsByTagName("failure").item(0)).getTextContent())
        .contains("expected: 3");
  }

  @Test
  void leaves_the_database_alone_where_it_is_isolated() throws Exception {
    cli.run("query", "CREATE TABLE seen AS SELECT 1 AS id");
    cli.write("tools/one.yml", insert());

    Result isolated = cli.run("test", "--isolated");
    Result after = cli.run("query", "SELECT count(*) AS n FROM seen", "--json-output");
    Result shared = cli.run("test");
    Result then = cli.run("query", "SELECT count(*) AS n FROM seen", "--json-output");

    assertThat(isolated.code()).as(isolated.toString()).isZero();
    assertThat(after.out()).contains("\"n\":1");
    assertThat(shared.code()).isZero();
    assertThat(then.out()).contains("\"n\":2");
    assertThat(Files.list(directory.resolve("data"))).hasSize(1);
  }

  private static String insert() {
    return """
        mxcp: 1
        tool:
          name: one
          source: {code: "INSERT INTO seen VALUES (2)"}
          tests:
            - name: first
              arguments: []
        """;
  }

  @Test
  void says_so_where_there_are_no_tests(@TempDir Path empty) {
    Result result = Cli.project(empty).run("test");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("There are no tests.");
  }
}
