package dev.mxcp.internal.codec;

import dev.mxcp.internal.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of rows that are written as JSON. Immutable. */
final class JsonColumn {

  /** What stands before its values: comma, name and colon; nothing where rows have no names. */
  final byte[] key;

  /** Its name as messages may tell it; null where rows have no names. */
  final @Nullable String shown;

  /** The type of its values. */
  final Codec codec;

  /** Whether every Long fits as it is. */
  final boolean longs;

  /** Whether every finite Double fits as it is. */
  final boolean doubles;

  /** Whether true and false fit as they are. */
  final boolean booleans;

  /** Whether every String fits as it is. */
  final boolean texts;

  private JsonColumn(byte[] key, @Nullable String shown, Codec codec) {
    this.key = key;
    this.shown = shown;
    this.codec = codec;
    this.longs = codec.takesEvery(Long.class);
    this.doubles = codec.takesEvery(Double.class);
    this.booleans = codec.takesEvery(Boolean.class);
    this.texts = codec.takesEvery(String.class);
  }

  /** Returns the columns of rows of a type; null where only a whole row can be checked. */
  static @Nullable List<JsonColumn> of(Codec row, List<String> names, boolean bare) {
    if (bare) {
      return List.of(new JsonColumn(new byte[0], null, row));
    }
    List<JsonColumn> columns = new ArrayList<>();
    for (String name : names) {
      Codec codec = row.member(name);
      if (codec == null) {
        return null;
      }
      columns.add(new JsonColumn(key(name, columns.isEmpty()), row.shownMember(name), codec));
    }
    return row.requiresOnly(names) ? columns : null;
  }

  private static byte[] key(String name, boolean first) {
    JsonBuffer text = new JsonBuffer(null);
    if (!first) {
      text.raw(',');
    }
    text.text(name);
    text.raw(':');
    return text.bytes();
  }
}
