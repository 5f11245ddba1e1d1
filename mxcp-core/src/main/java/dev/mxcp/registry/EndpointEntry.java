package dev.mxcp.registry;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the registry with its schemas and problems. Immutable. Not intended to be
 * implemented by clients.
 */
public interface EndpointEntry {

  /** Returns the definition. */
  Endpoint endpoint();

  /** Returns the schema of the arguments: an object with a property for every parameter. */
  JsonSchema inputSchema();

  /**
   * Returns the schema of the result, in which null is allowed everywhere but at the root of an
   * object; null if the definition does not declare one.
   */
  @Nullable JsonSchema outputSchema();

  /** Returns the problems of the endpoint; an error means that it cannot be called. Immutable. */
  List<Problem> problems();

  /**
   * Returns the view of the result for clients whose results are JSON objects; null if the
   * definition does not declare a result, so that such clients get its text only.
   */
  default @Nullable StructuredOutput structuredOutput() {
    ValueType type = endpoint().returns();
    JsonSchema schema = outputSchema();
    return type == null || schema == null ? null : StructuredOutput.of(type, schema);
  }

  /** Returns whether the endpoint can be called. */
  default boolean isAvailable() {
    return problems().stream().noneMatch(Problem::isError);
  }
}
