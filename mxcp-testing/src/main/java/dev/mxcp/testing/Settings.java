package dev.mxcp.testing;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.Secret;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a runtime for tests.
 *
 * @param project the project's directory
 * @param profile the profile; null for that of the site file
 * @param userConfig the user file; null for none
 * @param secrets secrets in place of those of the user file
 * @param environment the environment variables
 * @param setupSql SQL, or names of SQL files of the project
 * @param invokers make the invokers beyond the standard ones
 * @param fakes tools that are replaced in every test
 * @param customizers have the last word on the builder
 * @param isolation what tests share; null to decide by how the extension is registered
 * @param checkLeaks whether leaks fail
 */
record Settings(
    String project,
    @Nullable String profile,
    @Nullable String userConfig,
    List<Secret> secrets,
    Map<String, String> environment,
    List<String> setupSql,
    List<Supplier<? extends ToolInvoker>> invokers,
    Map<String, PreparedEndpoint> fakes,
    List<Consumer<MxcpBuilder>> customizers,
    @Nullable Isolation isolation,
    boolean checkLeaks) {

  /** Copies the collections. */
  Settings {
    secrets = List.copyOf(secrets);
    environment = Map.copyOf(environment);
    setupSql = List.copyOf(setupSql);
    invokers = List.copyOf(invokers);
    fakes = Map.copyOf(fakes);
    customizers = List.copyOf(customizers);
  }

  static Settings of(MxcpTest test) {
    MxcpExtension.Builder builder =
        MxcpExtension.builder()
            .project(test.project())
            .isolation(test.isolation())
            .setupSql(test.setupSql())
            .checkLeaks(test.checkLeaks());
    if (!test.profile().isEmpty()) {
      builder.profile(test.profile());
    }
    if (!test.userConfig().isEmpty()) {
      builder.userConfig(test.userConfig());
    }
    secrets(test.secrets()).forEach(builder::secret);
    Arrays.stream(test.environment())
        .map(text -> pair(text, "environment", "NAME=value"))
        .forEach(pair -> builder.environment(pair[0], pair[1]));
    Arrays.stream(test.invokers()).forEach(type -> builder.invoker(() -> instantiate(type)));
    return builder.settings();
  }

  private static Map<String, Map<String, Object>> secrets(String[] texts) {
    Map<String, Map<String, Object>> secrets = new LinkedHashMap<>();
    for (String text : texts) {
      String[] pair = pair(text, "secrets", "name.parameter=value");
      int dot = pair[0].lastIndexOf('.');
      if (dot < 1) {
        throw malformed("secrets", "name.parameter=value");
      }
      secrets
          .computeIfAbsent(pair[0].substring(0, dot), name -> new LinkedHashMap<>())
          .put(pair[0].substring(dot + 1), pair[1]);
    }
    return secrets;
  }

  private static String[] pair(String text, String attribute, String shape) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw malformed(attribute, shape);
    }
    return new String[] {text.substring(0, equals).strip(), text.substring(equals + 1)};
  }

  /** The text itself is left out: it may be a secret. */
  private static IllegalArgumentException malformed(String attribute, String shape) {
    return new IllegalArgumentException(
        "@MxcpTest(" + attribute + " = ...) must be written as \"" + shape + "\"");
  }

  private static ToolInvoker instantiate(Class<? extends ToolInvoker> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "@MxcpTest(invokers = ...) needs a constructor without parameters in "
              + type.getName()
              + "; MxcpExtension.builder().invoker(...) takes an instance",
          e);
    }
  }
}
