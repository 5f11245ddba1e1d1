package dev.mxcp.cli.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes lines to stderr: {@code [python] text}, or level, logger and text. */
public final class ConsoleLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;
  private static final String STDOUT = "mxcp.python.stdout";
  private static final String STDERR = "mxcp.python.stderr";

  /** Creates the logger of a name. */
  public ConsoleLogger(String name) {
    this.name = name;
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return LogMode.current().shows(name, Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return LogMode.current().shows(name, Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return LogMode.current().shows(name, Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return LogMode.current().shows(name, Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String message,
      Object @Nullable [] arguments,
      @Nullable Throwable error) {
    String text = MessageFormatter.basicArrayFormat(message, arguments);
    synchronized (System.err) {
      if (error == null) {
        System.err.println(head(level) + text);
      } else if (LogMode.current() == LogMode.DEBUG) {
        System.err.println(head(level) + text);
        error.printStackTrace(System.err);
      } else {
        System.err.println(head(level) + text + ": " + error.getMessage());
      }
    }
  }

  private String head(Level level) {
    if (name.equals(STDOUT) || name.equals(STDERR)) {
      return "[python] ";
    }
    return level.name().toLowerCase(Locale.ROOT) + " [" + name + "] ";
  }
}
