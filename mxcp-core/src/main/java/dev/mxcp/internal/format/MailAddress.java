package dev.mxcp.internal.format;

import org.jspecify.annotations.Nullable;

/**
 * Mail addresses: {@code local@domain}, the domain with a dot.
 *
 * <p>It is the form that mail forms take, not all of RFC 5322: no quotes, comments or addresses in
 * brackets. Letters of every script are allowed (RFC 6531).
 */
final class MailAddress {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL = 64;
  private static final String NOT_IN_LOCAL = "@\"(),:;<>[]\\";

  private MailAddress() {}

  /** Returns the address; null where the text is none. */
  static @Nullable String parse(String text) {
    int at = text.indexOf('@');
    boolean fits = at > 0 && at <= MAX_LOCAL && text.length() <= MAX_LENGTH;
    return fits && isLocal(text, at) && isDomain(text, at + 1) ? text : null;
  }

  private static boolean isLocal(String text, int end) {
    if (text.charAt(0) == '.' || text.charAt(end - 1) == '.') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean isSecondDot = c == '.' && text.charAt(i + 1) == '.';
      if (c <= ' ' || isBlank(c) || NOT_IN_LOCAL.indexOf(c) >= 0 || isSecondDot) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String text, int start) {
    int label = start;
    int labels = 0;
    for (int i = start; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (i == label || text.charAt(label) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        label = i + 1;
        labels++;
      } else if (!isLabelPart(text.charAt(i))) {
        return false;
      }
    }
    return labels > 1;
  }

  private static boolean isLabelPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || (c > 0x7f && !isBlank(c));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
