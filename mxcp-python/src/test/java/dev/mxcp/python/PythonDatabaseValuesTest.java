package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.runtime.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Values that go from Java or the database to Python, and back. */
@Timeout(240)
class PythonDatabaseValuesTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() {
    project = new PythonProject(directory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private @Nullable Object run(String body) throws Exception {
    project.file("python/t.py", "from mxcp.runtime import db\n" + body).start();
    return project.call("t", "python/t.py", Map.of());
  }

  @Test
  void brings_times_with_offsets_to_the_database_and_back() throws Exception {
    assertThat(
            run(
                """
                import datetime as d
                def t():
                    zone = d.timezone(-d.timedelta(hours=3, minutes=30))
                    values = {
                        "t": d.time(13, 45, 0, 5, zone),
                        "l": [d.datetime(1, 1, 1), d.datetime.max], "m": {"d": d.date.min},
                    }
                    row = db.execute("SELECT $t::TIMETZ AS t, $l AS l, $m AS m", values)[0]
                    return row == values
                """))
        .isEqualTo(true);
  }

  @Test
  void gives_values_and_keys_of_the_host_the_texts_that_they_have_as_json() throws Exception {
    project.file(
        "python/who.py",
        """
        from mxcp.sdk.auth import get_user_context

        def who():
            return get_user_context().raw_profile
        """);
    project.start();
    Map<String, Object> profile =
        Map.of(
            "since", Instant.parse("2024-02-29T01:00:00Z"),
            "days", Map.of(LocalDate.of(2024, 2, 29), List.of(Duration.ofHours(2))),
            "counts", Map.of(1L, "one"));
    User user = User.builder("t", "alice").profile(profile).build();

    assertThat(project.call("who", "python/who.py", Map.of(), Contexts.of(user)))
        .isEqualTo(
            Map.of(
                "since", "2024-02-29T01:00:00Z",
                "days", Map.of("2024-02-29", List.of("PT2H")),
                "counts", Map.of("1", "one")));
    User odd = User.builder("t", "bob").profile(Map.of("home", Path.of("/home/bob"))).build();
    assertThatThrownBy(() -> project.call("who", "python/who.py", Map.of(), Contexts.of(odd)))
        .hasMessageContaining("Path");
  }

  @Test
  void brings_special_dates_and_times_to_python_and_back() throws Exception {
    assertThat(
            run(
                """
                import datetime
                def t():
                    rows = db.execute("SELECT $a::DATE AS a, $b::DATE AS b, $c::TIMESTAMP AS c, [$a::DATE] AS l",
                                      {"a": datetime.date.max, "b": datetime.date.min,
                                       "c": datetime.datetime.max})
                    return [list(map(str, row.values())) for row in rows]
                """))
        .isEqualTo(
            List.of(
                List.of(
                    "9999-12-31",
                    "0001-01-01",
                    "9999-12-31 23:59:59.999999",
                    "[datetime.date(9999, 12, 31)]")));
  }

  @Test
  void tells_of_parameters_with_keys_of_one_text() throws Exception {
    assertThat(
            run(
                """
                def t():
                    try:
                        db.execute("SELECT $m AS m", {"m": {1: "a", "1": "b"}})
                    except Exception as error:
                        return str(error)
                """))
        .isEqualTo("The value of params at m has two keys with the text \"1\"");
  }
}
