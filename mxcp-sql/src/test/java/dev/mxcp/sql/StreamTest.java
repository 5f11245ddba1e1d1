package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Violation;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of SQL that are written as JSON text while the engine makes them. */
class StreamTest {

  private static final String ENDLESS =
      "SELECT i, 'row ' || i AS name FROM range(100000000000) t(i)";

  /** Gives rows at once, and then has to look for the next one for hours. */
  private static final String STUCK =
      "SELECT i FROM range(200000) t(i)"
          + " UNION ALL SELECT i FROM range(10000000000000) t(i) WHERE i % 7 = 9";

  @TempDir Path directory;
  private ProjectDirectory project;
  private final List<CallListener.End> ends = new CopyOnWriteArrayList<>();
  private Mxcp mxcp;

  @BeforeEach
  void writeSite() {
    project = ProjectDirectory.create(directory);
  }

  @AfterEach
  void close() {
    if (mxcp != null) {
      mxcp.close();
    }
  }

  private void tool(String name, String sql, String more) {
    String source = "  source:\n    code: |\n" + sql.indent(6);
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: " + name + "\n" + more.indent(2) + source);
  }

  private MxcpBuilder builder(SqlInvoker invoker) {
    return project
        .builder()
        .invoker(invoker)
        .listener(
            new CallListener() {
              @Override
              public void ended(End end) {
                ends.add(end);
              }
            });
  }

  private void start() {
    mxcp = builder(SqlInvoker.duckDb()).build();
  }

  private String stream(String tool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Optional<Outcome.Failed> failed = mxcp.callToJson(tool, Map.of(), CallOptions.DEFAULT, out);
    assertThat(failed).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }

  private Outcome.Failed failure(String tool) throws IOException {
    return mxcp.callToJson(tool, Map.of(), CallOptions.DEFAULT, OutputStream.nullOutputStream())
        .orElseThrow();
  }

  private void assertSame(String tool) throws IOException {
    Outcome.Ok whole = (Outcome.Ok) mxcp.call(tool, Map.of());
    assertThat(stream(tool)).isEqualTo(whole.json());
  }

  @Test
  void writes_the_text_of_the_outcome_for_every_shape() throws IOException {
    tool("rows", "SELECT i, i % 3 = 0 AS f, i / 7 AS d, 'n\"' || i AS t FROM range(5000) t(i)", "");
    tool("none", "SELECT 1 AS a WHERE false", "");
    tool(
        "column",
        "SELECT i FROM range(5000) t(i)",
        "return: {type: array, items: {type: integer}}");
    tool("no_column", "SELECT 1 WHERE false", "return: {type: array, items: {type: integer}}");
    tool("object", "SELECT 1 AS a, 'x' AS b", "return: {type: object}");
    tool("scalar", "SELECT 42", "return: {type: integer}");
    tool(
        "unique",
        "SELECT i FROM range(99) t(i)",
        "return: {type: array, uniqueItems: true, items: {type: integer}}");
    tool("twice", "SELECT 1 AS a, 2 AS a, 3 AS a_1", "");
    tool("script", "CREATE TABLE made AS SELECT 1 AS i", "");
    tool("change", "INSERT INTO made VALUES (1), (2)", "");
    tool("returning", "INSERT INTO made VALUES (3) RETURNING i", "");
    tool("count", "SELECT 5 AS \"Count\"", "");
    start();

    for (String tool :
        List.of(
            "rows",
            "none",
            "column",
            "no_column",
            "object",
            "scalar",
            "unique",
            "twice",
            "count")) {
      assertSame(tool);
    }
    assertThat(stream("none")).isEqualTo("[]");
    assertThat(stream("twice")).isEqualTo("[{\"a\":1,\"a_2\":2,\"a_1\":3}]");
    assertThat(stream("script")).isEqualTo("[]");
    assertThat(stream("change")).isEqualTo("[{\"Count\":2}]");
    assertThat(stream("returning")).isEqualTo("[{\"i\":3}]");
    assertThat(mxcp.runtime().database().execute("FROM made", Map.of())).hasSize(4);
  }

  @Test
  void arguments_decide_types() throws IOException {
    tool(
        "echo",
        "SELECT CASE WHEN true THEN $v ELSE 'x' END AS v, $v AS w, upper('a') AS t",
        "parameters: [{name: v, type: number}]");
    tool(
        "sum",
        "SELECT coalesce($v, i) AS v FROM range(3) t(i)",
        "parameters: [{name: v, type: number}]");
    start();

    for (String tool : List.of("echo", "sum")) {
      for (Object value : List.of(1, 2.5, "1e20")) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Object> arguments = Map.of("v", value);
        assertThat(mxcp.callToJson(tool, arguments, CallOptions.DEFAULT, out)).isEmpty();
        Outcome.Ok whole = (Outcome.Ok) mxcp.call(tool, arguments);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(whole.json());
      }
    }
  }

  @Test
  void sees_that_the_type_of_a_column_has_changed() throws IOException {
    tool("dump", "SELECT j FROM doc", "");
    start();
    mxcp.runtime().database().execute("CREATE TABLE doc AS SELECT '[1]' AS j", Map.of());
    assertThat(stream("dump")).isEqualTo("[{\"j\":\"[1]\"}]");

    mxcp.runtime().database().execute("ALTER TABLE doc ALTER j TYPE JSON", Map.of());

    assertThat(stream("dump")).isEqualTo("[{\"j\":[1]}]");
  }

  @Test
  void limits_of_memory_do_not_count() throws IOException {
    tool("rows", "SELECT i FROM range(5000) t(i)", "");
    tool("lists", "SELECT [i] AS i FROM range(5000) t(i)", "");
    mxcp = builder(SqlInvoker.duckDb().maxRows(10).maxBytes(100)).build();

    assertThat(((Outcome.Failed) mxcp.call("rows", Map.of())).code())
        .isEqualTo(FailureCode.LIMIT_EXCEEDED);
    assertThat(stream("rows")).endsWith("{\"i\":4999}]");
    assertThat(stream("lists")).endsWith("{\"i\":[4999]}]");
  }

  @Test
  void says_where_the_first_row_is_that_does_not_fit() throws IOException {
    String rows =
        "SELECT CASE WHEN i < 5000 THEN 'n' ELSE 'far too long' END AS name, "
            + "CASE WHEN i = 5000 THEN -1 ELSE i END AS n FROM range(9000) t(i)";
    String type =
        "return: {type: array, items: {type: object, properties: {"
            + "name: {type: string, maxLength: 3}, n: {type: integer, minimum: 0}}}}";
    tool("bad", rows, type);
    tool("nested", rows.replace("SELECT ", "SELECT [1] AS l, "), type);
    tool(
        "column",
        "SELECT i FROM range(9000) t(i)",
        "return: {type: array, items: {type: integer, maximum: 4999}}");
    start();

    for (String tool : List.of("bad", "nested")) {
      Outcome.Failed failed = failure(tool);
      assertThat(failed.code()).isEqualTo(FailureCode.INVALID_RESULT);
      assertThat(failed.violations())
          .extracting(Violation::path)
          .containsExactly("[5000].name", "[5000].n");
      assertThat(failed.message()).startsWith("Invalid result: [5000].name: expected at most 3");
    }
    assertThat(failure("column").violations())
        .extracting(Violation::path)
        .containsExactly("[5000]");
  }

  @Test
  void checks_whole_rows_where_columns_are_missing_or_unknown() throws IOException {
    String type = "return: {type: array, items: {type: object, properties: {a: {type: integer}}, ";
    tool("missing", "SELECT 1 AS a", type + "required: [a, b]}}");
    tool("unknown", "SELECT 1 AS a, 2 AS c", type + "additionalProperties: false}}");
    tool("maps", "SELECT 1 AS a, 2 AS c", "return: {type: array, items: {type: integer}}");
    start();

    for (String tool : List.of("missing", "unknown", "maps")) {
      Outcome.Failed whole = (Outcome.Failed) mxcp.call(tool, Map.of());
      assertThat(failure(tool).message()).isEqualTo(whole.message());
    }
  }

  @Test
  void counts_items() throws IOException {
    tool("few", "SELECT i FROM range(2) t(i)", "return: {type: array, minItems: 3}");
    tool("many", "SELECT i FROM range(5) t(i)", "return: {type: array, maxItems: 4}");
    tool("right", "SELECT i FROM range(4) t(i)", "return: {type: array, minItems: 4, maxItems: 4}");
    start();

    assertThat(failure("few").message())
        .isEqualTo("Invalid result: expected at least 3 items, got 2");
    assertThat(failure("many").message())
        .isEqualTo("Invalid result: expected at most 4 items, got more");
    assertSame("right");
  }

  @Test
  void an_error_in_a_late_row_is_a_failure_and_never_a_short_text() throws IOException {
    tool(
        "late",
        "SELECT CASE WHEN i = 900000 THEN error('secret of the row') ELSE i END AS i"
            + " FROM range(1000000) t(i)",
        "");
    start();

    Outcome.Failed failed = failure("late");

    assertThat(failed.code()).isEqualTo(FailureCode.TOOL_FAILED);
    assertThat(failed.message()).isEqualTo("The query failed.");
    assertThat(failed.diagnostic()).contains("Invalid Input Error: secret of the row");
    assertThat(ends).extracting(StreamTest::code).containsExactly(FailureCode.TOOL_FAILED);
  }

  /** Cancels in the middle: some of the text has come. */
  private final class CancellingStream extends OutputStream {
    private final Cancellation cancellation = new Cancellation();
    private long bytes;

    @Override
    public void write(int b) {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] text, int from, int length) {
      bytes += length;
      if (bytes > 1_000_000) {
        cancellation.cancel();
      }
    }
  }

  @Test
  void cancellation_stops_a_stream() throws IOException {
    tool("endless", ENDLESS, "");
    tool("one", "SELECT 1 AS a", "");
    start();
    CancellingStream out = new CancellingStream();

    Outcome.Failed failed =
        mxcp.callToJson(
                "endless", Map.of(), CallOptions.DEFAULT.withCancellation(out.cancellation), out)
            .orElseThrow();

    assertThat(failed.code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(stream("one")).isEqualTo("[{\"a\":1}]");
  }

  @Test
  void a_deadline_stops_a_stream() throws IOException {
    tool("endless", ENDLESS, "timeout: 1s");
    start();

    assertThat(failure("endless").code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(ends).extracting(StreamTest::code).containsExactly(FailureCode.TIMEOUT);
  }

  /** Counts, and cancels once nothing more has come for a while. */
  private static final class StallingStream extends OutputStream {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread watch = new Thread(this::cancelWhenStalled);

    @Override
    public void write(int b) {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] text, int from, int length) {
      if (bytes.getAndAdd(length) == 0) {
        watch.start();
      }
    }

    private void cancelWhenStalled() {
      long before;
      do {
        before = bytes.get();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      } while (bytes.get() > before);
      cancellation.cancel();
    }
  }

  @Test
  void a_query_that_looks_for_its_next_row_can_be_cancelled() throws IOException {
    tool("stuck", STUCK, "");
    tool("one", "SELECT 1 AS a", "");
    start();
    StallingStream out = new StallingStream();
    CallOptions options = CallOptions.DEFAULT.withCancellation(out.cancellation);

    Outcome.Failed failed = mxcp.callToJson("stuck", Map.of(), options, out).orElseThrow();

    assertThat(failed.code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(stream("one")).isEqualTo("[{\"a\":1}]");
  }

  @Test
  void what_the_stream_throws_is_thrown_and_the_query_stops() throws IOException {
    tool("endless", ENDLESS, "");
    tool("lists", "SELECT [i] AS l FROM range(300000) t(i)", "");
    tool("one", "SELECT 1 AS a", "");
    start();
    for (Exception failure : List.of(new IOException("pipe"), new IllegalStateException("full"))) {
      for (String tool : List.of("endless", "lists", "one")) {
        assertThatThrownBy(
                () -> mxcp.callToJson(tool, Map.of(), CallOptions.DEFAULT, broken(failure)))
            .isSameAs(failure);
      }
    }
    assertThat(ends).hasSize(6).allMatch(end -> code(end) == FailureCode.CANCELLED);
    assertThat(stream("one")).isEqualTo("[{\"a\":1}]");
  }

  private static OutputStream broken(Exception failure) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        if (failure instanceof IOException e) {
          throw e;
        }
        throw (RuntimeException) failure;
      }
    };
  }

  @Test
  void a_reload_waits_for_a_stream() throws Exception {
    tool("rows", "SELECT i FROM range(1000000) t(i)", "");
    start();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            begun.countDown();
            try {
              assertThat(mayGoOn.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            text.write(bytes, from, length);
          }
        };
    CompletableFuture<Optional<Outcome.Failed>> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return mxcp.callToJson("rows", Map.of(), CallOptions.DEFAULT, slow);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    CompletableFuture<ReloadReport> reload = mxcp.reload().toCompletableFuture();

    assertThat(reload).isNotDone();
    mayGoOn.countDown();

    assertThat(call.get(1, TimeUnit.MINUTES)).isEmpty();
    assertThat(reload.get(1, TimeUnit.MINUTES).isSuccess()).isTrue();
    assertThat(text.toString(StandardCharsets.UTF_8)).endsWith("{\"i\":999999}]");
    assertThat(stream("rows")).isEqualTo(text.toString(StandardCharsets.UTF_8));
  }

  @Test
  void readers_of_other_calls_are_not_held_up() throws IOException {
    tool("rows", "SELECT i FROM range(1000000) t(i)", "");
    tool("one", "SELECT 1 AS a", "");
    start();
    StringBuilder seen = new StringBuilder();
    OutputStream asking =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] bytes, int from, int length) {
            if (seen.isEmpty()) {
              seen.append(((Outcome.Ok) mxcp.call("one", Map.of())).json());
            }
          }
        };

    assertThat(mxcp.callToJson("rows", Map.of(), CallOptions.DEFAULT, asking)).isEmpty();
    assertThat(seen).hasToString("[{\"a\":1}]");
  }

  @Test
  void failures_before_the_first_byte_write_nothing() throws IOException {
    tool("rows", "SELECT $n AS n", "parameters: [{name: n, type: integer}]");
    start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(mxcp.callToJson("rows", Map.of("n", "x"), CallOptions.DEFAULT, out))
        .get()
        .extracting(Outcome.Failed::code)
        .isEqualTo(FailureCode.INVALID_ARGUMENTS);
    assertThat(mxcp.callToJson("nobody", Map.of(), CallOptions.DEFAULT, out))
        .get()
        .extracting(Outcome.Failed::code)
        .isEqualTo(FailureCode.NOT_FOUND);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_change_that_meets_a_conflict_is_tried_again(boolean declared) throws Exception {
    tool(
        "change",
        "UPDATE stock SET n = n + $by" + (declared ? " RETURNING n" : ""),
        "parameters: [{name: by, type: integer}]");
    mxcp = builder(SqlInvoker.duckDb().conflictRetries(200)).build();
    mxcp.runtime().database().execute("CREATE TABLE stock AS SELECT 0 AS n", Map.of());
    List<CompletableFuture<Void>> calls =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(this::changeOften))
            .toList();
    for (CompletableFuture<Void> call : calls) {
      call.get(1, TimeUnit.MINUTES);
    }

    assertThat(mxcp.runtime().database().execute("FROM stock", Map.of()))
        .containsExactly(Map.of("n", 100L));
  }

  private void changeOften() {
    for (int i = 0; i < 25; i++) {
      try {
        Map<String, Object> by = Map.of("by", 1);
        assertThat(
                mxcp.callToJson("change", by, CallOptions.DEFAULT, OutputStream.nullOutputStream()))
            .isEmpty();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void interceptors_that_do_not_look_at_results_let_rows_pass() throws IOException {
    tool("rows", "SELECT i FROM range(3000) t(i)", "");
    List<Endpoint> seen = new CopyOnWriteArrayList<>();
    mxcp =
        builder(SqlInvoker.duckDb().maxRows(10)).interceptor(new SeeingInterceptor(seen)).build();

    assertThat(stream("rows")).endsWith("{\"i\":2999}]");
    assertThat(seen).hasSize(1);
    mxcp.close();
    mxcp =
        builder(SqlInvoker.duckDb())
            .interceptor((invocation, next) -> List.of(next.invoke(invocation), "changed"))
            .build();
    assertThat(stream("rows")).startsWith("[[{\"i\":0}").endsWith("],\"changed\"]");
  }

  private static FailureCode code(CallListener.End end) {
    return end.failure().orElseThrow().code();
  }

  private record SeeingInterceptor(List<Endpoint> seen) implements dev.mxcp.spi.CallInterceptor {
    @Override
    public Object intercept(Invocation invocation, dev.mxcp.spi.PreparedEndpoint next)
        throws Exception {
      seen.add(invocation.endpoint());
      return next.invoke(invocation);
    }

    @Override
    public void stream(
        Invocation invocation, dev.mxcp.spi.PreparedEndpoint next, dev.mxcp.spi.ResultSink sink)
        throws Exception {
      seen.add(invocation.endpoint());
      next.stream(invocation, sink);
    }
  }

  @Test
  void a_limit_of_the_call_counts_for_streams() throws IOException {
    tool("endless", ENDLESS, "");
    start();

    assertThat(
            mxcp.callToJson(
                "endless",
                Map.of(),
                CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500)),
                OutputStream.nullOutputStream()))
        .get()
        .extracting(Outcome.Failed::code)
        .isEqualTo(FailureCode.TIMEOUT);
  }
}
