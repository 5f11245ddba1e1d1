package dev.mxcp.internal.project;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.UriTemplate;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules about what endpoints are called. */
final class EndpointNames {

  private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  /** What clients of language models accept at most. */
  private static final int PORTABLE_LENGTH = 64;

  private EndpointNames() {}

  static void checkTool(@Nullable String name, SourcePosition position, ProblemList problems) {
    if (name == null) {
      return;
    }
    if (!TOOL.matcher(name).matches()) {
      problems.error(
          ProblemCode.INVALID_NAME,
          position,
          "This cannot be the name of a tool.",
          "Use 1 to 128 letters, digits, `_`, `-` and `.`.");
    } else if (name.length() > PORTABLE_LENGTH) {
      String message = "The name has " + name.length() + " characters.";
      String hint = "Many clients accept " + PORTABLE_LENGTH + " at most.";
      problems.warning(ProblemCode.INVALID_NAME, position, message, hint);
    }
  }

  static void checkPrompt(@Nullable String name, SourcePosition position, ProblemList problems) {
    if (name != null && name.isBlank()) {
      problems.error(ProblemCode.INVALID_NAME, position, "The name is empty.", null);
    }
  }

  static void checkUri(
      @Nullable String uri,
      SourcePosition position,
      List<Parameter> parameters,
      ProblemList problems) {
    if (uri == null) {
      return;
    }
    try {
      check(UriTemplate.parse(uri), position, parameters, problems);
    } catch (IllegalArgumentException e) {
      problems.error(ProblemCode.INVALID_TEMPLATE, position, String.valueOf(e.getMessage()), null);
    }
  }

  private static void check(
      UriTemplate uri, SourcePosition position, List<Parameter> parameters, ProblemList problems) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    for (Parameter parameter : parameters) {
      if (!uri.variables().contains(parameter.name())) {
        outside(parameter, problems);
      }
    }
    for (String variable : uri.variables()) {
      if (!names.contains(variable)) {
        String message = "The URI has `{" + variable + "}`, but there is no such parameter.";
        String hint = Suggestions.hint(variable, names);
        problems.warning(ProblemCode.INVALID_TEMPLATE, position, message, hint);
      }
    }
  }

  private static void outside(Parameter parameter, ProblemList problems) {
    String message = "The parameter `" + parameter.name() + "` does not stand in the URI.";
    String consequence =
        parameter.isRequired()
            ? "Only calls by name can give it, and a read by URI fails."
            : "Only calls by name can give it; a read by URI gets its default.";
    String hint = consequence + " Put `{" + parameter.name() + "}` into the URI to change that.";
    problems.warning(ProblemCode.INVALID_TEMPLATE, parameter.position(), message, hint);
  }
}
