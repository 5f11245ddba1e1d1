package dev.mxcp.internal.policy;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ResultFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What leaves of one result; for one call. */
public final class Redaction {

  /** Stands in for the value of a masked field. */
  public static final String MASK = "****";

  /** Stands in for an item of a list that does not leave at all. */
  public static final Object REMOVED = ResultFilter.ABSENT;

  private final List<CompiledRule> naming;
  private final @Nullable ValueType type;
  private final boolean sensitive;
  private final CallPolicy call;

  /**
   * Creates a redaction.
   *
   * @param naming the rules that hold and name fields
   * @param sensitive whether what {@code type} declares sensitive is removed
   */
  Redaction(
      List<CompiledRule> naming, @Nullable ValueType type, boolean sensitive, CallPolicy call) {
    this.naming = naming;
    this.type = type;
    this.sensitive = sensitive;
    this.call = call;
  }

  /** Returns whether results stay as they are. */
  public boolean isEmpty() {
    return naming.isEmpty() && !sensitive;
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
    return !naming.isEmpty() && open instanceof List<?> list ? items(list) : item(open);
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

  private List<@Nullable Object> items(List<?> list) {
    List<@Nullable Object> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(item(item));
    }
    return Collections.unmodifiableList(items);
  }

  private @Nullable Object item(@Nullable Object item) {
    if (item == null || naming.isEmpty()) {
      return item;
    }
    if (!(item instanceof Map<?, ?> object)) {
      CompiledRule last = naming.get(naming.size() - 1);
      String why = "names fields, and the result is neither an object nor a list of objects";
      throw last.denial(last.refusal(), why, call);
    }
    Map<Object, @Nullable Object> left = new LinkedHashMap<>(object);
    naming.forEach(rule -> redact(left, rule));
    return Collections.unmodifiableMap(left);
  }

  private static void redact(Map<Object, @Nullable Object> object, CompiledRule rule) {
    for (String field : rule.rule().fields()) {
      if (rule.action() == Action.FILTER_FIELDS) {
        object.remove(field);
      } else if (rule.action() == Action.MASK_FIELDS) {
        object.replace(field, MASK);
      }
    }
  }
}
