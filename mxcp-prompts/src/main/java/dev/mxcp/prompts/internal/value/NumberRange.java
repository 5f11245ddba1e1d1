package dev.mxcp.prompts.internal.value;

import java.util.AbstractList;

/** The whole numbers that {@code range} gives; no list of them is made. */
public final class NumberRange extends AbstractList<Object> {

  private final long start;
  private final long stop;
  private final long step;
  private final int size;

  /** Creates a range; the step is not 0. */
  public NumberRange(long start, long stop, long step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    long count = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
    Limits.items(count);
    this.size = (int) Math.max(0, count);
  }

  /** Returns every so many numbers from one place to another. */
  public NumberRange slice(long from, long to, long by) {
    return new NumberRange(start + from * step, start + to * step, step * by);
  }

  @Override
  public Object get(int index) {
    return start + index * step;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
  }
}
