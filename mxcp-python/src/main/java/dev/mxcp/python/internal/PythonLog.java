package dev.mxcp.python.internal;

import dev.mxcp.config.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes what Python code prints and logs to SLF4J, without secrets. */
final class PythonLog {

  private static final Logger STDOUT = LoggerFactory.getLogger("mxcp.python.stdout");
  private static final Logger STDERR = LoggerFactory.getLogger("mxcp.python.stderr");

  private final Secrets secrets;

  PythonLog(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Writes a line that was printed. */
  void line(String stream, String text) {
    Logger logger = stream.equals("stdout") ? STDOUT : STDERR;
    if (logger.isInfoEnabled()) {
      logger.info(secrets.redact(text));
    }
  }

  /** Writes a record of Python's logging. */
  void record(Map<String, @Nullable Object> record) {
    Logger logger = LoggerFactory.getLogger(String.valueOf(record.get("name")));
    Level level = level(record.get("level") instanceof Number number ? number.intValue() : 0);
    if (logger.isEnabledForLevel(level)) {
      logger.atLevel(level).log(secrets.redact(String.valueOf(record.get("text"))));
    }
  }

  private static Level level(int python) {
    if (python >= 40) {
      return Level.ERROR;
    }
    if (python >= 30) {
      return Level.WARN;
    }
    if (python >= 20) {
      return Level.INFO;
    }
    return python >= 10 ? Level.DEBUG : Level.TRACE;
  }
}
