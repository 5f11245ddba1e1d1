package dev.mxcp.internal.project;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.schema.DidYouMean;
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

  List<TestCase> tests(Node.Mapping endpoint, List<Parameter> parameters) {
    List<TestCase> tests = new ArrayList<>();
    List<String> known = parameters.stream().map(Parameter::name).toList();
    Set<String> names = new HashSet<>();
    for (Node.Mapping node : endpoint.mappings("tests")) {
      TestCase test = test(node, known);
      if (!names.add(test.name())) {
        String message = "Another test is named `" + test.name() + "`.";
        problems.warning(ProblemCode.DUPLICATE_NAME, node.at("name"), message, null);
      }
      tests.add(test);
    }
    return tests;
  }

  private TestCase test(Node.Mapping node, List<String> known) {
    List<Expectation> expectations = expectations(node);
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
      Node.Mapping test, List<String> known, boolean fails) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (Node.Mapping argument : test.mappings("arguments")) {
      String key = argument.text("key");
      if (key == null) {
        continue;
      }
      if (arguments.containsKey(key)) {
        String message = "The argument `" + key + "` is given twice.";
        problems.error(ProblemCode.INVALID_TEST, argument.at("key"), message, null);
      } else if (!known.contains(key) && !fails) {
        String message = "The endpoint has no parameter `" + key + "`, so this test fails.";
        problems.warning(
            ProblemCode.INVALID_TEST, argument.at("key"), message, DidYouMean.hint(key, known));
      }
      Node value = argument.get("value");
      arguments.put(key, value == null ? null : value.plain());
    }
    return arguments;
  }

  private static List<Expectation> expectations(Node.Mapping node) {
    List<Expectation> expectations = new ArrayList<>();
    for (Expectation.Kind kind : Expectation.Kind.values()) {
      Node value = node.get(kind.name().toLowerCase(Locale.ROOT));
      // Only the whole result can be null; elsewhere an empty value is one that is absent.
      if (value != null && (kind == Expectation.Kind.RESULT || !value.isNull())) {
        expectations.add(new Expectation(kind, value.plain()));
      }
    }
    return expectations;
  }
}
