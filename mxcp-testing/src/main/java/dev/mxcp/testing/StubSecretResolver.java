package dev.mxcp.testing;

import dev.mxcp.spi.SecretResolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Secret resolver for one scheme, backed by a map.
 *
 * <pre>{@code
 * new StubSecretResolver("vault", Map.of("vault://shop#token", "abc"))
 * }</pre>
 *
 * <p>A reference that the map does not have cannot be resolved. Thread-safe.
 */
public final class StubSecretResolver implements SecretResolver {

  private final String scheme;
  private final Map<String, String> values;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Creates a resolver for whole references, scheme included. */
  public StubSecretResolver(String scheme, Map<String, String> values) {
    this.scheme = Objects.requireNonNull(scheme, "scheme");
    this.values = Map.copyOf(values);
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public String resolve(String reference) {
    asked.add(reference);
    String value = values.get(reference);
    if (value == null) {
      throw new IllegalArgumentException("the stub has no value for it");
    }
    return value;
  }

  /** Returns the references that were resolved, in order; a copy. */
  public List<String> asked() {
    return List.copyOf(asked);
  }
}
