package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.CodePoints;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.NumberRange;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Slices of lists and texts. */
public final class Slices {

  private Slices() {}

  /** Returns the items from one index to another, counted from the end where negative. */
  public static Object slice(Object value, Object from, Object to, Object by, Budget budget) {
    Members.requireDefined(value);
    if (!(value instanceof String) && !(value instanceof List<?>)) {
      throw new EvaluationException(ValueText.typeName(value) + " cannot be sliced");
    }
    int step = by instanceof None ? 1 : Numbers.index(by);
    if (step == 0) {
      throw new EvaluationException("a slice cannot step by zero");
    }
    int size = Sequences.length(value);
    long start = bound(from, size, step > 0 ? 0 : size - 1, step);
    long end = bound(to, size, step > 0 ? size : -1, step);
    if (value instanceof String text) {
      budget.characters(text.length());
      return ofText(text, start, end, step);
    }
    if (value instanceof NumberRange range) {
      return range.slice(start, end, step);
    }
    List<Object> slice = new ArrayList<>();
    List<?> items = (List<?>) value;
    for (long i = start; step > 0 ? i < end : i > end; i += step) {
      budget.step();
      slice.add(items.get((int) i));
    }
    return value instanceof Tuple ? new Tuple(slice) : slice;
  }

  private static String ofText(String text, long start, long end, int step) {
    if (step == 1) {
      return start < end ? CodePoints.between(text, (int) start, (int) end) : "";
    }
    int[] characters = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (long i = start; step > 0 ? i < end : i > end; i += step) {
      out.appendCodePoint(characters[(int) i]);
    }
    return out.toString();
  }

  private static long bound(Object index, int size, int absent, int step) {
    if (index instanceof None) {
      return absent;
    }
    int given = Numbers.index(index);
    int place = given < 0 ? given + size : given;
    int least = step > 0 ? 0 : -1;
    return Math.max(least, Math.min(place, step > 0 ? size : size - 1));
  }
}
