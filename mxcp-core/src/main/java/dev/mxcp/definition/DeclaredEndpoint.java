package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Properties that all kinds of endpoints have. */
abstract class DeclaredEndpoint {

  private final @Nullable String description;
  private final List<String> tags;
  private final List<Parameter> parameters;
  private final @Nullable ValueType returns;
  private final List<TestCase> tests;
  private final Policies policies;
  private final Map<String, @Nullable Object> metadata;
  private final SourcePosition position;

  DeclaredEndpoint(Builder<?> builder) {
    description = builder.description;
    tags = List.copyOf(builder.tags);
    parameters = List.copyOf(builder.parameters);
    returns = builder.returns;
    tests = List.copyOf(builder.tests);
    policies = builder.policies;
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
    position = builder.position;
  }

  /** Returns what the endpoint does, for people and models; null if not declared. */
  public final @Nullable String description() {
    return description;
  }

  /** Returns free labels; immutable. */
  public final List<String> tags() {
    return tags;
  }

  /** Returns the parameters in order; immutable. */
  public final List<Parameter> parameters() {
    return parameters;
  }

  /** Returns the type of the result; null if not declared. */
  public final @Nullable ValueType returns() {
    return returns;
  }

  /** Returns the declared tests; immutable. */
  public final List<TestCase> tests() {
    return tests;
  }

  /** Returns the policies; {@link Policies#NONE} if there are none. */
  public final Policies policies() {
    return policies;
  }

  /** Returns free data, which is never interpreted; immutable. */
  public final Map<String, @Nullable Object> metadata() {
    return metadata;
  }

  /** Returns the place of the definition. */
  public final SourcePosition position() {
    return position;
  }

  /** Builder of these properties. */
  abstract static class Builder<B extends Builder<B>> {

    private @Nullable String description;
    private List<String> tags = List.of();
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable ValueType returns;
    private final List<TestCase> tests = new ArrayList<>();
    private Policies policies = Policies.NONE;
    private Map<String, @Nullable Object> metadata = Map.of();
    private SourcePosition position = SourcePosition.of(Path.of("java"));

    abstract B self();

    /** Sets what the endpoint does, for people and models. */
    public B description(@Nullable String text) {
      description = text;
      return self();
    }

    /** Sets free labels. */
    public B tags(List<String> labels) {
      tags = List.copyOf(labels);
      return self();
    }

    /** Adds a parameter; it is required unless its type has a default. */
    public B parameter(String name, ValueType type) {
      return parameter(Parameter.of(name, type));
    }

    /** Adds a parameter. */
    public B parameter(Parameter parameter) {
      parameters.add(Objects.requireNonNull(parameter, "parameter"));
      return self();
    }

    /** Adds parameters, in order. */
    public B parameters(List<Parameter> more) {
      more.forEach(this::parameter);
      return self();
    }

    /** Sets the type of the result. */
    public B returns(@Nullable ValueType type) {
      returns = type;
      return self();
    }

    /** Adds a test. */
    public B test(TestCase test) {
      tests.add(Objects.requireNonNull(test, "test"));
      return self();
    }

    /** Adds tests, in order. */
    public B tests(List<TestCase> more) {
      more.forEach(this::test);
      return self();
    }

    /** Sets the policies. */
    public B policies(Policies rules) {
      policies = Objects.requireNonNull(rules, "rules");
      return self();
    }

    /** Sets free data, which is never interpreted. */
    public B metadata(Map<String, ? extends @Nullable Object> data) {
      metadata = new LinkedHashMap<>(data);
      return self();
    }

    /** Sets the place of the definition, for errors; the default names no file. */
    public B position(SourcePosition place) {
      position = Objects.requireNonNull(place, "place");
      return self();
    }
  }
}
