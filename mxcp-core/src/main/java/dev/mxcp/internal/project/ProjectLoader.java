package dev.mxcp.internal.project;

/** Reads a project from its directory. */
public final class ProjectLoader {

  private ProjectLoader() {}

  /**
   * Reads everything.
   *
   * @throws dev.mxcp.error.LoadException where the site or user file cannot be used at all, with
   *     every problem of the project; problems of endpoint files only are in the result
   */
  public static Project load(ProjectRequest request) {
    throw new UnsupportedOperationException();
  }
}
