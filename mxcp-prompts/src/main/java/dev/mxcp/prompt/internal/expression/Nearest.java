package dev.mxcp.prompt.internal.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known name that a wrong one was probably meant to be. */
public final class Nearest {

  private Nearest() {}

  /** Returns {@code " Did you mean 'name'?"}; empty where nothing is near. */
  public static String hint(String name, Collection<String> known) {
    int allowed = Math.max(1, (name.length() + 1) / 3);
    return known.stream()
        .sorted()
        .filter(candidate -> distance(name, candidate) <= allowed)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .map(near -> " Did you mean '" + near + "'?")
        .orElse("");
  }

  /** Counts letters to insert, delete or replace, case aside. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
