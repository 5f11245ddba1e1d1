package dev.mxcp.definition;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Properties that tools and resources have. */
abstract class DeclaredSource extends DeclaredEndpoint {

  private final String language;
  private final Source source;
  private final @Nullable Duration timeout;
  private final @Nullable String database;
  private final Limits limits;

  DeclaredSource(Builder<?> builder) {
    super(builder);
    language = builder.language;
    source = builder.source == null ? new Source.Java(position()) : builder.source;
    timeout = builder.timeout;
    database = builder.database;
    limits = builder.limits;
  }

  /** Returns the language of the source, such as {@code sql}, {@code python} or {@code java}. */
  public final String language() {
    return language;
  }

  /** Returns the code, or the file that holds it. */
  public final Source source() {
    return source;
  }

  /** Returns the limit of a call; null for the runtime's default. */
  public final @Nullable Duration timeout() {
    return timeout;
  }

  /** Returns the name of the database that the source runs on; null for the default one. */
  public final @Nullable String database() {
    return database;
  }

  /** Returns the rate and concurrency limits; {@link Limits#NONE} if there are none. */
  public final Limits limits() {
    return limits;
  }

  /** Builder of these properties. */
  abstract static class Builder<B extends Builder<B>> extends DeclaredEndpoint.Builder<B> {

    private String language = "java";
    private @Nullable Source source;
    private @Nullable Duration timeout;
    private @Nullable String database;
    private Limits limits = Limits.NONE;

    /** Sets language and source; the default is Java code of the host. */
    public B source(String name, Source code) {
      language = Objects.requireNonNull(name, "name");
      source = Objects.requireNonNull(code, "code");
      return self();
    }

    /**
     * Sets the limit of a call.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public B timeout(@Nullable Duration limit) {
      if (limit != null && (limit.isZero() || limit.isNegative())) {
        throw new IllegalArgumentException("The timeout must be positive, not " + limit);
      }
      timeout = limit;
      return self();
    }

    /** Sets the rate and concurrency limits. */
    public B limits(Limits most) {
      limits = Objects.requireNonNull(most, "most");
      return self();
    }

    /** Sets the name of the database that the source runs on; null for the default one. */
    public B database(@Nullable String name) {
      database = name;
      return self();
    }
  }
}
