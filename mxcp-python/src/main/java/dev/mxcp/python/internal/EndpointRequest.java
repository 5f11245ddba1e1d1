package dev.mxcp.python.internal;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.SourcePosition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an interpreter is told of an endpoint. */
final class EndpointRequest {

  private EndpointRequest() {}

  static String of(Endpoint endpoint, int id) {
    Source source = source(endpoint);
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("id", id);
    request.put("kind", endpoint.kind().name().toLowerCase(java.util.Locale.ROOT));
    request.put("name", endpoint instanceof Tool tool ? tool.name() : null);
    request.put("returns", endpoint.returns() != null);
    request.put("parameters", endpoint.parameters().stream().map(Parameter::name).toList());
    request.put("file", source instanceof Source.File file ? file.path().toString() : null);
    request.put("text", source instanceof Source.Code ? source.text() : null);
    return Wire.write(request);
  }

  static SourcePosition position(Endpoint endpoint) {
    return source(endpoint).position();
  }

  private static Source source(Endpoint endpoint) {
    if (endpoint instanceof SourcedEndpoint implemented) {
      return implemented.source();
    }
    throw new IllegalArgumentException("A " + endpoint.kind() + " has no source");
  }
}
