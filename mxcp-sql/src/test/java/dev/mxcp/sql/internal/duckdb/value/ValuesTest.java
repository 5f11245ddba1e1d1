package dev.mxcp.sql.internal.duckdb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {

  private static DatabaseProvider.Opened database;
  private static TimeZone zone;

  /** Runs where clocks are changed: values must not depend on it. */
  @BeforeAll
  static void open() {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    database = Databases.inMemory();
  }

  @AfterAll
  static void close() {
    database.close();
    TimeZone.setDefault(zone);
  }

  private static final String TIMETZ = "TIME WITH TIME ZONE";

  private static Object value(String expression) {
    return database.execute("SELECT " + expression + " AS v").get(0).get("v");
  }

  static Stream<Arguments> read() {
    UUID uuid = UUID.fromString("7169257f-d6de-455a-9e94-ec698c452908");
    BigInteger huge = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    return Stream.of(
        Arguments.of("1::TINYINT", 1L),
        Arguments.of("-1::SMALLINT", -1L),
        Arguments.of("2::INTEGER", 2L),
        Arguments.of("9223372036854775807::BIGINT", Long.MAX_VALUE),
        Arguments.of("255::UTINYINT", 255L),
        Arguments.of("65535::USMALLINT", 65535L),
        Arguments.of("4294967295::UINTEGER", 4294967295L),
        Arguments.of("18446744073709551615::UBIGINT", new BigInteger("18446744073709551615")),
        Arguments.of("5::UBIGINT", 5L),
        Arguments.of("sum(3::INTEGER)", 3L),
        Arguments.of("170141183460469231731687303715884105727::HUGEINT", huge),
        Arguments.of("7::UHUGEINT", 7L),
        Arguments.of("1.50::DECIMAL(10,2)", new BigDecimal("1.50")),
        Arguments.of("1.5::DOUBLE", 1.5d),
        Arguments.of("1.5::FLOAT", 1.5f),
        Arguments.of("'nan'::DOUBLE", Double.NaN),
        Arguments.of("true", true),
        Arguments.of("'text'", "text"),
        Arguments.of("NULL", null),
        Arguments.of("NULL::INTEGER", null),
        Arguments.of("NULL::INTEGER[]", null),
        Arguments.of("DATE '2024-01-02'", LocalDate.of(2024, 1, 2)),
        Arguments.of("TIME '13:45:00.5'", LocalTime.parse("13:45:00.5")),
        Arguments.of("TIMETZ '13:45:00+02'", OffsetTime.parse("13:45:00+02:00")),
        Arguments.of("TIMESTAMP '2024-03-10 02:30:00'", LocalDateTime.parse("2024-03-10T02:30")),
        Arguments.of("TIMESTAMP_S '2024-03-10 02:30:00'", LocalDateTime.parse("2024-03-10T02:30")),
        Arguments.of(
            "TIMESTAMP_MS '2024-01-02 03:04:05.678'",
            LocalDateTime.parse("2024-01-02T03:04:05.678")),
        Arguments.of(
            "TIMESTAMP_NS '2024-01-02 03:04:05.123456789'",
            LocalDateTime.parse("2024-01-02T03:04:05.123456789")),
        Arguments.of(
            "TIMESTAMPTZ '2024-01-02 03:04:05+02'", OffsetDateTime.parse("2024-01-02T01:04:05Z")),
        Arguments.of(
            "TIMESTAMPTZ '2024-01-02 03:04:05'", OffsetDateTime.parse("2024-01-02T03:04:05Z")),
        Arguments.of("'" + uuid + "'::UUID", uuid),
        Arguments.of("'a\\xFF'::BLOB", new byte[] {'a', (byte) 0xFF}),
        Arguments.of("'101'::BIT", "101"),
        Arguments.of("'happy'::ENUM('sad', 'happy')", "happy"),
        Arguments.of("union_value(num := 2)", 2L),
        Arguments.of("INTERVAL '1 day 2 hours'", "P1DT2H"),
        Arguments.of("[1, NULL, 3]", Arrays.asList(1L, null, 3L)),
        Arguments.of("[[1], []]", List.of(List.of(1L), List.of())),
        Arguments.of("[1, 2]::INTEGER[2]", List.of(1L, 2L)),
        Arguments.of(
            "{'a': 1, 'b c': DATE '2024-01-02'}", Map.of("a", 1L, "b c", LocalDate.of(2024, 1, 2))),
        Arguments.of(
            "{'i': INTERVAL '90 minutes', 'n': {'l': [INTERVAL '1 month']}}",
            Map.of("i", "PT1H30M", "n", Map.of("l", List.of("P1M")))),
        Arguments.of(
            "{'a': TIMESTAMPTZ '2024-07-02 03:04:05+02'}",
            Map.of("a", OffsetDateTime.parse("2024-07-02T01:04:05Z"))),
        Arguments.of("MAP {1: 'x', 2: NULL}", map("1", "x", "2", null)),
        Arguments.of("MAP {DATE '2024-01-02': [1]}", Map.of("2024-01-02", List.of(1L))),
        Arguments.of("'{\"a\": [1, 2.5, null]}'::JSON", Map.of("a", Arrays.asList(1L, 2.5, null))),
        Arguments.of("'null'::JSON", null),
        Arguments.of("['{\"a\": 1}'::JSON]", List.of(Map.of("a", 1L))),
        Arguments.of("{'b': 'x'::BLOB}", Map.of("b", new byte[] {'x'})));
  }

  private static Map<String, Object> map(String a, Object x, String b, Object y) {
    Map<String, Object> map = new java.util.LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }

  @ParameterizedTest
  @MethodSource
  void read(String expression, Object expected) {
    Object actual = value(expression);
    if (expected instanceof Map<?, ?> map && map.get("b") instanceof byte[] bytes) {
      assertThat((byte[]) ((Map<?, ?>) actual).get("b")).isEqualTo(bytes);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  static Stream<Arguments> bound() {
    UUID uuid = UUID.randomUUID();
    OffsetDateTime time = OffsetDateTime.parse("2024-01-02T03:04:05Z");
    return Stream.of(
        Arguments.of("a", "a", "VARCHAR"),
        Arguments.of(1, 1L, "INTEGER"),
        Arguments.of(1L, 1L, "BIGINT"),
        Arguments.of((short) 1, 1L, "SMALLINT"),
        Arguments.of(1.5, 1.5, "DOUBLE"),
        Arguments.of(true, true, "BOOLEAN"),
        Arguments.of('c', "c", "VARCHAR"),
        Arguments.of(new StringBuilder("sb"), "sb", "VARCHAR"),
        Arguments.of(DayOfWeek.MONDAY, "MONDAY", "VARCHAR"),
        Arguments.of(new BigDecimal("1.50"), new BigDecimal("1.50"), "DECIMAL(3,2)"),
        Arguments.of(new BigDecimal("1E3"), new BigDecimal("1000"), "DECIMAL(4,0)"),
        Arguments.of(BigInteger.TWO.pow(100), BigInteger.TWO.pow(100), "HUGEINT"),
        Arguments.of(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 2), "DATE"),
        Arguments.of(LocalTime.NOON, LocalTime.NOON, "TIME"),
        Arguments.of(
            LocalDateTime.parse("2024-03-10T02:30"),
            LocalDateTime.parse("2024-03-10T02:30"),
            "TIMESTAMP"),
        Arguments.of(time, time, "TIMESTAMP WITH TIME ZONE"),
        Arguments.of(time.toInstant(), time, "TIMESTAMP WITH TIME ZONE"),
        Arguments.of(
            time.atZoneSameInstant(ZoneId.of("Asia/Tokyo")), time, "TIMESTAMP WITH TIME ZONE"),
        Arguments.of(java.util.Date.from(time.toInstant()), time, "TIMESTAMP WITH TIME ZONE"),
        Arguments.of(uuid, uuid, "UUID"),
        Arguments.of(new byte[] {1, 2}, new byte[] {1, 2}, "BLOB"),
        Arguments.of(List.of(1, 2L), List.of(1L, 2L), "BIGINT[]"),
        Arguments.of(List.of(1, 2.5), List.of(1.0, 2.5), "DOUBLE[]"),
        Arguments.of(
            List.of(1L, new BigDecimal("2.50")),
            List.of(new BigDecimal("1.00"), new BigDecimal("2.50")),
            "DECIMAL(38,2)[]"),
        Arguments.of(Arrays.asList("a", null), Arrays.asList("a", null), "VARCHAR[]"),
        Arguments.of(List.of(), List.of(), "\"NULL\"[]"),
        Arguments.of(
            Collections.singletonList(null), Collections.singletonList(null), "\"NULL\"[]"),
        Arguments.of(List.of("a", 1, List.of(true)), List.of("a", "1", "[true]"), "VARCHAR[]"),
        Arguments.of(
            List.of(List.of(1), List.of(2, 3)),
            List.of(List.of(1L), List.of(2L, 3L)),
            "BIGINT[][]"),
        Arguments.of(
            List.of(BigInteger.TWO.pow(100)), List.of(BigInteger.TWO.pow(100)), "HUGEINT[]"),
        Arguments.of(
            List.of(LocalDate.of(2024, 1, 2)), List.of(LocalDate.of(2024, 1, 2)), "DATE[]"),
        Arguments.of(List.of(time.toInstant()), List.of(time), "TIMESTAMP WITH TIME ZONE[]"),
        Arguments.of(new String[] {"a"}, List.of("a"), "VARCHAR[]"),
        Arguments.of(Map.of("a b", 1), Map.of("a b", 1L), "STRUCT(\"a b\" BIGINT)"),
        Arguments.of(
            Map.of("l", List.of(Map.of("x", "y"))),
            Map.of("l", List.of(Map.of("x", "y"))),
            "STRUCT(l STRUCT(x VARCHAR)[])"),
        Arguments.of(Map.of(), Map.of(), "MAP(VARCHAR, VARCHAR)"),
        Arguments.of(
            List.of(Map.of("a", 1), Map.of("b", 2)),
            List.of(map("a", 1L, "b", null), map("a", null, "b", 2L)),
            "STRUCT(a BIGINT, b BIGINT)[]"),
        Arguments.of(
            BigInteger.TWO.pow(128).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(128).subtract(BigInteger.ONE),
            "UHUGEINT"),
        Arguments.of(BigInteger.TWO.pow(200).negate(), BigInteger.TWO.pow(200).negate(), "BIGNUM"),
        Arguments.of(
            List.of("-infinity", LocalDate.EPOCH), List.of("-infinity", LocalDate.EPOCH), "DATE[]"),
        Arguments.of(
            List.of(LocalTime.NOON, "24:00:00"), List.of(LocalTime.NOON, "24:00:00"), "TIME[]"),
        Arguments.of(List.of("infinity", "x"), List.of("infinity", "x"), "VARCHAR[]"),
        Arguments.of(List.of("infinity"), List.of("infinity"), "VARCHAR[]"),
        Arguments.of(List.of("infinity", 1), List.of("infinity", "1"), "VARCHAR[]"),
        Arguments.of(List.of(LocalDate.EPOCH, 1), List.of("1970-01-01", "1"), "VARCHAR[]"),
        Arguments.of(OffsetTime.parse("13:45+05:30"), OffsetTime.parse("13:45+05:30"), TIMETZ),
        Arguments.of(Duration.parse("PT26H3.5S"), "PT26H3.5S", "INTERVAL"),
        Arguments.of(
            List.of(Period.parse("P1Y2M"), Duration.ZERO), List.of("P1Y2M", "PT0S"), "INTERVAL[]"),
        Arguments.of(LocalDate.of(-5, 1, 2), LocalDate.of(-5, 1, 2), "DATE"),
        Arguments.of(
            List.of(LocalDateTime.parse("-0005-01-02T03:04:05.000006")),
            List.of(LocalDateTime.parse("-0005-01-02T03:04:05.000006")),
            "TIMESTAMP[]"),
        Arguments.of(List.of(uuid), List.of(uuid), "UUID[]"),
        Arguments.of(Map.of(1, true), Map.of("1", true), "STRUCT(\"1\" BOOLEAN)"),
        Arguments.of(
            List.of(Map.of(), Map.of("a", List.of())),
            List.of(Collections.singletonMap("a", null), Map.of("a", List.of())),
            "STRUCT(a \"NULL\"[])[]"),
        Arguments.of(List.of(0.5f, Double.NaN), List.of(0.5, Double.NaN), "DOUBLE[]"));
  }

  @ParameterizedTest
  @MethodSource
  void bound(Object given, Object expected, String type) {
    Map<String, Object> row =
        database.execute("SELECT $v AS v, typeof($v) AS t", Map.of("v", given)).get(0);

    assertThat(row.get("v")).isEqualTo(expected);
    assertThat(row.get("t")).isEqualTo(type);
  }

  @Test
  void binds_null_and_durations() {
    assertThat(database.execute("SELECT $v AS v", Collections.singletonMap("v", null)).get(0))
        .containsEntry("v", null);
    assertThat(
            database
                .execute(
                    "SELECT $d::INTERVAL AS d, $p::INTERVAL AS p",
                    Map.of("d", Duration.parse("PT26H3.5S"), "p", Period.parse("P1Y2M3D")))
                .get(0))
        .isEqualTo(Map.of("d", "PT26H3.5S", "p", "P1Y2M3D"));
  }

  @Test
  void binds_bytes_in_lists_and_maps() {
    byte[] bytes = {'a', -1, 0, '\\', '"'};
    assertThat(
            database.execute(
                "SELECT $l[1] = $b AND $m.x = $b AS same, typeof($m) AS t",
                Map.of("b", bytes, "l", List.of(bytes), "m", Map.of("x", bytes))))
        .containsExactly(Map.of("same", true, "t", "STRUCT(x BLOB)"));
  }

  @Test
  void finds_values_of_a_list_and_fields_of_a_map() {
    assertThat(
            database.execute(
                "SELECT range AS i FROM range(5) WHERE range IN $ids AND range > $f.low",
                Map.of("ids", List.of(1, 3, 9), "f", Map.of("low", 1, "note", "x"))))
        .containsExactly(Map.of("i", 3L));
  }

  @Test
  void binds_other_types_to_a_statement_that_is_kept() {
    String sql = "SELECT typeof($v) AS t";
    assertThat(database.execute(sql, Map.of("v", 1)).get(0).get("t")).isEqualTo("INTEGER");
    assertThat(database.execute(sql, Map.of("v", "a")).get(0).get("t")).isEqualTo("VARCHAR");
    assertThat(database.execute(sql, Map.of("v", List.of(true))).get(0).get("t"))
        .isEqualTo("BOOLEAN[]");
    assertThat(database.execute(sql, Map.of("v", Instant.EPOCH)).get(0).get("t"))
        .isEqualTo("TIMESTAMP WITH TIME ZONE");
  }

  @Test
  void refuses_what_cannot_be_bound() {
    assertThatThrownBy(() -> database.execute("SELECT $v", Map.of("v", new Object())))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("$v cannot be bound")
        .extracting("kind")
        .isEqualTo(DatabaseException.Kind.PARAMETERS);
  }

  @Test
  void refuses_names_that_are_one() {
    assertThatThrownBy(() -> database.execute("SELECT $v", Map.of("v", Map.of("a", 1, "A", 2))))
        .hasMessageContaining("$v cannot be bound")
        .hasMessageContaining("are one in SQL");
    assertThatThrownBy(() -> database.execute("SELECT $v", Map.of("v", Map.of("1", 1, 1, 2))))
        .hasMessageContaining("two keys have the name \"1\"");
  }

  @Test
  void notices_that_columns_have_changed() {
    database.execute("CREATE TABLE changing (a INTEGER)");
    database.execute("INSERT INTO changing VALUES (1)");
    assertThat(database.execute("FROM changing")).containsExactly(Map.of("a", 1L));
    database.execute("ALTER TABLE changing ALTER a TYPE VARCHAR");
    database.execute("ALTER TABLE changing ADD COLUMN b INTEGER DEFAULT 2");
    assertThat(database.execute("FROM changing")).containsExactly(Map.of("a", "1", "b", 2L));
  }
}
