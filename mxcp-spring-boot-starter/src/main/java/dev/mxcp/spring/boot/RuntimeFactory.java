package dev.mxcp.spring.boot;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.Secret;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.Approval;
import dev.mxcp.spi.AuditSink;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spi.SecretResolver;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.util.ClassUtils;

/** Starts a runtime with the properties and the beans of an application. */
record RuntimeFactory(
    MxcpProperties properties, ConfigurableListableBeanFactory beans, ResourceLoader resources) {

  private static final String CLASSPATH = "classpath:";

  /** The name that Boot gives to its executor. */
  private static final String EXECUTOR = "applicationTaskExecutor";

  Mxcp start() {
    MxcpBuilder builder = Mxcp.builder();
    settings(builder);
    each(ToolInvoker.class, builder::invoker);
    each(CallListener.class, builder::listener);
    each(ReloadListener.class, builder::reloadListener);
    each(CallInterceptor.class, builder::interceptor);
    each(SqlFunction.class, builder::function);
    each(SecretResolver.class, builder::secretResolver);
    each(Secret.class, builder::secret);
    beans.getBeanProvider(ConditionLanguage.class).ifAvailable(builder::policies);
    beans.getBeanProvider(Approval.class).ifAvailable(builder::approval);
    beans.getBeanProvider(AuditSink.class).ifAvailable(builder::audit);
    new ToolBeans(beans).all().forEach(builder::tools);
    executor(builder);
    each(MxcpBuilderCustomizer.class, customizer -> customizer.customize(builder));
    return builder.build();
  }

  private <T> void each(Class<T> type, Consumer<T> use) {
    beans.getBeanProvider(type).orderedStream().forEach(use);
  }

  private void settings(MxcpBuilder builder) {
    set(properties.project(), location -> project(builder, location));
    set(properties.profile(), builder::profile);
    set(properties.userConfig(), builder::userConfig);
    set(properties.callTimeout(), builder::callTimeout);
    set(properties.drainTimeout(), builder::drainTimeout);
    set(properties.reloadWait(), builder::reloadWait);
    set(properties.hookTimeout(), builder::hookTimeout);
    builder
        .watchFiles(properties.watch())
        .readOnly(properties.readOnly())
        .lenient(properties.lenient())
        .failOnHookError(properties.failOnHookError())
        .trustedHeaders(properties.trustedHeaders().toArray(String[]::new));
  }

  private static <T> void set(@Nullable T value, Consumer<T> use) {
    if (value != null) {
      use.accept(value);
    }
  }

  private void project(MxcpBuilder builder, String location) {
    if (location.startsWith(CLASSPATH)) {
      String directory = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
      builder.project(loader(), directory);
    } else {
      builder.project(Path.of(location));
    }
  }

  private ClassLoader loader() {
    ClassLoader loader = resources.getClassLoader();
    return loader == null
        ? Objects.requireNonNull(ClassUtils.getDefaultClassLoader(), "class loader")
        : loader;
  }

  /** Boot's executor is of this class where it makes virtual threads; a pool could block calls. */
  private void executor(MxcpBuilder builder) {
    if (beans.containsBean(EXECUTOR)
        && beans.getBean(EXECUTOR) instanceof SimpleAsyncTaskExecutor threads) {
      builder.executor(threads);
    }
  }
}
