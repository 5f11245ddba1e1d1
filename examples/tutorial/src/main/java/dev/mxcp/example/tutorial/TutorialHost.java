package dev.mxcp.example.tutorial;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.sql.SqlInvoker;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the bookshop: {@code TutorialHost [directory of the project]}. */
public final class TutorialHost {

  private final Path project;
  private final Path delivery;
  private final PrintStream out;

  private TutorialHost(Path project, PrintStream out) {
    this.project = project;
    this.delivery = project.resolve("data/delivery.duckdb");
    this.out = out;
  }

  /** Runs the program; it prints every call and its outcome. */
  public static void main(String[] args) throws Exception {
    Path source = Path.of(args.length == 0 ? "bookshop" : args[0]);
    Path copy = Files.createTempDirectory("bookshop");
    try {
      ProjectCopy.copy(source, copy);
      new TutorialHost(copy, new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    } finally {
      ProjectCopy.delete(copy);
    }
  }

  private void run() throws Exception {
    try (ReviewServer reviews = ReviewServer.start();
        Mxcp mxcp = start(reviews)) {
      callEveryTool(mxcp);
      showFailures(mxcp);
      showReload(mxcp);
      title("The end");
    }
    out.println("Closed: no process, thread or file lock is left.");
  }

  private Mxcp start(ReviewServer reviews) {
    return Mxcp.builder()
        .project(project)
        .userConfig(project.resolve("config.yml"))
        .environment(Map.of("REVIEWS_URL", reviews.url(), "REVIEWS_TOKEN", ReviewServer.TOKEN))
        .invoker(SqlInvoker.duckDb())
        .invoker(
            PythonInvoker.create().environment(Map.of("BOOKSHOP_DELIVERY", delivery.toString())))
        .callTimeout(Duration.ofSeconds(30))
        .build();
  }

  private void callEveryTool(Mxcp mxcp) {
    title("The tools: " + mxcp.registry().tools().stream().map(tool -> tool.name()).toList());
    call(mxcp, "welcome_reader", Map.of("name", "Ada"));
    call(mxcp, "welcome_reader", Map.of("name", "Ada", "formal", true));
    call(mxcp, "find_reader", Map.of("email", "emile@example.org"));
    call(mxcp, "book_reviews", Map.of("title", "Quiet"));
    call(mxcp, "readers_by_id", Map.of("ids", List.of(1, 2, 3, 99)));
    call(mxcp, "book_price", Map.of("isbn", "9780131103627"));
    call(mxcp, "book_price", Map.of("isbn", "9780131103627"));
    call(mxcp, "reader_report", Map.of("reader_id", 1));
    call(mxcp, "reserve_book", Map.of("isbn", "9780306406157"));
    call(mxcp, "reserve_book", Map.of("isbn", "9783161484100"));
    call(mxcp, "shelf_labels", Map.of());
    call(mxcp, "shelf_statistics", Map.of());
    call(mxcp, "check_isbn", Map.of("isbn", "978-0-306-40615-7"));
    call(mxcp, "stock_value_sql", Map.of());
    call(mxcp, "stock_value", Map.of());
    print("read books://9780131103627", mxcp.read("books://9780131103627"));
  }

  private void showFailures(Mxcp mxcp) {
    title("What failures look like");
    call(mxcp, "find_reader", Map.of("email", "not a mail address"));
    call(mxcp, "welcome_reader", Map.of("nmae", "Ada"));
    call(mxcp, "welcome_raeder", Map.of("name", "Ada"));
    CallOptions hurry = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
    print(
        "slow_inventory {seconds=2} with 300 ms to do it",
        mxcp.call("slow_inventory", Map.of("seconds", 2), hurry));
  }

  /** A tool asks for the reload; the host waits for the next generation and looks again. */
  private void showReload(Mxcp mxcp) throws Exception {
    title("A reload: the wholesaler delivers a new database file");
    deliver(mxcp);
    call(mxcp, "stock_value", Map.of());
    call(mxcp, "restock", Map.of());
    ReloadReport report = mxcp.reload().toCompletableFuture().get();
    out.printf("  reload: %s, generation %d%n", report.status(), report.generation());
    call(mxcp, "stock_value", Map.of());
  }

  private void deliver(Mxcp mxcp) {
    mxcp.runtime()
        .database()
        .executeScript(
            "ATTACH '"
                + delivery
                + "' AS delivery;"
                + "COPY FROM DATABASE bookshop TO delivery;"
                + "UPDATE delivery.books SET copies = copies + 100;"
                + "DETACH delivery",
            Map.of(),
            CallContext.NONE);
  }

  private void call(Mxcp mxcp, String tool, Map<String, ?> arguments) {
    print(tool + " " + new LinkedHashMap<>(arguments), mxcp.call(tool, arguments));
  }

  private void print(String what, Outcome outcome) {
    out.println("> " + what);
    if (outcome instanceof Outcome.Ok ok) {
      out.println("  " + ok.json());
    } else if (outcome instanceof Outcome.Failed failed) {
      out.println("  failed, " + failed.code().id() + ": " + failed.message());
    }
  }

  private void title(String text) {
    out.println();
    out.println("== " + text);
  }
}
