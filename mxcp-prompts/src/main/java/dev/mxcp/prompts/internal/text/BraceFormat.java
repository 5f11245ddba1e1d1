package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Characters;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.ValueText;

/**
 * Python's {@code 'pattern'.format(...)} with positions, names and the usual specifications; a
 * field cannot reach into its value.
 */
public final class BraceFormat {

  private final String pattern;
  private final Arguments arguments;
  private final Budget budget;
  private final StringBuilder out = new StringBuilder();
  private int next;
  private boolean numbered;

  private BraceFormat(String pattern, Arguments arguments) {
    this.pattern = pattern;
    this.arguments = arguments;
    this.budget = arguments.budget();
  }

  /** Returns a pattern with values in the places of its fields. */
  public static String format(String pattern, Arguments arguments) {
    BraceFormat format = new BraceFormat(pattern, arguments);
    int place = 0;
    while (place < pattern.length()) {
      place = format.append(place);
      Limits.text(format.out.length());
    }
    return format.out.toString();
  }

  private int append(int place) {
    char c = pattern.charAt(place);
    if (c != '{' && c != '}') {
      out.append(c);
      return place + 1;
    }
    budget.step();
    if (place + 1 < pattern.length() && pattern.charAt(place + 1) == c) {
      out.append(c);
      return place + 2;
    }
    int end = c == '{' ? end(place) : -1;
    if (end < 0) {
      throw new EvaluationException("format: a single '" + c + "' in the pattern");
    }
    out.append(field(pattern.substring(place + 1, end)));
    return end + 1;
  }

  /** Returns where a field ends; it may have fields in its specification. */
  private int end(int start) {
    int open = 0;
    for (int i = start; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private String field(String field) {
    int colon = field.indexOf(':');
    String head = colon < 0 ? field : field.substring(0, colon);
    int mark = head.indexOf('!');
    Object value = value(mark < 0 ? head : head.substring(0, mark));
    if (mark >= 0) {
      value = converted(value, head.substring(mark + 1));
    }
    String specification = colon < 0 ? "" : resolved(field.substring(colon + 1));
    return specification.isEmpty()
        ? ValueText.str(value, budget)
        : new FormatSpecification(specification, budget).format(value);
  }

  private String converted(Object value, String conversion) {
    return switch (conversion) {
      case "s" -> ValueText.str(value, budget);
      case "r" -> ValueText.repr(value, budget);
      default -> throw new EvaluationException("format: there is no conversion " + conversion);
    };
  }

  /** Puts values in the places of the fields in a specification: {@code {:>{width}}}. */
  private String resolved(String specification) {
    int open = specification.indexOf('{');
    int close = specification.indexOf('}', Math.max(0, open));
    if (open < 0 || close < 0) {
      return specification;
    }
    String value = ValueText.str(value(specification.substring(open + 1, close)), budget);
    return specification.substring(0, open) + value + resolved(specification.substring(close + 1));
  }

  private Object value(String name) {
    if (!name.codePoints().allMatch(Characters::isWord)) {
      throw new EvaluationException("format: a field is a name or a number, not '" + name + "'");
    }
    boolean isPosition = name.chars().allMatch(c -> c >= '0' && c <= '9');
    numbered |= isPosition && !name.isEmpty();
    if (numbered && (next > 0 || name.isEmpty())) {
      throw new EvaluationException("format: either all fields have numbers or none has");
    }
    int position =
        name.isEmpty() ? next++ : isPosition && name.length() < 5 ? Integer.parseInt(name) : 9999;
    Object value = isPosition ? arguments.find(position, "") : arguments.named().get(name);
    if (value == null) {
      throw new EvaluationException("format: there is no value for {" + name + "}");
    }
    return value;
  }
}
