package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ExactNumbers;
import dev.mxcp.internal.format.ScalarText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of no declared type: made plain, at every depth. */
final class AnyCodec extends Codec {

  private final boolean hidden;

  AnyCodec(boolean hidden) {
    this.hidden = hidden;
  }

  @Override
  @Nullable Object decode(Object value, ViolationCollector findings) {
    return plain(value, true, findings);
  }

  @Override
  @Nullable Object encode(Object value, ViolationCollector findings) {
    return plain(value, false, findings);
  }

  @Override
  @Nullable ItemRule itemRule() {
    return hidden ? null : new ItemRule(this, 0, Integer.MAX_VALUE, false);
  }

  @Override
  boolean takesEvery(Class<?> type) {
    return true;
  }

  @Override
  @Nullable Codec member(String name) {
    return hidden ? null : this;
  }

  @Override
  boolean acceptsNull() {
    return true;
  }

  @Override
  String expected() {
    return "a value that JSON can hold";
  }

  private @Nullable Object plain(Object value, boolean isArgument, ViolationCollector findings) {
    if (!hidden) {
      return converted(value, isArgument, findings);
    }
    ViolationCollector inner =
        new ViolationCollector(); // their paths may hold names that are sensitive
    Object converted = converted(value, isArgument, inner);
    return inner.isEmpty() ? converted : findings.add("holds a value that JSON cannot hold");
  }

  private @Nullable Object converted(
      @Nullable Object value, boolean isArgument, ViolationCollector findings) {
    if (value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number, isArgument, findings);
    }
    Maps maps = isArgument ? Maps.OF_ARGUMENTS : Maps.OF_RESULTS;
    Map<String, ? extends @Nullable Object> map = maps.of(value, hidden, findings);
    if (map != null) {
      return object(map, isArgument, findings);
    }
    Collection<? extends @Nullable Object> list = Lists.of(value);
    return list == null ? scalar(value, isArgument, findings) : array(list, isArgument, findings);
  }

  private @Nullable Object number(Number number, boolean isArgument, ViolationCollector findings) {
    Number plain = ExactNumbers.plain(number);
    boolean isNothing = plain == null && !isArgument && ExactNumbers.isNotFinite(number);
    return plain != null || isNothing ? plain : wrong(number, findings);
  }

  private @Nullable Object scalar(Object value, boolean isArgument, ViolationCollector findings) {
    if (value instanceof Optional<?> optional) {
      return converted(optional.orElse(null), isArgument, findings);
    }
    String text = isArgument ? ScalarText.text(value) : ScalarText.resultText(value);
    return text == null ? wrong(value, findings) : text;
  }

  private Object wrong(Object value, ViolationCollector findings) {
    return findings.add("expected " + expected() + findings.got(value, hidden));
  }

  private Object array(
      Collection<? extends @Nullable Object> given,
      boolean isArgument,
      ViolationCollector findings) {
    if (!findings.open()) {
      return INVALID;
    }
    List<@Nullable Object> items = new ArrayList<>(given.size());
    for (Object item : given) {
      findings.at(items.size());
      items.add(converted(item, isArgument, findings));
    }
    findings.close();
    return Collections.unmodifiableList(items);
  }

  private Object object(
      Map<String, ? extends @Nullable Object> given,
      boolean isArgument,
      ViolationCollector findings) {
    if (!findings.open()) {
      return INVALID;
    }
    Map<String, @Nullable Object> copy = isArgument ? new LinkedHashMap<>(given) : null;
    for (Map.Entry<String, ? extends @Nullable Object> entry : given.entrySet()) {
      findings.at(entry.getKey());
      Object value = converted(entry.getValue(), isArgument, findings);
      if (!isSame(value, entry.getValue())) {
        copy = copy == null ? new LinkedHashMap<>(given) : copy;
        copy.put(entry.getKey(), value);
      }
    }
    findings.close();
    return Collections.unmodifiableMap(copy == null ? given : copy);
  }
}
