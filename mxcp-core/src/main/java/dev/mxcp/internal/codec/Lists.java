package dev.mxcp.internal.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists in Java values: collections and arrays.
 *
 * <p>Whatever else can be iterated is none: foreign trees of JSON can, and would lose what they
 * hold.
 */
final class Lists {

  private Lists() {}

  /** Returns a collection or an array as collection; null for others. */
  static @Nullable Collection<? extends @Nullable Object> of(Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value.getClass().isArray() && !(value instanceof byte[])) {
      return ofArray(value);
    }
    return null;
  }

  private static List<@Nullable Object> ofArray(Object array) {
    int length = Array.getLength(array);
    List<@Nullable Object> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(Array.get(array, i));
    }
    return list;
  }
}
