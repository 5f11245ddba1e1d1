package dev.mxcp.spring.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties with the prefix of this library; what is not set is as {@link dev.mxcp.MxcpBuilder}
 * has it.
 *
 * @param enabled whether there is a runtime at all
 * @param project the project's directory: a path, or classpath: and a directory of resources.
 *     Without one, tools are beans alone
 * @param profile the profile; by default MXCP_PROFILE, else the site file's
 * @param userConfig the user configuration; by default MXCP_CONFIG, else ~/.mxcp/config.yml
 * @param callTimeout the limit of a call if neither tool nor call have one; by default none
 * @param drainTimeout how long reload and shutdown wait for running calls before they cancel them
 * @param reloadWait how long a call waits for a reload
 * @param hookTimeout how long a step of the start may take that runs code of the project
 * @param watch whether the project is reloaded when a file of it changes; for development
 * @param readOnly whether the database is opened read-only, whatever the site file says
 * @param lenient whether the good endpoints of a project with bad ones are served
 * @param failOnHookError whether the start fails if a start-up hook fails
 * @param databases named databases that take their connections from a bean, by the name that
 *     endpoints use; they take the place of those that the profile declares
 * @param trustedHeaders headers that the application vouches for, in any case; * for all
 * @param audit the audit log
 * @param mcp the server of the Model Context Protocol
 */
@ConfigurationProperties("mxcp")
public record MxcpProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String project,
    @Nullable String profile,
    @Nullable Path userConfig,
    @Nullable Duration callTimeout,
    @Nullable Duration drainTimeout,
    @Nullable Duration reloadWait,
    @Nullable Duration hookTimeout,
    @DefaultValue("false") boolean watch,
    @DefaultValue("false") boolean readOnly,
    @DefaultValue("false") boolean lenient,
    @DefaultValue("false") boolean failOnHookError,
    @DefaultValue Map<String, NamedDatabase> databases,
    @DefaultValue List<String> trustedHeaders,
    @DefaultValue Audit audit,
    @DefaultValue Mcp mcp) {

  /**
   * A named database, where mxcp-jdbc is on the class path.
   *
   * @param dataSource the name of the bean of type DataSource
   */
  public record NamedDatabase(String dataSource) {}

  /**
   * The audit log, where mxcp-audit is on the class path.
   *
   * @param enabled whether calls are recorded if the profile says so
   */
  public record Audit(@DefaultValue("true") boolean enabled) {}

  /**
   * The server of the Model Context Protocol, where mxcp-mcp is on the class path.
   *
   * @param enabled whether a web application serves the protocol
   * @param path the path of the server
   */
  public record Mcp(@DefaultValue("true") boolean enabled, @DefaultValue("/mcp") String path) {}
}
