package dev.mxcp.internal.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of rows that are written as JSON.
 *
 * @param key what stands before its values: comma, name and colon; nothing where rows have no names
 * @param shown its name as messages may tell it; null where rows have no names
 * @param codec the type of its values
 * @param longs whether every Long fits as it is
 * @param doubles whether every finite Double fits as it is
 * @param booleans whether both fit as they are
 * @param texts whether every String fits as it is
 */
record Column(
    byte[] key,
    @Nullable String shown,
    Codec codec,
    boolean longs,
    boolean doubles,
    boolean booleans,
    boolean texts) {

  /** Returns the columns of rows of a type; null where only a whole row can be checked. */
  static @Nullable List<Column> of(Codec row, List<String> names, boolean bare) {
    if (bare) {
      return List.of(of(new byte[0], null, row));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Codec codec = row.member(name);
      if (codec == null) {
        return null;
      }
      columns.add(of(key(name, columns.isEmpty()), row.shownMember(name), codec));
    }
    return row.requiresOnly(names) ? columns : null;
  }

  private static Column of(byte[] key, @Nullable String shown, Codec codec) {
    return new Column(
        key,
        shown,
        codec,
        codec.takesEvery(Long.class),
        codec.takesEvery(Double.class),
        codec.takesEvery(Boolean.class),
        codec.takesEvery(String.class));
  }

  private static byte[] key(String name, boolean first) {
    JsonOutput text = new JsonOutput(null);
    if (!first) {
      text.raw(',');
    }
    text.text(name);
    text.raw(':');
    return text.bytes();
  }
}
