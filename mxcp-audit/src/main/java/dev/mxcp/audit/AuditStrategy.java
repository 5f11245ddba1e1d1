package dev.mxcp.audit;

import java.util.Locale;
import java.util.Optional;

/** How a field of a record is hidden. */
enum AuditStrategy {
  /** {@code [REDACTED]} stands in for the value. */
  FULL,
  /**
   * The first and last two characters stay, with {@code ***} between them; shorter texts than eight
   * are hidden fully. Options: {@code show_first}, {@code show_last}, {@code min_length}.
   */
  PARTIAL,
  /** {@code sha256:} and the hash of the text: equal values stay recognizable. */
  HASH,
  /** The first ten characters stay, followed by {@code ...}. Option: {@code length}. */
  TRUNCATE,
  /** The first character and the domain of a mail address stay; other texts are hidden fully. */
  EMAIL,
  /** An empty value of the same type stands in: 0, 0.0, false, an empty list or object. */
  PRESERVE_TYPE;

  /** Returns the name as files have it, such as {@code preserve_type}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the strategy of a name; empty if there is none. */
  static Optional<AuditStrategy> of(String id) {
    for (AuditStrategy strategy : values()) {
      if (strategy.id().equals(id)) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }
}
