package dev.mxcp.audit;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.error.ToolException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.spi.CallListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project whose secrets are canaries, and everything that comes out of it but values. */
final class Doors implements CallListener, CallEvents {

  private final Path directory;
  private final StringBuffer outcomes = new StringBuffer();
  private final StringBuffer listened = new StringBuffer();
  private final StringBuffer events = new StringBuffer();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  Doors(Path directory) {
    this.directory = directory;
    ProjectDirectory.create(directory)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\n"
                + "profiles: {default: {duckdb: {path: ':memory:'}, audit: {enabled: true}}}\n");
  }

  Doors write(String file, String text) {
    new ProjectDirectory(directory).write(file, text);
    return this;
  }

  /** Makes calls while everything that shows is kept. */
  void watch(MxcpBuilder engines, Calls calls) throws Exception {
    Arrays.stream(Canary.values()).map(Canary::secret).forEach(engines::secret);
    PrintStream err = System.err;
    PrintStream out = System.out;
    PrintStream kept = new PrintStream(log, true, StandardCharsets.UTF_8);
    System.setErr(kept);
    System.setOut(kept);
    try (Mxcp mxcp = engines.audit(JsonLinesAudit.create()).listener(this).build()) {
      calls.make(mxcp);
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
  }

  /** Makes calls. */
  interface Calls {
    void make(Mxcp mxcp) throws Exception;
  }

  MxcpBuilder builder() {
    return new ProjectDirectory(directory).builder();
  }

  /** Calls a tool for a value; what a failure says is kept. */
  void call(Mxcp mxcp, String tool, Map<String, ?> arguments) {
    keep(mxcp.call(tool, arguments, CallOptions.DEFAULT.withEvents(this)));
  }

  /** Calls a tool into a stream; what a failure says is kept. */
  void stream(Mxcp mxcp, String tool, Map<String, ?> arguments) throws IOException {
    CallOptions options = CallOptions.DEFAULT.withEvents(this);
    mxcp.callToJson(tool, arguments, options, new ByteArrayOutputStream()).ifPresent(this::keep);
  }

  private void keep(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      outcomes.append(failed.message()).append('\n').append(failed).append('\n');
      outcomes.append(text(failed.toException()));
    }
  }

  private static String text(ToolException failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return failure.violations() + "\n" + failure.diagnostic() + "\n" + trace + "\n";
  }

  @Override
  public void ended(End end) {
    listened.append(end.target()).append(end).append(end.arguments()).append('\n');
    end.failure().map(Doors::text).ifPresent(listened::append);
  }

  @Override
  public void progress(double progress, @Nullable Double total, @Nullable String message) {
    events.append(message).append('\n');
  }

  @Override
  public void message(String level, String message) {
    events.append(level).append(message).append('\n');
  }

  @Override
  public void executionEvent(Map<String, @Nullable Object> event) {
    events.append(event).append('\n');
  }

  private String audit() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  /** Returns what came out of every door, by its name. */
  Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("outcomes", outcomes.toString());
    texts.put("listeners", listened.toString());
    texts.put("events", events.toString());
    texts.put("the log", log.toString(StandardCharsets.UTF_8));
    texts.put("the audit log", audit());
    return texts;
  }
}
