package dev.mxcp.example.tutorial;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Tells what the python3 of this machine has. */
final class PythonModules {

  private PythonModules() {}

  /** Returns whether there is a python3 that can import a module. */
  static boolean has(String module) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
