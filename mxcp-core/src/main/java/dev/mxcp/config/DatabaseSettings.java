package dev.mxcp.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database of a profile.
 *
 * @param file the database file, absolute; null for a database in memory
 * @param readOnly whether nothing may be written
 * @param extensions what to load into the engine, in order
 */
public record DatabaseSettings(@Nullable Path file, boolean readOnly, List<Extension> extensions) {

  /** Copies the list. */
  public DatabaseSettings {
    extensions = List.copyOf(extensions);
  }

  /**
   * An extension of the database engine.
   *
   * @param name its name
   * @param repository where it comes from, such as {@code community}; null for the engine's own
   */
  public record Extension(String name, @Nullable String repository) {}
}
