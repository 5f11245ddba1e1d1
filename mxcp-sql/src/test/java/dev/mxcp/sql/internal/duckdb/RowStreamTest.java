package dev.mxcp.sql.internal.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Outcome;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.internal.codec.JsonResult;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.Databases;
import dev.mxcp.sql.internal.text.SqlText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are passed on give what rows that are kept give, for every type of the engine. */
class RowStreamTest {

  private DuckDb database;

  @BeforeEach
  void open() {
    database = (DuckDb) Databases.inMemory();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Returns the text of a whole result, or the message of what went wrong. */
  private String whole(String sql, ValueType type) {
    try {
      Object rows = database.execute(sql, Map.of());
      return Outcome.ok(ResultCodec.of(type).encode(rows)).json();
    } catch (DatabaseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String streamed(String sql, ValueType type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonResult result = new JsonResult(ResultCodec.of(type), out);
    try {
      stream(sql, result);
      result.end();
      return out.toString(StandardCharsets.UTF_8);
    } catch (DatabaseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void stream(String sql, ResultSink sink) {
    database.stream(SqlText.single(sql), Map.of(), CallContext.NONE, sink, false);
  }

  private static ValueType rowsOf(ValueType column) {
    ValueType row = ValueType.object().properties(Map.of("v", column));
    return ValueType.array().items(row);
  }

  @Test
  void this_driver_can_be_read_in_chunks() {
    assertThat(DriverInternals.found()).isNotNull();
  }

  @Test
  void gives_the_edges_of_every_type() {
    int same = 0;
    for (Map<String, Object> column :
        database.execute("DESCRIBE FROM test_all_types()", Map.of())) {
      String name = "\"" + column.get("column_name") + "\"";
      for (String rows : List.of("", " LIMIT 1", " LIMIT 1 OFFSET 1", " LIMIT 1 OFFSET 2")) {
        String sql = "SELECT " + name + " AS v FROM test_all_types()" + rows;
        String whole = whole(sql, null);
        assertThat(streamed(sql, null)).as(sql).isEqualTo(whole);
        same += whole.startsWith("[") ? 1 : 0;
      }
    }
    assertThat(same).as("columns that can be read").isGreaterThan(150);
  }

  /** Random rows, each value with its own type; the engine's generator is seeded. */
  private static final String RANDOM =
      """
      SELECT i::%s AS i, CASE WHEN i %% 5 = 0 THEN NULL ELSE i END AS n,
        (random() - 0.5) * pow(10, (random() * 600 - 300)::INTEGER) AS d,
        CASE i %% 9 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN '-infinity'::DOUBLE WHEN 2 THEN 0.1
          WHEN 3 THEN -0.0 WHEN 4 THEN 1e23 WHEN 5 THEN 2e-3 ELSE i / 8 END AS e,
        ((random() - 0.5) * 1e30)::FLOAT AS f,
        (random() * 1e6)::DECIMAL(12, 4) AS c, (random() * 1e30)::DECIMAL(38, 2) AS w,
        (random() * 1e18)::HUGEINT * (random() * 1e18)::HUGEINT AS h, i::UBIGINT * 99 AS u,
        random() < 0.5 AS b,
        chr((random() * 127)::INTEGER + 1) || chr(i::INTEGER) || '"\\/' || chr(233) || chr(8364)
          || chr(128512) || repeat(chr((9 + i %% 5)::INTEGER), i %% 3) AS s,
        repeat(CASE WHEN i %% 100 = 0 THEN chr(128512) ELSE 'long' END, i %% 90) AS l,
        DATE '1970-01-01' + (i * 37 - 20000)::INTEGER AS day,
        TIMESTAMP '1969-12-31 23:59:59.5' + INTERVAL (i * 12345) MINUTE AS t,
        (TIMESTAMP '1969-12-31 23:59:59' + INTERVAL (i * 1234567) MICROSECOND)::TIMESTAMPTZ AS z
        %s
      FROM range(1, 5000) t(i)
      """;

  @ParameterizedTest
  @ValueSource(strings = {"SMALLINT", "INTEGER", "BIGINT", "USMALLINT", "UINTEGER", "HUGEINT"})
  void gives_random_values(String integer) {
    database.execute(
        "CREATE TABLE made AS " + RANDOM.formatted(integer, ", '{\"k\": [1]}'::JSON AS j"),
        Map.of());

    assertThat(streamed("FROM made", null))
        .isEqualTo(whole("FROM made", null))
        .hasSizeGreaterThan(1_000_000);
    // A column that is not read in chunks takes the other way for all of them.
    String other = "SELECT *, [i] AS list, gen_random_uuid() IS NULL AS nobody FROM made";
    assertThat(streamed(other, null)).isEqualTo(whole(other, null));
  }

  @Test
  void gives_values_of_declared_columns() {
    ValueType any = ValueType.string();
    ValueType number = ValueType.number();
    ValueType integer = ValueType.integer();
    ValueType flag = ValueType.bool();
    ValueType date = ValueType.string().format(ValueType.Format.DATE);
    Map<String, ValueType> types =
        Map.of(
            "'x' || i",
            any,
            "i / 7",
            number,
            "i",
            number,
            "i::DOUBLE",
            integer,
            "i > 3",
            flag,
            "DATE '2020-01-01' + i::INTEGER",
            date,
            "'nan'::DOUBLE",
            number,
            "i::DECIMAL(9,2)",
            number,
            "NULL",
            flag);
    types.forEach(
        (column, type) -> {
          String sql = "SELECT " + column + " AS v, i AS \"more ü\" FROM range(5000) t(i)";
          assertThat(streamed(sql, rowsOf(type))).as(column).isEqualTo(whole(sql, rowsOf(type)));
        });
  }

  /** A sink of somebody else, who gets rows as values. */
  private static final class Keeping implements ResultSink {
    private final List<Object> items = new ArrayList<>();

    @Override
    public void value(Object result) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void list() {
      items.add("list");
    }

    @Override
    public void item(Object item) {
      items.add(item);
    }

    @Override
    public boolean passesItemsOn() {
      return true;
    }
  }

  @Test
  void gives_rows_as_values_to_other_sinks() {
    String sql = "SELECT i, CASE WHEN i > 1 THEN 'x' END AS s FROM range(3) t(i)";
    Keeping sink = new Keeping();
    stream(sql, sink);

    assertThat(sink.items.remove(0)).isEqualTo("list");
    assertThat(sink.items).isEqualTo(database.execute(sql, Map.of()));
    Keeping none = new Keeping();
    stream("SELECT 1 AS a WHERE false", none);
    assertThat(none.items).containsExactly("list");
  }

  @Test
  void a_statement_that_fails_at_once_gives_nothing() {
    Keeping sink = new Keeping();

    assertThatThrownBy(() -> stream("SELECT 1 + 'x'::INTEGER AS a", sink))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("Conversion Error");
    assertThatThrownBy(() -> stream("SELECT [1 + 'x'::INTEGER] AS a", sink))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("Conversion Error");
    assertThat(sink.items).isEmpty();
  }

  @Test
  void a_statement_may_stream_again_and_again() {
    String first = streamed("SELECT i FROM range(3000) t(i)", null);
    for (int i = 0; i < 20; i++) {
      assertThat(streamed("SELECT i FROM range(3000) t(i)", null)).isEqualTo(first);
    }
    assertThat(Arrays.stream(first.split("}")).count()).isEqualTo(3001);
  }
}
