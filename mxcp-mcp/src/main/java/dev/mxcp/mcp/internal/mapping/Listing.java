package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.UriTemplate;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists tools, resources, templates and prompts, page by page, in the order of the project. */
public final class Listing {

  private final Catalogue catalogue;
  private final int pageSize;

  Listing(Catalogue catalogue, int pageSize) {
    this.catalogue = catalogue;
    this.pageSize = pageSize;
  }

  /** The lists, by the key under which the protocol has their items. */
  public enum Kind {
    /** Tools. */
    TOOLS("tools", EndpointKind.TOOL),
    /** Resources with a fixed URI. */
    RESOURCES("resources", EndpointKind.RESOURCE),
    /** Resources with variables in the URI. */
    TEMPLATES("resourceTemplates", EndpointKind.RESOURCE),
    /** Prompts. */
    PROMPTS("prompts", EndpointKind.PROMPT);

    private final String key;
    private final EndpointKind kind;

    Kind(String key, EndpointKind kind) {
      this.key = key;
      this.kind = kind;
    }

    private boolean holds(EndpointEntry entry) {
      return kind != EndpointKind.RESOURCE || isTemplate(entry) == (this == TEMPLATES);
    }
  }

  /** Returns the list of a kind as one sees it who may see everything. */
  public List<Map<String, @Nullable Object>> everything(Kind kind) {
    return list(kind, catalogue.all());
  }

  /** Returns what decides who sees which items of a list: their rules and hidden parameters. */
  public List<Object> visibility(Kind kind) {
    List<Object> rules = new ArrayList<>();
    for (EndpointEntry entry : catalogue.all().entries(kind.kind)) {
      for (Policies.Rule rule : entry.endpoint().policies().input()) {
        rules.add(List.of(entry.endpoint().id(), rule.condition(), rule.action()));
      }
      for (Parameter parameter : entry.endpoint().parameters()) {
        if (parameter.origin() != null) {
          rules.add(List.of(entry.endpoint().id(), parameter.origin()));
        }
      }
    }
    return rules;
  }

  private static List<Map<String, @Nullable Object>> list(Kind kind, EndpointRegistry registry) {
    return registry.entries(kind.kind).stream()
        .filter(EndpointEntry::isAvailable)
        .filter(kind::holds)
        .map(entry -> description(kind, entry))
        .toList();
  }

  /** Answers a request for a page of a list. */
  Map<String, @Nullable Object> page(Kind kind, Params params, Peer peer) {
    List<Map<String, @Nullable Object>> all = list(kind, catalogue.of(peer.user()));
    int from = params.optional("cursor").map(cursor -> position(cursor, all.size())).orElse(0);
    int to = Math.min(all.size(), from + pageSize);
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put(kind.key, all.subList(from, to));
    if (to < all.size()) {
      page.put("nextCursor", Integer.toString(to));
    }
    return page;
  }

  private static int position(String cursor, int size) {
    try {
      int position = Integer.parseInt(cursor);
      if (position > 0 && position <= size) {
        return position;
      }
    } catch (NumberFormatException e) {
      // Not one of ours: as one that points beyond the end.
    }
    throw ProtocolException.params("The cursor is not one of this list; begin without a cursor");
  }

  private static Map<String, @Nullable Object> description(Kind kind, EndpointEntry entry) {
    return switch (kind) {
      case TOOLS -> tool(entry);
      case RESOURCES -> resource(entry, "uri");
      case TEMPLATES -> resource(entry, "uriTemplate");
      case PROMPTS -> prompt(entry);
    };
  }

  private static Map<String, @Nullable Object> tool(EndpointEntry entry) {
    Tool tool = (Tool) entry.endpoint();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", tool.name());
    putPresent(map, "title", tool.annotations().title());
    map.put("description", tool.description() == null ? "" : tool.description());
    map.put("inputSchema", entry.inputSchema().map());
    putPresent(map, "outputSchema", OutputView.of(entry));
    Map<String, Object> annotations = tool.annotations().map();
    if (!annotations.isEmpty()) {
      map.put("annotations", annotations);
    }
    putTags(map, tool);
    return map;
  }

  private static boolean isTemplate(EndpointEntry entry) {
    return !UriTemplate.parse(entry.endpoint().id()).variables().isEmpty();
  }

  private static Map<String, @Nullable Object> resource(EndpointEntry entry, String uriKey) {
    Resource resource = (Resource) entry.endpoint();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(uriKey, resource.uri());
    map.put("name", resource.name() == null ? resource.uri() : resource.name());
    putPresent(map, "description", resource.description());
    putPresent(map, "mimeType", resource.mimeType());
    putTags(map, resource);
    return map;
  }

  private static Map<String, @Nullable Object> prompt(EndpointEntry entry) {
    Endpoint prompt = entry.endpoint();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", prompt.id());
    putPresent(map, "description", prompt.description());
    List<Map<String, @Nullable Object>> arguments = new ArrayList<>();
    prompt.parameters().stream()
        .filter(parameter -> !parameter.isHidden())
        .forEach(parameter -> arguments.add(argument(parameter)));
    map.put("arguments", arguments);
    putTags(map, prompt);
    return map;
  }

  private static Map<String, @Nullable Object> argument(Parameter parameter) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", parameter.name());
    putPresent(map, "description", parameter.type().info().description());
    map.put("required", parameter.isRequired());
    return map;
  }

  private static void putTags(Map<String, @Nullable Object> map, Endpoint endpoint) {
    if (!endpoint.tags().isEmpty()) {
      map.put("_meta", Map.of("dev.mxcp/tags", endpoint.tags()));
    }
  }

  private static void putPresent(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
