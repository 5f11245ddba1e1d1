package dev.mxcp.jdbc.internal.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement while it is read. */
final class Draft {

  private static final int LEADING = 5;
  private static final Set<String> QUANTIFIERS = Set.of("ANY", "SOME", "ALL");
  private static final Set<String> COMPARISONS = Set.of("=", "<", ">");

  private final int offset;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Integer> operators = new ArrayList<>();
  private final List<String> leading = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Token> tokens = new ArrayList<>();

  /** A word in upper case, or the first char of anything else, and where it begins. */
  private record Token(String text, int start) {}

  Draft(int offset) {
    this.offset = offset;
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  void token(String text, int start) {
    tokens.add(new Token(text, start - offset));
  }

  void word(String upperCase, int start) {
    token(upperCase, start);
    names.add(upperCase.toLowerCase(Locale.ROOT));
    if (leading.size() < LEADING) {
      leading.add(upperCase);
    }
  }

  void quoted(String name, int start) {
    token("\"", start);
    names.add(name.toLowerCase(Locale.ROOT));
  }

  void operator(int start) {
    operators.add(start - offset);
  }

  /**
   * Takes a parameter.
   *
   * @param closing the end of the parenthesis that follows; -1 if none does
   */
  void parameter(String name, int start, int end, int closing) {
    slots.add(
        new Slot(name, start - offset, end - offset, in(end, closing), isQuantified(closing)));
    token("$", start);
  }

  private boolean isQuantified(int closing) {
    return closing >= 0
        && last(1).text().equals("(")
        && QUANTIFIERS.contains(last(2).text())
        && COMPARISONS.contains(last(3).text());
  }

  private Slot.@Nullable In in(int end, int closing) {
    boolean inParentheses = last(1).text().equals("(") && closing >= 0;
    int back = inParentheses ? 2 : 1;
    if (!last(back).text().equals("IN")) {
      return null;
    }
    boolean negated = last(back + 1).text().equals("NOT");
    int start = last(negated ? back + 1 : back).start();
    return new Slot.In(start, (inParentheses ? closing : end) - offset, negated);
  }

  private Token last(int back) {
    return back > tokens.size() ? new Token("", 0) : tokens.get(tokens.size() - back);
  }

  Statement finish(String text, int end) {
    return new Statement(text.substring(offset, end), offset, slots, operators, leading, names);
  }
}
