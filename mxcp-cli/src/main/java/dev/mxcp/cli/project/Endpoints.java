package dev.mxcp.cli.project;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Nearest;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds endpoints by what people type. */
public final class Endpoints {

  private Endpoints() {}

  /** Returns all entries: tools, resources, prompts, each in the order of the files. */
  public static List<EndpointEntry> all(EndpointRegistry registry) {
    return Arrays.stream(EndpointKind.values())
        .flatMap(kind -> registry.entries(kind).stream())
        .toList();
  }

  /** Returns {@code tool/name} and the like. */
  public static String label(Endpoint endpoint) {
    return endpoint.kind().key() + "/" + endpoint.id();
  }

  /**
   * Returns the entries of a kind and a name.
   *
   * @param kind null for every kind
   * @param name null for every name
   * @throws CommandFailure where a name is given that is not there
   */
  public static List<EndpointEntry> find(
      EndpointRegistry registry, @Nullable EndpointKind kind, @Nullable String name) {
    List<EndpointEntry> candidates =
        all(registry).stream()
            .filter(entry -> kind == null || entry.endpoint().kind() == kind)
            .toList();
    if (name == null) {
      return candidates;
    }
    List<EndpointEntry> found =
        candidates.stream().filter(entry -> entry.endpoint().id().equals(name)).toList();
    if (found.isEmpty()) {
      throw unknown(kind == null ? "endpoint" : kind.key(), name, candidates);
    }
    return found;
  }

  private static CommandFailure unknown(String what, String name, List<EndpointEntry> known) {
    List<String> names = known.stream().map(entry -> entry.endpoint().id()).toList();
    String near = Nearest.to(name, names).map(n -> " Did you mean " + n + "?").orElse("");
    return CommandFailure.failed(
        "not_found", "There is no " + what + " " + name + "." + near, "See: mxcp list", null);
  }
}
