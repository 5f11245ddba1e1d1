package dev.mxcp.sql.internal.rows;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row as an immutable map; its names are shared with the other rows of the result. */
public final class Row extends AbstractMap<String, @Nullable Object> {

  private final RowShape shape;
  private final @Nullable Object[] values;

  /** Creates a row; the values are not copied. */
  public Row(RowShape shape, @Nullable Object... values) {
    this.shape = shape;
    this.values = values;
  }

  /** Returns the value of a column. */
  public @Nullable Object value(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key != null && shape.index(key) >= 0;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int index = key == null ? -1 : shape.index(key);
    return index < 0 ? null : values[index];
  }

  @Override
  public Set<String> keySet() {
    return shape.nameSet();
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return new EntryIterator();
    }
  }

  private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {
    private int index;

    @Override
    public boolean hasNext() {
      return index < values.length;
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int current = index++;
      return new SimpleImmutableEntry<>(shape.name(current), values[current]);
    }
  }
}
