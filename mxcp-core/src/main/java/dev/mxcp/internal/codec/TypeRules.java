package dev.mxcp.internal.codec;

import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Problem.Severity;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.error.Violation;
import dev.mxcp.internal.format.SearchPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What must hold within a type itself: a default fits its type, limits do not exclude each other.
 */
public final class TypeRules {

  private final Function<String, SourcePosition> locate;
  private final List<Problem> problems = new ArrayList<>();

  private TypeRules(Function<String, SourcePosition> locate) {
    this.locate = locate;
  }

  /**
   * Checks a type and everything inside of it.
   *
   * @param type what to check
   * @param locate gives the position of a path inside of the type, such as {@code default}, {@code
   *     enum[2]}, {@code items.pattern} or {@code properties.age.minimum}; the empty path is the
   *     type itself
   * @return the problems, empty where there is none
   */
  public static List<Problem> check(ValueType type, Function<String, SourcePosition> locate) {
    TypeRules rules = new TypeRules(locate);
    rules.check(type, "", false);
    return List.copyOf(rules.problems);
  }

  private void check(ValueType type, String path, boolean hidden) {
    int before = problems.size();
    checkLimits(type, path);
    checkParts(type, path, hidden || type.info().sensitive());
    if (problems.stream().skip(before).noneMatch(Problem::isError)) {
      checkValues(type, path, hidden); // only a sound type can be compiled
    }
  }

  private void checkLimits(ValueType type, String path) {
    if (type instanceof StringType text) {
      checkString(text, path);
    } else if (type instanceof NumberType number) {
      checkNumber(number.limits(), path);
    } else if (type instanceof IntegerType integer) {
      checkNumber(integer.limits(), path);
    } else if (type instanceof ArrayType array) {
      checkCounts("minItems", array.minItems(), "maxItems", array.maxItems(), path);
    } else if (type instanceof ObjectType object) {
      checkRequired(object, path);
    }
  }

  private void checkParts(ValueType type, String path, boolean hidden) {
    if (type instanceof ArrayType array && array.items() != null) {
      check(array.items(), join(path, "items"), hidden);
    } else if (type instanceof ObjectType object) {
      object
          .properties()
          .forEach((name, part) -> check(part, join(path, "properties." + name), hidden));
    }
  }

  private void checkString(StringType type, String path) {
    checkCounts("minLength", type.minLength(), "maxLength", type.maxLength(), path);
    String pattern = type.pattern();
    if (pattern != null) {
      try {
        new SearchPattern(pattern);
      } catch (PatternSyntaxException e) {
        String what = "The pattern is no regular expression: " + e.getDescription() + ".";
        error(ProblemCode.INVALID_VALUE, join(path, "pattern"), what, null);
      }
    }
  }

  private void checkCounts(
      String least, @Nullable Integer min, String most, @Nullable Integer max, String path) {
    checkCount(least, min, path);
    checkCount(most, max, path);
    if (min != null && max != null && min > max) {
      conflict(path, least, least + " " + min + " is above " + most + " " + max);
    }
  }

  private void checkCount(String name, @Nullable Integer count, String path) {
    if (count != null && count < 0) {
      String what = name + " is " + count + ", but must not be negative.";
      error(ProblemCode.INVALID_VALUE, join(path, name), what, null);
    }
  }

  private void checkNumber(NumberLimits limits, String path) {
    BigDecimal step = limits.multipleOf();
    if (step != null && step.signum() <= 0) {
      String what = "multipleOf is " + step.toPlainString() + ", but must be greater than 0.";
      error(ProblemCode.INVALID_VALUE, join(path, "multipleOf"), what, null);
    }
    checkRange("minimum", limits.minimum(), "maximum", limits.maximum(), true, path);
    checkRange(
        "minimum", limits.minimum(), "exclusiveMaximum", limits.exclusiveMaximum(), false, path);
    checkRange(
        "exclusiveMinimum", limits.exclusiveMinimum(), "maximum", limits.maximum(), false, path);
    checkRange(
        "exclusiveMinimum",
        limits.exclusiveMinimum(),
        "exclusiveMaximum",
        limits.exclusiveMaximum(),
        false,
        path);
  }

  private void checkRange(
      String least,
      @Nullable BigDecimal min,
      String most,
      @Nullable BigDecimal max,
      boolean mayBeEqual,
      String path) {
    if (min == null || max == null) {
      return;
    }
    int order = min.compareTo(max);
    if (order > 0 || (order == 0 && !mayBeEqual)) {
      String relation = order == 0 ? " leaves nothing below " : " is above ";
      conflict(
          path,
          least,
          least + " " + min.toPlainString() + relation + most + " " + max.toPlainString());
    }
  }

  private void conflict(String path, String name, String what) {
    String hint = "Correct one of the two.";
    error(ProblemCode.CONFLICTING_LIMITS, join(path, name), what + ": no value fits.", hint);
  }

  private void checkRequired(ObjectType type, String path) {
    for (String name : type.required()) {
      if (!type.additionalProperties() && !type.properties().containsKey(name)) {
        String hint =
            Suggestions.nearest(name, type.properties().keySet())
                .map(near -> "Did you mean " + near + "?")
                .orElse("Declare it under properties.");
        String what =
            "The property "
                + name
                + " is required, but neither declared nor allowed: no value fits.";
        error(ProblemCode.CONFLICTING_LIMITS, join(path, "required"), what, hint);
      }
    }
  }

  private void checkValues(ValueType type, String path, boolean hidden) {
    TypeInfo info = type.info();
    Codec codec = Codec.of(type, hidden);
    DefaultValue declared = info.defaultValue();
    if (declared != null) {
      checkValue(codec, declared.value(), join(path, "default"), "The default", Severity.ERROR);
    }
    List<@Nullable Object> allowed = info.enumeration();
    if (allowed != null) {
      checkEnum(type, allowed, path, hidden);
    }
    for (int i = 0; i < info.examples().size(); i++) {
      String at = join(path, "examples[" + i + "]");
      checkValue(codec, info.examples().get(i), at, "The example", Severity.WARNING);
    }
  }

  private void checkEnum(
      ValueType type, List<@Nullable Object> allowed, String path, boolean hidden) {
    if (allowed.isEmpty()) {
      String what = "The enum is empty: no value fits.";
      error(
          ProblemCode.CONFLICTING_LIMITS,
          join(path, "enum"),
          what,
          "List the values, or remove it.");
    }
    Codec codec = Codec.withoutEnum(type, hidden);
    for (int i = 0; i < allowed.size(); i++) {
      String at = join(path, "enum[" + i + "]");
      checkValue(codec, allowed.get(i), at, "The enum value", Severity.ERROR);
    }
  }

  private void checkValue(
      Codec codec, @Nullable Object value, String path, String what, Severity severity) {
    ViolationCollector findings = new ViolationCollector();
    codec.decodeNullable(value, true, findings);
    for (Violation violation : findings.violations()) {
      String message = what + " does not fit its type: " + violation + ".";
      add(severity, ProblemCode.INVALID_DEFAULT, path, message, null);
    }
  }

  private void error(ProblemCode code, String path, String message, @Nullable String hint) {
    add(Severity.ERROR, code, path, message, hint);
  }

  private void add(
      Severity severity, ProblemCode code, String path, String message, @Nullable String hint) {
    problems.add(Problem.of(severity, code, locate.apply(path), message).withHint(hint));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
