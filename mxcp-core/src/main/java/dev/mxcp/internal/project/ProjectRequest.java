package dev.mxcp.internal.project;

import dev.mxcp.config.Secret;
import dev.mxcp.spi.SecretResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to load.
 *
 * @param directory the project's directory, where {@code mxcp-site.yml} stands
 * @param profile the profile that was asked for; null for MXCP_PROFILE, else the site file's
 * @param userConfig the user configuration that was asked for; null for MXCP_CONFIG, else the one
 *     in the home directory
 * @param environment the environment variables
 * @param home the home directory
 * @param readOnly whether the database shall be read-only, whatever the site file says
 * @param resolvers for references beyond the built-in ones
 * @param secrets secrets of the host's own, in place of those of the same name in the user file
 * @param languages the languages that have an invoker; others are a problem of the endpoint
 * @param sourceDirectories directories outside of the project that may hold sources, absolute
 */
public record ProjectRequest(
    Path directory,
    @Nullable String profile,
    @Nullable Path userConfig,
    Map<String, String> environment,
    Path home,
    boolean readOnly,
    List<SecretResolver> resolvers,
    List<Secret> secrets,
    List<String> languages,
    List<Path> sourceDirectories) {

  /** Makes the directories absolute. */
  public ProjectRequest {
    sourceDirectories =
        sourceDirectories.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  /** Creates a request for a project whose sources are all inside of it. */
  public ProjectRequest(
      Path directory,
      @Nullable String profile,
      @Nullable Path userConfig,
      Map<String, String> environment,
      Path home,
      boolean readOnly,
      List<SecretResolver> resolvers,
      List<Secret> secrets,
      List<String> languages) {
    this(
        directory,
        profile,
        userConfig,
        environment,
        home,
        readOnly,
        resolvers,
        secrets,
        languages,
        List.of());
  }

  /** Creates a request without secrets of the host's own. */
  public ProjectRequest(
      Path directory,
      @Nullable String profile,
      @Nullable Path userConfig,
      Map<String, String> environment,
      Path home,
      boolean readOnly,
      List<SecretResolver> resolvers,
      List<String> languages) {
    this(
        directory,
        profile,
        userConfig,
        environment,
        home,
        readOnly,
        resolvers,
        List.of(),
        languages);
  }

  /** Returns a request with directories outside of the project that may hold sources. */
  public ProjectRequest withSourceDirectories(List<Path> directories) {
    return new ProjectRequest(
        directory,
        profile,
        userConfig,
        environment,
        home,
        readOnly,
        resolvers,
        secrets,
        languages,
        directories);
  }
}
