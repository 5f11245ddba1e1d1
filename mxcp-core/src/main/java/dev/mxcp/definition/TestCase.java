package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test that an endpoint declares.
 *
 * @param name the name
 * @param description what it shows; null where not declared
 * @param arguments the arguments of the call
 * @param user the {@code user_context}; null for an anonymous call
 * @param expectations what must hold, in the order in which they are checked; none means that the
 *     call must succeed
 * @param position where it stands
 */
public record TestCase(
    String name,
    @Nullable String description,
    Map<String, @Nullable Object> arguments,
    @Nullable Map<String, @Nullable Object> user,
    List<Expectation> expectations,
    SourcePosition position) {

  /** Copies the collections. */
  public TestCase {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    user = user == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(user));
    expectations = List.copyOf(expectations);
  }

  /**
   * Something that must hold after the call.
   *
   * @param kind what to compare
   * @param value with what; its shape depends on the kind
   */
  public record Expectation(Kind kind, @Nullable Object value) {

    /** The comparisons; the names are those of the file's keys in upper case. */
    public enum Kind {
      /** The whole result equals the value; null is a value. */
      RESULT,
      /** Fields of an object, or an item of a list. */
      RESULT_CONTAINS,
      /** Names of fields that an object must not have. */
      RESULT_NOT_CONTAINS,
      /** An item of a list. */
      RESULT_CONTAINS_ITEM,
      /** Several items of a list, in any order. */
      RESULT_CONTAINS_ALL,
      /** The number of items of a list. */
      RESULT_LENGTH,
      /** A text inside of the result, or of any text in it. */
      RESULT_CONTAINS_TEXT,
      /** A text inside of the error; the call must fail. */
      ERROR_CONTAINS
    }
  }
}
