package dev.mxcp.internal.project;

import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import dev.mxcp.spi.SecretResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of references: <code>${NAME}</code>, <code>${NAME:-default}</code> and
 * {@code scheme://...}.
 *
 * <p><code>$${</code> stands for a literal <code>${</code>; any other form of it, such as <code>
 * ${a b}</code>, is an error. Replaced text is not looked at again.
 */
final class References {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z0-9_]+)(?::-((?:(?!\\$\\{)[^}])*))?}|(\\$\\{)");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");

  private final Map<String, String> environment;
  private final Map<String, SecretResolver> resolvers;
  private final ProblemList problems;
  private final boolean lenient;

  References(
      Map<String, String> environment,
      Map<String, SecretResolver> resolvers,
      ProblemList problems) {
    this(environment, resolvers, problems, false);
  }

  private References(
      Map<String, String> environment,
      Map<String, SecretResolver> resolvers,
      ProblemList problems,
      boolean lenient) {
    this.environment = environment;
    this.resolvers = resolvers;
    this.problems = problems;
    this.lenient = lenient;
  }

  /** Returns references that stay as they are, with a warning, if they cannot be resolved. */
  References lenient() {
    return new References(environment, resolvers, problems, true);
  }

  /** Returns a mapping as plain values, with every text resolved. */
  Map<String, @Nullable Object> resolve(Node.Mapping mapping) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> map.put(key, resolve(entry.value())));
    return Collections.unmodifiableMap(map);
  }

  /** Returns any node as a plain value. */
  @Nullable Object resolve(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return resolve(mapping);
    }
    if (node instanceof Node.Sequence sequence) {
      List<@Nullable Object> list = new ArrayList<>();
      sequence.items().forEach(item -> list.add(resolve(item)));
      return Collections.unmodifiableList(list);
    }
    Object value = ((Node.Scalar) node).value();
    return value instanceof String text ? text(text, node.position()) : value;
  }

  private @Nullable String text(String text, SourcePosition position) {
    Matcher scheme = SCHEME.matcher(text);
    SecretResolver resolver = scheme.lookingAt() ? resolvers.get(scheme.group(1)) : null;
    String expanded = variables(text, position);
    String resolved =
        resolver == null || expanded == null ? expanded : ask(resolver, expanded, position);
    return resolved == null && lenient ? text : resolved;
  }

  private @Nullable String variables(String text, SourcePosition position) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    boolean complete = true;
    while (matcher.find()) {
      String value = matcher.group(1) != null ? "${" : value(matcher, position);
      complete &= value != null;
      matcher.appendReplacement(result, Matcher.quoteReplacement(value == null ? "" : value));
    }
    return complete ? matcher.appendTail(result).toString() : null;
  }

  /** The form is not quoted: what looks like one may be a part of a secret. */
  private @Nullable String value(Matcher matcher, SourcePosition position) {
    if (matcher.group(4) == null) {
      return variable(matcher, position);
    }
    problems.error(
        ProblemCode.INVALID_VALUE,
        position,
        "A ${ begins no reference to a variable.",
        "Write ${NAME} or ${NAME:-default}, the name of letters, digits and _, or $${ for a literal"
            + " ${.");
    return null;
  }

  private @Nullable String variable(Matcher matcher, SourcePosition position) {
    String name = matcher.group(2);
    String fallback = matcher.group(3);
    String value = environment.get(name);
    if (fallback != null) {
      return value == null || value.isEmpty() ? fallback : value;
    }
    if (value == null) {
      report(
          ProblemCode.MISSING_VARIABLE,
          position,
          "The environment variable " + name + " is not set.",
          "Set it, or write ${" + name + ":-default}.");
    }
    return value;
  }

  private @Nullable String ask(SecretResolver resolver, String text, SourcePosition position) {
    String reason = "there is no value.";
    try {
      // Resolvers of others may break their promise and give null.
      String value = resolver.resolve(text);
      if (value != null) {
        return value;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reason = "the thread was interrupted.";
    } catch (Exception e) {
      reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    String message = "The " + resolver.scheme() + ":// reference cannot be resolved: " + reason;
    report(ProblemCode.UNRESOLVED_REFERENCE, position, message, null);
    return null;
  }

  private void report(
      ProblemCode code, SourcePosition position, String message, @Nullable String hint) {
    if (lenient) {
      problems.warning(code, position, message, hint);
    } else {
      problems.error(code, position, message, hint);
    }
  }
}
