package dev.mxcp.cli;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Installs the packages that a project's Python tools need. */
@Command(
    name = "install",
    description = "Installs the project's requirements.txt into its .venv, where tools find it.",
    footerHeading = "%nExamples:%n",
    footer = {"  mxcp python install", "  mxcp python install --python python3.12"})
final class PythonInstallCommand implements Callable<Integer> {

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "What makes the .venv where there is none. Default: ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    Path root = common.project().path();
    Path requirements = root.resolve("requirements.txt");
    if (!Files.isRegularFile(requirements)) {
      throw CommandFailure.failed(
          "not_found",
          "The project has no requirements.txt.",
          "Name the packages that its tools import, one in each line.",
          null);
    }
    Path venv = root.resolve(".venv");
    Path executable = executable(venv);
    if (!Files.exists(executable)) {
      run(root, python, "-m", "venv", venv.toString());
    }
    run(root, executable.toString(), "-m", "pip", "install", "-r", requirements.toString());
    common
        .output()
        .result(
            Map.of("venv", ".venv", "requirements", "requirements.txt"),
            "Installed requirements.txt into .venv.");
    return 0;
  }

  private static Path executable(Path venv) {
    boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
    return venv.resolve(isWindows ? "Scripts/python.exe" : "bin/python");
  }

  /** Runs a program that writes to stderr, where it does not disturb the result. */
  private static void run(Path directory, String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      process.getInputStream().transferTo(System.err);
      int code = process.waitFor();
      if (code != 0) {
        throw failed(String.join(" ", command) + " ended with code " + code);
      }
    } catch (IOException e) {
      throw failed(command[0] + " cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command[0] + " was interrupted");
    }
  }

  private static CommandFailure failed(String text) {
    return CommandFailure.failed("python", "The packages were not installed: " + text, null, null);
  }
}
