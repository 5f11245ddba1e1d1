package dev.mxcp.cli.project;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Suggestions;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
   * @throws CommandFailure if a name is given that is not there, or is not usable
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
      throw missing(registry, kind == null ? "endpoint" : kind.key(), name, candidates);
    }
    return found;
  }

  /** An endpoint that is declared twice or in a broken file is there for its author. */
  private static CommandFailure missing(
      EndpointRegistry registry, String what, String name, List<EndpointEntry> known) {
    List<Problem> reasons =
        registry.problems().stream()
            .filter(problem -> problem.isError() && concerns(problem, name))
            .toList();
    if (!reasons.isEmpty()) {
      return CommandFailure.unavailable("The " + what + " " + name + " cannot be used.", reasons);
    }
    List<String> names = known.stream().map(entry -> entry.endpoint().id()).toList();
    String near = Suggestions.nearest(name, names).map(n -> " Did you mean " + n + "?").orElse("");
    return CommandFailure.failed(
        "not_found", "There is no " + what + " " + name + "." + near, "See: mxcp list", null);
  }

  private static boolean concerns(Problem problem, String name) {
    return name.equals(problem.endpoint())
        || (problem.endpoint() == null && declares(problem.position().file(), name));
  }

  /** A file that cannot be read as YAML still shows whom it declares. */
  private static boolean declares(Path file, String name) {
    String line =
        "(?m)(^|[{,])\\s*(name|uri)\\s*:\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*([,}#]|$)";
    try {
      return Files.isRegularFile(file)
          && Pattern.compile(line).matcher(Files.readString(file)).find();
    } catch (IOException e) {
      return false;
    }
  }
}
