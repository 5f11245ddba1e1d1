package dev.mxcp.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with an implementation of its own: a {@link Tool} or a {@link Resource}.
 *
 * <p>The invoker of its language runs it. A {@link Prompt} is none: it has templates. Immutable.
 */
public sealed interface Implemented extends Endpoint permits Tool, Resource {

  /** Returns what the source is written in, such as {@code sql} or {@code python}. */
  String language();

  /** Returns the code, or the file that holds it. */
  Source source();

  /** Returns how long a call or read may take, above zero; null for the runtime's default. */
  @Nullable Duration timeout();
}
