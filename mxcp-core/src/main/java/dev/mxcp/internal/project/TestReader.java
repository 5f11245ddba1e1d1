package dev.mxcp.internal.project;

import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tests of an endpoint. */
final class TestReader {

  private final ProblemList problems;

  TestReader(ProblemList problems) {
    this.problems = problems;
  }

  List<TestCase> tests(Node.Mapping endpoint) {
    List<TestCase> tests = new ArrayList<>();
    Map<String, Node.Mapping> known = new LinkedHashMap<>();
    endpoint
        .mappings("parameters")
        .forEach(parameter -> known.putIfAbsent(String.valueOf(parameter.text("name")), parameter));
    Set<String> names = new HashSet<>();
    for (Node.Mapping node : endpoint.mappings("tests")) {
      TestCase test = test(node, known, endpoint.mapping("return"));
      if (!names.add(test.name())) {
        String message = "Another test is named `" + test.name() + "`.";
        problems.warning(ProblemCode.DUPLICATE_NAME, node.at("name"), message, null);
      }
      tests.add(test);
    }
    return tests;
  }

  private TestCase test(
      Node.Mapping node, Map<String, Node.Mapping> known, Node.@Nullable Mapping returns) {
    List<Expectation> expectations = expectations(node, returns);
    boolean fails = node.has("error_contains");
    if (fails && expectations.size() > 1) {
      problems.error(
          ProblemCode.INVALID_TEST,
          node.at("error_contains"),
          "A test that expects an error cannot expect a result.",
          "Make two tests of it.");
    }
    String name = node.text("name");
    Node.Mapping user = node.mapping("user_context");
    return TestCase.builder(name == null ? "" : name)
        .description(node.text("description"))
        .arguments(arguments(node, known, fails))
        .user(user == null ? null : user.plain())
        .expectations(expectations)
        .position(node.position())
        .build();
  }

  private Map<String, @Nullable Object> arguments(
      Node.Mapping test, Map<String, Node.Mapping> known, boolean fails) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (Node.Mapping argument : test.mappings("arguments")) {
      String key = argument.text("key");
      if (key == null) {
        continue;
      }
      if (arguments.containsKey(key)) {
        String message = "The argument `" + key + "` is given twice.";
        problems.error(ProblemCode.INVALID_TEST, argument.at("key"), message, null);
      } else if (!known.containsKey(key) && !fails) {
        String message = "The endpoint has no parameter `" + key + "`, so this test fails.";
        problems.warning(
            ProblemCode.INVALID_TEST,
            argument.at("key"),
            message,
            Suggestions.hint(key, known.keySet()));
      }
      arguments.put(key, WrittenValue.of(argument.get("value"), known.get(key)));
    }
    return arguments;
  }

  private static List<Expectation> expectations(Node.Mapping node, Node.@Nullable Mapping returns) {
    List<Expectation> expectations = new ArrayList<>();
    for (Expectation.Kind kind : Expectation.Kind.values()) {
      Node value = node.get(kind.name().toLowerCase(Locale.ROOT));
      // Only the whole result can be null; elsewhere an empty value is one that is absent.
      if (value != null && (kind == Expectation.Kind.RESULT || !value.isNull())) {
        expectations.add(new Expectation(kind, expected(kind, value, returns)));
      }
    }
    return expectations;
  }

  private static @Nullable Object expected(
      Expectation.Kind kind, Node value, Node.@Nullable Mapping returns) {
    Node item = returns == null ? null : returns.get("items");
    boolean isList = returns != null && "array".equals(returns.text("type"));
    return switch (kind) {
      case RESULT -> WrittenValue.of(value, returns);
      case RESULT_CONTAINS -> WrittenValue.of(value, isList ? item : returns);
      case RESULT_CONTAINS_ITEM -> WrittenValue.of(value, item);
      case RESULT_CONTAINS_ALL ->
          WrittenValue.of(value, value instanceof Node.Sequence ? returns : item);
      case RESULT_NOT_CONTAINS, RESULT_CONTAINS_TEXT, ERROR_CONTAINS, RESULT_LENGTH ->
          value.plain();
    };
  }
}
