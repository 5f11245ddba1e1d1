package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.SourcedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The need to start Python, which takes longer than all the rest of a call in SQL. */
public final class PythonNeed {

  private static final String HOOK = "on_init";
  private static final String SHUTDOWN = "on_shutdown";

  private PythonNeed() {}

  /**
   * Returns whether Python has a part in the call of an endpoint: it is not SQL, or the project has
   * plugins, or a file that names hooks.
   */
  public static boolean isThere(Mxcp definitions, Endpoint endpoint) {
    Config config = definitions.runtime().config();
    return !isSql(endpoint)
        || !config.plugins().isEmpty()
        || Endpoints.all(definitions.registry()).stream().anyMatch(e -> hasHook(e.endpoint()))
        || hasHook(config.directory("python"));
  }

  /** Returns whether an endpoint is SQL. */
  public static boolean isSql(Endpoint endpoint) {
    return endpoint instanceof SourcedEndpoint sourced && sourced.language().equals("sql");
  }

  private static boolean hasHook(Endpoint endpoint) {
    return endpoint instanceof SourcedEndpoint sourced
        && !isSql(endpoint)
        && hasHook(sourced.source().text());
  }

  private static boolean hasHook(String text) {
    return text.contains(HOOK) || text.contains(SHUTDOWN);
  }

  /** What cannot be read may hold a hook. */
  private static boolean hasHook(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".py")
            && hasHook(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
      return false;
    } catch (IOException | UncheckedIOException e) {
      return true;
    }
  }
}
