package dev.mxcp.spring.boot;

import dev.mxcp.Mxcp;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes a bean {@link Mxcp} of the properties, of the invokers on the class path and of the beans
 * of the application: its SPI beans, secrets, and tools with {@link dev.mxcp.MxcpTool}.
 *
 * <p>It is closed after every lifecycle bean has stopped, so that requests under way still find it,
 * and before the beans that it uses. For Boot 3.5 and 4.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
    })
@ConditionalOnProperty(name = "mxcp.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MxcpProperties.class)
@Import({
  InvokerConfigurations.class,
  DatabaseConfigurations.class,
  IntegrationConfigurations.class,
  McpServerConfiguration.class,
  HealthConfigurations.class
})
public final class MxcpAutoConfiguration {

  /** Creates the configuration. */
  public MxcpAutoConfiguration() {}

  @Bean
  SpringSecretResolver mxcpSpringSecrets(Environment environment) {
    return new SpringSecretResolver(environment);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  Mxcp mxcp(
      MxcpProperties properties, ConfigurableListableBeanFactory beans, ResourceLoader resources) {
    return new RuntimeFactory(properties, beans, resources).start();
  }
}
