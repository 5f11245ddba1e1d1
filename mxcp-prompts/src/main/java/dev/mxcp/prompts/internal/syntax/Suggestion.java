package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.error.Suggestions;
import java.util.Collection;

/** Words what the author of a template probably meant. */
public final class Suggestion {

  private Suggestion() {}

  /** Returns {@code " Did you mean 'name'?"}; empty where nothing is near. */
  public static String of(String name, Collection<String> known) {
    return Suggestions.nearest(name, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }
}
