package dev.mxcp.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a result, rows, or any other value that JSON could hold.
 *
 * <p>Values are compared as JSON has them: 1 equals 1.0, the order of fields does not matter, that
 * of items does. A path leads to a part of the value, such as {@code user.name} or {@code
 * items[0].id}.
 */
public final class ValueAssert extends AbstractAssert<ValueAssert, Object> {

  ValueAssert(@Nullable Object actual) {
    super(actual, ValueAssert.class);
  }

  /** Verifies that the value equals another one by JSON's rules. */
  @Override
  public ValueAssert isEqualTo(@Nullable Object expected) {
    if (!JsonValues.equal(expected, actual)) {
      throw failureWithActualExpected(
          actual,
          expected,
          "%s",
          "Expecting:\n  " + Shown.json(actual) + "\nto be equal to:\n  " + Shown.json(expected));
    }
    return this;
  }

  /**
   * Verifies that the value equals the value of a JSON text.
   *
   * @throws IllegalArgumentException where the text is no JSON
   */
  public ValueAssert isEqualToJson(String json) {
    return isEqualTo(Shown.parse(json));
  }

  /** Verifies that there is a value at the path, null included. */
  public ValueAssert hasField(String path) {
    found(path);
    return this;
  }

  /** Verifies that there is a value at the path that equals the given one. */
  public ValueAssert hasField(String path, @Nullable Object expected) {
    Object value = found(path).value();
    if (!JsonValues.equal(expected, value)) {
      throw failureWithActualExpected(
          value,
          expected,
          "%s",
          "Expecting "
              + path
              + " to be:\n  "
              + Shown.json(expected)
              + "\nbut it was:\n  "
              + Shown.json(value)
              + in());
    }
    return this;
  }

  /** Verifies that there is no value at the path. */
  public ValueAssert hasNoField(String path) {
    JsonValues.Found found = JsonValues.at(actual, path);
    if (found != null) {
      throw failure(
          "%s", "Expecting no " + path + ", but it is:\n  " + Shown.json(found.value()) + in());
    }
    return this;
  }

  /** Returns assertions about the value at the path. */
  public ValueAssert field(String path) {
    String description = info.hasDescription() ? info.descriptionText() + " " : "";
    return new ValueAssert(found(path).value()).as("%s", description + path);
  }

  /** Verifies the number of items of a list, or of fields of an object. */
  public ValueAssert hasSize(int expected) {
    int size =
        actual instanceof List<?> list
            ? list.size()
            : actual instanceof Map<?, ?> map ? map.size() : -1;
    if (size == -1) {
      throw failure("%s", "Expecting a list or an object" + in());
    }
    if (size != expected) {
      throw failure("%s", "Expecting size " + expected + ", but it was " + size + in());
    }
    return this;
  }

  /**
   * Verifies that a list has an item.
   *
   * @param expected the item; of an item that is an object, those fields that are compared
   */
  public ValueAssert contains(@Nullable Object expected) {
    if (!(actual instanceof List<?> list)) {
      throw failure("%s", "Expecting a list" + in());
    }
    if (list.stream().noneMatch(item -> JsonValues.matches(expected, item))) {
      throw failure("%s", "Expecting an item:\n  " + Shown.json(expected) + in());
    }
    return this;
  }

  /** Verifies that a text is in the value, or in any text inside of it. */
  public ValueAssert mentions(String text) {
    if (JsonValues.texts(actual).noneMatch(found -> found.contains(text))) {
      throw failure("%s", "Expecting the text:\n  " + text + in());
    }
    return this;
  }

  private JsonValues.Found found(String path) {
    JsonValues.Found found = JsonValues.at(actual, Objects.requireNonNull(path, "path"));
    if (found == null) {
      throw failure("%s", "Expecting a value at " + path + in());
    }
    return found;
  }

  private String in() {
    return "\nin:\n  " + Shown.json(actual);
  }
}
