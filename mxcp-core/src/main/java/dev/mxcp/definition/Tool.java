package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool: something to call by name.
 *
 * @param name the name, {@code [A-Za-z0-9_.-]{1,128}}
 * @param description what it does; null where not declared
 * @param tags free labels
 * @param annotations hints for clients
 * @param parameters the parameters, in order
 * @param returns the type of the result; null where not declared
 * @param language what the source is written in, such as {@code sql} or {@code python}
 * @param source the code or the file that holds it
 * @param timeout how long a call may take; null for the runtime's default
 * @param tests the declared tests
 * @param policies the declared policies
 * @param metadata free data, never interpreted
 * @param position where it stands
 */
public record Tool(
    String name,
    @Nullable String description,
    List<String> tags,
    ToolAnnotations annotations,
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
  public Tool {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    tests = List.copyOf(tests);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.TOOL;
  }

  @Override
  public String id() {
    return name;
  }
}
