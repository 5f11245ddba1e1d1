package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a project declares in one file: a {@link Tool}, a {@link Resource} or a {@link Prompt}. */
public sealed interface Endpoint permits SourcedEndpoint, Prompt {

  /** Returns the kind of endpoint. */
  EndpointKind kind();

  /** Returns what callers name it by: the name of a tool or prompt, the URI of a resource. */
  String id();

  /** Returns what it does, for people and models; null where the file does not say. */
  @Nullable String description();

  /** Returns free labels, in the order of the file; immutable. */
  List<String> tags();

  /** Returns the parameters in the order of the file; immutable, names are unique. */
  List<Parameter> parameters();

  /** Returns the type of the result; null where the file does not declare one. */
  @Nullable ValueType returns();

  /** Returns the tests that the file declares; immutable. */
  List<TestCase> tests();

  /** Returns the policies; {@link Policies#NONE} where the file has none. */
  Policies policies();

  /** Returns the file's {@code metadata}, which is never interpreted; immutable. */
  Map<String, @Nullable Object> metadata();

  /** Returns where the endpoint stands. */
  SourcePosition position();
}
