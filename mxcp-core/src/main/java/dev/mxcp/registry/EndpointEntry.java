package dev.mxcp.registry;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the registry with what was found out about it.
 *
 * @param endpoint the definition
 * @param inputSchema the schema of its arguments: an object with a property for every parameter
 * @param outputSchema the schema of its result, in which null is allowed everywhere but at the root
 *     of an object; null where the definition does not declare one
 * @param problems what is wrong or doubtful about it; an error means that it cannot be called
 */
public record EndpointEntry(
    Endpoint endpoint,
    JsonSchema inputSchema,
    @Nullable JsonSchema outputSchema,
    List<Problem> problems) {

  /** Copies the list. */
  public EndpointEntry {
    problems = List.copyOf(problems);
  }

  /**
   * Returns its result as clients get it whose results are JSON objects; null where the definition
   * does not declare one, so that the text of a result is all that such clients get.
   */
  public @Nullable StructuredOutput structuredOutput() {
    ValueType type = endpoint.returns();
    return type == null || outputSchema == null ? null : StructuredOutput.of(type, outputSchema);
  }

  /** Returns whether it can be called. */
  public boolean isAvailable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
