package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Policy rules of an endpoint: who may call it, and which parts of the result they see.
 *
 * @param input rules before the call, in order
 * @param output rules after the call, in order
 */
public record Policies(List<Rule> input, List<Rule> output) {

  /** No rules. */
  public static final Policies NONE = new Policies(List.of(), List.of());

  /** Copies the lists. */
  public Policies {
    input = List.copyOf(input);
    output = List.copyOf(output);
  }

  /** Returns whether there is no rule at all. */
  public boolean isEmpty() {
    return input.isEmpty() && output.isEmpty();
  }

  /**
   * A rule.
   *
   * @param condition a CEL expression
   * @param action what to do where it holds
   * @param reason what to tell the caller; null where not declared
   * @param fields the fields that the action concerns
   * @param position where its condition stands
   */
  public record Rule(
      String condition,
      Action action,
      @Nullable String reason,
      List<String> fields,
      SourcePosition position) {

    /** Copies the list. */
    public Rule {
      fields = List.copyOf(fields);
    }
  }

  /** What a rule does. */
  public enum Action {
    /** Refuses the call. */
    DENY,
    /** Removes fields of the result. */
    FILTER_FIELDS,
    /** Hides the values of fields of the result. */
    MASK_FIELDS,
    /** Removes what is declared sensitive. */
    FILTER_SENSITIVE_FIELDS;

    /** Returns the name used in files, such as {@code filter_fields}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
