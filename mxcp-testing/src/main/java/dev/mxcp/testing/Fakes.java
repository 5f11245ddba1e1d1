package dev.mxcp.testing;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fakes of declared tools and resources, written in Java.
 *
 * <pre>{@code
 * fakes.put("exchange_rate", call -> 1.25);
 * }</pre>
 *
 * <p>The declaration stays in force: arguments are converted and checked before a fake sees them,
 * and what it returns is checked, too. Fakes of a test end with the test. Thread-safe.
 */
public final class Fakes {

  private final Map<String, PreparedEndpoint> standing;
  private final Supplier<EndpointRegistry> registry;
  private final Map<String, PreparedEndpoint> current = new ConcurrentHashMap<>();

  Fakes(Map<String, PreparedEndpoint> standing, Supplier<EndpointRegistry> registry) {
    this.standing = standing;
    this.registry = registry;
  }

  /**
   * Replaces an implementation until the test ends.
   *
   * @param id the name of the tool, or the URI of the resource as declared
   * @param body what runs instead
   * @throws IllegalArgumentException where the project declares nothing of that id
   */
  public void put(String id, PreparedEndpoint body) {
    check(id);
    current.put(id, Objects.requireNonNull(body, "body"));
  }

  /** Begins anew with the fakes of the extension. */
  void reset() {
    standing.keySet().forEach(this::check);
    current.clear();
    current.putAll(standing);
  }

  @Nullable Object intercept(Invocation invocation, PreparedEndpoint next) throws Exception {
    return current.getOrDefault(invocation.endpoint().id(), next).invoke(invocation);
  }

  private void check(String id) {
    EndpointRegistry known = registry.get();
    if (known.entry(EndpointKind.TOOL, id).isEmpty()
        && known.entry(EndpointKind.RESOURCE, id).isEmpty()) {
      throw new IllegalArgumentException(
          "The project declares no "
              + id
              + " that could be faked; its tools are "
              + known.tools().stream().map(tool -> tool.name()).toList());
    }
  }
}
