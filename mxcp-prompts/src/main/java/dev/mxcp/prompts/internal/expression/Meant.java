package dev.mxcp.prompts.internal.expression;

import dev.mxcp.error.Nearest;
import java.util.Collection;

/** Words what the author of a template probably meant. */
public final class Meant {

  private Meant() {}

  /** Returns {@code " Did you mean 'name'?"}; empty where nothing is near. */
  public static String hint(String name, Collection<String> known) {
    return Nearest.to(name, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }
}
