package dev.mxcp.testing;

import java.util.List;

/**
 * Where something was opened: the code nearest to it that is neither the JDK's nor a library's.
 *
 * @param frames the places, innermost first; at most three
 */
record Origin(List<String> frames) {

  private static final List<String> LIBRARIES =
      List.of("java.", "jdk.", "sun.", "org.junit.", "org.apache.maven.", "dev.mxcp.testing.");

  /** Returns where the caller was called from. */
  static Origin here() {
    List<StackTraceElement> all = List.of(new Throwable().getStackTrace());
    List<String> own =
        all.stream().filter(Origin::isOwn).limit(3).map(StackTraceElement::toString).toList();
    return new Origin(
        own.isEmpty() ? all.stream().limit(3).map(StackTraceElement::toString).toList() : own);
  }

  private static boolean isOwn(StackTraceElement frame) {
    String name = frame.getClassName();
    // Tests in this very package are users of the library, too.
    return LIBRARIES.stream().noneMatch(name::startsWith) || name.contains("Test");
  }

  @Override
  public String toString() {
    return String.join("\n        from ", frames);
  }
}
