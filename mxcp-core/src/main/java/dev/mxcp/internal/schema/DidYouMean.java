package dev.mxcp.internal.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what an author probably meant. */
public final class DidYouMean {

  private static final int MAX_LISTED = 12;

  private DidYouMean() {}

  /**
   * Returns {@code Did you mean `name`?}, else the list of what there is where it is short, else
   * null.
   *
   * @param written what the author wrote
   * @param known what there is
   */
  public static @Nullable String hint(String written, Collection<String> known) {
    Optional<String> nearest = nearest(written, known);
    if (nearest.isPresent()) {
      return "Did you mean `" + nearest.get() + "`?";
    }
    return known.isEmpty() || known.size() > MAX_LISTED ? null : "Known: " + list(known) + ".";
  }

  /** Returns names in backticks, joined by commas. */
  public static String list(Collection<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    String plain = plain(written);
    return known.stream()
        .filter(name -> isNear(plain, plain(name)))
        .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
  }

  private static boolean isNear(String written, String name) {
    if (Math.abs(written.length() - name.length()) > 12 || written.isEmpty()) {
      return false;
    }
    int limit = Math.max(1, Math.min(written.length(), name.length()) / 3);
    boolean prefix =
        written.length() >= 3
            && name.length() >= 3
            && (name.startsWith(written) || written.startsWith(name));
    return prefix || distance(written, name) <= limit;
  }

  /** Case and the separators of words do not count. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** The number of letters to insert, delete, replace or swap. */
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
