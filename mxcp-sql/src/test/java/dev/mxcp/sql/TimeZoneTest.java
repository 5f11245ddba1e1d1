package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates and times are the same in every time zone of the JVM, through every door and in both
 * directions: around each change of the clock that the zone ever had, and far from them.
 */
class TimeZoneTest {

  private static final String COLUMNS =
      "d, t, tz, ts, tss, tsms, tsns, m, [d, NULL] AS ld, [ts] AS lts, [m] AS lm, {'t': t, 'n':"
          + " {'m': m, 'l': [ts]}} AS s, MAP {ts: m} AS mp, MAP {m: d} AS mm";

  private static final String VALUES =
      "SELECT m::TIMESTAMP::DATE AS d, m::TIMESTAMP::TIME AS t, timezone('UTC', m)::TIME::TIMETZ AS"
          + " tz, m::TIMESTAMP AS ts, date_trunc('second', m::TIMESTAMP)::TIMESTAMP_S AS tss, date_trunc('millisecond', m::TIMESTAMP)::TIMESTAMP_MS"
          + " AS tsms, IF(year(m) BETWEEN 1700 AND 2200, m::TIMESTAMP, NULL)::TIMESTAMP_NS AS tsns, m FROM (SELECT make_timestamptz(us) AS m"
          + " FROM moment ORDER BY us)";

  @TempDir Path directory;
  private final TimeZone restored = TimeZone.getDefault();
  private Mxcp mxcp;

  @BeforeEach
  void write() {
    ProjectDirectory.create(directory)
        .write("tools/all.yml", tool("all", "SELECT " + COLUMNS + " FROM (" + VALUES + ")", ""))
        .write(
            "tools/back.yml",
            tool(
                "back",
                "SELECT $d AS d, $t AS t, $ts AS ts, $m AS m, $ld AS ld, $lt AS lt, $lm AS lm",
                "  parameters: ["
                    + "{name: d, type: string, format: date},"
                    + "{name: t, type: string, format: time},"
                    + "{name: ts, type: string, format: date-time},"
                    + "{name: m, type: string, format: timestamp},"
                    + "{name: ld, type: array, items: {type: string, format: date}},"
                    + "{name: lt, type: array, items: {type: string, format: date-time}},"
                    + "{name: lm, type: array, items: {type: string, format: timestamp}}]\n"));
  }

  @AfterEach
  void close() {
    TimeZone.setDefault(restored);
    if (mxcp != null) {
      mxcp.close();
    }
  }

  private static String tool(String name, String sql, String more) {
    return "mxcp: 1\ntool:\n  name: "
        + name
        + "\n"
        + more
        + "  source:\n    code: |\n      "
        + sql
        + "\n";
  }

  /** A second before, at and after every change, the hours around it, and some other days. */
  private static List<LocalDateTime> moments(String zone) {
    TreeSet<LocalDateTime> moments = new TreeSet<>();
    for (ZoneId id : List.of(ZoneId.of(zone), ZoneId.of("Europe/Berlin"))) {
      ZoneOffsetTransition change =
          id.getRules().nextTransition(Instant.parse("1800-01-01T00:00:00Z"));
      for (int i = 0; change != null && i < 400; i++) {
        add(moments, change);
        change = id.getRules().nextTransition(change.getInstant());
      }
    }
    moments.add(LocalDateTime.parse("0001-01-01T00:00:00"));
    moments.add(LocalDateTime.parse("1582-10-10T12:00:00.000001"));
    moments.add(LocalDateTime.parse("1969-12-31T23:59:59.999999"));
    moments.add(LocalDateTime.parse("9999-12-31T23:59:59.999"));
    return List.copyOf(moments);
  }

  private static void add(TreeSet<LocalDateTime> moments, ZoneOffsetTransition change) {
    for (LocalDateTime time :
        List.of(
            change.getDateTimeBefore(),
            change.getDateTimeAfter(),
            LocalDateTime.ofInstant(change.getInstant(), ZoneOffset.UTC))) {
      moments.add(time.minusSeconds(1));
      moments.add(time);
      moments.add(time.plus(Duration.ofMinutes(15)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Monrovia"
      })
  void values_do_not_depend_on_the_zone(String zone) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    mxcp = new ProjectDirectory(directory).builder().invoker(SqlInvoker.duckDb()).build();
    List<LocalDateTime> moments = moments(zone);
    List<Map<String, Object>> expected = moments.stream().map(TimeZoneTest::row).toList();
    insert(moments);

    List<Map<String, Object>> rows =
        mxcp.runtime().database().execute("SELECT " + COLUMNS + " FROM (" + VALUES + ")");
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(expected.get(i));
    }
    String json = JsonText.write(expected);
    assertThat(((Outcome.Ok) mxcp.call("all", Map.of())).json()).isEqualTo(json);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(mxcp.callToJson("all", Map.of(), CallOptions.DEFAULT, out)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json);
    for (int i = 0; i < moments.size(); i += 1 + moments.size() / 150) {
      comesBack(moments.get(i));
    }
    // The day that Samoa left out.
    comesBack(LocalDateTime.parse("2011-12-30T12:00:00"));
  }

  private void insert(List<LocalDateTime> moments) {
    mxcp.runtime().database().execute("CREATE TABLE moment (us BIGINT)");
    List<Long> micros = moments.stream().map(TimeZoneTest::micros).toList();
    mxcp.runtime()
        .database()
        .execute("INSERT INTO moment SELECT unnest($us)", Map.of("us", micros));
  }

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000;
  }

  private static Map<String, Object> row(LocalDateTime time) {
    OffsetDateTime moment = time.atOffset(ZoneOffset.UTC);
    LocalDate date = time.toLocalDate();
    LocalTime clock = time.toLocalTime();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("d", date);
    row.put("t", clock);
    row.put("tz", OffsetTime.of(clock, ZoneOffset.UTC));
    row.put("ts", time);
    row.put("tss", LocalDateTime.ofEpochSecond(seconds(time), 0, ZoneOffset.UTC));
    row.put("tsms", time.withNano(time.getNano() / 1_000_000 * 1_000_000));
    row.put("tsns", time.getYear() >= 1700 && time.getYear() <= 2200 ? time : null);
    row.put("m", moment);
    List<Object> dates = new ArrayList<>(List.of(date));
    dates.add(null);
    row.put("ld", dates);
    row.put("lts", List.of(time));
    row.put("lm", List.of(moment));
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("t", clock);
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("m", moment);
    inner.put("l", List.of(time));
    struct.put("n", inner);
    row.put("s", struct);
    row.put("mp", Map.of(JsonText.plain(time), moment));
    row.put("mm", Map.of(JsonText.plain(moment), date));
    return row;
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** Through a tool as texts, and through the database as values. */
  private void comesBack(LocalDateTime time) {
    OffsetDateTime moment = time.atOffset(ZoneOffset.UTC);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("d", time.toLocalDate());
    values.put("t", time.toLocalTime());
    values.put("ts", time);
    values.put("m", moment);
    values.put("ld", List.of(time.toLocalDate()));
    values.put("lt", List.of(time));
    values.put("lm", List.of(moment));
    String json = JsonText.write(List.of(values));

    assertThat(
            mxcp.runtime()
                .database()
                .execute(
                    "SELECT $d AS d, $t AS t, $ts AS ts, $m AS m, $ld AS ld, $lt AS lt, $lm AS lm",
                    values))
        .isEqualTo(List.of(values));
    Map<?, ?> texts = (Map<?, ?>) ((List<?>) JsonText.read(json)).get(0);
    Map<String, Object> arguments = new LinkedHashMap<>();
    texts.forEach((name, text) -> arguments.put((String) name, text));
    Outcome outcome = mxcp.call("back", arguments);
    assertThat(outcome.isOk()).as(outcome + json).isTrue();
    assertThat(((Outcome.Ok) outcome).json()).isEqualTo(json);
  }
}
