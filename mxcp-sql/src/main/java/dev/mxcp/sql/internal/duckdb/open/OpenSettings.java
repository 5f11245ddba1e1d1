package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.spi.DatabaseProvider.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What is opened, and how.
 *
 * @param file the database file; null for one in memory
 * @param readOnly whether nothing may be written
 * @param standIn whether an empty database in memory stands in for a file that is not there
 * @param temporary where the engine may put what does not fit into memory; null for beside the file
 */
record OpenSettings(
    @Nullable Path file, boolean readOnly, boolean standIn, @Nullable Path temporary) {

  static OpenSettings of(DatabaseSettings settings, Mode mode) {
    Path file = settings.file();
    boolean missing = mode == Mode.CHECK && file != null && !Files.exists(file);
    if (file == null || missing) {
      // The engine's own choice would be the working directory of whoever embeds us.
      Path temporary =
          Path.of(System.getProperty("java.io.tmpdir"), "mxcp-duckdb-" + UUID.randomUUID());
      return new OpenSettings(null, false, missing, temporary);
    }
    return new OpenSettings(file, mode == Mode.CHECK || settings.readOnly(), false, null);
  }

  String url() {
    return file == null ? "jdbc:duckdb:" : "jdbc:duckdb:" + file;
  }

  Properties properties() {
    Properties properties = new Properties();
    // No streaming: the driver cannot stop a statement that is waited for between two rows.
    if (readOnly) {
      properties.setProperty("duckdb.read_only", "true");
    }
    if (temporary != null) {
      properties.setProperty("temp_directory", temporary.toString());
    }
    return properties;
  }

  /** Deletes what the engine may have left in the temporary directory. */
  void cleanUp() {
    if (temporary == null || !Files.isDirectory(temporary)) {
      return;
    }
    try (Stream<Path> left = Files.list(temporary)) {
      for (Path path : left.toList()) {
        Files.deleteIfExists(path);
      }
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      LoggerFactory.getLogger(OpenSettings.class).warn("Cannot delete {}", temporary, e);
    }
  }
}
