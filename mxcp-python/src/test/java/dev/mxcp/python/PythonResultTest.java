package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonResultTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void start() throws Exception {
    project = new PythonProject(directory);
    project.file(
        "python/values.py",
        """
        import collections, dataclasses, datetime, decimal, enum, fractions, math, pathlib, uuid

        class Color(enum.Enum):
            RED = "red"

        @dataclasses.dataclass
        class Point:
            x: int
            seen: datetime.date

        Pair = collections.namedtuple("Pair", "a b")

        def generate():
            yield 1

        def value_of(expression):
            return eval(expression)

        def kind_of(value):
            return [type(value).__name__, str(value)]
        """);
    project.start();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private @Nullable Object valueOf(String expression) throws Exception {
    return project.call("value_of", "python/values.py", Map.of("expression", expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          datetime.date(2024, 1, 2)                                    | 2024-01-02
          datetime.datetime(2024, 1, 2, 3, 4, 5)                       | 2024-01-02T03:04:05
          datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc)  | 2024-01-02T00:00:00+00:00
          datetime.timedelta(days=1, hours=2, seconds=3.5)             | P1DT2H3.5S
          datetime.timedelta()                                         | PT0S
          uuid.UUID(int=5)                                             | 00000000-0000-0000-0000-000000000005
          b"abc"                                                       | YWJj
          Color.RED                                                    | red
          pathlib.PurePosixPath("a/b")                                 | a/b
          """)
  void gives_a_text_for(String expression, String text) throws Exception {
    assertThat(valueOf(expression)).isEqualTo(text);
  }

  @Test
  void keeps_numbers_as_they_are() throws Exception {
    assertThat(valueOf("[1, 2.0, True, 2**70, decimal.Decimal('1.10'), 10**17]"))
        .isEqualTo(
            List.of(
                1L,
                2.0,
                true,
                BigInteger.TWO.pow(70),
                new BigDecimal("1.10"),
                100_000_000_000_000_000L));
  }

  @Test
  void makes_null_of_what_is_no_number() throws Exception {
    assertThat(valueOf("[math.nan, -math.inf, decimal.Decimal('NaN'), 1]"))
        .isEqualTo(Arrays.asList(null, null, null, 1L));
  }

  @Test
  void makes_lists_and_maps_of_collections_and_classes() throws Exception {
    assertThat(valueOf("{'p': Point(1, datetime.date(2024, 1, 2)), 's': {3, 1}, 't': Pair(1, 2)}"))
        .isEqualTo(
            Map.of(
                "p",
                Map.of("x", 1L, "seen", "2024-01-02"),
                "s",
                List.of(1L, 3L),
                "t",
                List.of(1L, 2L)));
  }

  @Test
  void makes_texts_of_keys() throws Exception {
    assertThat(
            valueOf(
                "{1: 'a', None: 'b', (1, 2): 'c', Color.RED: 'd', datetime.date(2024,1,2): 'e'}"))
        .isEqualTo(Map.of("1", "a", "null", "b", "(1, 2)", "c", "red", "d", "2024-01-02", "e"));
  }

  @Test
  void says_where_a_value_is_that_has_no_json_form() {
    assertThatThrownBy(() -> valueOf("{'items': [1, generate()]}"))
        .isInstanceOfSatisfying(
            ToolException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_RESULT))
        .hasMessage("The result at items[1] is of type generator, which has no JSON form");
  }

  @Test
  void refuses_a_result_that_contains_itself() {
    assertThatThrownBy(() -> valueOf("(lambda a: a.append(a) or a)([])"))
        .hasMessage("The result at [0] contains itself");
  }

  @Test
  void refuses_a_result_beyond_the_limit() throws Exception {
    assertThatThrownBy(() -> valueOf("'x' * (65 * 1024 * 1024)"))
        .isInstanceOfSatisfying(
            ToolException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
    assertThat(valueOf("1")).isEqualTo(1L);
  }

  @Test
  void fails_on_a_result_that_nests_too_deeply_and_goes_on() throws Exception {
    assertThatThrownBy(
            () -> valueOf("__import__('functools').reduce(lambda a, _: [a], range(100000), 1)"))
        .isInstanceOf(ToolException.class);
    assertThat(valueOf("1")).isEqualTo(1L);
  }

  @Test
  void keeps_any_text() throws Exception {
    String text = "a\u0000b\n\"\\ Chloé 😀 \u2028";
    assertThat(project.call("kind_of", "python/values.py", Map.of("value", text)))
        .isEqualTo(List.of("str", text));
  }

  @Test
  void gives_python_dates_for_dates() throws Exception {
    assertThat(kindOf(LocalDate.of(2024, 1, 2))).isEqualTo(List.of("date", "2024-01-02"));
    assertThat(kindOf(LocalTime.of(3, 4))).isEqualTo(List.of("time", "03:04:00"));
    assertThat(kindOf(LocalDateTime.parse("2024-01-02T03:04:05.5")))
        .isEqualTo(List.of("datetime", "2024-01-02 03:04:05.500000"));
    assertThat(kindOf(OffsetDateTime.parse("2024-01-02T03:04:05Z")))
        .isEqualTo(List.of("datetime", "2024-01-02 03:04:05+00:00"));
    assertThat(kindOf(new BigDecimal("1.5"))).isEqualTo(List.of("float", "1.5"));
    assertThat(kindOf(BigInteger.TWO.pow(70))).isEqualTo(List.of("int", "1180591620717411303424"));
  }

  private @Nullable Object kindOf(Object value) throws Exception {
    return project.call("kind_of", "python/values.py", Map.of("value", value));
  }
}
