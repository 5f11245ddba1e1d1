package dev.mxcp.prompts.internal.expression;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of {@code groupby}: a tuple whose parts have names too. */
final class GroupTuple extends AbstractList<Object> implements Attributes {

  private final Object grouper;
  private final List<Object> items;

  GroupTuple(Object grouper, List<Object> items) {
    this.grouper = grouper;
    this.items = items;
  }

  @Override
  public Object get(int index) {
    return List.of(grouper, items).get(index);
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> items;
      default -> null;
    };
  }
}
