package dev.mxcp.definition;

import java.util.Objects;

/**
 * A tool: an endpoint that is called by its name.
 *
 * <p>Immutable. {@link #builder} makes one in Java.
 */
public final class Tool extends DeclaredSource implements SourcedEndpoint {

  private final String name;
  private final ToolAnnotations annotations;
  private final ResultBudget budget;

  private Tool(Builder builder) {
    super(builder);
    name = builder.name;
    annotations = builder.annotations;
    budget = builder.budget;
  }

  /**
   * Returns a builder.
   *
   * @param name the name, {@code [A-Za-z0-9_.-]{1,128}}; checked when the tool is loaded
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns hints for clients. */
  public ToolAnnotations annotations() {
    return annotations;
  }

  /** Returns how much of a result models get; {@link ResultBudget#NONE} if not declared. */
  public ResultBudget budget() {
    return budget;
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.TOOL;
  }

  @Override
  public String id() {
    return name;
  }

  /** Returns kind and name. */
  @Override
  public String toString() {
    return "Tool[" + name + "]";
  }

  /** Builds a {@link Tool}. Not thread-safe. */
  public static final class Builder extends DeclaredSource.Builder<Builder> {

    private final String name;
    private ToolAnnotations annotations = ToolAnnotations.NONE;
    private ResultBudget budget = ResultBudget.NONE;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets hints for clients. */
    public Builder annotations(ToolAnnotations hints) {
      annotations = Objects.requireNonNull(hints, "hints");
      return this;
    }

    /** Sets how much of a result models get. */
    public Builder budget(ResultBudget most) {
      budget = Objects.requireNonNull(most, "most");
      return this;
    }

    /** Returns the tool; the builder can be used again. */
    public Tool build() {
      return new Tool(this);
    }
  }
}
