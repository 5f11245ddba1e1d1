package dev.mxcp.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource: an endpoint that is read by its URI.
 *
 * <p>Immutable. {@link #builder} makes one in Java.
 */
public final class Resource extends DeclaredSource implements SourcedEndpoint {

  private final String uri;
  private final @Nullable String name;
  private final @Nullable String mimeType;

  private Resource(Builder builder) {
    super(builder);
    uri = builder.uri;
    name = builder.name;
    mimeType = builder.mimeType;
  }

  /**
   * Returns a builder.
   *
   * @param uri the URI, or its template with {@code {name}} for its variables
   */
  public static Builder builder(String uri) {
    return new Builder(uri);
  }

  /** Returns the URI, or its template. */
  public String uri() {
    return uri;
  }

  /** Returns the display name; null if not declared. */
  public @Nullable String name() {
    return name;
  }

  /** Returns the media type of the content; null if not declared. */
  public @Nullable String mimeType() {
    return mimeType;
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.RESOURCE;
  }

  @Override
  public String id() {
    return uri;
  }

  /** Returns kind and URI. */
  @Override
  public String toString() {
    return "Resource[" + uri + "]";
  }

  /** Builds a {@link Resource}. Not thread-safe. */
  public static final class Builder extends DeclaredSource.Builder<Builder> {

    private final String uri;
    private @Nullable String name;
    private @Nullable String mimeType;

    private Builder(String uri) {
      this.uri = Objects.requireNonNull(uri, "uri");
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets the display name. */
    public Builder name(@Nullable String text) {
      name = text;
      return this;
    }

    /** Sets the media type of the content. */
    public Builder mimeType(@Nullable String type) {
      mimeType = type;
      return this;
    }

    /** Returns the resource; the builder can be used again. */
    public Resource build() {
      return new Resource(this);
    }
  }
}
