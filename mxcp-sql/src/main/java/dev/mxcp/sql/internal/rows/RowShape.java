package dev.mxcp.sql.internal.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of columns, shared by all rows of a result. */
public final class RowShape {

  private final List<String> names;
  private final Map<String, Integer> indexes;
  private final Set<String> nameSet;

  /** Creates the shape of rows with these columns; no name comes twice. */
  public RowShape(String... names) {
    this.names = List.of(names);
    this.indexes = new LinkedHashMap<>();
    this.nameSet = Collections.unmodifiableSet(indexes.keySet());
    for (int i = 0; i < names.length; i++) {
      indexes.put(names[i], i);
    }
  }

  /** Returns the name of a column. */
  public String name(int index) {
    return names.get(index);
  }

  /** Returns the names in their order. */
  public List<String> names() {
    return names;
  }

  /** Returns whether these are the names, in their order. */
  public boolean hasNames(String... others) {
    return names.equals(Arrays.asList(others));
  }

  /** Returns the names as a set, in their order. */
  public Set<String> nameSet() {
    return nameSet;
  }

  /** Returns the index of a name; -1 where it is none. */
  public int index(Object name) {
    return indexes.getOrDefault(name, -1);
  }
}
