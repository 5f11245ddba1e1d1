package dev.mxcp.internal.codec;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists. */
final class ArrayCodec extends Codec {

  private final Codec items;
  private final boolean itemsNullable;
  private final int minItems;
  private final int maxItems;
  private final boolean uniqueItems;
  private final boolean hidden;
  private final boolean holdsHidden;

  ArrayCodec(ArrayType type, boolean hidden) {
    Integer min = type.minItems();
    Integer max = type.maxItems();
    ValueType itemType = type.items();
    this.items = Codec.of(itemType, hidden);
    this.itemsNullable = itemType != null && itemType.info().defaultValue() != null;
    this.minItems = min == null ? 0 : min;
    this.maxItems = max == null ? Integer.MAX_VALUE : max;
    this.uniqueItems = type.uniqueItems();
    this.hidden = hidden;
    this.holdsHidden = hidden || Sensitive.isIn(type);
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    Object given = value instanceof CharSequence text ? JsonReader.readOrNull(text) : value;
    return converted(given, value, true, findings);
  }

  @Override
  Object encode(Object value, ViolationCollector findings) {
    return converted(value, value, false, findings);
  }

  private Object converted(
      @Nullable Object value, Object shown, boolean isArgument, ViolationCollector findings) {
    Collection<? extends @Nullable Object> list = value == null ? null : Lists.of(value);
    if (list == null) {
      return findings.add("expected an array" + findings.got(shown, holdsHidden));
    }
    boolean fits = hasSize(list.size(), findings);
    Object items = all(list, isArgument, findings);
    return fits ? items : INVALID;
  }

  private boolean hasSize(int size, ViolationCollector findings) {
    if (size >= minItems && size <= maxItems) {
      return true;
    }
    String limit = size < minItems ? "at least " + minItems : "at most " + maxItems;
    findings.add("expected " + limit + " items" + findings.count(size, hidden));
    return false;
  }

  private Object all(
      Collection<? extends @Nullable Object> given,
      boolean isArgument,
      ViolationCollector findings) {
    if (!findings.open()) {
      return INVALID;
    }
    List<@Nullable Object> converted = new ArrayList<>(given.size());
    int before = findings.count();
    for (Object item : given) {
      findings.at(converted.size());
      Object value =
          isArgument
              ? items.decodeNullable(item, itemsNullable, findings)
              : items.encodeNullable(item, findings);
      converted.add(value);
    }
    findings.close();
    boolean fits = findings.count() == before && (!uniqueItems || areUnique(converted, findings));
    return fits ? Collections.unmodifiableList(converted) : INVALID;
  }

  private static boolean areUnique(List<@Nullable Object> items, ViolationCollector findings) {
    Map<@Nullable Object, Integer> places = new HashMap<>();
    boolean fits = true;
    for (int i = 0; i < items.size(); i++) {
      Integer first = places.putIfAbsent(Canonical.of(items.get(i)), i);
      if (first != null) {
        findings.add("expected items that differ, but [" + first + "] equals [" + i + "]");
        fits = false;
      }
    }
    return fits;
  }

  @Override
  @Nullable ItemRule itemRule() {
    return uniqueItems ? null : new ItemRule(items, minItems, maxItems, hidden);
  }

  @Override
  String expected() {
    return "an array";
  }
}
