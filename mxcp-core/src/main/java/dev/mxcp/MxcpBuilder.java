package dev.mxcp;

import dev.mxcp.config.Secret;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.Problem;
import dev.mxcp.internal.annotated.AnnotatedTools;
import dev.mxcp.internal.engine.Blueprint;
import dev.mxcp.internal.engine.DatabaseSources;
import dev.mxcp.internal.engine.Engine;
import dev.mxcp.internal.engine.JavaTool;
import dev.mxcp.internal.engine.ProjectCheck;
import dev.mxcp.internal.project.ProjectLocation;
import dev.mxcp.internal.project.ProjectRequest;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.DatabaseFactory;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spi.SecretResolver;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Mxcp}.
 *
 * <p>Nothing is required: tools come from a {@link #project(Path)}, or from Java by {@link #tool}
 * and {@link #tools}. Not thread-safe. It can be used again: {@link #check()} and then {@link
 * #build()}, or several runtimes.
 */
public final class MxcpBuilder extends ProtectionOptions<MxcpBuilder> {

  private final List<ToolInvoker> invokers = new ArrayList<>();
  private final List<JavaTool> javaTools = new ArrayList<>();
  private final List<CallListener> listeners = new ArrayList<>();
  private final List<ReloadListener> reloadListeners = new ArrayList<>();
  private final List<CallInterceptor> interceptors = new ArrayList<>();
  private final List<SqlFunction> functions = new ArrayList<>();
  private final List<SecretResolver> resolvers = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();
  private final List<Path> sourceDirectories = new ArrayList<>();
  private final Map<String, DatabaseProvider> databases = new LinkedHashMap<>();
  private ProjectLocation project = ProjectLocation.none();
  private @Nullable String profile;
  private @Nullable Path userConfig;
  private @Nullable DatabaseProvider databaseProvider;
  private @Nullable DatabaseFactory databaseFactory;
  private @Nullable Executor executor;
  private @Nullable Duration callTimeout;
  private Map<String, String> environment = System.getenv();
  private @Nullable Path home;
  private Duration reloadWait = Duration.ofSeconds(30);
  private Duration drainTimeout = Duration.ofSeconds(60);
  private Duration hookTimeout = Duration.ofMinutes(10);
  private boolean watchFiles;
  private boolean readOnly;
  private boolean lenient;
  private boolean failOnHookError;

  MxcpBuilder() {}

  @Override
  MxcpBuilder self() {
    return this;
  }

  /**
   * Sets the project's directory, which contains {@code mxcp-site.yml}.
   *
   * <p>Without a project, the tools are those defined in Java, and the database is in memory.
   *
   * @throws IllegalArgumentException if the path is not one of the default file system, such as one
   *     inside of a jar; use {@link #project(ClassLoader, String)} for that
   */
  public MxcpBuilder project(Path directory) {
    project = ProjectLocation.directory(directory);
    return this;
  }

  /**
   * Sets a project among the resources of a class loader, such as in a jar.
   *
   * <p>It is served from a private copy in the temporary directory, which {@code close} removes.
   *
   * @param directory the resource that is the project's directory, such as {@code tools/bookshop}
   */
  public MxcpBuilder project(ClassLoader loader, String directory) {
    project = ProjectLocation.resources(loader, directory);
    return this;
  }

  /**
   * Allows source files of tools in further directories; by default they lie inside of the project,
   * symbolic links resolved.
   */
  public MxcpBuilder sourceDirectories(Path... directories) {
    List.of(directories).forEach(one -> sourceDirectories.add(one.toAbsolutePath().normalize()));
    return this;
  }

  /** Sets the profile; the default is {@code MXCP_PROFILE}, else the site file's. */
  public MxcpBuilder profile(String name) {
    profile = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets the user configuration; the default is {@code MXCP_CONFIG}, else {@code
   * ~/.mxcp/config.yml} if there is one.
   */
  public MxcpBuilder userConfig(Path file) {
    userConfig = Objects.requireNonNull(file, "file");
    return this;
  }

  /** Sets the environment variables for the configuration; the default is the process's own. */
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
   * @throws IllegalStateException if another one has the same language
   */
  public MxcpBuilder invoker(ToolInvoker invoker) {
    String language = invoker.language();
    if (invokers.stream().anyMatch(other -> other.language().equals(language))) {
      throw new IllegalStateException("There is an invoker for " + language + " already");
    }
    invokers.add(invoker);
    return this;
  }

  /** Sets the provider of the default database; the default is that of the first invoker. */
  public MxcpBuilder database(DatabaseProvider provider) {
    databaseProvider = Objects.requireNonNull(provider, "provider");
    return this;
  }

  /**
   * Adds a named database: endpoints choose it by {@code database}, and {@code
   * runtime().database(name)} returns it.
   *
   * @throws IllegalStateException if another one has the same name
   */
  public MxcpBuilder database(String name, DatabaseProvider provider) {
    Objects.requireNonNull(provider, "provider");
    if (databases.putIfAbsent(Objects.requireNonNull(name, "name"), provider) != null) {
      throw new IllegalStateException("There is a database " + name + " already");
    }
    return this;
  }

  /**
   * Sets the factory of the databases that the profile declares, such as JdbcDatabase.declared().
   */
  public MxcpBuilder databases(DatabaseFactory factory) {
    databaseFactory = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /**
   * Adds a tool that is defined in Java, with the same checks, schemas and limits as those of
   * files.
   *
   * <pre>{@code
   * builder.tool(
   *     Tool.builder("add")
   *         .parameter("a", ValueType.integer())
   *         .parameter("b", ValueType.integer())
   *         .returns(ValueType.integer())
   *         .build(),
   *     invocation -> invocation.argument("a", Long.class) + invocation.argument("b", Long.class));
   * }</pre>
   *
   * <p>A name that another tool has, from a file or from Java, is a load error.
   */
  public MxcpBuilder tool(Tool tool, PreparedEndpoint body) {
    javaTools.add(new JavaTool(tool, Objects.requireNonNull(body, "body")));
    return this;
  }

  /**
   * Adds a tool for every method of an object that has the annotation {@link MxcpTool}.
   *
   * @throws IllegalArgumentException if the object has none, or with everything about its methods
   *     that cannot be declared
   */
  public MxcpBuilder tools(Object object) {
    javaTools.addAll(AnnotatedTools.of(object));
    return this;
  }

  /** Sets the limit of a call if neither tool nor call have one; the default is no limit. */
  public MxcpBuilder callTimeout(Duration limit) {
    callTimeout = positive(limit, "callTimeout");
    return this;
  }

  /** Sets how long a call waits for a reload before it fails; the default is 30 seconds. */
  public MxcpBuilder reloadWait(Duration limit) {
    reloadWait = positive(limit, "reloadWait");
    return this;
  }

  /**
   * Sets how long a reload or close waits for running calls before it cancels them, and at most for
   * each shutdown hook; the default is 60 seconds. An orchestrator that kills a process 30 seconds
   * after its SIGTERM wants less.
   */
  public MxcpBuilder drainTimeout(Duration limit) {
    drainTimeout = positive(limit, "drainTimeout");
    return this;
  }

  /**
   * Sets the limit of each step of a start that runs external code: start-up hooks, the opening of
   * a database, secret resolvers; the default is 10 minutes. A line in the log tells every 30
   * seconds what is waited for.
   */
  public MxcpBuilder hookTimeout(Duration limit) {
    hookTimeout = positive(limit, "hookTimeout");
    return this;
  }

  /**
   * Sets the executor of asynchronous calls; the default are daemon threads of the runtime's own,
   * as many as there are calls. An executor that carries the context of the caller, such as those
   * of Micrometer's context propagation, carries it into the calls.
   */
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
   * Serves the good endpoints of a project that also has bad ones; the default is false.
   *
   * <p>A call of a bad one fails with {@code UNAVAILABLE} and says why; {@code
   * registry().problems()} lists everything.
   */
  public MxcpBuilder lenient(boolean value) {
    lenient = value;
    return this;
  }

  /** Makes the start fail if a start-up hook fails; by default, only the health reports it. */
  public MxcpBuilder failOnHookError(boolean value) {
    failOnHookError = value;
    return this;
  }

  /** Adds an SQL function written in Java, before any tool or hook runs; needs a database. */
  public MxcpBuilder function(SqlFunction function) {
    functions.add(Objects.requireNonNull(function, "function"));
    return this;
  }

  /**
   * Reloads when a definition, a SQL file, a Python file or a configuration file of the project
   * changes; the default is false. Meant for development.
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

  /** Adds a listener of reloads. */
  public MxcpBuilder reloadListener(ReloadListener listener) {
    reloadListeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Adds an interceptor of calls, inside of the earlier ones. */
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
   * @throws dev.mxcp.error.LoadException if the project has errors, with all of them
   * @throws dev.mxcp.error.DatabaseException if a database cannot be opened
   * @throws dev.mxcp.error.ConfigException if it cannot start as it was asked for
   */
  public Mxcp build() {
    ProjectLocation.Opened opened = project.open();
    return Engine.start(blueprint(opened.directory()), opened::close);
  }

  /**
   * Checks the project without starting it: nothing of it is executed, nothing is created.
   *
   * @return everything that is wrong or doubtful, sorted by file and line; empty if nothing is
   */
  public List<Problem> check() {
    try (ProjectLocation.Opened opened = project.open()) {
      return ProjectCheck.run(blueprint(opened.directory()));
    }
  }

  private Blueprint blueprint(Path directory) {
    ProjectRequest request =
        new ProjectRequest(
                directory,
                profile,
                userConfig,
                environment,
                home == null ? homeOf(environment) : home,
                readOnly,
                List.copyOf(resolvers),
                List.copyOf(secrets),
                invokers.stream().map(ToolInvoker::language).toList())
            .withSourceDirectories(List.copyOf(sourceDirectories));
    return new Blueprint(
        request,
        List.copyOf(invokers),
        List.copyOf(javaTools),
        databaseProvider,
        new DatabaseSources(databases, databaseFactory),
        List.copyOf(listeners),
        List.copyOf(reloadListeners),
        List.copyOf(interceptors),
        List.copyOf(functions),
        conditions(),
        approval(),
        audit(),
        headerRules(),
        executor,
        callTimeout,
        reloadWait,
        drainTimeout,
        hookTimeout,
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
