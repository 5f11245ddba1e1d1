package dev.mxcp.definition;

import org.jspecify.annotations.Nullable;

/**
 * Hints about a tool for the clients that call it; null where not declared.
 *
 * @param title a name for people
 * @param readOnlyHint whether it changes nothing
 * @param destructiveHint whether it may destroy something
 * @param idempotentHint whether calling it again changes nothing more
 * @param openWorldHint whether it deals with things outside of the project
 */
public record ToolAnnotations(
    @Nullable String title,
    @Nullable Boolean readOnlyHint,
    @Nullable Boolean destructiveHint,
    @Nullable Boolean idempotentHint,
    @Nullable Boolean openWorldHint) {

  /** No hints. */
  public static final ToolAnnotations NONE = new ToolAnnotations(null, null, null, null, null);
}
