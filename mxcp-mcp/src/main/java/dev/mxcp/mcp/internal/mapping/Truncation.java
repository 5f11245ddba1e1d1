package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that a list was cut, and how to get the rest or less. */
final class Truncation {

  private static final String OFFSET = "offset";

  private final Endpoint tool;
  private final Map<String, @Nullable Object> arguments;
  private final long returned;
  private final long total;

  /**
   * Describes a list that was cut.
   *
   * @param arguments of the call
   * @param returned how many items are left
   * @param total how many there were; -1 if not known
   */
  Truncation(Endpoint tool, Map<String, @Nullable Object> arguments, long returned, long total) {
    this.tool = tool;
    this.arguments = arguments;
    this.returned = returned;
    this.total = total;
  }

  /** Returns the properties that say it in a structure. */
  static Map<String, @Nullable Object> schema() {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put(
        "truncated",
        property("boolean", "True if the list was cut because it is too long for one result."));
    properties.put(
        "returned", property("integer", "How many items are left of a list that was cut."));
    properties.put(
        "total", property("integer", "How many items the whole list has, where that is known."));
    properties.put("hint", property("string", "How to get the rest, or less."));
    return properties;
  }

  private static Map<String, @Nullable Object> property(String type, String description) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    schema.put("description", description);
    return schema;
  }

  /** Returns the members that say it in a structure. */
  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("truncated", true);
    members.put("returned", returned);
    if (total >= 0) {
      members.put("total", total);
    }
    members.put("hint", hint());
    return members;
  }

  /** Returns the sentences that say it in text. */
  String text() {
    String of = total < 0 ? " items, and there are more. " : " of " + total + " items. ";
    return "Truncated: these are the first " + returned + of + hint();
  }

  private String hint() {
    return next().map(Truncation::goOn).orElseGet(this::narrow);
  }

  private static String goOn(BigInteger next) {
    return "Call again with " + OFFSET + "=" + next + " to go on.";
  }

  /** A continuation needs a parameter that the tool declares for it. */
  private Optional<BigInteger> next() {
    return tool.parameters().stream()
        .filter(parameter -> parameter.name().equals(OFFSET))
        .filter(parameter -> parameter.type() instanceof ValueType.IntegerType)
        .findFirst()
        .flatMap(parameter -> given())
        .map(offset -> offset.add(BigInteger.valueOf(returned)));
  }

  private Optional<BigInteger> given() {
    Object offset = arguments.get(OFFSET);
    try {
      return Optional.of(offset == null ? BigInteger.ZERO : new BigInteger(offset.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String narrow() {
    List<Parameter> parameters = tool.parameters();
    if (parameters.isEmpty()) {
      return "The tool has no parameters to ask for less.";
    }
    return "Ask for less with other values of "
        + parameters.stream().map(Parameter::name).collect(Collectors.joining(", "))
        + ".";
  }
}
