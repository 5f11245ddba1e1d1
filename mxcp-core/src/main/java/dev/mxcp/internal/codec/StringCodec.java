package dev.mxcp.internal.codec;

import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.internal.format.ExactNumbers;
import dev.mxcp.internal.format.ScalarText;
import dev.mxcp.internal.format.SearchPattern;
import dev.mxcp.internal.format.TextFormat;
import dev.mxcp.internal.format.Unicode;
import org.jspecify.annotations.Nullable;

/** Texts, with or without a format. */
final class StringCodec extends Codec {

  private final @Nullable TextFormat format;
  private final int minLength;
  private final int maxLength;
  private final boolean isLimited;
  private final @Nullable SearchPattern pattern;
  private final boolean hidden;

  StringCodec(StringType type, boolean hidden) {
    Integer min = type.minLength();
    Integer max = type.maxLength();
    String regex = type.pattern();
    this.format = TextFormat.of(type.format());
    this.minLength = min == null ? 0 : min;
    this.maxLength = max == null ? Integer.MAX_VALUE : max;
    this.isLimited = min != null || max != null;
    this.pattern = regex == null ? null : new SearchPattern(regex);
    this.hidden = hidden;
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    String text = argumentText(value);
    if (text == null) {
      return findings.add("expected " + expected() + findings.got(value, hidden));
    }
    if (!Unicode.isWellFormed(text)) {
      return findings.add("expected Unicode text" + findings.got(text, hidden));
    }
    return checked(text, findings);
  }

  private static @Nullable String argumentText(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Number number) {
      Number plain = ExactNumbers.plain(number);
      return plain == null ? null : ExactNumbers.text(plain);
    }
    return ScalarText.text(value);
  }

  @Override
  Object encode(Object value, ViolationCollector findings) {
    String text = value instanceof String given ? given : ScalarText.resultText(value);
    if (text == null) {
      return findings.add("expected " + expected() + findings.got(value, hidden));
    }
    return isSame(checked(text, findings), INVALID) ? INVALID : text;
  }

  /** Returns what invokers get, or INVALID after telling everything that is wrong. */
  private Object checked(String text, ViolationCollector findings) {
    boolean fits = !isLimited || hasLength(text, findings);
    fits &= pattern == null || matches(pattern, text, findings);
    Object value = format == null ? text : format.parse(text);
    if (value == null) {
      return findings.add("expected " + expected() + findings.got(text, hidden));
    }
    return fits ? value : INVALID;
  }

  private boolean hasLength(String text, ViolationCollector findings) {
    int length = text.codePointCount(0, text.length());
    if (length >= minLength && length <= maxLength) {
      return true;
    }
    String limit = length < minLength ? "at least " + minLength : "at most " + maxLength;
    findings.add("expected " + limit + " characters" + findings.count(length, hidden));
    return false;
  }

  private boolean matches(SearchPattern wanted, String text, ViolationCollector findings) {
    switch (wanted.search(text)) {
      case FOUND -> {
        return true;
      }
      case NOT_FOUND ->
          findings.add("expected a text that matches " + wanted + findings.got(text, hidden));
      case TOO_LONG ->
          findings.add("cannot be matched with " + wanted + ": the search takes too long");
    }
    return false;
  }

  @Override
  boolean takesEvery(Class<?> type) {
    return type == String.class && !isLimited && pattern == null && format == null;
  }

  @Override
  String expected() {
    return format == null ? "a string" : format.expected();
  }
}
