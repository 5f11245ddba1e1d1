package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Arithmetic;
import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.MapView;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tests that templates may use. */
public final class Tests {

  private static final Map<String, Test> ALL = all();

  private Tests() {}

  /** Returns the names of all tests. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns a test; null where there is none of that name. */
  public static @Nullable Test find(String name) {
    return ALL.get(name);
  }

  /** Applies a test that an argument of a filter names, as {@code select('odd')} does. */
  static boolean apply(String name, Object value, Arguments arguments) {
    Test test = ALL.get(name);
    if (test == null) {
      throw new EvaluationException("there is no test '" + name + "'");
    }
    arguments.budget().step();
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
    tests.put("iterable", (value, a) -> Sequences.isIterable(value));
    tests.put("sequence", (value, a) -> Sequences.isIterable(value) && !(value instanceof MapView));
    tests.put("callable", (value, a) -> value instanceof Callable);
    tests.put("lower", (value, a) -> TextCase.isLower(ValueText.str(value, a.budget())));
    tests.put("upper", (value, a) -> TextCase.isUpper(ValueText.str(value, a.budget())));
    tests.put("odd", (value, a) -> remainder(value, 2L, a).equals(BigInteger.ONE));
    tests.put("even", (value, a) -> remainder(value, 2L, a).signum() == 0);
    tests.put("divisibleby", (value, a) -> remainder(value, a.get(0, "num"), a).signum() == 0);
    tests.put("in", (value, a) -> Comparisons.contains(a.get(0, "seq"), value, a.budget()));
    tests.put("filter", (value, a) -> value instanceof String name && Filters.find(name) != null);
    tests.put("test", (value, a) -> value instanceof String name && find(name) != null);
    tests.put("escaped", (value, a) -> false);
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
            tests.put(
                name,
                (value, a) -> Comparisons.apply(operator, value, a.get(0, "other"), a.budget())));
  }

  private static boolean isSameConstant(Object value, Arguments arguments) {
    return value instanceof Boolean && value.equals(arguments.get(0, "other"));
  }

  private static BigInteger remainder(Object value, Object divisor, Arguments arguments) {
    Object rest = Arithmetic.apply("%", value, divisor, arguments.budget());
    BigInteger whole = Numbers.asWhole(rest);
    return whole == null
        ? BigInteger.valueOf(Numbers.asDouble(rest) == 0 ? 0 : Numbers.asDouble(rest) == 1 ? 1 : 2)
        : whole;
  }
}
