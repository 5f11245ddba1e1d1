package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that callers send to tools in SQL and Java are in no text that comes out. */
class CanarySqlTest {

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT CAST($s AS DATE)",
          "SELECT CAST($s AS INTEGER[])",
          "SELECT CAST('{' || $s AS JSON)",
          "SELECT error($s)",
          "SELECT error('before ' || $s || ' after')",
          "SELECT error(base64(encode($s)))",
          "SELECT error(hex($s))",
          "SELECT error(CAST(to_json($s) AS VARCHAR))",
          "SELECT error(CAST([{'a': $s}] AS VARCHAR))",
          "SELECT regexp_matches('a', $s || '(')",
          "SELECT strptime('2024', $s)",
          "SELECT getvariable('x') FROM read_csv($s)",
          "SELECT [{'a': $s}] AS rows",
          "SELECT encode($s) AS bytes",
          "SELECT MAP {$s: 1} AS named");

  @TempDir Path directory;

  @Test
  void secrets_in_arguments_and_results_are_in_no_text() throws Exception {
    Doors doors = new Doors(directory);
    List<String> tools = new ArrayList<>();
    for (String returns : List.of("", "return: {type: integer}", "return: {type: object}")) {
      for (String sql : returns.isEmpty() ? STATEMENTS : STATEMENTS.subList(12, 15)) {
        String name = "tool" + tools.size();
        tools.add(name);
        doors.write(
            "tools/" + name + ".yml",
            "mxcp: 1\ntool:\n  name: "
                + name
                + "\n  parameters: [{name: s, type: string}]\n"
                + returns.indent(2)
                + "  source:\n    code: |\n      "
                + sql
                + "\n");
      }
    }

    doors.watch(
        doors
            .builder()
            .invoker(SqlInvoker.duckDb())
            .tool(
                Tool.builder("typed").parameter("n", ValueType.integer()).build(),
                call -> call.arguments().get("n"))
            .tool(
                Tool.builder("throwing").parameter("s", ValueType.string()).build(),
                call -> {
                  String secret = (String) call.arguments().get("s");
                  IllegalStateException inner = new IllegalStateException("with " + secret);
                  inner.addSuppressed(new IllegalArgumentException(secret));
                  throw new IllegalStateException("outside", inner);
                }),
        mxcp -> {
          for (Canary canary : Canary.values()) {
            callAll(doors, mxcp, tools, canary);
          }
        });

    Map<String, String> texts = doors.texts();
    texts.forEach(
        (door, text) -> List.of(Canary.values()).forEach(canary -> canary.isNotIn(text, door)));
    assertThat(texts.get("outcomes")).contains("[secret PLAIN]", "[secret LARGE]");
    assertThat(texts.get("listeners")).contains("[secret PLAIN]", "[secret NUMBER]");
    assertThat(texts.get("the audit log")).contains("[secret PLAIN]", "[secret NUMBER]");
    assertThat(texts.get("the log")).contains("[secret PLAIN]");
  }

  private static void callAll(Doors doors, Mxcp mxcp, List<String> tools, Canary canary)
      throws IOException {
    for (String tool : tools) {
      doors.call(mxcp, tool, Map.of("s", canary.text()));
    }
    for (String tool : tools.subList(STATEMENTS.size() - 3, tools.size())) {
      doors.stream(mxcp, tool, Map.of("s", canary.text()));
    }
    doors.call(mxcp, "throwing", Map.of("s", canary.text()));
    doors.call(mxcp, "typed", Map.of("n", canary.value()));
    doors.call(mxcp, "typed", Map.of("n", List.of(canary.value())));
    doors.call(mxcp, "typed", Map.of(canary.text(), 1));
    doors.call(mxcp, canary.text(), Map.of());
    Map<String, Object> profile = new LinkedHashMap<>(Map.of("email", canary.text()));
    profile.put("external_token", canary.text());
    CallOptions user =
        CallOptions.DEFAULT
            .withUser(User.fromMap("test", profile, "ann"))
            .withHeaders(Map.of("Authorization", canary.text()));
    mxcp.call("tool3", Map.of("s", "x"), user);
    mxcp.read(canary.text(), user);
  }
}
