package dev.mxcp.spring.boot;

import dev.mxcp.Mxcp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the health of the runtime; Boot 3 and 4 have the contract in different packages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "management.health.mxcp.enabled", matchIfMissing = true)
final class HealthConfigurations {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
  static final class Boot4 {

    @Bean
    @ConditionalOnMissingBean(name = "mxcpHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator mxcpHealthIndicator(Mxcp mxcp) {
      return () -> {
        HealthView view = HealthView.of(mxcp.health());
        var health =
            view.up()
                ? org.springframework.boot.health.contributor.Health.up()
                : org.springframework.boot.health.contributor.Health.down();
        return health.withDetails(view.details()).build();
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
  @ConditionalOnMissingClass("org.springframework.boot.health.contributor.HealthIndicator")
  static final class Boot3 {

    @Bean
    @ConditionalOnMissingBean(name = "mxcpHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator mxcpHealthIndicator(Mxcp mxcp) {
      return () -> {
        HealthView view = HealthView.of(mxcp.health());
        var health =
            view.up()
                ? org.springframework.boot.actuate.health.Health.up()
                : org.springframework.boot.actuate.health.Health.down();
        return health.withDetails(view.details()).build();
      };
    }
  }
}
