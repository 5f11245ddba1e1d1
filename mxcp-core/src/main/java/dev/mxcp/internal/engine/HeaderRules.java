package dev.mxcp.internal.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which headers of a request reach tools, and which ones the host vouches for; thread-safe. */
public final class HeaderRules {

  private static final String ALL = "*";
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private final Set<String> trusted;

  private HeaderRules(Set<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * Returns the rules for the headers that a host vouches for.
   *
   * @param names their names in any case; {@code *} for all
   */
  public static HeaderRules trusting(Set<String> names) {
    return new HeaderRules(
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean trusts(String name) {
    return trusted.contains(name.toLowerCase(Locale.ROOT)) || trusted.contains(ALL);
  }

  /** Returns the headers that tools see: no credentials unless the host vouches for them. */
  Map<String, String> forTools(Map<String, String> headers) {
    if (headers.isEmpty() || headers.keySet().stream().noneMatch(this::isHeldBack)) {
      return headers;
    }
    Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    seen.putAll(headers);
    seen.keySet().removeIf(this::isHeldBack);
    return seen;
  }

  private boolean isHeldBack(String name) {
    return CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) && !trusts(name);
  }
}
