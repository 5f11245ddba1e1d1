package dev.mxcp.python.internal.cpython;

/** How a process ended, in words. */
final class Ending {

  private static final int SIGNAL_BASE = 128;

  private Ending() {}

  static String describe(Process process, String lastLines) {
    String text = "The Python process " + (process.isAlive() ? "hung" : exit(process.exitValue()));
    return lastLines.isEmpty() ? text : text + "; its last output:\n" + lastLines;
  }

  private static String exit(int code) {
    if (code <= SIGNAL_BASE) {
      return "ended with exit code " + code;
    }
    int signal = code - SIGNAL_BASE;
    return switch (signal) {
      case 6 -> "was aborted";
      case 9 -> "was killed, perhaps for lack of memory";
      case 11 -> "crashed in native code";
      case 15 -> "was terminated";
      default -> "was ended by signal " + signal;
    };
  }
}
