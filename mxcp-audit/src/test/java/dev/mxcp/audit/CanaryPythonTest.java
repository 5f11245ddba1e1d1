package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that tools in Python read, print, log, report and raise are in no text that comes out.
 */
class CanaryPythonTest {

  private static final String MODULE =
      """
      import base64
      import json
      import logging
      import sys
      import urllib.parse
      import warnings
      from mxcp.runtime import ToolError, config, db, mcp
      from mxcp.sdk.audit import add_execution_event, begin_execution_event

      FORMS = [
          str,
          repr,
          json.dumps,
          lambda v: base64.b64encode(str(v).encode()).decode(),
          lambda v: str(v).encode().hex(),
          lambda v: repr(str(v).encode()),
          lambda v: f"before {v} after, {[v]!r}",
          lambda v: base64.b64encode(f"user:{v}".encode()).decode(),
          lambda v: urllib.parse.quote(str(v)),
      ]

      def secret(shape):
          return config.get_secret(shape, "value")

      def forms(shape):
          return [form(secret(shape)) for form in FORMS]

      def say(shape):
          for text in forms(shape):
              print(text)
              print(text, file=sys.stderr)
              warnings.warn(text)
              logging.getLogger("tools").warning("said %s", text)
              logging.getLogger(text.replace(".", "")).debug("named")
              details = {text: text, "raw": [secret(shape)]}
              add_execution_event(target=text, summary=text, details=details)
          return "said"

      async def report(shape):
          for text in forms(shape):
              await mcp.info(text)
              await mcp.error(text)
              await mcp.progress(1, 2, text)
          return "reported"

      def fail(shape):
          last = None
          for text in forms(shape):
              try:
                  with begin_execution_event(target="x", operation=text):
                      raise KeyError(text) from last
              except KeyError as e:
                  last = e
          raise ValueError("outside") from last

      def tell(shape):
          raise ToolError(" and ".join(forms(shape)))

      def leave(shape):
          sys.exit(" and ".join(forms(shape)))

      def query(shape):
          return db.execute("SELECT CAST($s AS DATE) AS d", {"s": str(secret(shape))})

      def give(shape):
          return {text: {"value": secret(shape), "texts": [text]} for text in forms(shape)}

      def mistyped(shape):
          return forms(shape) + [secret(shape)]

      class Odd:
          def __init__(self, text):
              self.text = text
          def __repr__(self):
              return self.text

      def unknown(shape):
          return {text: Odd(text) for text in forms(shape)}

      def collide(shape):
          return {text: {1: 1, "1": 2} for text in forms(shape)}
      """;

  private static final List<String> FUNCTIONS =
      List.of(
          "say",
          "report",
          "fail",
          "tell",
          "leave",
          "query",
          "give",
          "mistyped",
          "unknown",
          "collide");

  @TempDir Path directory;

  @Test
  void secrets_of_the_configuration_are_in_no_text() throws Exception {
    Doors doors = new Doors(directory).write("python/tools.py", MODULE);
    for (String function : FUNCTIONS) {
      doors.write(
          "tools/" + function + ".yml",
          "mxcp: 1\ntool:\n  name: "
              + function
              + "\n  language: python\n"
              + "  source: {file: ../python/tools.py}\n"
              + "  parameters: [{name: shape, type: string}]\n"
              + (function.equals("mistyped")
                  ? "  return: {type: array, items: {type: integer, maximum: 5}}\n"
                  : ""));
    }

    doors.watch(
        doors.builder().invoker(SqlInvoker.duckDb()).invoker(PythonInvoker.create()),
        mxcp -> {
          for (String function : FUNCTIONS) {
            for (Canary canary : Canary.values()) {
              doors.call(mxcp, function, Map.of("shape", canary.name()));
            }
          }
          for (String function : List.of("give", "mistyped", "unknown")) {
            for (Canary canary : Canary.values()) {
              doors.stream(mxcp, function, Map.of("shape", canary.name()));
            }
          }
        });

    Map<String, String> texts = doors.texts();
    texts.forEach(
        (door, text) -> List.of(Canary.values()).forEach(canary -> canary.isNotIn(text, door)));
    for (String door : List.of("outcomes", "events", "the log", "the audit log")) {
      assertThat(texts.get(door)).as(door).contains("[secret PLAIN]", "[secret NUMBER]");
    }
  }
}
