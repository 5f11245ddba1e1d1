package dev.mxcp.testing;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.registry.JsonSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of assertions about calls, rows, JSON and schemas; import it beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(tools.call("find_user", Map.of("id", 7))).isOk().hasField("user.name", "Alice");
 * assertThat(tools.call("find_user")).failedWith(INVALID_ARGUMENTS).mentions("id");
 * }</pre>
 */
public final class MxcpAssertions {

  private MxcpAssertions() {}

  /** Begins an assertion about a call; its messages show the arguments, too. */
  public static OutcomeAssert assertThat(ToolCall call) {
    return new OutcomeAssert(call.outcome())
        .as("%s %s", call.target(), Shown.compact(call.arguments()));
  }

  /** Begins an assertion about the outcome of a call. */
  public static OutcomeAssert assertThat(@Nullable Outcome outcome) {
    return new OutcomeAssert(outcome);
  }

  /** Begins an assertion about a running project, such as its drift from a snapshot. */
  public static MxcpAssert assertThat(Mxcp mxcp) {
    return new MxcpAssert(mxcp);
  }

  /** Begins an assertion about a schema. */
  public static ValueAssert assertThat(JsonSchema schema) {
    return new ValueAssert(schema.map()).as("JSON schema");
  }

  /** Begins an assertion about rows of the database. */
  public static ValueAssert assertThatRows(
      List<? extends Map<String, ? extends @Nullable Object>> rows) {
    return new ValueAssert(rows).as("rows");
  }

  /**
   * Begins an assertion about a JSON text.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static ValueAssert assertThatJson(String text) {
    return new ValueAssert(Shown.parse(text)).as("JSON");
  }
}
