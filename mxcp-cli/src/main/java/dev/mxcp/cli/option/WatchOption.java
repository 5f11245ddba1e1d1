package dev.mxcp.cli.option;

import dev.mxcp.cli.output.FailureHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Runs a command again whenever a source of the project changes. */
public final class WatchOption {

  private static final Set<String> SOURCES = Set.of("yml", "yaml", "sql", "py");

  /** Short enough to feel at once, long enough for an editor to finish writing. */
  private static final long LOOK_MILLIS = 300;

  @Option(
      names = "--watch",
      description = "Run again whenever a source of the project changes, until interrupted.")
  private boolean watch;

  /** Runs the command, once or until the process is interrupted. */
  public int repeat(CommonOptions common, Callable<Integer> command) throws Exception {
    if (!watch) {
      return command.call();
    }
    Path project = common.project().path();
    while (true) {
      Map<Path, FileTime> before = sources(project);
      attempt(common, command);
      common.output().note("waiting for changes in " + project);
      awaitChange(project, before);
    }
  }

  private static void attempt(CommonOptions common, Callable<Integer> command) {
    try {
      command.call();
    } catch (Exception e) {
      common.output().failure(FailureHandler.translate(e));
    }
  }

  private static void awaitChange(Path project, Map<Path, FileTime> before)
      throws InterruptedException {
    do {
      Thread.sleep(LOOK_MILLIS);
    } while (sources(project).equals(before));
  }

  private static Map<Path, FileTime> sources(Path project) {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.find(project, 32, (path, attributes) -> isSource(path))) {
      for (Path file : files.toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    } catch (IOException | UncheckedIOException e) {
      // A file went away while it was looked at: the next look sees what is there then.
      times.clear();
    }
    return times;
  }

  private static boolean isSource(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && SOURCES.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
