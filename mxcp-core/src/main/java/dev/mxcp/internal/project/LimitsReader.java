package dev.mxcp.internal.project;

import dev.mxcp.definition.Limits;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.yaml.Node;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code limits} of an endpoint. */
final class LimitsReader {

  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/(s|m|h|d)");

  private final ProblemList problems;

  LimitsReader(ProblemList problems) {
    this.problems = problems;
  }

  Limits limits(Node.Mapping endpoint) {
    Node.Mapping node = endpoint.mapping("limits");
    if (node == null) {
      return Limits.NONE;
    }
    Limits.Rate rate = rate(node);
    if (node.has("per") && !node.has("rate")) {
      String message = "`per` has no effect without `rate`.";
      problems.error(ProblemCode.INVALID_VALUE, node.at("per"), message, null);
    }
    return new Limits(rate, "user".equals(node.text("per")), concurrency(node));
  }

  private Limits.@Nullable Rate rate(Node.Mapping node) {
    String text = node.text("rate");
    if (text == null) {
      return null;
    }
    Matcher matcher = RATE.matcher(text);
    if (matcher.matches()) {
      return new Limits.Rate(Integer.parseInt(matcher.group(1)), period(matcher.group(2)));
    }
    problems.error(
        ProblemCode.INVALID_VALUE,
        node.at("rate"),
        "`" + text + "` is no rate.",
        "Write a number of calls and a unit, such as 10/s, 60/m, 1000/h or 5000/d.");
    return null;
  }

  private static Duration period(String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static @Nullable Integer concurrency(Node.Mapping node) {
    return node.get("concurrency") instanceof Node.Scalar scalar
            && scalar.value() instanceof Long number
            && number > 0
            && number <= Integer.MAX_VALUE
        ? Integer.valueOf(number.intValue())
        : null;
  }
}
