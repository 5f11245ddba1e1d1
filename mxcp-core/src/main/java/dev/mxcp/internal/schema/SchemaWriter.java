package dev.mxcp.internal.schema;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.registry.JsonSchema;
import java.util.List;

/** Writes our types as JSON Schema. */
public final class SchemaWriter {

  private SchemaWriter() {}

  /** Returns the schema of the arguments: an object, closed, with a property for each parameter. */
  public static JsonSchema input(List<Parameter> parameters) {
    throw new UnsupportedOperationException();
  }

  /** Returns the schema of a result. */
  public static JsonSchema output(ValueType type) {
    throw new UnsupportedOperationException();
  }
}
