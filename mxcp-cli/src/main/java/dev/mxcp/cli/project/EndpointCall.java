package dev.mxcp.cli.project;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of an endpoint.
 *
 * @param endpoint the endpoint
 * @param uri the concrete URI of a resource that is read by it; null if arguments are given by name
 * @param arguments the arguments by name
 */
public record EndpointCall(
    Endpoint endpoint, @Nullable String uri, Map<String, @Nullable Object> arguments) {

  /**
   * Finds the endpoint.
   *
   * @param kind null if any kind may be meant
   * @param name the name, the URI of a resource, or its template
   * @throws CommandFailure if there is none, or several
   */
  public static EndpointCall of(
      EndpointRegistry registry,
      @Nullable EndpointKind kind,
      String name,
      Map<String, @Nullable Object> arguments) {
    boolean maybeUri = kind == null || kind == EndpointKind.RESOURCE;
    if (maybeUri
        && arguments.isEmpty()
        && registry.entry(EndpointKind.RESOURCE, name).isEmpty()
        && registry.resource(name).isPresent()) {
      Endpoint resource = registry.resource(name).get().entry().endpoint();
      return new EndpointCall(resource, name, arguments);
    }
    List<EndpointEntry> found = Endpoints.find(registry, kind, name);
    if (found.size() > 1) {
      List<String> kinds = found.stream().map(entry -> entry.endpoint().kind().key()).toList();
      throw CommandFailure.usage(
          name + " is the name of a " + String.join(" and of a ", kinds) + ".",
          "Say which, as in: " + kinds.get(0) + " " + name);
    }
    return new EndpointCall(found.get(0).endpoint(), null, arguments);
  }

  /** Makes the call. */
  public Outcome on(Mxcp mxcp, CallOptions options) {
    return uri == null
        ? mxcp.call(endpoint.kind(), endpoint.id(), arguments, options)
        : mxcp.read(uri, options);
  }

  /** Returns what keeps the endpoint from being called; empty if nothing does. */
  public List<Problem> problems(Mxcp mxcp) {
    return mxcp.registry().entry(endpoint.kind(), endpoint.id()).stream()
        .flatMap(entry -> entry.problems().stream())
        .filter(Problem::isError)
        .toList();
  }

  /** Returns the same call with other arguments. */
  public EndpointCall with(Map<String, @Nullable Object> values) {
    return new EndpointCall(endpoint, uri, values);
  }
}
