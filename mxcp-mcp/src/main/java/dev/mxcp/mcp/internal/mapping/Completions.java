package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers {@code completion/complete} from the declared values and examples of a parameter. */
final class Completions {

  private static final int MOST = 100;

  private final Catalogue catalogue;

  Completions(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Completes an argument of a prompt or of a resource's URI. */
  Map<String, @Nullable Object> answer(Params params, Peer peer) {
    Params ref = new Params(params.object("ref"));
    Params argument = new Params(params.object("argument"));
    String name = argument.text("name");
    String value = argument.text("value");
    List<String> fitting =
        endpoint(ref, peer.user()).parameters().stream()
            .filter(parameter -> parameter.name().equals(name) && !parameter.isHidden())
            .flatMap(Completions::values)
            .distinct()
            .filter(candidate -> fits(candidate, value))
            .toList();
    Map<String, @Nullable Object> completion = new LinkedHashMap<>();
    completion.put("values", fitting.subList(0, Math.min(MOST, fitting.size())));
    completion.put("total", (long) fitting.size());
    completion.put("hasMore", fitting.size() > MOST);
    return Map.of("completion", completion);
  }

  private Endpoint endpoint(Params ref, @Nullable User user) {
    EndpointRegistry registry = catalogue.of(user);
    String type = ref.text("type");
    Optional<EndpointEntry> entry =
        switch (type) {
          case "ref/prompt" -> registry.entry(EndpointKind.PROMPT, ref.text("name"));
          case "ref/resource" -> resource(registry, ref.text("uri"));
          default -> Optional.empty();
        };
    return entry
        .map(EndpointEntry::endpoint)
        .orElseThrow(
            () -> ProtocolException.params("There is no such " + type.replace("ref/", "")));
  }

  private static Optional<EndpointEntry> resource(EndpointRegistry registry, String uri) {
    return registry
        .entry(EndpointKind.RESOURCE, uri)
        .or(() -> registry.resource(uri).map(EndpointRegistry.ResourceMatch::entry));
  }

  private static Stream<String> values(Parameter parameter) {
    ValueType type = parameter.type();
    if (type.info().sensitive()) {
      return Stream.empty();
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (type.info().enumeration() != null) {
      values.addAll(type.info().enumeration());
    } else {
      values.addAll(type.info().examples());
    }
    if (type instanceof ValueType.BooleanType) {
      values.addAll(List.of(true, false));
    }
    return values.stream().filter(Objects::nonNull).map(Object::toString);
  }

  private static boolean fits(String candidate, String typed) {
    return candidate.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
  }
}
