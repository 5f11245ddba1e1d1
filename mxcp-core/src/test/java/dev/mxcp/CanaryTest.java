package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.config.Secret;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.codec.TypeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret that a tool returns or a caller sends where it does not fit is quoted nowhere. */
class CanaryTest {

  private static final String PART = "hunter2canary";

  @TempDir Path directory;

  private final LambdaInvoker invoker = new LambdaInvoker();

  static Stream<Object> canaries() {
    return Stream.of(
        PART,
        "two lines\n" + PART,
        "it's \"" + PART + "\"",
        (PART + "-").repeat(700),
        "{\"password\": \"" + PART + "\"}",
        "é-" + PART);
  }

  private Mxcp mxcp(Object secret, String returns) {
    return new ProjectFiles(directory)
        .tool("t", "parameters:\n  - {name: p, type: integer, default: 1}\nreturn: " + returns)
        .builder()
        .invoker(invoker)
        .secret(new Secret("api", "custom", Map.of("value", secret)))
        .build();
  }

  private static void isClean(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    String all = failed.message() + failed.violations() + failed.diagnostic() + failed;
    assertThat(all).doesNotContain(PART).doesNotContain(PART.substring(0, 8)).contains("secret");
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void in_violations_messages_and_diagnostics(String canary) throws IOException {
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    for (Object result :
        List.of(canary, List.of(canary), "before " + canary, bytes, canary.substring(0, 13))) {
      invoker.tool("t", call -> result);
      try (Mxcp mxcp = mxcp(canary, "{type: array, items: {type: integer}}\n")) {
        if (result instanceof byte[]) {
          String text = Base64.getEncoder().encodeToString(bytes).substring(0, 12);
          assertThat(mxcp.call("t", Map.of()).toString()).doesNotContain(text);
        } else if (result.equals(canary) || result instanceof List) {
          isClean(mxcp.call("t", Map.of()));
          isClean(
              mxcp.callToJson("t", Map.of(), CallOptions.DEFAULT, new ByteArrayOutputStream())
                  .orElseThrow());
        }
        isClean(mxcp.call("t", Map.of("p", canary)));
        isClean(mxcp.call("t", Map.of(canary, 1)));
      }
    }
  }

  @Test
  void in_names_numbers_and_violations_of_others() {
    invoker.tool("t", call -> Map.of(PART, Map.of("n", 4711_4711)));
    try (Mxcp mxcp = mxcp(PART, "{type: object, additionalProperties: false}\n")) {
      isClean(mxcp.call("t", Map.of()));
    }
    invoker.tool("t", call -> 4711_4711);
    try (Mxcp mxcp = mxcp(4711_4711, "{type: integer, maximum: 5}\n")) {
      Outcome.Failed failed = (Outcome.Failed) mxcp.call("t", Map.of());
      assertThat(failed.message() + failed.violations() + failed.diagnostic())
          .doesNotContain("47114711");
    }
    invoker.tool(
        "t",
        call -> {
          List<Violation> violations = List.of(new Violation("a." + PART, "expected " + PART));
          throw new ToolException(FailureCode.INVALID_RESULT, "x", violations, "secret", null);
        });
    try (Mxcp mxcp = mxcp(PART, "{type: integer}\n")) {
      isClean(mxcp.call("t", Map.of()));
    }
  }

  @Test
  void in_what_caused_a_failure() {
    invoker.tool(
        "t",
        call -> {
          IllegalStateException inner = new IllegalStateException("a " + PART);
          inner.addSuppressed(new IllegalArgumentException(PART));
          throw new IllegalStateException("outside", inner);
        });
    try (Mxcp mxcp = mxcp(PART, "{type: integer}\n")) {
      Throwable cause = ((Outcome.Failed) mxcp.call("t", Map.of())).toException().getCause();
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));

      assertThat(trace.toString())
          .doesNotContain(PART)
          .contains("java.lang.IllegalStateException: outside", "a [secret api]", "CanaryTest");
    }
    IllegalStateException clean = new IllegalStateException("clean");
    invoker.tool(
        "t",
        call -> {
          throw clean;
        });
    try (Mxcp mxcp = mxcp(PART, "{type: integer}\n")) {
      assertThat(((Outcome.Failed) mxcp.call("t", Map.of())).toException()).hasCause(clean);
    }
  }

  @Test
  void values_that_rules_may_remove_are_not_quoted_either() {
    String fields =
        "{type: object, properties: {a: {type: object, properties: {b: {type: integer}}}}}";
    ToolException open = invalid(fields, false);
    ToolException closed = invalid(fields, true);

    assertThat(open).hasMessageContaining("a.b").hasMessageContaining("hush");
    assertThat(closed.getMessage() + closed.violations() + closed.diagnostic())
        .contains("a: expected an integer, got a value that does not show")
        .doesNotContain("hush", "a.b");
  }

  private static ToolException invalid(String type, boolean closed) {
    ResultCodec codec = ResultCodec.of(TypeText.type(type), UnaryOperator.identity(), closed);
    return catchThrowableOfType(
        ToolException.class, () -> codec.encode(Map.of("a", Map.of("b", "hush"))));
  }
}
