package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.internal.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of the protocol that a server answers. Thread-safe. */
public final class Methods {

  /** The revisions that are spoken, the newest first. */
  public static final List<String> REVISIONS =
      List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private static final Set<String> RUNNING =
      Set.of("tools/call", "resources/read", "prompts/get", "completion/complete");

  private final Settings settings;
  private final Listing listing;
  private final Map<String, Method> methods = new LinkedHashMap<>();

  /** Creates the methods for a running project. */
  public Methods(Mxcp mxcp, Settings settings) {
    this.settings = settings;
    Catalogue catalogue = new Catalogue(mxcp);
    Calls calls = new Calls(mxcp);
    ResourceReads reads = new ResourceReads(catalogue, calls);
    listing = new Listing(catalogue, settings.pageSize());
    methods.put("ping", (params, peer) -> Map.of());
    list("tools/list", Listing.Kind.TOOLS);
    list("resources/list", Listing.Kind.RESOURCES);
    list("resources/templates/list", Listing.Kind.TEMPLATES);
    list("prompts/list", Listing.Kind.PROMPTS);
    methods.put("tools/call", new ToolCalls(catalogue, calls, settings)::answer);
    methods.put("resources/read", reads::answer);
    methods.put("resources/subscribe", Methods::subscribe);
    methods.put("resources/unsubscribe", Methods::unsubscribe);
    methods.put("prompts/get", new PromptRenders(catalogue, calls, reads)::answer);
    methods.put("completion/complete", new Completions(catalogue, calls)::answer);
    methods.put("logging/setLevel", Methods::setLevel);
  }

  private void list(String method, Listing.Kind kind) {
    methods.put(method, (params, peer) -> listing.page(kind, params, peer));
  }

  /** Returns the methods by name; {@code initialize} is not among them. */
  public Map<String, Method> all() {
    return methods;
  }

  /** Returns whether a method runs code of the project, and may take its time. */
  public static boolean runsCode(String method) {
    return RUNNING.contains(method);
  }

  /** Returns the lists. */
  public Listing listing() {
    return listing;
  }

  /** Answers {@code initialize}: what is spoken, and what the server can do. */
  public Map<String, @Nullable Object> initialize(Params params) {
    String asked = params.text("protocolVersion");
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("protocolVersion", REVISIONS.contains(asked) ? asked : REVISIONS.get(0));
    result.put("capabilities", capabilities());
    result.put("serverInfo", serverInfo());
    if (settings.instructions() != null) {
      result.put("instructions", settings.instructions());
    }
    return result;
  }

  private static Map<String, @Nullable Object> capabilities() {
    Map<String, @Nullable Object> capabilities = new LinkedHashMap<>();
    capabilities.put("tools", Map.of("listChanged", true));
    capabilities.put("resources", Map.of("subscribe", true, "listChanged", true));
    capabilities.put("prompts", Map.of("listChanged", true));
    capabilities.put("logging", Map.of());
    capabilities.put("completions", Map.of());
    return capabilities;
  }

  private Map<String, @Nullable Object> serverInfo() {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("name", settings.name());
    if (settings.title() != null) {
      info.put("title", settings.title());
    }
    info.put("version", settings.version());
    return info;
  }

  private static Map<String, @Nullable Object> subscribe(Params params, Peer peer) {
    peer.subscribe(params.text("uri"));
    return Map.of();
  }

  private static Map<String, @Nullable Object> unsubscribe(Params params, Peer peer) {
    peer.unsubscribe(params.text("uri"));
    return Map.of();
  }

  private static Map<String, @Nullable Object> setLevel(Params params, Peer peer) {
    String name = params.text("level");
    peer.logLevel(
        LogLevel.of(name).orElseThrow(() -> ProtocolException.params("There is no level " + name)));
    return Map.of();
  }
}
