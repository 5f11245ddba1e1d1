package dev.mxcp.python.internal.cpython;

import dev.mxcp.error.ConfigException;
import dev.mxcp.python.engine.PythonSetup;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter program of a setup, or why there is none.
 *
 * @param path the program itself, not a launcher that leads to it; null where there is none
 * @param reason why there is none; null where there is one
 */
record Executable(@Nullable Path path, @Nullable String reason) {

  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final int OLDEST_MINOR = 9;
  private static final long PROBE_SECONDS = 60;

  /** Works in every Python, so that one that is too old can say so. */
  private static final String PROBE =
      "import sys;sys.stdout.write('%d.%d\\n%s' % (sys.version_info[:2] + (sys.executable,)))";

  /** Looks for an interpreter: the named one; else the project's own; else those on the path. */
  static Executable find(PythonSetup setup) {
    Path named = setup.executable();
    if (named != null) {
      Path path = setup.projectDirectory().resolve(named);
      return probe(Files.exists(path) ? path : named, setup)
          .orElseGet(
              () -> new Executable(null, "The Python executable " + named + " cannot be run"));
    }
    Executable unfit = null;
    for (Path candidate : candidates(setup)) {
      Executable probed = probe(candidate, setup).orElse(null);
      if (probed != null && probed.path != null) {
        return probed;
      }
      unfit = unfit == null ? probed : unfit;
    }
    return unfit != null ? unfit : new Executable(null, "No python3 was found on the PATH");
  }

  /**
   * Returns the program that {@link #find} will most likely come to.
   *
   * @return null where none is in sight, or only a script, which leads to another one
   */
  static @Nullable Path likely(PythonSetup setup) {
    Path named = setup.executable();
    Path program =
        named != null
            ? setup.projectDirectory().resolve(named)
            : candidates(setup).stream().findFirst().orElse(null);
    return program == null || isScript(program) ? null : program;
  }

  private static boolean isScript(Path program) {
    try (InputStream in = Files.newInputStream(program)) {
      return in.read() == '#' && in.read() == '!';
    } catch (IOException e) {
      return true;
    }
  }

  private static List<Path> candidates(PythonSetup setup) {
    List<Path> paths = new ArrayList<>();
    Path venv = setup.projectDirectory().resolve(".venv");
    paths.add(venv.resolve(WINDOWS ? "Scripts/python.exe" : "bin/python"));
    String[] directories =
        setup.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    for (String name : List.of("python3", "python")) {
      for (String directory : directories) {
        if (!directory.isEmpty()) {
          paths.add(Path.of(directory, WINDOWS ? name + ".exe" : name));
        }
      }
    }
    return paths.stream().filter(Files::isExecutable).toList();
  }

  private static Optional<Executable> probe(Path program, PythonSetup setup) {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "-c", PROBE);
    builder.environment().clear();
    builder.environment().putAll(setup.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // What it says fits into the pipe.
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String output = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? judge(program, output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Executable> judge(Path program, String output) {
    String[] lines = output.split("\n", 2);
    String[] version = lines[0].split("\\.", 2);
    if (lines.length < 2 || version.length < 2) {
      return Optional.empty();
    }
    if (!version[0].equals("3") || Integer.parseInt(version[1]) < OLDEST_MINOR) {
      String text = program + " is Python " + lines[0] + ", which is too old: 3.9 is the oldest";
      return Optional.of(new Executable(null, text));
    }
    return Optional.of(new Executable(lines[1].isEmpty() ? program : Path.of(lines[1]), null));
  }

  /** Returns why there is no interpreter; empty where there is one. */
  Optional<String> problem() {
    return Optional.ofNullable(reason);
  }

  /** Returns the program. */
  Path pathOrThrow() {
    if (path == null) {
      throw new ConfigException(reason + ". Install Python 3.9 or newer, or name one");
    }
    return path;
  }
}
