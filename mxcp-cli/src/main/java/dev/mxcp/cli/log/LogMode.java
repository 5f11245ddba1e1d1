package dev.mxcp.cli.log;

import java.util.Set;
import org.slf4j.event.Level;

/** How much of the log shows. */
public enum LogMode {
  /** Warnings and errors. */
  QUIET,
  /** What tools print and log, too. */
  AUTHOR,
  /** What whoever runs a server needs: failed calls as well. */
  SERVER,
  /** Everything. */
  DEBUG;

  private static final String PROPERTY = "mxcp.log";
  private static final String PYTHON = "mxcp.python";
  private static final String CALLS = "dev.mxcp.calls";
  private static final Set<String> TOLD = Set.of(CALLS, PYTHON);

  /** Makes this the mode of the process. */
  public void use() {
    System.setProperty(PROPERTY, name());
  }

  /** Returns the mode of the process. */
  public static LogMode current() {
    return valueOf(System.getProperty(PROPERTY, QUIET.name()));
  }

  /** Returns whether a line shows. */
  boolean shows(String logger, Level level) {
    if (this == DEBUG) {
      return !logger.equals(CALLS);
    }
    if (this == SERVER) {
      boolean notable = logger.startsWith("dev.mxcp.") || isOfTools(logger);
      return level.toInt() >= (notable ? Level.INFO : Level.WARN).toInt();
    }
    // The command itself tells of failed calls, hooks and reloads, and of the project's problems.
    if (TOLD.contains(logger) || logger.startsWith("dev.mxcp.internal.engine.")) {
      return false;
    }
    Level least = this == AUTHOR && isOfTools(logger) ? Level.INFO : Level.WARN;
    return level.toInt() >= least.toInt();
  }

  /** Python modules log under names of their own, which are none of Java's. */
  private static boolean isOfTools(String logger) {
    return logger.startsWith(PYTHON) || !logger.matches("(dev|org|com|io|java|jdk|sun)\\..*");
  }
}
