package dev.mxcp.cli.terminal;

/** Says how many there are. */
public final class Plural {

  private Plural() {}

  /** Returns {@code 1 file} or {@code 2 files}. */
  public static String of(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
