package dev.mxcp.prompts.internal.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param positional those without a name
 * @param named those with a name
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {

  /** No arguments. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Returns an argument by its position or its name; null where it is not given. */
  public @Nullable Object find(int position, String name) {
    return position < positional.size() ? positional.get(position) : named.get(name);
  }

  /** Returns an argument by its position or its name. */
  Object get(int position, String name, Object absent) {
    Object value = find(position, name);
    return value == null ? absent : value;
  }

  /** Returns an argument that must be there. */
  Object get(int position, String name) {
    Object value = find(position, name);
    if (value == null) {
      throw new EvaluationException("the argument '" + name + "' is missing");
    }
    return value;
  }

  /** Returns a text. */
  String text(int position, String name, String absent) {
    return Texts.text(get(position, name, absent));
  }

  /** Returns a whole number. */
  int integer(int position, String name, int absent) {
    return Numbers.index(get(position, name, (long) absent));
  }

  /** Returns whether an argument is there and true. */
  boolean flag(int position, String name, boolean absent) {
    return Truth.of(get(position, name, absent));
  }
}
