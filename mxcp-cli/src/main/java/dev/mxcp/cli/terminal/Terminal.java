package dev.mxcp.cli.terminal;

/** What is known of the terminal that the command runs in. */
public final class Terminal {

  private Terminal() {}

  /** Returns whether colours show: the script found a terminal, and nobody said NO_COLOR. */
  public static boolean hasColour() {
    String refused = System.getenv("NO_COLOR");
    return Boolean.getBoolean("mxcp.terminal") && (refused == null || refused.isEmpty());
  }
}
