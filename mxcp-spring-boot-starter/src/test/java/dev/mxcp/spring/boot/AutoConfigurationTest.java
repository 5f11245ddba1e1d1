package dev.mxcp.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.service.tool.ToolProvider;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpTool;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.micrometer.MxcpNames;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Health.State;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spring.ai.MxcpToolCallbackProvider;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a Spring Boot application gets of the starter. */
final class AutoConfigurationTest {

  private static final String SHOP = "mxcp.project=classpath:shop";

  @TempDir Path directory;

  private final ApplicationContextRunner complete =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MxcpAutoConfiguration.class))
          .withPropertyValues("till.key=opensesame");

  /** Starts no Python, which takes longer than all else. */
  private final ApplicationContextRunner bare =
      complete.withClassLoader(new FilteredClassLoader("dev.mxcp.python"));

  private ApplicationContextRunner shop() throws Exception {
    return shop("spring://till.key");
  }

  private ApplicationContextRunner shop(String reference) throws Exception {
    return bare.withPropertyValues(SHOP, "mxcp.user-config=" + userConfig(reference));
  }

  private Path userConfig(String reference) throws Exception {
    Path config = directory.resolve("config.yml");
    Files.writeString(
        config,
        "mxcp: 1\nprojects: {shop: {profiles: {default: {secrets:"
            + " [{name: till, type: custom, parameters: {key: '"
            + reference
            + "'}}]}}}}\n");
    return config;
  }

  @Test
  void a_project_among_the_resources_is_a_bean_with_what_is_on_the_class_path() throws Exception {
    complete
        .withPropertyValues(SHOP, "mxcp.user-config=" + userConfig("spring://till.key"))
        .run(
            context -> {
              Mxcp mxcp = context.getBean(Mxcp.class);
              assertThat(mxcp.call("find_book", Map.of("id", 1)).orElseThrow())
                  .isEqualTo(Map.of("id", 1L, "title", "Emma"));
              assertThat(context)
                  .hasBean("mxcpSqlInvoker")
                  .hasBean("mxcpPythonInvoker")
                  .hasBean("mxcpPromptInvoker")
                  .hasBean("mxcpPolicies")
                  .hasBean("mxcpAudit");
            });
  }

  @Test
  void secrets_come_from_the_environment() throws Exception {
    shop()
        .run(
            context ->
                assertThat(
                        context
                            .getBean(Mxcp.class)
                            .runtime()
                            .config()
                            .secrets()
                            .get("till")
                            .orElseThrow()
                            .parameters())
                    .isEqualTo(Map.of("key", "opensesame")));
  }

  @Test
  void a_property_that_is_missing_is_an_error_of_the_start() throws Exception {
    shop("spring://till.none")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("config.yml:2")
                    .hasMessageContaining("The application has no property till.none"));
  }

  @Test
  void a_project_with_mistakes_does_not_start() throws Exception {
    Files.writeString(directory.resolve("mxcp-site.yml"), "mxcp: 1\nprojekt: x\n");
    bare.withPropertyValues("mxcp.project=" + directory)
        .run(
            context ->
                assertThat(context).getFailure().rootCause().isInstanceOf(LoadException.class));
  }

  @Test
  void nothing_is_made_where_it_is_switched_off() {
    bare.withPropertyValues("mxcp.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Mxcp.class));
  }

  @Test
  void a_runtime_of_the_application_takes_its_place() {
    Mxcp own = Mxcp.builder().build();
    bare.withBean(Mxcp.class, () -> own)
        .run(context -> assertThat(context.getBean(Mxcp.class)).isSameAs(own));
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans {

    static final List<String> ENDED = new ArrayList<>();

    @Bean
    Shelf shelf() {
      ProxyFactory proxies = new ProxyFactory(new Shelf());
      proxies.setProxyTargetClass(true);
      return (Shelf) proxies.getProxy();
    }

    @Bean
    CallListener listener() {
      return new CallListener() {
        @Override
        public void ended(End end) {
          ENDED.add(end.target());
        }
      };
    }

    @Bean
    MxcpBuilderCustomizer customizer() {
      return builder -> builder.trustedHeaders("X-Tenant");
    }
  }

  /** Tools of an application, behind a proxy. */
  public static class Shelf {

    /** Counts. */
    @MxcpTool(description = "Counts the books of a shelf")
    public long countBooks(String shelf) {
      return shelf.length();
    }
  }

  @Test
  void methods_of_beans_are_tools_and_beans_of_the_spi_are_used() {
    Beans.ENDED.clear();
    bare.withUserConfiguration(Beans.class)
        .run(
            context -> {
              Mxcp mxcp = context.getBean(Mxcp.class);
              assertThat(mxcp.call("count_books", Map.of("shelf", "abc")).orElseThrow())
                  .isEqualTo(3L);
              assertThat(Beans.ENDED).containsExactly("count_books");
            });
  }

  @Test
  void properties_reach_the_runtime() {
    bare.withUserConfiguration(Slow.class)
        .withPropertyValues("mxcp.call-timeout=50ms")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(Mxcp.class)
                            .call("wait_for_ever", Map.of(), CallOptions.DEFAULT))
                    .extracting("code")
                    .isEqualTo(FailureCode.TIMEOUT));
  }

  /** A tool that ends when it is told to. */
  public static class Slow {

    /** Waits until the call is stopped. */
    @MxcpTool
    public String waitForEver(CallContext call) throws InterruptedException {
      CountDownLatch stopped = new CountDownLatch(1);
      try (Cancellation.Registration registration =
          call.cancellation().onCancel(stopped::countDown)) {
        stopped.await();
      }
      call.requireActive();
      return "";
    }
  }

  @Test
  void adapters_are_beans_where_their_ecosystem_is_there() throws Exception {
    shop()
        .run(
            context -> {
              assertThat(context)
                  .hasSingleBean(ToolProvider.class)
                  .hasSingleBean(MeterBinder.class);
              ToolCallback[] tools = context.getBean(ToolCallbackProvider.class).getToolCallbacks();
              assertThat(tools).hasSize(1);
              assertThat(tools[0].call("{\"id\": 2}")).contains("Emma");
            });
    shop()
        .withClassLoader(
            new FilteredClassLoader("dev.mxcp.python", "org.springframework.ai", "dev.langchain4j"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean("mxcpToolCallbackProvider")
                    .doesNotHaveBean("mxcpToolProvider"));
  }

  @Test
  void everything_but_the_core_may_be_missing() {
    bare.withClassLoader(
            new FilteredClassLoader(
                "dev.mxcp.sql",
                "dev.mxcp.jdbc",
                "dev.mxcp.python",
                "dev.mxcp.prompts",
                "dev.mxcp.policy",
                "dev.mxcp.audit",
                "dev.mxcp.mcp",
                "dev.mxcp.spring.ai",
                "dev.mxcp.langchain4j",
                "dev.mxcp.micrometer",
                "io.micrometer.core",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate"))
        .run(context -> assertThat(context).hasSingleBean(Mxcp.class));
  }

  @Test
  void health_is_up_until_the_runtime_is_closed() {
    bare.run(
        context -> {
          HealthIndicator indicator = context.getBean(HealthIndicator.class);
          assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
          assertThat(indicator.health().getDetails()).containsEntry("generation", 1L);
          context.getBean(Mxcp.class).close();
          assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        });
  }

  @Test
  void calls_are_observed() throws Exception {
    ObservationRegistry registry = ObservationRegistry.create();
    List<String> names = new ArrayList<>();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStop(Observation.Context context) {
                names.add(context.getName());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    shop()
        .withBean(ObservationRegistry.class, () -> registry)
        .run(context -> context.getBean(Mxcp.class).call("find_book", Map.of("id", 1)));
    assertThat(names).containsExactly(MxcpNames.INVOCATION, MxcpNames.TOOL_CALL);
  }

  @Test
  void the_runtime_is_closed_with_the_context_and_before_the_beans_that_it_uses() {
    List<State> seen = new ArrayList<>();
    bare.withBean(Watcher.class, () -> new Watcher(seen))
        .run(
            context -> {
              context.getBean(Watcher.class).mxcp = context.getBean(Mxcp.class);
              context.close();
            });
    assertThat(seen).containsExactly(State.CLOSED);
  }

  /** Has a tool, and looks at the runtime when it is destroyed. */
  public static final class Watcher implements AutoCloseable {

    private final List<State> seen;
    private Mxcp mxcp;

    Watcher(List<State> seen) {
      this.seen = seen;
    }

    /** Answers. */
    @MxcpTool
    public String ping() {
      return "pong";
    }

    @Override
    public void close() {
      seen.add(mxcp.health().state());
    }
  }

  @Test
  void the_provider_of_spring_ai_can_be_narrowed() throws Exception {
    shop()
        .withBean(
            "books",
            MxcpToolCallbackProvider.class,
            () -> MxcpToolCallbackProvider.of(Mxcp.builder().build()).withTags("none"))
        .run(context -> assertThat(context).hasSingleBean(ToolCallbackProvider.class));
  }
}
