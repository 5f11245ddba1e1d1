package dev.mxcp.spring.boot;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.McpOptions;
import dev.mxcp.mcp.McpServers;
import dev.mxcp.mcp.McpServlet;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the Model Context Protocol in a servlet application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({McpServlet.class, Servlet.class, ServletRegistrationBean.class})
@ConditionalOnProperty(name = "mxcp.mcp.enabled", matchIfMissing = true)
final class McpServerConfiguration {

  @Bean
  @ConditionalOnMissingBean
  McpServlet mxcpMcpServlet(Mxcp mxcp, ObjectProvider<McpOptions> options) {
    return McpServers.servlet(mxcp, options.getIfAvailable(() -> McpOptions.DEFAULT));
  }

  @Bean
  ServletRegistrationBean<McpServlet> mxcpMcpRegistration(
      McpServlet servlet, MxcpProperties properties) {
    ServletRegistrationBean<McpServlet> registration =
        new ServletRegistrationBean<>(servlet, properties.mcp().path());
    registration.setName("mxcpMcp");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  Shutdown mxcpMcpShutdown(McpServlet servlet) {
    return new Shutdown(servlet);
  }

  /**
   * Ends the sessions of clients before the web server waits for its requests: their streams stay
   * open as long as the clients do.
   */
  static final class Shutdown implements SmartLifecycle {

    private final McpServlet servlet;
    private volatile boolean running;

    Shutdown(McpServlet servlet) {
      this.servlet = servlet;
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      servlet.close();
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    /** Returns the phase that is stopped first. */
    @Override
    public int getPhase() {
      return DEFAULT_PHASE;
    }
  }
}
