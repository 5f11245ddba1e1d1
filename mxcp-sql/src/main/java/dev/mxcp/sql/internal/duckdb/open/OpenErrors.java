package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a database cannot be opened, and what to do about it. */
final class OpenErrors {

  private static final Pattern HOLDER =
      Pattern.compile("Conflicting lock is held in (.+?) \\(PID (\\d+)\\)");
  private static final Pattern VERSION = Pattern.compile("version number (\\d+)");

  private OpenErrors() {}

  static DatabaseException of(@Nullable Path file, SQLException e) {
    String text = EngineErrors.text(e);
    String where = file == null ? "in memory" : file.toString();
    return new DatabaseException(
        Kind.OPEN, "Cannot open the database " + where + ": " + advice(file, text), e);
  }

  /** The engine's native library cannot be loaded. */
  static DatabaseException notLoaded(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new DatabaseException(
        Kind.OPEN,
        "DuckDB's native library cannot be loaded: "
            + root
            + ". It is unpacked into java.io.tmpdir, from where it must be allowed to run; and there"
            + " must be one for this system in the driver.",
        e);
  }

  /** The driver lacks what reading results needs. */
  static DatabaseException unknownDriver() {
    return new DatabaseException(
        Kind.OPEN,
        "This version of the DuckDB driver cannot be used: exact values are read from the engine's"
            + " memory, in a way that only the version of mxcp-bom is known to have. Take"
            + " org.duckdb:duckdb_jdbc from there.",
        null);
  }

  static DatabaseException missing(Path file) {
    return new DatabaseException(
        Kind.OPEN,
        "Cannot open the database "
            + file
            + ": it is to be read only, and the file does not exist. Create it first, or remove"
            + " `readonly: true`.",
        null);
  }

  static DatabaseException missingDirectory(Path file, Path directory) {
    return new DatabaseException(
        Kind.OPEN,
        "Cannot open the database "
            + file
            + ": the directory "
            + directory
            + " does not exist. Create it, or correct `duckdb.path`.",
        null);
  }

  private static String advice(@Nullable Path file, String text) {
    Matcher holder = HOLDER.matcher(text);
    if (holder.find()) {
      return holder.group(1)
          + " (process "
          + holder.group(2)
          + ") has it open. A file can be written by one process at a time: end that process, or"
          + " open the file read-only in both.";
    }
    if (text.contains("Could not set lock")) {
      return "another process has it open. End that process, or open it read-only in both.";
    }
    Matcher version = VERSION.matcher(text);
    if (version.find()) {
      return "the file was written by a newer DuckDB (storage version "
          + version.group(1)
          + "). Export it there with EXPORT DATABASE and import it here, or write it with"
          + " STORAGE_VERSION 'v1.0.0'.";
    }
    return fileAdvice(file, text);
  }

  private static String fileAdvice(@Nullable Path file, String text) {
    if (file == null) {
      return text;
    }
    if (Files.isDirectory(file)) {
      return "it is a directory. Name a file in `duckdb.path`.";
    }
    if (text.contains("not a valid DuckDB database file")) {
      return "the file is not a DuckDB database. Name another one in `duckdb.path`.";
    }
    boolean writable =
        Files.isWritable(Files.exists(file) ? file : file.toAbsolutePath().getParent());
    return writable
        ? text
        : "the file or its directory cannot be written. Use `readonly: true`, or"
            + " give this user the right to write.";
  }
}
