package dev.mxcp.cli.terminal;

/** The terminal that the command runs in, as the script that starts it found it. */
public final class Terminal {

  private static final int NARROWEST = 20;

  private Terminal() {}

  /** Returns whether to use colours: output goes to a terminal, and NO_COLOR is not set. */
  public static boolean hasColour() {
    String refused = System.getenv("NO_COLOR");
    return isOutput() && (refused == null || refused.isEmpty());
  }

  /** Returns whether stdout and stderr are a terminal. */
  public static boolean isOutput() {
    return Boolean.getBoolean("mxcp.terminal");
  }

  /** Returns whether a person can be asked: stdin is a terminal, too. */
  public static boolean isInteractive() {
    return isOutput() && Boolean.getBoolean("mxcp.terminal.input");
  }

  /** Returns the columns of the terminal; no limit if there is none or it does not say. */
  public static int columns() {
    int columns = Integer.getInteger("mxcp.columns", 0);
    return isOutput() && columns > 0 ? Math.max(columns, NARROWEST) : Integer.MAX_VALUE;
  }
}
