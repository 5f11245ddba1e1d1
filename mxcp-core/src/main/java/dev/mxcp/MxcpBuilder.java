package dev.mxcp;

import dev.mxcp.config.Secret;
import dev.mxcp.error.Problem;
import dev.mxcp.internal.engine.Blueprint;
import dev.mxcp.internal.engine.Engine;
import dev.mxcp.internal.engine.ProjectCheck;
import dev.mxcp.internal.project.ProjectRequest;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.SecretResolver;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Collects how a runtime shall be, and starts it.
 *
 * <p>Only {@link #project(Path)} is needed; without an invoker no tool can be called, though. Not
 * thread-safe. It can be used for one {@link #build()}, since invokers belong to one runtime.
 */
public final class MxcpBuilder {

  private final List<ToolInvoker> invokers = new ArrayList<>();
  private final List<CallListener> listeners = new ArrayList<>();
  private final List<CallInterceptor> interceptors = new ArrayList<>();
  private final List<SqlFunction> functions = new ArrayList<>();
  private final List<SecretResolver> resolvers = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();
  private @Nullable Path project;
  private @Nullable String profile;
  private @Nullable Path userConfig;
  private @Nullable DatabaseProvider databaseProvider;
  private @Nullable Executor executor;
  private @Nullable Duration callTimeout;
  private Map<String, String> environment = System.getenv();
  private @Nullable Path home;
  private Duration reloadWait = Duration.ofSeconds(30);
  private Duration drainTimeout = Duration.ofSeconds(60);
  private boolean watchFiles;
  private boolean readOnly;
  private boolean lenient;
  private boolean failOnHookError;
  private boolean built;

  MxcpBuilder() {}

  /** Sets the project's directory, where {@code mxcp-site.yml} stands. */
  public MxcpBuilder project(Path directory) {
    project = Objects.requireNonNull(directory, "directory");
    return this;
  }

  /** Sets the profile; without it {@code MXCP_PROFILE} counts, else the site file. */
  public MxcpBuilder profile(String name) {
    profile = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets the user configuration; without it {@code MXCP_CONFIG} counts, else {@code
   * ~/.mxcp/config.yml} where there is one.
   */
  public MxcpBuilder userConfig(Path file) {
    userConfig = Objects.requireNonNull(file, "file");
    return this;
  }

  /** Sets the environment variables that the configuration sees; default: those of the process. */
  public MxcpBuilder environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /**
   * Sets the home directory in which the user configuration is looked for; default: the variable
   * {@code HOME}, else the directory of the account.
   */
  public MxcpBuilder home(Path directory) {
    home = Objects.requireNonNull(directory, "directory");
    return this;
  }

  /**
   * Adds an invoker.
   *
   * @throws IllegalStateException where another one has the same language
   */
  public MxcpBuilder invoker(ToolInvoker invoker) {
    String language = invoker.language();
    if (invokers.stream().anyMatch(other -> other.language().equals(language))) {
      throw new IllegalStateException("There is an invoker for " + language + " already");
    }
    invokers.add(invoker);
    return this;
  }

  /** Sets what opens the database; without it the first invoker that brings one does. */
  public MxcpBuilder database(DatabaseProvider provider) {
    databaseProvider = Objects.requireNonNull(provider, "provider");
    return this;
  }

  /** Sets how long a call may take where neither tool nor call say otherwise; default: no limit. */
  public MxcpBuilder callTimeout(Duration limit) {
    callTimeout = positive(limit, "callTimeout");
    return this;
  }

  /** Sets how long a call waits for a reload to end before it fails; default: 30 seconds. */
  public MxcpBuilder reloadWait(Duration limit) {
    reloadWait = positive(limit, "reloadWait");
    return this;
  }

  /**
   * Sets how long a reload or close waits for running calls before it cancels them; default: 60
   * seconds.
   */
  public MxcpBuilder drainTimeout(Duration limit) {
    drainTimeout = positive(limit, "drainTimeout");
    return this;
  }

  /** Sets what runs asynchronous calls; default: daemon threads of the runtime's own. */
  public MxcpBuilder executor(Executor runsCalls) {
    executor = Objects.requireNonNull(runsCalls, "runsCalls");
    return this;
  }

  /** Opens the database read-only, whatever the site file says. */
  public MxcpBuilder readOnly(boolean value) {
    readOnly = value;
    return this;
  }

  /**
   * Serves the good endpoints of a project that has bad ones too; default: false.
   *
   * <p>A call of a bad one fails with {@code UNAVAILABLE} and says why; {@code
   * registry().problems()} lists everything.
   */
  public MxcpBuilder lenient(boolean value) {
    lenient = value;
    return this;
  }

  /**
   * Makes the start fail where a start-up hook fails; default: it is logged, and shows in health.
   */
  public MxcpBuilder failOnHookError(boolean value) {
    failOnHookError = value;
    return this;
  }

  /**
   * Adds a function to SQL, written in Java; it is there before any tool or hook runs.
   *
   * <p>The invoker must bring a database.
   */
  public MxcpBuilder function(SqlFunction function) {
    functions.add(Objects.requireNonNull(function, "function"));
    return this;
  }

  /**
   * Reloads when a definition, a SQL file, a Python file or a configuration file of the project
   * changes; default: false. Meant for development.
   */
  public MxcpBuilder watchFiles(boolean value) {
    watchFiles = value;
    return this;
  }

  /** Adds a listener of calls. */
  public MxcpBuilder listener(CallListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Adds an interceptor of calls, inside of those added before. */
  public MxcpBuilder interceptor(CallInterceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /** Adds a resolver of references in the configuration, before the built-in ones. */
  public MxcpBuilder secretResolver(SecretResolver resolver) {
    resolvers.add(Objects.requireNonNull(resolver, "resolver"));
    return this;
  }

  /** Adds a secret, in place of one of the same name in the user configuration. */
  public MxcpBuilder secret(Secret secret) {
    secrets.add(Objects.requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Loads the project and starts it.
   *
   * @throws dev.mxcp.error.LoadException where the project has errors, with all of them
   * @throws dev.mxcp.error.DatabaseException where the database cannot be opened
   * @throws dev.mxcp.error.ConfigException where it cannot start as it was asked for
   * @throws IllegalStateException where there is no project, or the builder was used before
   */
  public Mxcp build() {
    return new Mxcp(Engine.start(blueprint()));
  }

  /**
   * Checks the project without starting it: nothing of it is executed, nothing is created.
   *
   * @return everything that is wrong or doubtful, sorted by file and line; empty where nothing is
   */
  public List<Problem> check() {
    return ProjectCheck.run(blueprint());
  }

  private Blueprint blueprint() {
    if (project == null) {
      throw new IllegalStateException("Say where the project is: Mxcp.builder().project(path)");
    }
    if (built) {
      throw new IllegalStateException("This builder was used; its invokers belong to one runtime");
    }
    built = true;
    ProjectRequest request =
        new ProjectRequest(
            project.toAbsolutePath().normalize(),
            profile,
            userConfig,
            environment,
            home == null ? homeOf(environment) : home,
            readOnly,
            List.copyOf(resolvers),
            List.copyOf(secrets),
            invokers.stream().map(ToolInvoker::language).toList());
    return new Blueprint(
        request,
        List.copyOf(invokers),
        databaseProvider,
        List.copyOf(listeners),
        List.copyOf(interceptors),
        List.copyOf(functions),
        executor,
        callTimeout,
        reloadWait,
        drainTimeout,
        lenient,
        failOnHookError,
        watchFiles);
  }

  private static Path homeOf(Map<String, String> environment) {
    String variable = environment.getOrDefault("HOME", "");
    return Path.of(variable.isEmpty() ? System.getProperty("user.home", ".") : variable);
  }

  private static Duration positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }
}
