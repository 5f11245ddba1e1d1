package dev.mxcp.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Tool;
import dev.mxcp.fixture.FailingTools;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import dev.mxcp.spi.Invocation;
import dev.mxcp.sql.SqlInvoker;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a trace shows of calls, through Micrometer's bridge to OpenTelemetry. */
@TestInstance(Lifecycle.PER_CLASS)
final class TracingTest {

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider tracers =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final AtomicReference<Mxcp> running = new AtomicReference<>();
  private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
  private Mxcp mxcp;

  @BeforeAll
  void start(@TempDir Path directory) {
    OtelTracer tracer =
        new OtelTracer(tracers.get("test"), new OtelCurrentTraceContext(), event -> {});
    registry
        .observationConfig()
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(
                    tracer,
                    new OtelPropagator(
                        ContextPropagators.create(W3CTraceContextPropagator.getInstance()),
                        tracers.get("test"))),
                new DefaultTracingObservationHandler(tracer)));
    MxcpObservations observations = MxcpObservations.of(registry);
    mxcp =
        project(directory)
            .builder()
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .listener(observations)
            .interceptor(observations)
            .reloadListener(observations)
            .tool(Tool.builder("desk").build(), invocation -> askForBook())
            .tool(Tool.builder("till").build(), this::runStatements)
            .audit(new Kept(records))
            .build();
    running.set(mxcp);
  }

  private static ProjectDirectory project(Path directory) {
    ProjectDirectory project = ProjectDirectory.create(directory);
    project.write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: test\nprofile: default\n"
            + "profiles: {default: {duckdb: {path: ':memory:'}, audit: {enabled: true}}}\n");
    FailingTools.tool(
        project, "find_book", "SELECT $id AS id", "parameters: [{name: id, type: integer}]");
    FailingTools.tool(project, "broken", "SELECT CAST('secret_column' AS INTEGER) AS n");
    project.write(
        "tools/clerk.yml",
        "mxcp: 1\ntool: {name: clerk, language: python, return: {type: string},"
            + " source: {file: ../python/clerk.py}}\n");
    project.write(
        "python/clerk.py",
        "from mxcp.runtime import db\n\n\ndef clerk():\n"
            + "    return db.execute(\"SELECT get_request_header('traceparent') AS t\")[0]['t']\n");
    return project;
  }

  private Object runStatements(Invocation invocation) {
    try (Transaction transaction = running.get().runtime().database().begin(invocation.context())) {
      transaction.execute("CREATE TABLE taken (n INTEGER)", Map.of());
      transaction.execute("INSERT INTO taken VALUES (1)", Map.of());
      return transaction.execute("MADE made_up_text", Map.of());
    }
  }

  private Object askForBook() {
    return running.get().call("find_book", Map.of("id", 1)).orElseThrow();
  }

  @BeforeEach
  void forget() {
    spans.reset();
    records.clear();
  }

  @AfterAll
  void end() {
    mxcp.close();
    tracers.close();
  }

  private SpanData span(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is none of " + spans));
  }

  private static String attribute(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  @Test
  void one_trace_leads_from_the_model_to_the_sql_below_a_tool() {
    Observation.createNotStarted("chat", registry).observe(() -> mxcp.call("desk", Map.of()));
    SpanData chat = span("chat");
    SpanData desk = span("execute_tool desk");
    SpanData book = span("execute_tool find_book");
    assertThat(desk.getParentSpanId()).isEqualTo(chat.getSpanId());
    assertThat(span("java desk").getParentSpanId()).isEqualTo(desk.getSpanId());
    assertThat(book.getParentSpanId()).isEqualTo(span("java desk").getSpanId());
    assertThat(span("sql find_book").getParentSpanId()).isEqualTo(book.getSpanId());
    assertThat(book.getTraceId()).isEqualTo(chat.getTraceId());
    assertThat(attribute(book, "gen_ai.operation.name")).isEqualTo("execute_tool");
    assertThat(attribute(book, "gen_ai.tool.name")).isEqualTo("find_book");
    assertThat(attribute(book, "error.type")).isEqualTo("none");
    assertThat(attribute(book, "mxcp.user.class")).isEqualTo("anonymous");
    assertThat(attribute(book, "mxcp.call.id")).isNotEqualTo(attribute(desk, "mxcp.call.id"));
  }

  @Test
  void the_trace_goes_on_into_the_sql_below_a_python_tool() {
    CallOptions options = CallOptions.DEFAULT.withHeader("TraceParent", "made-up");
    Outcome outcome = mxcp.call("clerk", Map.of(), options);
    SpanData call = span("execute_tool clerk");
    SpanData python = span("python clerk");
    assertThat(python.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(python.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat((String) outcome.orElseThrow())
        .startsWith("00-" + call.getTraceId() + "-" + python.getSpanId() + "-");
  }

  @Test
  void statements_of_a_python_tool_are_spans_of_its_trace() {
    Observation.createNotStarted("chat", registry).observe(() -> mxcp.call("clerk", Map.of()));
    SpanData statement = span("SELECT duckdb");
    assertThat(statement.getParentSpanId()).isEqualTo(span("python clerk").getSpanId());
    assertThat(statement.getTraceId()).isEqualTo(span("chat").getTraceId());
    assertThat(statement.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attribute(statement, "db.system.name")).isEqualTo("duckdb");
    assertThat(attribute(statement, "db.operation.name")).isEqualTo("SELECT");
    assertThat(attribute(statement, "error.type")).isEqualTo("none");
    assertThat(statement.toString()).doesNotContain("get_request_header");
  }

  @Test
  void statements_of_a_java_tool_are_spans_and_show_no_text() {
    Outcome outcome = mxcp.call("till", Map.of());
    assertThat(outcome.isOk()).isFalse();
    assertThat(span("INSERT duckdb").getParentSpanId()).isEqualTo(span("java till").getSpanId());
    SpanData made = span("OTHER duckdb");
    assertThat(made.getParentSpanId()).isEqualTo(span("java till").getSpanId());
    assertThat(attribute(made, "error.type")).isEqualTo("syntax");
    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("made_up_text", "MADE");
  }

  @Test
  void the_audit_log_has_the_trace_of_a_call_whatever_ended_it() {
    mxcp.call("find_book", Map.of("id", 1));
    mxcp.call("find_book", Map.of("id", "x"));
    List<String> traces =
        spans.getFinishedSpanItems().stream()
            .filter(span -> span.getName().equals("execute_tool find_book"))
            .map(SpanData::getTraceId)
            .toList();
    assertThat(records)
        .extracting(record -> record.caller().traceId())
        .containsExactlyElementsOf(traces)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void a_failure_shows_its_code_and_nothing_of_its_cause() {
    CallOptions options = CallOptions.DEFAULT.withUser(User.of("test", "mia")).withSession("s1");
    Outcome outcome = mxcp.call("broken", Map.of(), options);
    SpanData broken = span("execute_tool broken");
    assertThat(outcome.isOk()).isFalse();
    assertThat(attribute(broken, "error.type")).isEqualTo("tool_failed");
    assertThat(attribute(broken, "mxcp.fault")).isEqualTo("tool");
    assertThat(attribute(broken, "mxcp.user.class")).isEqualTo("authenticated");
    assertThat(attribute(broken, "mcp.session.id")).isEqualTo("s1");
    assertThat(broken.getStatus()).isNotEqualTo(StatusData.ok());
    assertThat(broken.getEvents()).hasSize(1);
    assertThat(attribute(span("sql broken"), "mxcp.outcome")).isEqualTo("failed");
    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("secret_column", "mia");
  }

  @Test
  void a_reload_is_a_span() {
    mxcp.reload().toCompletableFuture().join();
    assertThat(attribute(span("mxcp.reload"), "mxcp.reload.status")).isEqualTo("succeeded");
  }

  /** An audit log in memory. */
  private record Kept(List<AuditRecord> records) implements AuditSink, AuditSession {

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public AuditSession open(AuditSettings settings, Secrets secrets) {
      return this;
    }

    @Override
    public boolean isWriting() {
      return true;
    }

    @Override
    public boolean admit() {
      return true;
    }

    @Override
    public void record(AuditRecord kept) {
      records.add(kept);
    }

    @Override
    public List<String> problems() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
