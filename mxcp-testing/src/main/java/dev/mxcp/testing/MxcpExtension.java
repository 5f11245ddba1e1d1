package dev.mxcp.testing;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.Secret;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * JUnit extension that starts runtimes for tests, injects them into test methods, and closes them;
 * {@link MxcpTest} in code.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MxcpExtension mxcp =
 *     MxcpExtension.builder()
 *         .project("src/test/resources/shop")
 *         .fake("exchange_rate", call -> 1.25)
 *         .build();
 * }</pre>
 *
 * <p>A static field starts one runtime for the class ({@link Isolation#ROLLBACK}), another field
 * one for every test ({@link Isolation#COPY}). Immutable; classes and, where they share no runtime,
 * tests may run in parallel.
 */
public final class MxcpExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private final ExtensionContext.Namespace namespace =
      ExtensionContext.Namespace.create(MxcpExtension.class, this);
  private final @Nullable Settings settings;

  /** Creates the extension of {@link MxcpTest}. */
  MxcpExtension() {
    settings = null;
  }

  private MxcpExtension(Settings settings) {
    this.settings = settings;
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isNested(context)) {
      return;
    }
    Settings known = settings(context);
    Isolation isolation =
        Objects.requireNonNullElse(
            known.isolation(), settings == null ? Isolation.COPY : Isolation.ROLLBACK);
    store(context).put(Isolation.class, isolation);
    if (isolation != Isolation.COPY) {
      start(context, known);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Settings known = settings(context);
    Isolation isolation = store(context).get(Isolation.class, Isolation.class);
    if (isolation == null && known.isolation() != null && known.isolation() != Isolation.COPY) {
      throw new ExtensionConfigurationException(
          "Isolation." + known.isolation() + " needs a static field: make the extension static");
    }
    if (isolation == null || isolation == Isolation.COPY) {
      start(context, known);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    TestRuntime own = owned(context);
    if (own != null) {
      own.close();
      return;
    }
    TestRuntime shared = store(context).get(TestRuntime.class, TestRuntime.class);
    if (shared != null) {
      boolean putBack = store(context).get(Isolation.class, Isolation.class) == Isolation.ROLLBACK;
      shared.endOfTest(putBack);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    TestRuntime own = owned(context);
    if (own != null) {
      own.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TestRuntime.INJECTABLE.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    TestRuntime runtime = store(context).get(TestRuntime.class, TestRuntime.class);
    if (runtime == null) {
      throw new ParameterResolutionException(
          "There is no runtime yet for "
              + type.getSimpleName()
              + ": with Isolation.COPY it starts with each test, so ask for it in the test"
              + " or in @BeforeEach");
    }
    return runtime.resolve(type);
  }

  /** A nested class lives on the runtime of the class around it, unless it says otherwise. */
  private boolean isNested(ExtensionContext context) {
    boolean saysOtherwise =
        settings == null
            && AnnotationSupport.isAnnotated(context.getRequiredTestClass(), MxcpTest.class);
    return !saysOtherwise && store(context).get(Isolation.class) != null;
  }

  private void start(ExtensionContext context, Settings known) {
    TestRuntime runtime = TestRuntime.start(known, context);
    store(context).put(TestRuntime.class, runtime);
    store(context).put(context.getUniqueId(), runtime);
  }

  /** Returns the runtime that was started for this very test or class. */
  private @Nullable TestRuntime owned(ExtensionContext context) {
    return store(context).get(context.getUniqueId(), TestRuntime.class);
  }

  private ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(namespace);
  }

  private Settings settings(ExtensionContext context) {
    if (settings != null) {
      return settings;
    }
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      var annotation = AnnotationSupport.findAnnotation(type, MxcpTest.class);
      if (annotation.isPresent()) {
        return Settings.of(annotation.get());
      }
    }
    throw new ExtensionConfigurationException(
        "Use @MxcpTest, or MxcpExtension.builder() with @RegisterExtension, rather than"
            + " @ExtendWith(MxcpExtension.class)");
  }

  /**
   * Builds an {@link MxcpExtension}. Not thread-safe; {@link #build()} copies, so that it can be
   * used again.
   */
  public static final class Builder {

    private final List<Secret> secrets = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> setupSql = new ArrayList<>();
    private final List<Supplier<? extends ToolInvoker>> invokers = new ArrayList<>();
    private final Map<String, PreparedEndpoint> fakes = new LinkedHashMap<>();
    private final List<Consumer<MxcpBuilder>> customizers = new ArrayList<>();
    private @Nullable String project;
    private @Nullable String profile;
    private @Nullable String userConfig;
    private @Nullable Isolation isolation;
    private boolean checkLeaks = true;

    private Builder() {}

    /** Sets the project's directory: relative to the working directory, or on the class path. */
    public Builder project(String directory) {
      project = Objects.requireNonNull(directory, "directory");
      return this;
    }

    /** Sets the project's directory. */
    public Builder project(Path directory) {
      return project(directory.toString());
    }

    /** Sets the profile; the default is that of the site file. */
    public Builder profile(String name) {
      profile = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Sets the user file, found like the project; the default is none. */
    public Builder userConfig(String file) {
      userConfig = Objects.requireNonNull(file, "file");
      return this;
    }

    /** Adds a secret, which replaces one of that name in the user file. */
    public Builder secret(String name, Map<String, ? extends @Nullable Object> parameters) {
      secrets.add(new Secret(name, "test", new LinkedHashMap<>(parameters)));
      return this;
    }

    /** Sets an environment variable; those of the machine are ignored. */
    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /**
     * Adds SQL to run on the copy of the database before tools are loaded.
     *
     * @param scripts SQL; one that ends in {@code .sql} is a file of the project
     */
    public Builder setupSql(String... scripts) {
      setupSql.addAll(List.of(scripts));
      return this;
    }

    /**
     * Adds a factory of an invoker, called once for every runtime. Those for SQL and Python are
     * there if their artifacts are, unless one of these has the same language.
     */
    public Builder invoker(Supplier<? extends ToolInvoker> invoker) {
      invokers.add(Objects.requireNonNull(invoker, "invoker"));
      return this;
    }

    /** Replaces the implementation of a declared tool or resource in every test; see Fakes. */
    public Builder fake(String id, PreparedEndpoint body) {
      fakes.put(id, Objects.requireNonNull(body, "body"));
      return this;
    }

    /** Sets what tests share; default: by the field, see {@link MxcpExtension}. */
    public Builder isolation(Isolation value) {
      isolation = Objects.requireNonNull(value, "value");
      return this;
    }

    /** Sets whether a test that leaks fails; default: true. */
    public Builder checkLeaks(boolean value) {
      checkLeaks = value;
      return this;
    }

    /** Adds a customizer of the runtime's builder. */
    public Builder configure(Consumer<MxcpBuilder> customizer) {
      customizers.add(Objects.requireNonNull(customizer, "customizer"));
      return this;
    }

    /**
     * Returns the extension.
     *
     * @throws IllegalStateException where no project was set
     */
    public MxcpExtension build() {
      return new MxcpExtension(settings());
    }

    Settings settings() {
      if (project == null) {
        throw new IllegalStateException(
            "Say where the project is: MxcpExtension.builder().project(...)");
      }
      return new Settings(
          project,
          profile,
          userConfig,
          secrets,
          environment,
          setupSql,
          invokers,
          fakes,
          customizers,
          isolation,
          checkLeaks);
    }
  }
}
