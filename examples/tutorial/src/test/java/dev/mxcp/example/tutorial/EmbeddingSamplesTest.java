package dev.mxcp.example.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.MxcpTool;
import dev.mxcp.Outcome;
import dev.mxcp.ToolParam;
import dev.mxcp.client.Name;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/embedding.md: the page shows exactly what stands here. */
class EmbeddingSamplesTest {

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path temporary;
  private Path project;
  private Mxcp mxcp;

  @BeforeEach
  void start() throws IOException {
    project = temporary.resolve("bookshop");
    ProjectCopy.copy(Path.of("bookshop"), project);
    mxcp = builder().environment(Map.of()).build();
  }

  private MxcpBuilder builder() {
    return Mxcp.builder()
        .project(project)
        .userConfig(project.resolve("config.yml"))
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create());
  }

  @AfterEach
  void close() {
    mxcp.close();
  }

  @Test
  void the_page_shows_what_stands_here() throws IOException {
    Path sources = Path.of("src/test/java/dev/mxcp/example/tutorial");
    String here =
        Files.readString(sources.resolve("EmbeddingSamplesTest.java"))
            + Files.readString(sources.resolve("FirstSample.java"))
            + Files.readString(
                Path.of("../../mxcp-testing/src/it/modules/src/main/java/module-info.java"));
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../../docs/embedding.md")));
    List<String> missing = new ArrayList<>();
    int count = 0;
    for (; blocks.find(); count++) {
      if (!plain(here).contains(plain(blocks.group(1)))) {
        missing.add(blocks.group(1));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(7);
  }

  private static String plain(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  @Test
  void outcomes() {
    Outcome outcome = mxcp.call("find_reader", Map.of("email", "ada@example.org"));
    String text;
    if (outcome instanceof Outcome.Ok ok) {
      text = ok.json();
    } else {
      Outcome.Failed failed = (Outcome.Failed) outcome;
      text = failed.code().id() + ": " + failed.message();
    }
    assertThat(text).contains("Ada");
  }

  @Test
  void limits() {
    Cancellation cancellation = new Cancellation();
    CallOptions options =
        CallOptions.DEFAULT
            .withTimeout(Duration.ofSeconds(5))
            .withUser(User.of("oidc", "ada"))
            .withHeader("X-Request-Id", "42")
            .withCancellation(cancellation);
    Outcome outcome = mxcp.call("welcome_reader", Map.of("name", "Ada"), options);
    assertThat(outcome.isOk()).isTrue();
  }

  @Test
  void results_of_any_size() throws Exception {
    Files.writeString(
        project.resolve("tools/book_list.yml"),
        "mxcp: 1\ntool: {name: book_list, source: {code: FROM books ORDER BY title}}\n");
    assertThat(mxcp.reload().toCompletableFuture().get(1, TimeUnit.MINUTES).isSuccess()).isTrue();
    Path file = temporary.resolve("books.json");
    Optional<Outcome.Failed> failed;
    try (OutputStream out = Files.newOutputStream(file)) {
      failed = mxcp.callToJson("book_list", Map.of(), CallOptions.DEFAULT, out);
    }
    if (failed.isPresent()) {
      Files.delete(file); // the text may be incomplete
      throw new IOException(failed.get().message());
    }
    Outcome.Ok whole = (Outcome.Ok) mxcp.call("book_list", Map.of());
    assertThat(Files.readString(file)).isEqualTo(whole.json()).startsWith("[{");
  }

  @Test
  void results_of_python_in_a_stream() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String tool : List.of("find_reader", "check_isbn")) {
      Map<String, Object> arguments =
          tool.equals("check_isbn")
              ? Map.of("isbn", "9783161484100")
              : Map.of("email", "ada@example.org");
      out.reset();
      assertThat(mxcp.callToJson(tool, arguments, CallOptions.DEFAULT, out)).isEmpty();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(((Outcome.Ok) mxcp.call(tool, arguments)).json());
    }
  }

  interface Bookshop {
    Reader findReader(String email);

    List<String> shelfLabels();

    record Reader(boolean found, Person reader) {}

    record Person(long id, String name, @Name("host") String mailHost) {}
  }

  @Test
  void clients() {
    Bookshop shop = mxcp.client(Bookshop.class);
    Bookshop.Reader reader = shop.findReader("ada@example.org");
    assertThat(reader.reader().mailHost()).isEqualTo("example.org");
    assertThat(shop.shelfLabels()).hasSize(3);
  }

  @Test
  void catalogue() {
    EndpointRegistry registry = mxcp.registry();
    for (EndpointEntry entry : registry.entries(dev.mxcp.definition.EndpointKind.TOOL)) {
      String name = entry.endpoint().id();
      Map<String, ?> input = entry.inputSchema().map();
      String inputText = entry.inputSchema().text();
      assertThat((Object) input.get("type")).as(name).isEqualTo("object");
      assertThat(inputText).startsWith("{");
    }
    Outcome fromModel = mxcp.callJson("check_isbn", "{\"isbn\": \"1\"}", CallOptions.DEFAULT);
    assertThat(fromModel.isOk()).isTrue();
  }

  @Test
  void reload() throws Exception {
    ReloadReport report =
        mxcp.reload(new ReloadRequest("nightly", () -> replaceFiles()))
            .toCompletableFuture()
            .get(1, TimeUnit.MINUTES);
    Health health = mxcp.health();
    assertThat(report.isSuccess()).as(report.toString()).isTrue();
    assertThat(health.generation()).isEqualTo(2);
  }

  private void replaceFiles() throws IOException {
    Files.writeString(project.resolve("sql/stock_value.sql"), "SELECT 1 AS value");
  }

  @Test
  void database() {
    Database database = mxcp.runtime().database();
    List<Map<String, Object>> rows =
        database.execute("SELECT * FROM books WHERE price < $most", Map.of("most", 20));
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("UPDATE books SET copies = copies + 1", Map.of());
      transaction.commit();
    }
    assertThat(rows).hasSize(1);
  }

  @Test
  void functions() throws IOException {
    close();
    Files.writeString(
        project.resolve("tools/shout.yml"),
        "mxcp: 1\ntool: {name: shout, source: {code: SELECT shout(title) FROM books LIMIT 1}}\n");
    SqlFunction shout =
        new SqlFunction(
            "shout",
            List.of("VARCHAR"),
            "VARCHAR",
            (chunk, context) -> chunk.column(0).stream().map(text -> text + "!").toList());
    mxcp = builder().function(shout).build();
    assertThat(mxcp.call("shout", Map.of()).isOk()).isTrue();
  }

  static ToolInvoker java(Map<String, Function<Map<String, Object>, Object>> tools) {
    return ToolInvoker.of(
        "java",
        endpoint -> {
          Function<Map<String, Object>, Object> tool = tools.get(endpoint.id());
          return invocation -> tool.apply(invocation.arguments());
        });
  }

  record Numbers(long count) implements PreparedEndpoint {
    @Override
    public Object invoke(Invocation invocation) {
      return LongStream.range(0, count).boxed().toList();
    }

    @Override
    public void stream(Invocation invocation, ResultSink sink) {
      sink.list();
      LongStream.range(0, count).forEach(sink::item);
    }
  }

  @Test
  void the_first_sample_greets() {
    assertThat(String.valueOf(FirstSample.greet(project))).contains("Alice");
  }

  @Test
  void an_orderly_exit() {
    Thread exit = new Thread(mxcp::close, "close-tools");
    Runtime.getRuntime().addShutdownHook(exit);
    assertThat(Runtime.getRuntime().removeShutdownHook(exit)).isTrue();
  }

  static final class Prices {
    enum Currency {
      EUR,
      USD
    }

    record Price(BigDecimal amount, Currency currency) {}

    @MxcpTool(description = "Price of a book in another currency", readOnly = true)
    public Price priceIn(
        @ToolParam("The price in EUR") BigDecimal price,
        @ToolParam(value = "ISO code", defaultValue = "\"EUR\"") Currency currency) {
      return new Price(currency == Currency.EUR ? price : price.add(BigDecimal.ONE), currency);
    }
  }

  @Test
  void tools_written_in_java() {
    Tool add =
        Tool.builder("add")
            .description("Adds two numbers.")
            .parameter("a", ValueType.integer())
            .parameter("b", ValueType.integer())
            .returns(ValueType.integer())
            .build();
    try (Mxcp calculator =
        Mxcp.builder()
            .tool(add, call -> call.argument("a", Long.class) + call.argument("b", Long.class))
            .tools(new Prices())
            .build()) {
      assertThat(calculator.call("add", Map.of("a", 1, "b", "2")).orElseThrow()).isEqualTo(3L);
      assertThat(calculator.call("price_in", Map.of("price", 9.5)).orElseThrow(Prices.Price.class))
          .isEqualTo(new Prices.Price(new BigDecimal("9.5"), Prices.Currency.EUR));
    }
  }

  @Test
  void invokers_that_stream() throws IOException {
    close();
    Files.writeString(
        project.resolve("tools/count.yml"),
        "mxcp: 1\ntool: {name: count, language: java, source: {code: lambda}}\n");
    ToolInvoker java = ToolInvoker.of("java", endpoint -> new Numbers(3));
    mxcp = builder().invoker(java).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(mxcp.callToJson("count", Map.of(), CallOptions.DEFAULT, out)).isEmpty();
    assertThat(out).hasToString(((Outcome.Ok) mxcp.call("count", Map.of())).json());
  }

  @Test
  void invokers() throws IOException {
    close();
    Files.writeString(
        project.resolve("tools/add.yml"),
        "mxcp: 1\ntool:\n  name: add\n  language: java\n  source: {code: lambda}\n"
            + "  parameters: [{name: a, type: integer}, {name: b, type: integer}]\n");
    ToolInvoker java = java(Map.of("add", args -> (Long) args.get("a") + (Long) args.get("b")));
    mxcp =
        Mxcp.builder()
            .project(project)
            .userConfig(project.resolve("config.yml"))
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .invoker(java)
            .build();
    assertThat(mxcp.call("add", Map.of("a", 40, "b", "2")).orElseThrow()).isEqualTo(42L);
  }
}
