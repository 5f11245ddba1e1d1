package dev.mxcp.internal.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values that are plain, as {@link ResultCodec#encode} gives them. */
final class PlainWriter {

  private PlainWriter() {}

  /**
   * Writes a value.
   *
   * @return whether it is plain; where it is not, what was written is of no use
   */
  static boolean write(@Nullable Object value, JsonOutput out) {
    return value(value, 0, out);
  }

  private static boolean value(@Nullable Object value, int depth, JsonOutput out) {
    if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof Number number) {
      return number(number, out);
    } else if (value instanceof Boolean flag) {
      out.bool(flag);
    } else if (value == null) {
      out.nothing();
    } else {
      return depth < Findings.MAX_DEPTH && container(value, depth + 1, out);
    }
    return true;
  }

  private static boolean number(Number number, JsonOutput out) {
    if (number instanceof Long whole) {
      out.number(whole.longValue());
      return true;
    }
    Number plain = Numbers.plain(number);
    if (plain instanceof Double floating) {
      out.number(floating.doubleValue());
    } else if (plain != null) {
      out.ascii(Numbers.text(plain));
    }
    return plain != null;
  }

  private static boolean container(Object value, int depth, JsonOutput out) {
    return value instanceof Map<?, ?> map
        ? object(map, depth, out)
        : value instanceof List<?> list && array(list, depth, out);
  }

  private static boolean object(Map<?, ?> map, int depth, JsonOutput out) {
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.raw(before);
      before = ',';
      if (!(entry.getKey() instanceof String name)) {
        return false;
      }
      out.text(name);
      out.raw(':');
      if (!value(entry.getValue(), depth, out)) {
        return false;
      }
    }
    return closed(map.isEmpty(), '{', '}', out);
  }

  private static boolean array(List<?> list, int depth, JsonOutput out) {
    char before = '[';
    for (Object item : list) {
      out.raw(before);
      before = ',';
      if (!value(item, depth, out)) {
        return false;
      }
    }
    return closed(list.isEmpty(), '[', ']', out);
  }

  private static boolean closed(boolean empty, char start, char end, JsonOutput out) {
    if (empty) {
      out.raw(start);
    }
    out.raw(end);
    return true;
  }
}
