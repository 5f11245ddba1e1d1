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

  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LONGEST_RECORD = 32 * 1024;

  private final Secrets secrets;

  PythonLog(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Writes lines that were printed together. */
  void lines(String stream, String text) {
    Logger logger = stream.equals("stdout") ? STDOUT : STDERR;
    if (logger.isInfoEnabled()) {
      for (String line : secrets.redact(text).split("\n", -1)) {
        logger.info(cut(line, LONGEST_LINE));
      }
    }
  }

  /** Writes a record of Python's logging. */
  void record(Map<String, @Nullable Object> record) {
    String name = cut(secrets.redact(String.valueOf(record.get("name"))), LONGEST_NAME);
    Logger logger = LoggerFactory.getLogger(name);
    Level level = level(record.get("level") instanceof Number number ? number.intValue() : 0);
    if (logger.isEnabledForLevel(level)) {
      String text = secrets.redact(String.valueOf(record.get("text")));
      logger.atLevel(level).log(cut(text, LONGEST_RECORD));
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
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
