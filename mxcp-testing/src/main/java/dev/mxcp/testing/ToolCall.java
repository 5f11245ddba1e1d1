package dev.mxcp.testing;

import dev.mxcp.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A completed call with its outcome; {@link MxcpAssertions#assertThat(ToolCall)} takes it.
 *
 * @param target what was called: the name of a tool or prompt, the URI of a resource
 * @param arguments the arguments as they were given
 * @param outcome what became of it
 */
public record ToolCall(String target, Map<String, @Nullable Object> arguments, Outcome outcome) {

  /** Copies the arguments. */
  public ToolCall {
    Objects.requireNonNull(target, "target");
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * Returns the result.
   *
   * @throws dev.mxcp.error.ToolException where the call failed
   */
  public @Nullable Object value() {
    return outcome.orElseThrow();
  }
}
