package dev.mxcp.spring.boot;

import dev.mxcp.MxcpBuilder;

/**
 * Changes the builder of the runtime, after the properties and the beans; ordered.
 *
 * <p>For what properties do not reach; most things are simply beans, such as a {@code
 * CallListener}.
 */
@FunctionalInterface
public interface MxcpBuilderCustomizer {

  /** Changes the builder. */
  void customize(MxcpBuilder builder);
}
