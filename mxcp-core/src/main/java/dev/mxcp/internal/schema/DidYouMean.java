package dev.mxcp.internal.schema;

import dev.mxcp.error.Nearest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Words what an author probably meant. */
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
    return Nearest.to(written, known)
        .map(near -> "Did you mean `" + near + "`?")
        .orElse(
            known.isEmpty() || known.size() > MAX_LISTED ? null : "Known: " + list(known) + ".");
  }

  /** Returns names in backticks, joined by commas. */
  public static String list(Collection<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
