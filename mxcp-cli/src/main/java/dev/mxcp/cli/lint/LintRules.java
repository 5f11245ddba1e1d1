package dev.mxcp.cli.lint;

import dev.mxcp.cli.lint.LintIssue.Severity;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.definition.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of good definitions. */
public final class LintRules {

  private final Endpoint endpoint;
  private final List<LintIssue> issues = new ArrayList<>();

  private LintRules(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Returns what would make a definition better. */
  public static List<LintIssue> of(Endpoint endpoint) {
    LintRules rules = new LintRules(endpoint);
    rules.checkHead(endpoint.kind().key());
    rules.checkTests(endpoint.kind().key());
    rules.checkParameters(endpoint.kind().key());
    rules.checkReturn(endpoint.kind().key());
    return List.copyOf(rules.issues);
  }

  private void checkHead(String root) {
    if (isBlank(endpoint.description())) {
      add(
          Severity.WARNING,
          root + ".description",
          "The description is missing.",
          "Say what it does; models choose by it.");
    }
    if (endpoint.tags().isEmpty()) {
      add(Severity.INFO, root + ".tags", "There are no tags.", "Tags group endpoints.");
    }
    if (endpoint instanceof Tool tool && tool.annotations().equals(ToolAnnotations.NONE)) {
      add(
          Severity.INFO,
          root + ".annotations",
          "There are no annotations.",
          "readOnlyHint and the like tell clients what a call may do.");
    }
  }

  private void checkTests(String root) {
    if (endpoint.tests().isEmpty() && !(endpoint instanceof Prompt)) {
      add(
          Severity.WARNING,
          root + ".tests",
          "There are no tests.",
          "Declare one call and what it gives.");
    }
    for (int i = 0; i < endpoint.tests().size(); i++) {
      TestCase test = endpoint.tests().get(i);
      if (isBlank(test.description())) {
        add(
            Severity.INFO,
            root + ".tests[" + i + "].description",
            "The test " + test.name() + " has no description.",
            "Say what it shows.");
      }
    }
  }

  private void checkParameters(String root) {
    for (int i = 0; i < endpoint.parameters().size(); i++) {
      checkParameter(root + ".parameters[" + i + "]", endpoint.parameters().get(i));
    }
  }

  private void checkParameter(String path, Parameter parameter) {
    String what = "The parameter " + parameter.name();
    if (isBlank(parameter.type().info().description())) {
      add(
          Severity.ERROR,
          path + ".description",
          what + " has no description.",
          "Models fill it in by its description.");
    }
    if (parameter.type().info().examples().isEmpty()) {
      add(Severity.INFO, path + ".examples", what + " has no examples.", "Examples show the form.");
    }
    checkInside(path, parameter.type());
  }

  private void checkReturn(String root) {
    ValueType type = endpoint.returns();
    if (type != null && !(endpoint instanceof Prompt)) {
      checkDescription(root + ".return", type);
      checkInside(root + ".return", type);
    }
  }

  private void checkInside(String path, ValueType type) {
    if (type instanceof ValueType.ArrayType array && array.items() != null) {
      checkNested(path + ".items", array.items());
    } else if (type instanceof ValueType.ObjectType object) {
      object.properties().forEach((name, property) -> checkNested(path(path, name), property));
    }
  }

  private static String path(String path, String property) {
    return path + ".properties." + property;
  }

  private void checkNested(String path, ValueType type) {
    checkDescription(path, type);
    checkInside(path, type);
  }

  private void checkDescription(String path, ValueType type) {
    if (isBlank(type.info().description())) {
      add(
          Severity.WARNING,
          path + ".description",
          "The description of the type is missing.",
          "Say what the value means.");
    }
  }

  private void add(Severity severity, String location, String message, String suggestion) {
    issues.add(new LintIssue(endpoint, severity, location, message, suggestion));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
