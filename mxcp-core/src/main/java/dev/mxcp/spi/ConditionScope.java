package dev.mxcp.spi;

import dev.mxcp.definition.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a condition may use.
 *
 * @param variables the type of each variable by name; a null type stands for any value. Every value
 *     may be null, at any depth. Immutable
 */
public record ConditionScope(Map<String, @Nullable ValueType> variables) {

  /** The name of the variable that holds the caller. */
  public static final String USER = "user";

  /** The name of the variable that holds the result, in conditions of output rules. */
  public static final String RESPONSE = "response";

  /** Copies the map. */
  public ConditionScope {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
