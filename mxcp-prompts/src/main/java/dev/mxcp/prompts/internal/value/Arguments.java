package dev.mxcp.prompts.internal.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param positional those without a name
 * @param named those with a name
 * @param budget what the call may take
 */
public record Arguments(List<Object> positional, Map<String, Object> named, Budget budget) {

  /** Returns no arguments. */
  public static Arguments none(Budget budget) {
    return new Arguments(List.of(), Map.of(), budget);
  }

  /** Returns an argument by its position or its name; null where it is not given. */
  public @Nullable Object find(int position, String name) {
    return position < positional.size() ? positional.get(position) : named.get(name);
  }

  /** Returns an argument by its position or its name. */
  public Object get(int position, String name, Object absent) {
    Object value = find(position, name);
    return value == null ? absent : value;
  }

  /** Returns an argument that must be there. */
  public Object get(int position, String name) {
    Object value = find(position, name);
    if (value == null) {
      throw new EvaluationException("the argument '" + name + "' is missing");
    }
    return value;
  }

  /** Returns a text; of another value, what it prints as. */
  public String text(int position, String name, String absent) {
    return ValueText.str(get(position, name, absent), budget);
  }

  /** Returns a text that must be there; no other value will do. */
  public String text(int position, String name) {
    if (get(position, name) instanceof String text) {
      return text;
    }
    throw new EvaluationException("the argument '" + name + "' must be a text");
  }

  /** Returns a whole number. */
  public int integer(int position, String name, int absent) {
    return Numbers.index(get(position, name, (long) absent));
  }

  /** Returns a whole number; None stands for the absent one. */
  public int integerOrNone(int position, String name, int absent) {
    Object value = get(position, name, None.NONE);
    return value instanceof None ? absent : Numbers.index(value);
  }

  /** Returns whether an argument is there and true. */
  public boolean flag(int position, String name, boolean absent) {
    return Truth.of(get(position, name, absent));
  }

  /** Returns those after the first ones without a name. */
  public Arguments after(int count) {
    return new Arguments(
        positional.subList(Math.min(count, positional.size()), positional.size()), named, budget);
  }
}
