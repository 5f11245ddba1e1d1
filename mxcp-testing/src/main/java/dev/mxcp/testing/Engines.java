package dev.mxcp.testing;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.jdbc.JdbcDatabase;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The invokers of a runtime for tests: the given ones, and those of mxcp-sql and mxcp-python where
 * these are there. The only class that knows them, and it does so when they are.
 */
final class Engines {

  private Engines() {}

  /**
   * Makes the invokers.
   *
   * @param project the project's directory; without Python in it no Python is started
   * @param environment what Python code sees beyond the environment of the JVM
   */
  static List<ToolInvoker> create(
      List<Supplier<? extends ToolInvoker>> given, Path project, Map<String, String> environment) {
    List<ToolInvoker> invokers = new ArrayList<>();
    for (Supplier<? extends ToolInvoker> supplier : given) {
      invokers.add(supplier.get());
    }
    if (isMissing("sql", invokers) && isPresent("dev.mxcp.sql.SqlInvoker")) {
      invokers.add(sql());
    }
    if (isMissing("python", invokers)
        && isPresent("dev.mxcp.python.PythonInvoker")
        && mentionsPython(project)) {
      invokers.add(python(environment));
    }
    if (isMissing("jinja2", invokers) && isPresent("dev.mxcp.prompts.PromptInvoker")) {
      invokers.add(prompts());
    }
    return invokers;
  }

  /** Gives a builder the language of policies, if it is on the class path. */
  static void addPolicies(MxcpBuilder builder) {
    if (isPresent("dev.mxcp.policy.CelPolicies")) {
      Policies.addTo(builder);
    }
  }

  /** Loaded only if the artifact is there. */
  private static final class Policies {
    static void addTo(MxcpBuilder builder) {
      builder.policies(CelPolicies.create());
    }
  }

  /** Gives a builder what opens the databases of the profile, if it is on the class path. */
  static void addDatabases(MxcpBuilder builder) {
    if (isPresent("dev.mxcp.jdbc.JdbcDatabase")) {
      DeclaredDatabases.addTo(builder);
    }
  }

  /** Loaded only if the artifact is there. */
  private static final class DeclaredDatabases {
    static void addTo(MxcpBuilder builder) {
      builder.databases(JdbcDatabase.declared());
    }
  }

  private static ToolInvoker prompts() {
    return PromptInvoker.create();
  }

  private static ToolInvoker sql() {
    return SqlInvoker.duckDb();
  }

  private static ToolInvoker python(Map<String, String> environment) {
    return PythonInvoker.create().environment(environment);
  }

  private static boolean mentionsPython(Path project) {
    try (Stream<Path> files = Files.walk(project)) {
      return files.filter(Files::isRegularFile).anyMatch(Engines::isAboutPython);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAboutPython(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".yml") && !name.endsWith(".yaml")) {
      return name.endsWith(".py");
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.contains("python") || text.contains(".py");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMissing(String language, List<ToolInvoker> invokers) {
    return invokers.stream().noneMatch(invoker -> invoker.language().equals(language));
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name, false, Engines.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
