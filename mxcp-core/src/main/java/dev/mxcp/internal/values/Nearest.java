package dev.mxcp.internal.values;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Nearest {

  private static final int MAX_LENGTH = 100;

  private Nearest() {}

  /** Returns the nearest of some names; null where none is near. */
  static @Nullable String to(String name, Collection<String> names) {
    String nearest = null;
    int least = Math.max(1, Math.min(name.length(), 9) / 3) + 1;
    for (String candidate : names.stream().sorted().toList()) {
      int distance = distance(plain(name), plain(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    String start = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return start.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Returns how many letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
