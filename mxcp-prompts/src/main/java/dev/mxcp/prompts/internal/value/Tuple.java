package dev.mxcp.prompts.internal.value;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that prints in round brackets and can be a key; its items may have names. */
public final class Tuple extends AbstractList<Object> implements Attributes {

  private final List<Object> items;
  private final List<String> names;

  /** Creates one of the given items. */
  public Tuple(List<Object> items) {
    this(items, List.of());
  }

  /** Creates one whose items are attributes too. */
  public Tuple(List<Object> items, List<String> names) {
    this.items = List.copyOf(items);
    this.names = names;
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public @Nullable Object attribute(String name) {
    int place = names.indexOf(name);
    return place < 0 ? null : items.get(place);
  }
}
