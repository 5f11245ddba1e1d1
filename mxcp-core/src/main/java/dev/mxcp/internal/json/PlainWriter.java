package dev.mxcp.internal.json;

import dev.mxcp.internal.format.ExactNumbers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values that are plain, as outcomes hold them. */
public final class PlainWriter {

  private PlainWriter() {}

  /**
   * Writes a value.
   *
   * @return whether it is plain; where it is not, what was written is of no use
   */
  public static boolean write(@Nullable Object value, JsonBuffer out) {
    return value(value, 0, out);
  }

  private static boolean value(@Nullable Object value, int depth, JsonBuffer out) {
    if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof Number number) {
      return number(number, out);
    } else if (value instanceof Boolean flag) {
      out.bool(flag);
    } else if (value == null) {
      out.nothing();
    } else {
      return depth < JsonReader.MAX_DEPTH && container(value, depth + 1, out);
    }
    return true;
  }

  private static boolean number(Number number, JsonBuffer out) {
    if (number instanceof Long whole) {
      out.number(whole.longValue());
      return true;
    }
    Number plain = ExactNumbers.plain(number);
    if (plain instanceof Double floating) {
      out.number(floating.doubleValue());
    } else if (plain != null) {
      out.ascii(ExactNumbers.text(plain));
    }
    return plain != null;
  }

  private static boolean container(Object value, int depth, JsonBuffer out) {
    return value instanceof Map<?, ?> map
        ? object(map, depth, out)
        : value instanceof List<?> list && array(list, depth, out);
  }

  private static boolean object(Map<?, ?> map, int depth, JsonBuffer out) {
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

  private static boolean array(List<?> list, int depth, JsonBuffer out) {
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

  private static boolean closed(boolean empty, char start, char end, JsonBuffer out) {
    if (empty) {
      out.raw(start);
    }
    out.raw(end);
    return true;
  }
}
