package dev.mxcp.registry;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.UriTemplate;
import dev.mxcp.error.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Snapshot of the endpoints that a generation serves.
 *
 * <p>An immutable snapshot: a reload makes a new one. Everything listed is in the order of the file
 * paths. Thread-safe.
 */
public final class EndpointRegistry {

  /** No endpoints. */
  public static final EndpointRegistry EMPTY = new EndpointRegistry(List.of(), List.of());

  private final Map<EndpointKind, Map<String, EndpointEntry>> entries =
      new EnumMap<>(EndpointKind.class);
  private final Map<UriTemplate, EndpointEntry> templates = new LinkedHashMap<>();
  private final List<Problem> problems;

  /**
   * Returns a snapshot.
   *
   * @param entries the endpoints in order; ids are unique within a kind
   * @param problems everything that is wrong with the project, that of the entries included
   * @throws IllegalArgumentException where the URI of a resource is not a {@link UriTemplate}
   */
  public static EndpointRegistry of(
      Collection<? extends EndpointEntry> entries, List<Problem> problems) {
    return new EndpointRegistry(entries, problems);
  }

  private EndpointRegistry(Collection<? extends EndpointEntry> entries, List<Problem> problems) {
    for (EndpointKind kind : EndpointKind.values()) {
      this.entries.put(kind, new LinkedHashMap<>());
    }
    for (EndpointEntry entry : entries) {
      Endpoint endpoint = entry.endpoint();
      byId(endpoint.kind()).put(endpoint.id(), entry);
      if (endpoint instanceof Resource resource) {
        templates.put(UriTemplate.parse(resource.uri()), entry);
      }
    }
    this.problems = List.copyOf(problems);
  }

  /** Returns the tools. */
  public List<Tool> tools() {
    return all(EndpointKind.TOOL, Tool.class);
  }

  /** Returns the resources. */
  public List<Resource> resources() {
    return all(EndpointKind.RESOURCE, Resource.class);
  }

  /** Returns the prompts. */
  public List<Prompt> prompts() {
    return all(EndpointKind.PROMPT, Prompt.class);
  }

  /** Returns a tool by its name. */
  public Optional<Tool> tool(String name) {
    return entry(EndpointKind.TOOL, name).map(entry -> (Tool) entry.endpoint());
  }

  /** Returns an entry by the kind and id of its endpoint. */
  public Optional<EndpointEntry> entry(EndpointKind kind, String id) {
    return Optional.ofNullable(byId(kind).get(id));
  }

  /** Returns the entries of a kind; immutable. */
  public Collection<EndpointEntry> entries(EndpointKind kind) {
    return Collections.unmodifiableCollection(byId(kind).values());
  }

  /** Returns the errors and warnings of the project, sorted by file and line. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The match of a concrete URI with a resource.
   *
   * @param entry the resource
   * @param variables the values of the template's variables; immutable
   */
  public record ResourceMatch(EndpointEntry entry, Map<String, String> variables) {}

  /**
   * Returns the resource that matches a concrete URI: the one of exactly that URI, else the first
   * whose template matches.
   */
  public Optional<ResourceMatch> resource(String uri) {
    Optional<ResourceMatch> exact =
        entry(EndpointKind.RESOURCE, uri).map(entry -> new ResourceMatch(entry, Map.of()));
    return exact.isPresent() ? exact : template(uri);
  }

  private Optional<ResourceMatch> template(String uri) {
    for (Map.Entry<UriTemplate, EndpointEntry> resource : templates.entrySet()) {
      Optional<Map<String, String>> variables = resource.getKey().match(uri);
      if (variables.isPresent()) {
        return Optional.of(new ResourceMatch(resource.getValue(), variables.get()));
      }
    }
    return Optional.empty();
  }

  private <T extends Endpoint> List<T> all(EndpointKind kind, Class<T> type) {
    return byId(kind).values().stream().map(entry -> type.cast(entry.endpoint())).toList();
  }

  private Map<String, EndpointEntry> byId(EndpointKind kind) {
    return Objects.requireNonNull(entries.get(kind));
  }
}
