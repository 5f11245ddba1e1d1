package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.json.JsonText;
import dev.mxcp.mcp.internal.settings.Budget;
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

/**
 * Answers {@code completion/complete} from the declared values and examples of a parameter, or from
 * a tool that suggests values.
 */
final class Completions {

  private static final int MOST = 100;
  private static final String PREFIX = "prefix";

  private final Catalogue catalogue;
  private final Calls calls;

  Completions(Catalogue catalogue, Calls calls) {
    this.catalogue = catalogue;
    this.calls = calls;
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
            .flatMap(parameter -> values(parameter, value, params, peer))
            .distinct()
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

  private Stream<String> values(Parameter parameter, String typed, Params params, Peer peer) {
    String tool = parameter.completion();
    if (tool == null || parameter.type().info().sensitive()) {
      return declared(parameter).filter(value -> fits(value, typed));
    }
    CallOptions options = calls.options(tool, params, peer);
    return takesPrefix(tool)
        ? suggested(tool, Map.of(PREFIX, typed), options)
        : suggested(tool, Map.of(), options).filter(value -> fits(value, typed));
  }

  private boolean takesPrefix(String tool) {
    return catalogue
        .all()
        .entry(EndpointKind.TOOL, tool)
        .filter(entry -> entry.endpoint().parameters().stream().anyMatch(Completions::isPrefix))
        .isPresent();
  }

  /** The tool is called for the user, like any other: who may not call it gets no suggestions. */
  private Stream<String> suggested(
      String tool, Map<String, @Nullable Object> arguments, CallOptions options) {
    CappedJson json = new CappedJson(Budget.DEFAULT.bytes(), MOST * 10L, false);
    Optional<Outcome.Failed> failed =
        calls.write(EndpointKind.TOOL, tool, arguments, options, json);
    if (failed.isPresent() || json.isTooLarge()) {
      return Stream.empty();
    }
    return JsonText.read(json.text()) instanceof List<?> list
        ? list.stream().flatMap(Completions::text)
        : Stream.empty();
  }

  private static boolean isPrefix(Parameter parameter) {
    return parameter.name().equals(PREFIX) && !parameter.isHidden();
  }

  /** A row stands for its first column. */
  private static Stream<String> text(@Nullable Object item) {
    Object value = item;
    if (item instanceof Map<?, ?> row) {
      value = row.isEmpty() ? null : row.values().iterator().next();
    }
    return Stream.ofNullable(value).map(Object::toString);
  }

  private static Stream<String> declared(Parameter parameter) {
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
