package dev.mxcp.cli;

import dev.mxcp.Outcome;
import dev.mxcp.fixture.ProjectDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A project directory on which the command runs: in this process, which is fast, or as a process of
 * its own with that working directory and an environment.
 */
final class Cli {

  private static final Set<String> OF_PROJECTS =
      Set.of(
          "run",
          "query",
          "validate",
          "test",
          "list",
          "lint",
          "schema",
          "log",
          "serve",
          "log-cleanup",
          "drift-snapshot",
          "drift-check");

  private final Path directory;
  private final Map<String, String> environment;

  private Cli(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Returns a directory that is no project yet. */
  static Cli in(Path directory) {
    return new Cli(directory, Map.of());
  }

  /** Returns a new project. */
  static Cli project(Path directory) {
    return in(directory).write("mxcp-site.yml", "mxcp: 1\nproject: test\nprofile: default\n");
  }

  Cli with(Map<String, String> variables) {
    return new Cli(directory, variables);
  }

  Cli in(String subdirectory) {
    return new Cli(directory.resolve(subdirectory), environment);
  }

  Path directory() {
    return directory;
  }

  Cli write(String path, String text) {
    new ProjectDirectory(directory).write(path, text);
    return this;
  }

  /** What the process printed, and its exit code. */
  record Result(int code, String out, String err) {

    /** Returns stdout as one JSON object; it must be one line and nothing else. */
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
      if (out.strip().contains("\n")) {
        throw new AssertionError("More than one line on stdout:\n" + out);
      }
      return (Map<String, Object>) Outcome.Ok.fromJson(out.strip()).value();
    }

    /** Returns the result of the envelope. */
    @SuppressWarnings("unchecked")
    Map<String, Object> result() {
      return (Map<String, Object>) json().get("result");
    }
  }

  /**
   * Runs the command in this process. The working directory is another one, so files among the
   * arguments are absolute; {@code MXCP_CONFIG} becomes an option, other variables are refused.
   */
  Result run(String... arguments) {
    return runWithInput("", arguments);
  }

  Result runWithInput(String input, String... arguments) {
    PrintStream err = System.err;
    InputStream in = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toLog = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(toLog);
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      int code = Main.run(toOut, toLog, here(arguments));
      return new Result(
          code, out.toString(StandardCharsets.UTF_8), log.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(err);
      System.setIn(in);
    }
  }

  /** Adds the options that stand for the working directory and the environment. */
  private String[] here(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean needsProject = OF_PROJECTS.contains(all.isEmpty() ? "" : all.get(0));
    if (needsProject && !all.contains("--project")) {
      all.addAll(List.of("--project", directory.toString()));
    }
    environment.forEach(
        (name, value) -> {
          if (!name.equals("MXCP_CONFIG")) {
            throw new IllegalStateException(name + " is for a process of its own");
          }
          all.addAll(List.of("--config", value));
        });
    return all.toArray(String[]::new);
  }

  /** Runs the command as a process, with its own working directory and environment. */
  Result process(String... arguments) {
    return finish(start(arguments), "");
  }

  /** Runs the command as a process that reads a text. */
  Result processWithInput(String input, String... arguments) {
    return finish(start(arguments), input);
  }

  /** Runs the command as a process with more options of the virtual machine. */
  Result processWith(List<String> options, String... arguments) {
    List<String> command = command(arguments);
    command.addAll(1, options);
    return finish(launch(command), "");
  }

  /** Returns the absolute name of a file of the project. */
  String path(String file) {
    return directory.resolve(file).toString();
  }

  /** Starts the command, for tests that do not wait for its end. */
  Process start(String... arguments) {
    return launch(command(arguments));
  }

  /**
   * Starts the command as a terminal does. Where a script runs these tests in the background, it
   * would inherit that SIGINT and SIGHUP are ignored.
   */
  Process startInForeground(String... arguments) {
    String program =
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
            + " signal.signal(signal.SIGHUP, signal.SIG_DFL);"
            + " os.execv(sys.argv[1], sys.argv[1:])";
    List<String> command = new ArrayList<>(List.of("python3", "-c", program));
    command.addAll(command(arguments));
    return launch(command);
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts another class of these tests with the options of the command. */
  Process startMain(Class<?> main) {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return launch(command);
  }

  private List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    java.add("-Duser.home=" + directory);
    if (Runtime.version().feature() >= 22) {
      java.add("--enable-native-access=ALL-UNNAMED");
    }
    return java;
  }

  /** Starts any program in the directory. */
  Process launch(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("MXCP_"));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("HOME", directory.toString());
      // Nothing of a test goes to the cache of the person who runs it.
      builder.environment().put("XDG_CACHE_HOME", "/dev/null");
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a process. */
  static Result finish(Process process, String input) {
    try {
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("The command did not end:\n" + out.join() + err.join());
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
