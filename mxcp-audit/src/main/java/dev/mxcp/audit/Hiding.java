package dev.mxcp.audit;

import dev.mxcp.error.ConfigException;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategy with its options.
 *
 * @param strategy how values are hidden
 * @param first how many characters stay at the beginning
 * @param last how many characters stay at the end
 * @param shortest the length from which on a text is hidden in part
 */
record Hiding(AuditStrategy strategy, int first, int last, int shortest) {

  /** Stands in for a value that is hidden fully. */
  static final String HIDDEN = "[REDACTED]";

  /**
   * Reads the options of a strategy.
   *
   * @throws ConfigException if one is not a number from zero on
   */
  static Hiding of(AuditStrategy strategy, Map<String, @Nullable Object> options) {
    return strategy == AuditStrategy.TRUNCATE
        ? new Hiding(strategy, option(options, "length", 10), 0, 0)
        : new Hiding(
            strategy,
            option(options, "show_first", 2),
            option(options, "show_last", 2),
            option(options, "min_length", 8));
  }

  private static int option(Map<String, @Nullable Object> options, String name, int fallback) {
    Object value = options.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number && number.intValue() >= 0) {
      return number.intValue();
    }
    throw new ConfigException("The redaction option `" + name + "` must be a number from 0 on.");
  }

  /** Returns what stands in for a value; null stays null. */
  @Nullable Object apply(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (strategy) {
      case FULL -> HIDDEN;
      case PARTIAL -> partial(text(value));
      case HASH -> hash(text(value));
      case TRUNCATE -> truncated(text(value));
      case EMAIL -> email(text(value));
      case PRESERVE_TYPE -> ofSameType(value);
    };
  }

  private static String text(Object value) {
    return value instanceof String text ? text : JsonText.write(value);
  }

  private String partial(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length <= first + last) {
      return HIDDEN;
    }
    return text.substring(0, text.offsetByCodePoints(0, first))
        + "***"
        + text.substring(text.offsetByCodePoints(text.length(), -last));
  }

  private String truncated(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= first ? text : text.substring(0, text.offsetByCodePoints(0, first)) + "...";
  }

  private static String email(String text) {
    int at = text.lastIndexOf('@');
    boolean isAddress = at > 0 && at < text.length() - 1 && text.indexOf('@') == at;
    return isAddress
        ? text.substring(0, text.offsetByCodePoints(0, 1)) + "***" + text.substring(at)
        : HIDDEN;
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK has no SHA-256", e);
    }
  }

  private static Object ofSameType(Object value) {
    if (value instanceof Boolean) {
      return false;
    }
    if (value instanceof Double || value instanceof BigDecimal) {
      return 0.0;
    }
    if (value instanceof Number) {
      return 0L;
    }
    if (value instanceof List<?>) {
      return List.of();
    }
    return value instanceof Map<?, ?> ? Map.of() : HIDDEN;
  }
}
