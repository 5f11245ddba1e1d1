package dev.mxcp.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hints about a tool for clients; null if not declared. Immutable; start from {@link #NONE}. */
public final class ToolAnnotations {

  /** No hints. */
  public static final ToolAnnotations NONE = new ToolAnnotations(null, null, null, null, null);

  private final @Nullable String title;
  private final @Nullable Boolean readOnlyHint;
  private final @Nullable Boolean destructiveHint;
  private final @Nullable Boolean idempotentHint;
  private final @Nullable Boolean openWorldHint;

  private ToolAnnotations(
      @Nullable String title,
      @Nullable Boolean readOnlyHint,
      @Nullable Boolean destructiveHint,
      @Nullable Boolean idempotentHint,
      @Nullable Boolean openWorldHint) {
    this.title = title;
    this.readOnlyHint = readOnlyHint;
    this.destructiveHint = destructiveHint;
    this.idempotentHint = idempotentHint;
    this.openWorldHint = openWorldHint;
  }

  /** Returns the display name. */
  public @Nullable String title() {
    return title;
  }

  /** Returns whether the tool changes nothing. */
  public @Nullable Boolean readOnlyHint() {
    return readOnlyHint;
  }

  /** Returns whether the tool may destroy something. */
  public @Nullable Boolean destructiveHint() {
    return destructiveHint;
  }

  /** Returns whether calling the tool again changes nothing more. */
  public @Nullable Boolean idempotentHint() {
    return idempotentHint;
  }

  /** Returns whether the tool deals with things outside of the project. */
  public @Nullable Boolean openWorldHint() {
    return openWorldHint;
  }

  /** Returns what is declared by the names that MCP gives it; no key has null. */
  public Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    putPresent(map, "title", title);
    putPresent(map, "readOnlyHint", readOnlyHint);
    putPresent(map, "destructiveHint", destructiveHint);
    putPresent(map, "idempotentHint", idempotentHint);
    putPresent(map, "openWorldHint", openWorldHint);
    return Collections.unmodifiableMap(map);
  }

  private static void putPresent(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** Returns a copy with a display name. */
  public ToolAnnotations withTitle(@Nullable String text) {
    return new ToolAnnotations(text, readOnlyHint, destructiveHint, idempotentHint, openWorldHint);
  }

  /** Returns a copy that says whether the tool changes nothing. */
  public ToolAnnotations withReadOnlyHint(@Nullable Boolean hint) {
    return new ToolAnnotations(title, hint, destructiveHint, idempotentHint, openWorldHint);
  }

  /** Returns a copy that says whether the tool may destroy something. */
  public ToolAnnotations withDestructiveHint(@Nullable Boolean hint) {
    return new ToolAnnotations(title, readOnlyHint, hint, idempotentHint, openWorldHint);
  }

  /** Returns a copy that says whether calling the tool again changes nothing more. */
  public ToolAnnotations withIdempotentHint(@Nullable Boolean hint) {
    return new ToolAnnotations(title, readOnlyHint, destructiveHint, hint, openWorldHint);
  }

  /** Returns a copy that says whether the tool deals with things outside of the project. */
  public ToolAnnotations withOpenWorldHint(@Nullable Boolean hint) {
    return new ToolAnnotations(title, readOnlyHint, destructiveHint, idempotentHint, hint);
  }

  /** Returns whether the other one has the same hints. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ToolAnnotations hints
        && Objects.equals(title, hints.title)
        && Objects.equals(readOnlyHint, hints.readOnlyHint)
        && Objects.equals(destructiveHint, hints.destructiveHint)
        && Objects.equals(idempotentHint, hints.idempotentHint)
        && Objects.equals(openWorldHint, hints.openWorldHint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(title, readOnlyHint, destructiveHint, idempotentHint, openWorldHint);
  }

  /** Returns title and hints. */
  @Override
  public String toString() {
    return "ToolAnnotations[title="
        + title
        + ", readOnly="
        + readOnlyHint
        + ", destructive="
        + destructiveHint
        + ", idempotent="
        + idempotentHint
        + ", openWorld="
        + openWorldHint
        + "]";
  }
}
