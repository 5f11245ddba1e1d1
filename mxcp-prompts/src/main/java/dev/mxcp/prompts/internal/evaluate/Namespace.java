package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables that {@code set} can change from inside of a loop. */
public final class Namespace implements Attributes {

  private final Map<String, Object> values = new LinkedHashMap<>();

  Namespace(Map<Object, Object> initial) {
    initial.forEach((name, value) -> values.put(String.valueOf(name), value));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return values.get(name);
  }

  /** Changes a variable. */
  public void set(String name, Object value) {
    values.put(name, value);
  }
}
