package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A running project that ends with the command, Ctrl-C included. */
public final class Session implements AutoCloseable {

  private static final long POLL_MILLIS = 10;

  private final Mxcp mxcp;
  private final Cancellation cancellation = new Cancellation();
  private final Consumer<String> notes;
  private int hooksTold;
  private final Thread atExit = new Thread(this::end, "mxcp-exit");

  private Session(Mxcp mxcp, Consumer<String> notes) {
    this.mxcp = mxcp;
    this.notes = notes;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a project; bad files do not keep the good ones from being served.
   *
   * @param notes gets what the user must know: files with errors, hooks that failed
   */
  public static Session start(MxcpBuilder builder, Consumer<String> notes) {
    Session session = new Session(builder.lenient(true).build(), notes);
    session.tellProblems();
    session.tellHooks();
    return session;
  }

  /** Returns the running project. */
  public Mxcp mxcp() {
    return mxcp;
  }

  /** Returns what the end of the process cancels. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Waits for a reload that a tool asked for: whoever runs a tool that refreshes the data wants the
   * data refreshed when the command ends.
   *
   * @return why it failed; empty if it did not, or if nobody asked for one
   */
  public Optional<CommandFailure> awaitReload() {
    while (isReloading(mxcp.health()) && !cancellation.isCancelled()) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return mxcp.health().lastReload().filter(report -> !report.isSuccess()).map(Session::failure);
  }

  /** A new generation serves a moment before the report of its reload is there. */
  private static boolean isReloading(Health health) {
    long reported = health.lastReload().map(ReloadReport::generation).orElse(1L);
    boolean isUnreported = health.lastReload().isEmpty() && health.state() == Health.State.FAILED;
    return health.state() == Health.State.RELOADING
        || health.generation() > reported
        || isUnreported;
  }

  private static CommandFailure failure(ReloadReport report) {
    return CommandFailure.failed(
        "reload_failed",
        report.status() == ReloadReport.Status.PAYLOAD_FAILED
            ? "The reload that the tool asked for failed; the data is as it was."
            : "The project did not start again after the reload.",
        null,
        report.error().orElse(null));
  }

  /**
   * Returns what concerns the project as a whole, such as a profile that does not exist, and how
   * many files have errors.
   */
  public static List<String> notes(Mxcp mxcp) {
    List<Problem> problems = mxcp.registry().problems();
    ProjectDirectory project = new ProjectDirectory(mxcp.runtime().config().directory());
    List<String> notes = new ArrayList<>();
    problems.stream()
        .filter(Session::isToldAtOnce)
        .map(problem -> text(problem, project))
        .distinct()
        .forEach(notes::add);
    long files =
        problems.stream()
            .filter(problem -> problem.isError() && !isImport(problem))
            .map(problem -> problem.position().file())
            .distinct()
            .count();
    if (files > 0) {
      notes.add(
          (files == 1 ? "1 file has problems" : files + " files have problems")
              + (files == 1 ? ", what it declares" : ", what they declare")
              + " may be missing. See: mxcp validate");
    }
    return notes;
  }

  private void tellProblems() {
    notes(mxcp).forEach(notes);
  }

  private synchronized void tellHooks() {
    List<String> failures = mxcp.health().hookFailures();
    failures.stream().skip(hooksTold).forEach(text -> notes.accept("a hook failed: " + text));
    hooksTold = failures.size();
  }

  private static String text(Problem problem, ProjectDirectory project) {
    SourcePosition position = problem.position();
    String where = Files.isDirectory(position.file()) ? "" : project.show(position.file()) + ":";
    String line = position.line() == 0 ? "" : position.line() + ":";
    String hint = problem.hint() == null ? "" : "\n  " + problem.hint();
    return (where + line + " " + problem.message() + hint).strip();
  }

  /** What concerns no endpoint would otherwise show only where a tool misses it. */
  private static boolean isToldAtOnce(Problem problem) {
    return isImport(problem)
        || problem.code() == ProblemCode.MISSING_SECRET
        || Files.isDirectory(problem.position().file());
  }

  /** Imports are executed by no check, so validate would not find them. */
  private static boolean isImport(Problem problem) {
    return problem.code() == ProblemCode.PYTHON_IMPORT;
  }

  private void end() {
    cancellation.cancel();
    mxcp.close();
    tellHooks();
  }

  @Override
  public void close() {
    mxcp.close();
    tellHooks();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook does the rest.
      return;
    }
  }
}
