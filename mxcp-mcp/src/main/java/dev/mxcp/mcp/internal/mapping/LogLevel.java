package dev.mxcp.mcp.internal.mapping;

import java.util.Locale;
import java.util.Optional;

/** The levels of messages to clients, the least important first. */
public enum LogLevel {
  /** For authors. */
  DEBUG,
  /** Ordinary. */
  INFO,
  /** Ordinary, but notable. */
  NOTICE,
  /** Doubtful. */
  WARNING,
  /** Wrong. */
  ERROR,
  /** Wrong and urgent. */
  CRITICAL,
  /** To be acted upon at once. */
  ALERT,
  /** Nothing works. */
  EMERGENCY;

  /** Returns the level of a name, as the protocol writes it. */
  public static Optional<LogLevel> of(String name) {
    for (LogLevel level : values()) {
      if (level.id().equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** Returns the name as the protocol writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
