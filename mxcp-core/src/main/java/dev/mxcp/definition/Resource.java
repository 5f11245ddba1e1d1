package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource: something to read by URI.
 *
 * @param uri the URI, or its template with {@code {name}} for every parameter
 * @param name a name to show; null where not declared
 * @param description what it holds; null where not declared
 * @param mimeType the media type of its content; null where not declared
 * @param tags free labels
 * @param parameters the parameters, in order; calls by name alone can give those outside of the URI
 * @param returns the type of the content; null where not declared
 * @param language what the source is written in
 * @param source the code or the file that holds it
 * @param timeout how long a read may take; null for the runtime's default
 * @param tests the declared tests
 * @param policies the declared policies
 * @param metadata free data, never interpreted
 * @param position where it stands
 */
public record Resource(
    String uri,
    @Nullable String name,
    @Nullable String description,
    @Nullable String mimeType,
    List<String> tags,
    List<Parameter> parameters,
    @Nullable ValueType returns,
    String language,
    Source source,
    @Nullable Duration timeout,
    List<TestCase> tests,
    Policies policies,
    Map<String, @Nullable Object> metadata,
    SourcePosition position)
    implements Implemented {

  /** Copies the collections. */
  public Resource {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    tests = List.copyOf(tests);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.RESOURCE;
  }

  @Override
  public String id() {
    return uri;
  }
}
