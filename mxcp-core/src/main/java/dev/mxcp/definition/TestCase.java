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

/** A declared test of an endpoint: a call and its expectations. Immutable. */
public final class TestCase {

  private final String name;
  private final @Nullable String description;
  private final Map<String, @Nullable Object> arguments;
  private final @Nullable Map<String, @Nullable Object> user;
  private final List<Expectation> expectations;
  private final SourcePosition position;

  private TestCase(Builder builder) {
    name = builder.name;
    description = builder.description;
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(builder.arguments));
    user = builder.user == null ? null : Collections.unmodifiableMap(builder.user);
    expectations = List.copyOf(builder.expectations);
    position = builder.position;
  }

  /** Returns a builder of a test of the given name. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the description; null if not declared. */
  public @Nullable String description() {
    return description;
  }

  /** Returns the arguments of the call; immutable. */
  public Map<String, @Nullable Object> arguments() {
    return arguments;
  }

  /** Returns the {@code user_context}; null for an anonymous call. Immutable. */
  public @Nullable Map<String, @Nullable Object> user() {
    return user;
  }

  /**
   * Returns the expectations, in the order in which they are checked; if empty, the call must
   * succeed.
   */
  public List<Expectation> expectations() {
    return expectations;
  }

  /** Returns the place of the declaration. */
  public SourcePosition position() {
    return position;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "TestCase[" + name + "]";
  }

  /** Builds a {@link TestCase}. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private @Nullable String description;
    private Map<String, @Nullable Object> arguments = Map.of();
    private @Nullable Map<String, @Nullable Object> user;
    private final List<Expectation> expectations = new ArrayList<>();
    private SourcePosition position = SourcePosition.of(Path.of("java"));

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** Sets the description. */
    public Builder description(@Nullable String text) {
      description = text;
      return this;
    }

    /** Sets the arguments of the call. */
    public Builder arguments(Map<String, ? extends @Nullable Object> values) {
      arguments = new LinkedHashMap<>(values);
      return this;
    }

    /** Sets the user who calls; null for an anonymous call. */
    public Builder user(@Nullable Map<String, ? extends @Nullable Object> context) {
      user = context == null ? null : new LinkedHashMap<>(context);
      return this;
    }

    /** Adds an expectation. */
    public Builder expect(Expectation.Kind kind, @Nullable Object value) {
      expectations.add(new Expectation(kind, value));
      return this;
    }

    /** Adds expectations, in order. */
    public Builder expectations(List<Expectation> more) {
      expectations.addAll(more);
      return this;
    }

    /** Sets the place of the declaration. */
    public Builder position(SourcePosition place) {
      position = Objects.requireNonNull(place, "place");
      return this;
    }

    /** Returns the test; the builder can be used again. */
    public TestCase build() {
      return new TestCase(this);
    }
  }

  /**
   * An expectation about the outcome of the call.
   *
   * @param kind what to compare
   * @param value with what; its shape depends on the kind
   */
  public record Expectation(Kind kind, @Nullable Object value) {

    /** The comparisons; the names are those of the file's keys in upper case. */
    public enum Kind {
      /** The whole result equals the value; null is a value. */
      RESULT,
      /** Fields of an object, or an item of a list. */
      RESULT_CONTAINS,
      /** Names of fields that an object must not have. */
      RESULT_NOT_CONTAINS,
      /** An item of a list. */
      RESULT_CONTAINS_ITEM,
      /** Several items of a list, in any order. */
      RESULT_CONTAINS_ALL,
      /** The number of items of a list. */
      RESULT_LENGTH,
      /** A text inside of the result, or of any text in it. */
      RESULT_CONTAINS_TEXT,
      /** A text inside of the error; the call must fail. */
      ERROR_CONTAINS
    }
  }
}
