package dev.mxcp.prompts.internal.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a block, inside of those of the block around it. */
final class Frame {

  private final @Nullable Frame parent;
  private final Map<String, Object> values = new HashMap<>();

  Frame(@Nullable Frame parent) {
    this.parent = parent;
  }

  @Nullable Object get(String name) {
    for (Frame frame = this; frame != null; frame = frame.parent) {
      Object value = frame.values.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  void set(String name, Object value) {
    values.put(name, value);
  }
}
