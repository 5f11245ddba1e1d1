package dev.mxcp.cli.terminal;

import java.time.Duration;

/** Says how many there are. */
public final class Plural {

  private Plural() {}

  /** Returns {@code 500 ms}, {@code 5 s} or {@code 2 min}. */
  public static String time(Duration time) {
    long millis = time.toMillis();
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    return millis % 60_000 == 0 ? millis / 60_000 + " min" : millis / 1000 + " s";
  }

  /** Returns {@code 1 file} or {@code 2 files}. */
  public static String of(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
