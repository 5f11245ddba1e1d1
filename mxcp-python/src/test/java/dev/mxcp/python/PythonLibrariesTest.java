package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mxcp.Outcome;
import dev.mxcp.error.ToolException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tools return that use libraries; skipped where python3 does not have them. */
@Timeout(60)
class PythonLibrariesTest {

  @TempDir Path directory;
  private @Nullable PythonProject project;

  @AfterEach
  void stop() {
    if (project != null) {
      project.close();
    }
  }

  /** Returns the value of an expression, as JSON says it. */
  private @Nullable Object valueOf(String module, String setup, String expression)
      throws Exception {
    assumePythonHas(module);
    project =
        new PythonProject(directory)
            .file("python/t.py", setup + "\n\ndef t():\n    return " + expression + "\n")
            .start();
    return project.call("t", "python/t.py", Map.of());
  }

  private static void assumePythonHas(String module) throws Exception {
    int code =
        new ProcessBuilder("python3", "-c", "import " + module)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assumeThat(code).as("python3 has " + module).isZero();
  }

  private static @Nullable Object json(String text) {
    return Outcome.Ok.fromJson(text).value();
  }

  @Test
  void reads_scalars_of_numpy() throws Exception {
    String values =
        """
        [np.int64(5), np.uint64(2**64 - 1), np.float64(0.1), np.float64("nan"), np.bool_(True),
            np.str_("x"), np.bytes_(b"ab"), np.longdouble(1.25), np.array(7),
            np.datetime64("2024-02-29"), np.datetime64("2024-02-29T12:30:45.5"),
            np.datetime64("2024-02-29T12:30:45.123456789"), np.datetime64("NaT"),
            np.timedelta64(90, "s"), np.timedelta64(1_500_000_000, "ns")]""";

    assertThat(valueOf("numpy", "import numpy as np", values))
        .isEqualTo(
            json(
                """
                [5, 18446744073709551615, 0.1, null, true, "x", "YWI=", 1.25, 7, "2024-02-29",
                 "2024-02-29T12:30:45.500000", "2024-02-29T12:30:45.123456", null, "PT1M30S",
                 "PT1.5S"]"""));
  }

  @Test
  void reads_arrays_of_numpy() throws Exception {
    String values =
        """
        [np.array([[1, 2], [3, 4]]), np.array([1.5, np.nan, np.inf]), np.array([]),
            np.array([1, "a", None], dtype=object), np.ma.array([1, 2], mask=[0, 1]),
            np.array(["2024-01-01T00:00:00.123456789", "NaT"], dtype="datetime64[ns]"),
            np.array([1_500_000_000, "NaT"], dtype="timedelta64[ns]")]""";

    assertThat(valueOf("numpy", "import numpy as np", values))
        .isEqualTo(
            json(
                """
                [[[1, 2], [3, 4]], [1.5, null, null], [], [1, "a", null], [1, null],
                 ["2024-01-01T00:00:00.123456", null], ["PT1.5S", null]]"""));
  }

  @Test
  void says_that_a_complex_number_has_no_json_form() throws Exception {
    assumePythonHas("numpy");
    assertThatThrownBy(
            () -> valueOf("numpy", "import numpy as np", "[np.clongdouble(1), np.complex128(1)]"))
        .isInstanceOf(ToolException.class)
        .hasMessage("The result at [0] is of type clongdouble, which has no JSON form");
  }

  @Test
  void reads_frames_of_pandas_as_rows() throws Exception {
    String frame =
        """
        pd.DataFrame({
            "a": [1, 2], "b": ["x", None], "c": [1.5, float("nan")],
            "d": pd.to_datetime(["2024-01-01", None]), "e": pd.array([1, None], dtype="Int64"),
            "f": pd.to_timedelta(["1h", None]), "g": pd.Categorical(["x", "y"])})""";

    assertThat(valueOf("pandas", "import pandas as pd", frame))
        .isEqualTo(
            json(
                """
                [{"a": 1, "b": "x", "c": 1.5, "d": "2024-01-01T00:00:00", "e": 1, "f": "PT1H",
                  "g": "x"},
                 {"a": 2, "b": null, "c": null, "d": null, "e": null, "f": null, "g": "y"}]"""));
  }

  @Test
  void reads_columns_and_values_of_pandas() throws Exception {
    String values =
        """
        [pd.Series([1, 2], index=["a", "b"]), pd.DataFrame(), pd.NA, pd.NaT, pd.Index([1, 2]),
            pd.Series(pd.to_datetime(["2024-01-01", None]).tz_localize("UTC")),
            pd.Timestamp("2024-01-01T10:00:00.123456789"), pd.Timedelta("1h"),
            pd.DataFrame({"g": ["x", "x"], "v": [1, 2]}).groupby("g").sum().reset_index()]""";

    assertThat(valueOf("pandas", "import pandas as pd", values))
        .isEqualTo(
            json(
                """
                [[1, 2], [], null, null, [1, 2], ["2024-01-01T00:00:00+00:00", null],
                 "2024-01-01T10:00:00.123456789", "PT1H", [{"g": "x", "v": 3}]]"""));
  }

  /** A row is a map, so one of the two columns would be lost. */
  @Test
  void refuses_a_frame_with_two_columns_of_one_name() throws Exception {
    assumePythonHas("pandas");
    assertThatThrownBy(
            () ->
                valueOf(
                    "pandas", "import pandas as pd", "pd.DataFrame([[1, 2]], columns=['a', 'a'])"))
        .hasMessage("The result has a frame with two columns of the same name");
  }

  @Test
  void reads_models_of_pydantic() throws Exception {
    String setup =
        """
        import datetime, decimal, typing
        import pydantic

        class Book(pydantic.BaseModel):
            title: str
            when: datetime.date
            price: decimal.Decimal
            home: pydantic.HttpUrl
            key: pydantic.SecretStr
            tags: set[str] = set()
            next: typing.Optional["Book"] = None

        def book(title, **more):
            day = datetime.date(2024, 2, 29)
            return Book(title=title, when=day, price="1.10", home="http://x.y/", key="hush", **more)
        """;

    Object books =
        valueOf(
            "pydantic",
            setup,
            "[book('a', tags={'z', 'y'}, next=book('b')), pydantic.RootModel[list[int]]([1])]");

    assertThat(Outcome.ok(books).json())
        .isEqualTo(
            """
            [{"title":"a","when":"2024-02-29","price":1.10,"home":"http://x.y/","key":"**********",\
            "tags":["y","z"],"next":{"title":"b","when":"2024-02-29","price":1.10,\
            "home":"http://x.y/","key":"**********","tags":[],"next":null}},[1]]""");
  }

  @Test
  void writes_models_as_pydantic_itself_would_write_json() throws Exception {
    String setup =
        """
        import decimal, typing
        import pydantic

        class Price(pydantic.BaseModel):
            KIND: typing.ClassVar[str] = "hidden"
            amount: decimal.Decimal
            exact: decimal.Decimal

            @pydantic.field_serializer("amount", when_used="json")
            def shown(self, amount):
                return f"EUR {amount}"

        @pydantic.dataclasses.dataclass
        class Pair:
            left: Price
            right: typing.Dict[int, bytes]
        """;

    Object pair = valueOf("pydantic", setup, "Pair(Price(amount='1.10', exact='2.50'), {1: b'a'})");

    assertThat(Outcome.ok(pair).json())
        .isEqualTo("{\"left\":{\"amount\":\"EUR 1.10\",\"exact\":2.50},\"right\":{\"1\":\"a\"}}");
  }

  @Test
  void writes_models_of_the_first_pydantic_too() throws Exception {
    String setup =
        """
        import datetime, decimal
        import pydantic.v1 as pydantic

        class Price(pydantic.BaseModel):
            amount: decimal.Decimal
            day: datetime.date

            class Config:
                json_encoders = {datetime.date: lambda day: day.strftime("%d.%m.%Y")}
        """;

    Object price = valueOf("pydantic.v1", setup, "Price(amount='1.10', day='2024-02-29')");

    assertThat(Outcome.ok(price).json()).isEqualTo("{\"amount\":1.10,\"day\":\"29.02.2024\"}");
  }
}
