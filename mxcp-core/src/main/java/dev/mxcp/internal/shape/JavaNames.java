package dev.mxcp.internal.shape;

import java.util.Collection;
import java.util.Locale;

/** Finds the declared names that Java names stand for. */
public final class JavaNames {

  private JavaNames() {}

  /** Returns the declared name that a Java name stands for: the same, or the one in snake_case. */
  public static String match(String java, Collection<String> declared) {
    String snake = snake(java);
    return !declared.contains(java) && declared.contains(snake) ? snake : java;
  }

  /** Returns {@code userId} as {@code user_id}. */
  public static String snake(String java) {
    return java.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
