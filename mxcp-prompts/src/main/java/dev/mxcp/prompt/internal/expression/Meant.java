package dev.mxcp.prompt.internal.expression;

import dev.mxcp.error.Suggestions;
import java.util.Collection;

/** Words what the author of a template probably meant. */
public final class Meant {

  private Meant() {}

  /** Returns {@code " Did you mean 'name'?"}; empty where nothing is near. */
  public static String hint(String name, Collection<String> known) {
    return Suggestions.nearest(name, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }
}
