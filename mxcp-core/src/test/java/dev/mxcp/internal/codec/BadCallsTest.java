package dev.mxcp.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the codec against a list of bad calls. */
class BadCallsTest {

  @TestFactory
  Stream<DynamicTest> refuses() throws IOException {
    return groups().stream().flatMap(BadCallsTest::tests);
  }

  @Test
  void list_is_long() throws IOException {
    assertThat(groups().stream().mapToInt(group -> calls(group).size()).sum()).isGreaterThan(200);
  }

  private static Stream<DynamicTest> tests(Map<String, Object> group) {
    Map<String, Object> declared = cast(group.get("parameters"));
    ArgumentCodec codec = ArgumentCodec.of(TypeText.parameters(declared));
    return calls(group).stream()
        .map(call -> DynamicTest.dynamicTest(declared + " " + call, () -> refuses(codec, call)));
  }

  private static void refuses(ArgumentCodec codec, Map<String, Object> call) {
    Map<String, Object> given = cast(call.get("give"));
    ToolException failure = catchThrowableOfType(ToolException.class, () -> codec.decode(given));

    assertThat(failure).as("failure").isNotNull();
    assertThat(failure.code()).isEqualTo(FailureCode.INVALID_ARGUMENTS);
    assertThat(failure.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.path()).isEqualTo(call.get("path"));
              assertThat(violation.message()).contains((String) call.get("says"));
              assertThat(failure).hasMessage("Invalid arguments: " + violation);
            });
  }

  private static List<Map<String, Object>> groups() throws IOException {
    try (InputStream in = BadCallsTest.class.getResourceAsStream("bad-calls.yaml")) {
      byte[] bytes = Objects.requireNonNull(in, "bad-calls.yaml").readAllBytes();
      return cast(TypeText.value(new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static List<Map<String, Object>> calls(Map<String, Object> group) {
    return cast(group.get("calls"));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
