package dev.mxcp.cli;

/** Says how many there are. */
final class Count {

  private Count() {}

  /** Returns {@code 1 file} or {@code 2 files}. */
  static String of(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
