package dev.mxcp.python;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Lifecycle;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A project on disk with a real database, served by one invoker. */
final class PythonProject implements Runtime, Lifecycle, AutoCloseable {

  final Path directory;
  final List<String> hookFailures = new CopyOnWriteArrayList<>();
  final List<ReloadRequest> reloads = new CopyOnWriteArrayList<>();
  private final List<PluginSettings> plugins = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();
  private final Map<String, Object> site = new LinkedHashMap<>();
  private final Map<String, PreparedEndpoint> prepared = new ConcurrentHashMap<>();
  private DatabaseProvider.@Nullable Opened database;
  PythonInvoker invoker = PythonInvoker.create();
  private @Nullable InvokerSession session;

  PythonProject(Path directory) {
    this.directory = directory;
  }

  PythonProject invoker(PythonInvoker other) {
    invoker = other;
    return this;
  }

  PythonProject file(String name, String text) {
    new ProjectDirectory(directory).write(name, text);
    return this;
  }

  PythonProject secret(String name, Map<String, Object> parameters) {
    secrets.add(new Secret(name, "custom", parameters));
    return this;
  }

  PythonProject plugin(String name, String module, Map<String, Object> config) {
    plugins.add(new PluginSettings(name, module, config));
    return this;
  }

  PythonProject site(String key, Object value) {
    site.put(key, value);
    return this;
  }

  PythonProject start() throws Exception {
    session().start(this);
    return this;
  }

  /** Returns the session, which is opened when it is first asked for. */
  InvokerSession session() {
    if (session == null) {
      session = invoker.open(CompletableFuture.completedFuture(config()));
    }
    return session;
  }

  @Nullable Object call(String tool, String file, Map<String, Object> arguments) throws Exception {
    return call(tool, file, arguments, CallContext.NONE);
  }

  @Nullable Object call(
      String tool, String file, Map<String, Object> arguments, CallContext context)
      throws Exception {
    List<String> names = List.copyOf(new java.util.TreeMap<>(arguments).keySet());
    Tool endpoint = tool(tool, file, names.toArray(String[]::new));
    PreparedEndpoint ready =
        prepared.computeIfAbsent(tool + "@" + file, key -> session().prepare(endpoint));
    return ready.invoke(Invocation.of(endpoint, arguments, context));
  }

  /** Declares a tool that is a function of a file. */
  Tool tool(String name, String file, String... parameters) {
    return tool(name, source(file), parameters);
  }

  Source source(String file) {
    try {
      Path path = directory.resolve(file);
      return new Source.File(path, Files.readString(path), position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Tool tool(String name, Source source, String... parameters) {
    return Tool.builder(name)
        .parameters(parameters(parameters))
        .source("python", source)
        .position(position())
        .build();
  }

  Resource resource(String uri, String file, String... parameters) {
    return Resource.builder(uri)
        .parameters(parameters(parameters))
        .source("python", source(file))
        .position(position())
        .build();
  }

  SourcePosition position() {
    return new SourcePosition(directory.resolve("tools/tool.yml"), 7, 5, "tool.source");
  }

  private List<Parameter> parameters(String... names) {
    List<Parameter> parameters = new ArrayList<>();
    for (String name : names) {
      parameters.add(Parameter.of(name, ValueType.bool()).at(position()));
    }
    return parameters;
  }

  @Override
  public Database database(String name) {
    throw new IllegalArgumentException(name);
  }

  @Override
  public synchronized Database database() {
    if (database == null) {
      database =
          SqlInvoker.duckDb()
              .databaseProvider()
              .orElseThrow()
              .open(config(), DatabaseProvider.Mode.SERVE);
    }
    return database;
  }

  @Override
  public Config config() {
    return Config.builder(directory)
        .project("my-project")
        .profile("default")
        .database(new DatabaseSettings(null, false, List.of()))
        .plugins(plugins)
        .secrets(new Secrets(secrets))
        .site(site)
        .build();
  }

  @Override
  public Lifecycle lifecycle() {
    return this;
  }

  @Override
  public void onShutdown(String name, Runnable action) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void report(Problem problem) {
    hookFailures.add(problem.position() + ": " + problem.message());
  }

  @Override
  public void hookFailed(String name, String error) {
    hookFailures.add(name + ": " + error);
  }

  @Override
  public CompletionStage<ReloadReport> requestReload(ReloadRequest request) {
    reloads.add(request);
    return new CompletableFuture<>();
  }

  @Override
  public long generation() {
    return 1;
  }

  @Override
  public void close() {
    try {
      if (session != null) {
        session.stop();
        session.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    if (database != null) {
      database.close();
    }
  }
}
