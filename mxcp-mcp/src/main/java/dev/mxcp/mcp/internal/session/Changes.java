package dev.mxcp.mcp.internal.session;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.internal.mapping.Listing;
import dev.mxcp.registry.EndpointRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells clients which lists a reload has changed. */
final class Changes {

  private static final Map<Listing.Kind, String> NOTIFICATIONS =
      Map.of(
          Listing.Kind.TOOLS, "notifications/tools/list_changed",
          Listing.Kind.RESOURCES, "notifications/resources/list_changed",
          Listing.Kind.TEMPLATES, "notifications/resources/list_changed",
          Listing.Kind.PROMPTS, "notifications/prompts/list_changed");

  private final Mxcp mxcp;
  private final Listing listing;
  private final Sessions sessions;
  private EndpointRegistry registry;
  private Map<Listing.Kind, State> lists;

  Changes(Mxcp mxcp, Listing listing, Sessions sessions) {
    this.mxcp = mxcp;
    this.listing = listing;
    this.sessions = sessions;
    registry = mxcp.registry();
    lists = lists();
  }

  /** Looks whether there was a reload since the last look. */
  void look() {
    EndpointRegistry now = mxcp.registry();
    if (now == registry) {
      return;
    }
    registry = now;
    Map<Listing.Kind, State> before = lists;
    lists = lists();
    for (Session session : sessions.all()) {
      NOTIFICATIONS.entrySet().stream()
          .filter(kind -> !Objects.equals(lists.get(kind.getKey()), before.get(kind.getKey())))
          .map(Map.Entry::getValue)
          .distinct()
          .forEach(method -> session.notify(method, Map.of()));
      session.notifySubscriptions();
    }
  }

  private Map<Listing.Kind, State> lists() {
    Map<Listing.Kind, State> map = new EnumMap<>(Listing.Kind.class);
    for (Listing.Kind kind : Listing.Kind.values()) {
      map.put(kind, new State(listing.everything(kind), listing.visibility(kind)));
    }
    return map;
  }

  /** A list, and who sees what of it: either may change what a client has read. */
  private record State(List<Map<String, @Nullable Object>> items, List<Object> visibility) {}
}
