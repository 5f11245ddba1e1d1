package dev.mxcp.internal.policy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ResultFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What leaves of one result; for one call. */
public final class Redaction {

  /** Stands in for the value of a masked field. */
  public static final String MASK = "****";

  /** Stands in for an item of a list that does not leave at all. */
  public static final Object REMOVED = ResultFilter.ABSENT;

  private final Set<String> removed;
  private final Set<String> masked;
  private final @Nullable CompiledRule rule;
  private final @Nullable ValueType type;
  private final boolean sensitive;
  private final CallPolicy call;

  /**
   * Creates a redaction.
   *
   * @param rule a rule that names fields; null if there is none
   * @param sensitive whether what {@code type} declares sensitive is removed
   */
  Redaction(
      Set<String> removed,
      Set<String> masked,
      @Nullable CompiledRule rule,
      @Nullable ValueType type,
      boolean sensitive,
      CallPolicy call) {
    this.removed = removed;
    this.masked = masked;
    this.rule = rule;
    this.type = type;
    this.sensitive = sensitive;
    this.call = call;
  }

  /** Returns whether results stay as they are. */
  public boolean isEmpty() {
    return rule == null && !sensitive;
  }

  /** Returns whether nothing of the result leaves, whatever it is: null stands in for it. */
  public boolean removesAll() {
    return sensitive && (type == null || type.info().sensitive());
  }

  /**
   * Returns what leaves of a result; the result itself is not changed.
   *
   * @param result plain JSON values
   * @throws ToolException with DENIED if fields are to be removed or masked, and the result is
   *     neither an object nor a list of objects
   */
  public @Nullable Object apply(@Nullable Object result) {
    if (isEmpty()) {
      return result;
    }
    if (removesAll()) {
      return null;
    }
    Object open = sensitive ? SensitiveFilter.apply(result, type) : result;
    if (open == REMOVED) {
      return null;
    }
    return rule != null && open instanceof List<?> list ? items(list, rule) : item(open);
  }

  /**
   * Returns what leaves of one item of a list, or {@link #REMOVED}.
   *
   * @throws ToolException as {@link #apply} does
   */
  public @Nullable Object applyToItem(@Nullable Object item) {
    if (removesAll()) {
      return REMOVED;
    }
    if (!sensitive) {
      return item(item);
    }
    ValueType items = type instanceof ValueType.ArrayType array ? array.items() : null;
    Object open = SensitiveFilter.apply(item, items);
    return open == REMOVED ? REMOVED : item(open);
  }

  private List<@Nullable Object> items(List<?> list, CompiledRule naming) {
    List<@Nullable Object> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(object(item, naming));
    }
    return Collections.unmodifiableList(items);
  }

  private @Nullable Object item(@Nullable Object item) {
    return rule == null ? item : object(item, rule);
  }

  private @Nullable Object object(@Nullable Object value, CompiledRule naming) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> object)) {
      String why = "names fields, and the result is neither an object nor a list of objects";
      throw naming.denial(naming.refusal(), why, call);
    }
    Map<Object, @Nullable Object> left = new LinkedHashMap<>();
    object.forEach(
        (name, member) -> {
          if (!removed.contains(name)) {
            left.put(name, masked.contains(name) ? MASK : member);
          }
        });
    return Collections.unmodifiableMap(left);
  }
}
