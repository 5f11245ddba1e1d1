package dev.mxcp.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Suggestions of the names that an author or caller probably meant. */
public final class Suggestions {

  /** Longer names are compared by their beginnings, since the cost grows with the square. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_LISTED = 12;

  private Suggestions() {}

  /**
   * Returns the nearest of the known names.
   *
   * <p>Near are names within a third of their length in letters to insert, delete, replace or swap,
   * and names of which one begins with the other. Case, {@code _} and {@code -} do not count.
   *
   * @param name what was written
   * @param known what there is, in any order
   * @return empty where none is near
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String written = plain(name);
    return known.stream()
        .filter(candidate -> isNear(written, plain(candidate)))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(written, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Returns a hint: {@code Did you mean `name`?}, else the known names if they are few.
   *
   * @param written what the author wrote
   * @param known what there is
   * @return null where nothing is near and nothing can be listed
   */
  public static @Nullable String hint(String written, Collection<String> known) {
    return nearest(written, known)
        .map(near -> "Did you mean `" + near + "`?")
        .orElse(
            known.isEmpty() || known.size() > MAX_LISTED ? null : "Known: " + list(known) + ".");
  }

  /** Returns names in backticks, joined by commas. */
  public static String list(Collection<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  private static String plain(String name) {
    String start = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return start.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static boolean isNear(String written, String name) {
    int shorter = Math.min(written.length(), name.length());
    if (shorter == 0) {
      return false;
    }
    boolean prefix = shorter >= 3 && (name.startsWith(written) || written.startsWith(name));
    return prefix || distance(written, name) <= Math.max(1, shorter / 3);
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
