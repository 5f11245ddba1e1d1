package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case of policies runs through the command, or is here with its reason. */
final class PolicyCasesTest {

  /** What the command cannot express; the classes named run it through Java. */
  private static final Map<String, String> ONLY_IN_JAVA =
      new TreeMap<>(
          Map.of(
              "P00", "The command always has CEL; guarded.FailingClosedTest.",
              "tools in Java", "A project of files has none; guarded.InputPoliciesTest.",
              "streams", "The command prints whole results; guarded.OutputPoliciesTest.",
              "untrusted headers", "The command trusts its user's; EnforcementTest.",
              "advertised schemas", "They are for clients; guarded.OutputPoliciesTest."));

  private static final Pattern NUMBER = Pattern.compile("P\\d\\d");

  private static Stream<String> numbers(Class<?> tests) {
    return Stream.of(tests.getDeclaredMethods())
        .flatMap(PolicyCasesTest::texts)
        .flatMap(text -> NUMBER.matcher(text).results())
        .map(found -> found.group());
  }

  private static Stream<String> texts(Method test) {
    CsvSource rows = test.getAnnotation(CsvSource.class);
    return rows == null ? Stream.of(test.getName()) : Stream.of(rows.textBlock());
  }

  private static Stream<String> cases(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(n -> "P%02d".formatted(n));
  }

  @Test
  void every_case_runs_or_has_its_reason() {
    TreeSet<String> all = new TreeSet<>();
    Stream.of(cases(0, 13), cases(20, 29), cases(40, 58), cases(70, 78))
        .forEach(part -> part.forEach(all::add));
    TreeSet<String> there = new TreeSet<>();
    numbers(RunPoliciesTest.class).forEach(there::add);
    numbers(RunFailingClosedTest.class).forEach(there::add);
    ONLY_IN_JAVA.keySet().stream().filter(all::contains).forEach(there::add);

    assertThat(there).isEqualTo(all);
  }
}
