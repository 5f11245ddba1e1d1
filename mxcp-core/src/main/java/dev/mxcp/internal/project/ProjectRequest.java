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
    List<String> languages) {

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
}
