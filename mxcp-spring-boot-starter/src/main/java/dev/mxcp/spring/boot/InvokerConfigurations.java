package dev.mxcp.spring.boot;

import dev.mxcp.audit.JsonLinesAudit;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.spi.AuditSink;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.sql.SqlInvoker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What of a project can run: the artifacts of the library that are on the class path. */
@Configuration(proxyBeanMethods = false)
final class InvokerConfigurations {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SqlInvoker.class)
  static final class Sql {

    /** The first invoker brings the database. */
    @Bean
    @Order(0)
    @ConditionalOnMissingBean
    SqlInvoker mxcpSqlInvoker() {
      return SqlInvoker.duckDb();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(PythonInvoker.class)
  static final class Python {

    @Bean
    @Order(1)
    @ConditionalOnMissingBean
    PythonInvoker mxcpPythonInvoker() {
      return PythonInvoker.create();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(PromptInvoker.class)
  static final class Prompts {

    @Bean
    @Order(2)
    @ConditionalOnMissingBean
    PromptInvoker mxcpPromptInvoker() {
      return PromptInvoker.create();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(CelPolicies.class)
  static final class Policies {

    @Bean
    @ConditionalOnMissingBean(ConditionLanguage.class)
    CelPolicies mxcpPolicies() {
      return CelPolicies.create();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(JsonLinesAudit.class)
  @ConditionalOnProperty(name = "mxcp.audit.enabled", matchIfMissing = true)
  static final class Audit {

    @Bean
    @ConditionalOnMissingBean(AuditSink.class)
    JsonLinesAudit mxcpAudit() {
      return JsonLinesAudit.create();
    }
  }
}
