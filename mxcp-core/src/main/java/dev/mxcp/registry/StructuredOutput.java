package dev.mxcp.registry;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of an endpoint for clients whose results are JSON objects, such as those of MCP.
 *
 * <p>A result that is declared as an object stays as it is. Every other one, and an object that is
 * sensitive as a whole, becomes the property {@value #PROPERTY} of an object. Immutable and
 * thread-safe.
 */
public final class StructuredOutput {

  /** The name of the only property of an object that wraps a result. */
  public static final String PROPERTY = "result";

  private final JsonSchema schema;
  private final boolean wrapped;

  private StructuredOutput(JsonSchema schema, boolean wrapped) {
    this.schema = schema;
    this.wrapped = wrapped;
  }

  /**
   * Creates the view of a declared result.
   *
   * @param type the declared type
   * @param output its schema, as {@link EndpointEntry#outputSchema()} has it
   */
  static StructuredOutput of(ValueType type, JsonSchema output) {
    boolean isObject = type instanceof ObjectType && !type.info().sensitive();
    return new StructuredOutput(isObject ? output : wrapped(output), !isObject);
  }

  private static JsonSchema wrapped(JsonSchema output) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", Map.of(PROPERTY, output.map()));
    schema.put("required", List.of(PROPERTY));
    schema.put("additionalProperties", false);
    String text =
        "{\"type\":\"object\",\"properties\":{\""
            + PROPERTY
            + "\":"
            + output.text()
            + "},\"required\":[\""
            + PROPERTY
            + "\"],\"additionalProperties\":false}";
    return new JsonSchema(Collections.unmodifiableMap(schema), text);
  }

  /**
   * Returns the schema of the objects that {@link #of(Object)} returns; its root is {@code "type":
   * "object"}.
   */
  public JsonSchema schema() {
    return schema;
  }

  /** Returns whether results are wrapped in an object with the property {@link #PROPERTY}. */
  public boolean isWrapped() {
    return wrapped;
  }

  /**
   * Returns a result as an object.
   *
   * @param value the value of an {@link dev.mxcp.Outcome.Ok} of this endpoint
   * @return the object; immutable where it was made for the result, else the result itself
   * @throws ToolException with INVALID_RESULT where an object is declared and the value is null: in
   *     Java that is a result, and such clients have no form for it
   */
  public Map<String, @Nullable Object> of(@Nullable Object value) {
    if (wrapped) {
      return Collections.singletonMap(PROPERTY, value);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    String message = "expected an object, got " + (value == null ? "null" : "another value");
    throw new ToolException(
        FailureCode.INVALID_RESULT,
        "Invalid result: " + message,
        List.of(new Violation("", message)),
        "Invalid result: " + message,
        null);
  }

  @SuppressWarnings("unchecked") // objects in outcomes have texts as keys
  private static Map<String, @Nullable Object> object(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
