package dev.mxcp.prompts.internal.expression;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tests that templates may use. */
final class Tests {

  private static final Map<String, Test> ALL = all();

  private Tests() {}

  static Test find(String name) throws ExpressionSyntaxException {
    Test test = ALL.get(name);
    if (test == null) {
      throw new ExpressionSyntaxException(
          "There is no test '" + name + "'." + Meant.hint(name, ALL.keySet()));
    }
    return test;
  }

  /** Applies a test that an argument of a filter names, as {@code select('odd')} does. */
  static boolean apply(String name, Object value, Arguments arguments) {
    Test test = ALL.get(name);
    if (test == null) {
      throw new EvaluationException("there is no test '" + name + "'");
    }
    return test.holds(value, arguments);
  }

  private static Map<String, Test> all() {
    Map<String, Test> tests = new HashMap<>();
    tests.put("defined", (value, a) -> !(value instanceof Undefined));
    tests.put("undefined", (value, a) -> value instanceof Undefined);
    tests.put("none", (value, a) -> value instanceof None);
    tests.put("true", (value, a) -> value.equals(true));
    tests.put("false", (value, a) -> value.equals(false));
    tests.put("boolean", (value, a) -> value instanceof Boolean);
    tests.put("string", (value, a) -> value instanceof String);
    tests.put("number", (value, a) -> Numbers.isNumber(value));
    tests.put("integer", (value, a) -> value instanceof Number && !(value instanceof Double));
    tests.put("float", (value, a) -> value instanceof Double);
    tests.put("mapping", (value, a) -> value instanceof Map);
    tests.put("iterable", (value, a) -> Sequences.itemsOrNull(value) != null);
    tests.put("sequence", (value, a) -> Sequences.itemsOrNull(value) != null);
    tests.put("callable", (value, a) -> value instanceof Callable);
    tests.put("lower", (value, a) -> TextMethods.isLower(Texts.text(value)));
    tests.put("upper", (value, a) -> TextMethods.isUpper(Texts.text(value)));
    tests.put("odd", (value, a) -> remainder(value, 2L).equals(BigInteger.ONE));
    tests.put("even", (value, a) -> remainder(value, 2L).signum() == 0);
    tests.put("divisibleby", (value, a) -> remainder(value, a.get(0, "num")).signum() == 0);
    tests.put("in", (value, a) -> Comparisons.contains(a.get(0, "seq"), value));
    tests.put("sameas", (value, a) -> value == a.get(0, "other") || isSameConstant(value, a));
    compare(tests, "==", List.of("eq", "equalto", "=="));
    compare(tests, "!=", List.of("ne", "!="));
    compare(tests, "<", List.of("lt", "lessthan", "<"));
    compare(tests, "<=", List.of("le", "<="));
    compare(tests, ">", List.of("gt", "greaterthan", ">"));
    compare(tests, ">=", List.of("ge", ">="));
    return Map.copyOf(tests);
  }

  private static void compare(Map<String, Test> tests, String operator, List<String> names) {
    names.forEach(
        name ->
            tests.put(name, (value, a) -> Comparisons.apply(operator, value, a.get(0, "other"))));
  }

  private static boolean isSameConstant(Object value, Arguments arguments) {
    return value instanceof Boolean && value.equals(arguments.get(0, "other"));
  }

  private static BigInteger remainder(Object value, Object divisor) {
    Object rest = Operations.apply("%", value, divisor);
    BigInteger whole = Numbers.asWhole(rest);
    return whole == null ? BigInteger.valueOf(Numbers.asDouble(rest) == 0 ? 0 : 1) : whole;
  }
}
