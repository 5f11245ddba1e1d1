package dev.mxcp.spring.boot;

import dev.mxcp.jdbc.JdbcDatabase;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The named databases: those that the profile declares, and beans of the application. */
@Configuration(proxyBeanMethods = false)
final class DatabaseConfigurations {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(JdbcDatabase.class)
  static final class Jdbc {

    /** Comes first, so that a customizer of the application has the last word. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MxcpBuilderCustomizer mxcpDatabases(MxcpProperties properties, ListableBeanFactory beans) {
      return builder -> {
        builder.databases(JdbcDatabase.declared());
        properties
            .databases()
            .forEach(
                (name, database) ->
                    builder.database(
                        name, JdbcDatabase.of(source(beans, name, database.dataSource()))));
      };
    }

    private static DataSource source(ListableBeanFactory beans, String name, String bean) {
      if (!beans.containsBean(bean) || !beans.isTypeMatch(bean, DataSource.class)) {
        throw new IllegalStateException(
            "mxcp.databases.%s.data-source: there is no DataSource bean %s. There are: %s"
                .formatted(
                    name, bean, String.join(", ", beans.getBeanNamesForType(DataSource.class))));
      }
      return beans.getBean(bean, DataSource.class);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("dev.mxcp.jdbc.JdbcDatabase")
  static final class NoJdbc {

    @Bean
    MxcpBuilderCustomizer mxcpDatabases(MxcpProperties properties) {
      return builder -> {
        if (!properties.databases().isEmpty()) {
          throw new IllegalStateException(
              "mxcp.databases needs the artifact mxcp-jdbc on the class path");
        }
      };
    }
  }
}
