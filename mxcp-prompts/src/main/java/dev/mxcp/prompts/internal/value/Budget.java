package dev.mxcp.prompts.internal.value;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What one rendering may take: steps, and nesting.
 *
 * <p>Whoever makes a value or walks over one charges for it here, so that no single operation is
 * long without being counted, and a cancelled call ends soon. For one thread.
 */
public final class Budget {

  /** The steps of one rendering. */
  public static final int STEPS = 2_000_000;

  /** How deep blocks, macros and brackets may nest while they are rendered. */
  public static final int DEPTH = 200;

  private static final int CHARACTERS_PER_STEP = 32;
  private static final int STEPS_BETWEEN_LOOKS = 64;

  private final BooleanSupplier cancelled;
  private long steps;
  private long nextLook;
  private int depth;

  /** Creates one that ends when a call is cancelled. */
  public Budget(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /** Takes one step. */
  public void step() {
    steps(1);
  }

  /** Takes several steps: one for every item, for example. */
  public void steps(long count) {
    steps += count;
    if (steps > STEPS) {
      throw EvaluationException.limit("it takes more than " + STEPS + " steps");
    }
    if (steps >= nextLook) {
      nextLook = steps + STEPS_BETWEEN_LOOKS;
      if (cancelled.getAsBoolean()) {
        throw new EvaluationException("the rendering was stopped");
      }
    }
  }

  /** Takes the steps for characters that are made, moved or compared. */
  public void characters(long count) {
    steps(count / CHARACTERS_PER_STEP);
  }

  /** Charges for a text before it is made, and refuses one that is too long. */
  public void text(long length) {
    Limits.text(length);
    characters(length);
  }

  /** Charges for a list before it is made, and refuses one that is too long. */
  public void items(long size) {
    Limits.items(size);
    steps(size);
  }

  /** Charges for reading a value from one end to the other, and what it contains not. */
  public void read(Object value) {
    if (value instanceof String text) {
      characters(text.length());
    } else if (value instanceof List<?> list) {
      steps(list.size());
    } else if (value instanceof Map<?, ?> map) {
      steps(map.size());
    }
  }

  /** Charges for a value that was made. */
  public Object made(Object value) {
    if (value instanceof String text) {
      Limits.text(text.length());
    }
    read(value);
    return value;
  }

  /** Goes one level deeper; every call needs one of {@link #leave}. */
  public void enter() {
    if (++depth > DEPTH) {
      throw EvaluationException.limit("blocks and brackets nest more than " + DEPTH + " deep");
    }
  }

  /** Comes back from a level. */
  public void leave() {
    depth--;
  }
}
