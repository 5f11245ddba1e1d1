package dev.mxcp.spring.boot;

import dev.langchain4j.service.tool.ToolProvider;
import dev.mxcp.Mxcp;
import dev.mxcp.langchain4j.MxcpToolProvider;
import dev.mxcp.micrometer.MxcpMeters;
import dev.mxcp.micrometer.MxcpObservations;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spring.ai.MxcpToolCallbackProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What gives the project to others: the adapters that are on the class path. */
@Configuration(proxyBeanMethods = false)
final class IntegrationConfigurations {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MxcpToolCallbackProvider.class, ToolCallbackProvider.class})
  static final class SpringAi {

    @Bean
    @ConditionalOnMissingBean
    MxcpToolCallbackProvider mxcpToolCallbackProvider(Mxcp mxcp) {
      return MxcpToolCallbackProvider.of(mxcp);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MxcpToolProvider.class, ToolProvider.class})
  static final class LangChain4j {

    @Bean
    @ConditionalOnMissingBean
    MxcpToolProvider mxcpToolProvider(Mxcp mxcp) {
      return MxcpToolProvider.of(mxcp);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MxcpObservations.class, ObservationRegistry.class})
  static final class Observations {

    @Bean
    MxcpBuilderCustomizer mxcpObservations(ObjectProvider<ObservationRegistry> registries) {
      return builder ->
          registries.ifUnique(
              registry -> {
                MxcpObservations observations = MxcpObservations.of(registry);
                builder
                    .listener(observations)
                    .interceptor(observations)
                    .reloadListener(observations);
              });
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MxcpMeters.class, MeterBinder.class})
  static final class Meters {

    @Bean
    @ConditionalOnMissingBean
    MxcpMeters mxcpMeters(Mxcp mxcp) {
      return MxcpMeters.of(mxcp);
    }

    /** A reload may bring databases and workers. */
    @Bean
    ReloadListener mxcpMetersAfterReload(
        ObjectProvider<MeterRegistry> registries, ObjectProvider<MxcpMeters> meters) {
      return new ReloadListener() {
        @Override
        public void ended(ReloadReport report) {
          registries.ifUnique(registry -> meters.ifUnique(gauges -> gauges.bindTo(registry)));
        }
      };
    }
  }
}
