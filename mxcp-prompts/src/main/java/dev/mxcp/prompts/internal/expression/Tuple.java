package dev.mxcp.prompts.internal.expression;

import java.util.AbstractList;
import java.util.List;

/** A list that prints in round brackets. */
public final class Tuple extends AbstractList<Object> {

  private final List<Object> items;

  /** Creates one of the given items. */
  public Tuple(List<Object> items) {
    this.items = List.copyOf(items);
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
