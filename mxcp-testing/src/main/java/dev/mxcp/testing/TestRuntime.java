package dev.mxcp.testing;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.ToolInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A runtime that was started for a test or a class, with all that the test may ask for. */
final class TestRuntime {

  /** The types of parameters that {@link #resolve} knows. */
  static final Set<Class<?>> INJECTABLE =
      Set.of(
          Mxcp.class,
          ToolClient.class,
          Database.class,
          Runtime.class,
          Fakes.class,
          RecordingListener.class,
          DeclaredTests.class);

  /** A tool that hangs shall not hang the build. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private final Settings settings;
  private final LeakWatch watch;
  private final TestDirectory directory;
  private final RecordingListener listener = new RecordingListener();
  private final Fakes fakes;
  private final WatchedDatabase database;
  private final @Nullable TestDatabase copy;
  private final Mxcp mxcp;

  private TestRuntime(Settings settings, LeakWatch watch, TestDirectory directory) {
    this.settings = settings;
    this.watch = watch;
    this.directory = directory;
    fakes = new Fakes(settings.fakes(), () -> mxcp().registry());
    database = new WatchedDatabase(() -> mxcp().runtime().database());
    Path project = TestDirectory.find(settings.project());
    List<ToolInvoker> invokers = Engines.create(settings.invokers(), project, toolEnvironment());
    copy =
        invokers.stream()
            .flatMap(invoker -> invoker.databaseProvider().stream())
            .findFirst()
            .map(real -> new TestDatabase(real, directory.database(), scripts(project)))
            .orElse(null);
    mxcp = builder(project, invokers).build();
  }

  /** Starts a runtime; nothing of it is left where that fails. */
  static TestRuntime start(Settings settings, ExtensionContext context) {
    LeakWatch watch = LeakWatch.of(context);
    TestDirectory directory = TestDirectory.create();
    watch.begin(name(context));
    try {
      TestRuntime runtime = new TestRuntime(settings, watch, directory);
      runtime.begin();
      return runtime;
    } catch (RuntimeException | Error e) {
      watch.end();
      directory.delete();
      throw e;
    }
  }

  private static String name(ExtensionContext context) {
    String type = context.getTestClass().map(Class::getSimpleName).orElse("");
    return context.getTestMethod().map(method -> type + "." + method.getName()).orElse(type);
  }

  Object resolve(Class<?> type) {
    if (type == Mxcp.class) {
      return mxcp;
    }
    if (type == ToolClient.class) {
      return ToolClient.of(mxcp);
    }
    if (type == Database.class) {
      return database;
    }
    if (type == DeclaredTests.class) {
      return DeclaredTests.of(mxcp);
    }
    if (type == Runtime.class) {
      return mxcp.runtime();
    }
    return type == Fakes.class ? fakes : listener;
  }

  /** Ends a test of a shared runtime: what it left is told, and put back where asked for. */
  void endOfTest(boolean putBack) throws Exception {
    List<String> leaks = ownLeaks();
    fakes.reset();
    listener.clear();
    directory.clearTemporary();
    if (putBack) {
      putBack();
    }
    fail(leaks);
  }

  void close() {
    List<String> leaks = new ArrayList<>(database.endOpen());
    mxcp.close();
    leaks.addAll(files());
    leaks.addAll(watch.end());
    directory.delete();
    fail(leaks);
  }

  private void begin() {
    try {
      fakes.reset();
      mark();
      watch.started();
    } catch (RuntimeException e) {
      mxcp.close();
      throw e;
    }
  }

  private void mark() {
    if (copy != null) {
      copy.mark();
    }
  }

  private void putBack() throws Exception {
    boolean isServing = mxcp.health().state() == Health.State.SERVING;
    if (copy == null || (isServing && !copy.isChanged())) {
      return;
    }
    ReloadReport report =
        mxcp.reload(new ReloadRequest("put the database back", copy::restore))
            .toCompletableFuture()
            .get();
    if (!report.isSuccess()) {
      throw new IllegalStateException("The database could not be put back: " + report.error());
    }
    mark();
  }

  private List<String> ownLeaks() {
    List<String> leaks = new ArrayList<>(database.endOpen());
    leaks.addAll(files());
    return leaks;
  }

  private List<String> files() {
    return directory.leftovers().stream().map(file -> "the file " + file).toList();
  }

  private void fail(List<String> leaks) {
    if (settings.checkLeaks() && !leaks.isEmpty()) {
      throw new AssertionError(
          "This test left something behind:\n  - "
              + String.join("\n  - ", leaks)
              + "\nClose it, or say checkLeaks = false.");
    }
  }

  private Mxcp mxcp() {
    return mxcp;
  }

  private MxcpBuilder builder(Path project, List<ToolInvoker> invokers) {
    MxcpBuilder builder =
        Mxcp.builder()
            .project(project)
            .home(directory.home())
            .environment(settings.environment())
            .callTimeout(LONGEST_CALL)
            .interceptor(fakes::intercept)
            .listener(listener);
    Engines.addPolicies(builder);
    Engines.addDatabases(builder);
    if (settings.profile() != null) {
      builder.profile(settings.profile());
    }
    if (settings.userConfig() != null) {
      builder.userConfig(TestDirectory.find(settings.userConfig()));
    }
    if (copy != null) {
      builder.database(copy);
    }
    settings.secrets().forEach(builder::secret);
    invokers.forEach(builder::invoker);
    settings.customizers().forEach(customizer -> customizer.accept(builder));
    return builder;
  }

  private Map<String, String> toolEnvironment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("TMPDIR", directory.temporary().toString());
    variables.putAll(settings.environment());
    return variables;
  }

  private List<String> scripts(Path project) {
    return settings.setupSql().stream().map(text -> script(project, text)).toList();
  }

  private static String script(Path project, String text) {
    if (!text.strip().endsWith(".sql")) {
      return text;
    }
    try {
      return Files.readString(project.resolve(text.strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("The setup script cannot be read: " + e.getMessage(), e);
    }
  }
}
