package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endpoint that a project declares: a {@link Tool}, a {@link Resource} or a {@link Prompt}. */
public sealed interface Endpoint permits SourcedEndpoint, Prompt {

  /** Returns the kind of endpoint. */
  EndpointKind kind();

  /**
   * Returns the id by which callers address the endpoint: the name of a tool or prompt, the URI of
   * a resource.
   */
  String id();

  /** Returns the description, for people and models; null if not declared. */
  @Nullable String description();

  /** Returns free labels, in the order of the file; immutable. */
  List<String> tags();

  /** Returns the parameters in the order of the file; immutable, names are unique. */
  List<Parameter> parameters();

  /** Returns the type of the result; null if not declared. */
  @Nullable ValueType returns();

  /** Returns the tests that the file declares; immutable. */
  List<TestCase> tests();

  /** Returns the policies; {@link Policies#NONE} if there are none. */
  Policies policies();

  /** Returns the file's {@code metadata}, which is never interpreted; immutable. */
  Map<String, @Nullable Object> metadata();

  /** Returns the position of the definition. */
  SourcePosition position();
}
