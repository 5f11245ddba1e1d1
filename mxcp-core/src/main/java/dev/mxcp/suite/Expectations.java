package dev.mxcp.suite;

import dev.mxcp.definition.TestCase.Expectation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a result against what a test expects of it. */
final class Expectations {

  private Expectations() {}

  /** Returns what is not as expected; empty where the expectation holds. */
  static Optional<String> check(Expectation expectation, @Nullable Object result) {
    Object expected = expectation.value();
    if (expectation.kind() == Expectation.Kind.RESULT) {
      return equal(expected, result);
    }
    // As in the reference, a key without a value asserts nothing.
    return expected == null ? Optional.empty() : check(expectation.kind(), expected, result);
  }

  private static Optional<String> check(
      Expectation.Kind kind, Object expected, @Nullable Object result) {
    return switch (kind) {
      case RESULT -> equal(expected, result);
      case RESULT_CONTAINS -> contains(expected, result);
      case RESULT_NOT_CONTAINS -> lacks(expected, result);
      case RESULT_CONTAINS_ITEM -> item("result_contains_item", expected, result);
      case RESULT_CONTAINS_ALL -> all(expected, result);
      case RESULT_LENGTH -> length(expected, result);
      case RESULT_CONTAINS_TEXT -> text(String.valueOf(expected), result);
      case ERROR_CONTAINS ->
          Optional.of(
              "expected an error with the text: "
                  + expected
                  + "\n   but the call gave: "
                  + JsonComparison.show(result));
    };
  }

  private static Optional<String> equal(@Nullable Object expected, @Nullable Object result) {
    List<Difference> differences = Difference.between(expected, result);
    return differences.isEmpty() ? Optional.empty() : Optional.of(Difference.text(differences));
  }

  private static Optional<String> contains(Object expected, @Nullable Object result) {
    if (result instanceof Map<?, ?> map && expected instanceof Map<?, ?> fields) {
      List<Difference> differences =
          fields.entrySet().stream().flatMap(field -> field(field, map)).toList();
      return differences.isEmpty() ? Optional.empty() : Optional.of(Difference.text(differences));
    }
    return item("result_contains", expected, result);
  }

  private static Stream<Difference> field(Map.Entry<?, ?> field, Map<?, ?> map) {
    String name = String.valueOf(field.getKey());
    if (!map.containsKey(name)) {
      return Stream.of(new Difference(name, JsonComparison.show(field.getValue()), "nothing"));
    }
    return Difference.between(field.getValue(), map.get(name)).stream()
        .map(difference -> difference.below(name));
  }

  private static Optional<String> item(String key, Object expected, @Nullable Object result) {
    if (!(result instanceof List<?> list)) {
      return Optional.of(
          key + " needs " + shape(key) + ", the result is " + JsonComparison.kind(result));
    }
    return list.stream().anyMatch(item -> matches(expected, item))
        ? Optional.empty()
        : Optional.of(missing(expected, list));
  }

  private static String shape(String key) {
    return key.equals("result_contains") ? "an object or a list" : "a list";
  }

  private static String missing(Object expected, List<?> list) {
    return "no item is or has: "
        + JsonComparison.show(expected)
        + "\n          in: "
        + JsonComparison.show(list);
  }

  private static boolean matches(@Nullable Object expected, @Nullable Object item) {
    if (expected instanceof Map<?, ?> fields && item instanceof Map<?, ?> map) {
      return JsonComparison.containsAll(map, fields);
    }
    return JsonComparison.equal(expected, item);
  }

  private static Optional<String> all(Object expected, @Nullable Object result) {
    List<?> wanted = expected instanceof List<?> list ? list : List.of(expected);
    List<String> failures =
        wanted.stream()
            .filter(Objects::nonNull)
            .flatMap(item -> item("result_contains_all", item, result).stream())
            .distinct()
            .toList();
    return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", failures));
  }

  private static Optional<String> lacks(Object expected, @Nullable Object result) {
    List<?> objects = result instanceof List<?> list ? list : Collections.singletonList(result);
    if (!objects.stream().allMatch(Map.class::isInstance)) {
      return Optional.of(
          "result_not_contains needs an object or a list of objects, the result is "
              + JsonComparison.kind(result));
    }
    List<?> names = expected instanceof List<?> list ? list : List.of(expected);
    List<?> there = names.stream().filter(name -> isIn(name, objects)).toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of("these fields should not be there: " + JsonComparison.show(there));
  }

  private static boolean isIn(@Nullable Object name, List<?> objects) {
    return objects.stream().anyMatch(object -> ((Map<?, ?>) object).containsKey(name));
  }

  private static Optional<String> length(Object expected, @Nullable Object result) {
    if (!(result instanceof List<?> list)) {
      return Optional.of(
          "result_length needs a list, the result is " + JsonComparison.kind(result));
    }
    return JsonComparison.equal(expected, list.size())
        ? Optional.empty()
        : Optional.of("expected " + JsonComparison.show(expected) + " items, got " + list.size());
  }

  private static Optional<String> text(String expected, @Nullable Object result) {
    return JsonComparison.texts(result).anyMatch(text -> text.contains(expected))
        ? Optional.empty()
        : Optional.of(
            "expected the text: " + expected + "\n      in result: " + JsonComparison.show(result));
  }
}
