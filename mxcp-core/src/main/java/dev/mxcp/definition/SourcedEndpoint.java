package dev.mxcp.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with a source that the invoker of its language runs: a {@link Tool} or a {@link
 * Resource}, but no {@link Prompt}, which has templates. Immutable.
 */
public sealed interface SourcedEndpoint extends Endpoint permits Tool, Resource {

  /** Returns the language of the source, such as {@code sql} or {@code python}. */
  String language();

  /** Returns the code, or the file that holds it. */
  Source source();

  /** Returns the name of the database that the source runs on; null for the default one. */
  @Nullable String database();

  /** Returns the rate and concurrency limits; {@link Limits#NONE} if there are none. */
  Limits limits();

  /**
   * Returns the time limit of a call or read, greater than zero; null for the runtime's default.
   */
  @Nullable Duration timeout();
}
