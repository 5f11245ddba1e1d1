package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that tools in Python read, print, log, report and raise are in no text that comes out. */
class CanaryPythonTest {

  private static final String MODULE =
      """
      import base64
      import json
      import logging
      import sys
      import warnings
      from mxcp.runtime import ToolError, config, db, mcp
      from mxcp.sdk.audit import add_execution_event, begin_execution_event

      FORMS = {
          "str": str,
          "repr": repr,
          "json": json.dumps,
          "base64": lambda v: base64.b64encode(str(v).encode()).decode(),
          "hex": lambda v: str(v).encode().hex(),
          "bytes": lambda v: repr(str(v).encode()),
          "within": lambda v: f"before {v} after, {[v]!r}",
          "basic": lambda v: base64.b64encode(f"user:{v}".encode()).decode(),
      }

      def secret(shape, form):
          return FORMS[form](config.get_secret(shape, "value"))

      def say(shape, form):
          text = secret(shape, form)
          print(text)
          print(text, file=sys.stderr)
          warnings.warn(text)
          logging.getLogger("tools").warning("said %s", text)
          logging.getLogger(text.replace(".", "")).info("named")
          add_execution_event(target=text, summary=text, details={text: text, "raw": config.get_secret(shape, "value")})
          return "said"

      async def report(shape, form):
          text = secret(shape, form)
          await mcp.info(text)
          await mcp.error(text)
          await mcp.progress(1, 2, text)
          return "reported"

      def fail(shape, form):
          text = secret(shape, form)
          try:
              with begin_execution_event(target="x", operation=text):
                  raise KeyError(text)
          except KeyError as e:
              raise ValueError("outside") from e

      def tell(shape, form):
          raise ToolError(secret(shape, form))

      def leave(shape, form):
          sys.exit(secret(shape, form))

      def query(shape, form):
          return db.execute("SELECT CAST($s AS DATE) AS d", {"s": secret(shape, form)})

      def give(shape, form):
          value = config.get_secret(shape, "value")
          return {"value": value, "text": secret(shape, form), secret(shape, form): [value]}

      def mistyped(shape, form):
          return secret(shape, form)

      class Odd:
          def __init__(self, text):
              self.text = text
          def __repr__(self):
              return self.text

      def unknown(shape, form):
          return {secret(shape, form): Odd(secret(shape, form))}

      def collide(shape, form):
          return {secret(shape, form): {1: 1, "1": 2}}
      """;

  private static final List<String> FORMS =
      List.of("str", "repr", "json", "base64", "hex", "bytes", "within", "basic");

  private static final List<String> FUNCTIONS =
      List.of(
          "say", "report", "fail", "tell", "leave", "query", "give", "mistyped", "unknown",
          "collide");

  @TempDir Path directory;

  @Test
  void secrets_of_the_configuration_are_in_no_text() throws Exception {
    Doors doors = new Doors(directory).write("python/tools.py", MODULE);
    for (String function : FUNCTIONS) {
      doors.write(
          "tools/" + function + ".yml",
          "mxcp: 1\ntool:\n  name: " + function + "\n  language: python\n"
              + "  source: {file: ../python/tools.py}\n"
              + "  parameters: [{name: shape, type: string}, {name: form, type: string}]\n"
              + (function.equals("mistyped") ? "  return: {type: integer, maximum: 5}\n" : ""));
    }

    doors.watch(
        doors.builder().invoker(SqlInvoker.duckDb()).invoker(PythonInvoker.create()),
        mxcp -> {
          for (String function : FUNCTIONS) {
            for (Canary canary : Canary.values()) {
              for (String form : FORMS) {
                doors.call(mxcp, function, Map.of("shape", canary.name(), "form", form));
              }
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
