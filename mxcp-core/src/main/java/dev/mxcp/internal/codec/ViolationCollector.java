package dev.mxcp.internal.codec;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a codec stands within a value, and what it found wrong so far; one for every call.
 *
 * <p>The place is kept as a stack, so that a path is only put together where something is wrong.
 */
final class ViolationCollector {

  /** How deeply values may nest; deeper ones, and those that hold themselves, are refused. */
  static final int MAX_DEPTH = JsonReader.MAX_DEPTH;

  private static final int MAX_KEPT = 1_000;
  private static final int MAX_TOLD = 20;
  private static final int USUAL_DEPTH = 4;
  private static final @Nullable String[] NO_NAMES = {};
  private static final int[] NO_INDEXES = {};

  private final ValuePreview preview;
  private @Nullable String[] names = NO_NAMES;
  private int[] indexes = NO_INDEXES;
  private int depth;
  private boolean tooDeep;
  private int count;
  private @Nullable List<Violation> violations;

  /** Creates a collector whose messages show all values that are not sensitive. */
  ViolationCollector() {
    this(ValuePreview.OPEN);
  }

  /** Creates a collector whose messages show values as a preview does. */
  ViolationCollector(ValuePreview preview) {
    this.preview = preview;
  }

  /** Returns {@code , got "x"}. */
  String got(@Nullable Object value, boolean hidden) {
    return preview.got(value, hidden);
  }

  /** Returns {@code , got 7}. */
  String count(int count, boolean hidden) {
    return preview.count(count, hidden);
  }

  /** Returns whether names that are no fields of the result itself must not show. */
  boolean isClosed() {
    return preview.isClosed();
  }

  /** Returns a text in quotes, shortened. */
  String quoted(String text) {
    return preview.quoted(text);
  }

  /** Steps into a list or map; false, and a finding, where that is too deep. */
  boolean open() {
    if (tooDeep) {
      return false; // values that hold themselves twice would else take for ever
    }
    if (depth == MAX_DEPTH) {
      tooDeep = true;
      add("nests deeper than " + MAX_DEPTH + " levels, or holds itself");
      return false;
    }
    if (depth == indexes.length) {
      names = Arrays.copyOf(names, Math.max(USUAL_DEPTH, depth * 2));
      indexes = Arrays.copyOf(indexes, names.length);
    }
    depth++;
    return true;
  }

  /** Stands at an item of the innermost list. */
  void at(int index) {
    names[depth - 1] = null;
    indexes[depth - 1] = index;
  }

  /** Stands at a member of the innermost map. */
  void at(String name) {
    names[depth - 1] = name;
  }

  /** Steps out of the innermost list or map. */
  void close() {
    depth--;
  }

  /** Notes what is wrong at this place; returns {@link Codec#INVALID}. */
  Object add(String message) {
    count++;
    if (violations == null) {
      violations = new ArrayList<>();
    }
    if (violations.size() < MAX_KEPT) {
      violations.add(new Violation(path(), message));
    }
    return Codec.INVALID;
  }

  /** Returns how much was found; whoever sees it grow within a value knows that it does not fit. */
  int count() {
    return count;
  }

  boolean isEmpty() {
    return violations == null;
  }

  List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  ToolException toException(FailureCode code, String title) {
    List<Violation> all = violations();
    return new ToolException(
        code, title + told(all, MAX_TOLD), all, title + told(all, all.size()), null);
  }

  private static String told(List<Violation> all, int limit) {
    StringBuilder text = new StringBuilder();
    for (Violation violation : all.subList(0, Math.min(limit, all.size()))) {
      text.append(text.length() == 0 ? ": " : "; ").append(violation);
    }
    if (all.size() > limit) {
      text.append("; and ").append(all.size() - limit).append(" more");
    }
    return text.toString();
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      String name = names[i];
      if (name == null) {
        path.append('[').append(indexes[i]).append(']');
      } else {
        appendName(path, name);
        if (preview.isClosed()) {
          break; // deeper names may be values
        }
      }
    }
    return path.toString();
  }

  private void appendName(StringBuilder path, String written) {
    String name = preview.name(written);
    if (!isPlain(name)) {
      path.append('[').append(preview.quoted(name)).append(']');
      return;
    }
    if (path.length() > 0) {
      path.append('.');
    }
    path.append(name);
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || name.length() > ValuePreview.MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
