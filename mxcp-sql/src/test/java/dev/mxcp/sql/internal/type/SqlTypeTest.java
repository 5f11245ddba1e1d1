package dev.mxcp.sql.internal.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypeTest {

  @ParameterizedTest
  @CsvSource({
    "1 year 2 months 3 days 04:05:06.789, P1Y2M3DT4H5M6.789S",
    "-1 year -04:05:06.7, P-1YT-4H-5M-6.7S",
    "1 year -4 days, P1Y-4D",
    "00:00:00, PT0S",
    "00:00:10, PT10S",
    "100:00:00, PT100H"
  })
  void writes_intervals_as_iso(String engine, String iso) {
    assertThat(IntervalText.toIso(engine)).isEqualTo(iso);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STRUCT(a INTEGER, \"b \"\"c\" MAP(VARCHAR, DECIMAL(10,2)[]))[]",
        "MAP(STRUCT(x INTEGER), UNION(a INTEGER, b VARCHAR)[])",
        "ENUM('a,b)', 'c(')[]"
      })
  void reads_types_to_their_end(String type) {
    assertThat(new SqlTypeParser(type + ", rest").type()).isNotNull();
    assertThat(SqlType.parse("STRUCT(first " + type + ", last DATE)"))
        .isInstanceOfSatisfying(
            SqlType.Fields.class,
            fields ->
                assertThat(fields.fields())
                    .hasSize(2)
                    .last()
                    .isEqualTo(new SqlType.Field("last", new SqlType.Plain("DATE"))));
  }
}
