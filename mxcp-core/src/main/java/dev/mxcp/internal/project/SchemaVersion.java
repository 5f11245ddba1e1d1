package dev.mxcp.internal.project;

import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.yaml.Node;
import java.util.Set;

/** The rule about {@code mxcp:}, the version of the format. */
final class SchemaVersion {

  private static final Set<Object> KNOWN = Set.of(1L, 1.0, "1", "1.0", "1.0.0");

  private SchemaVersion() {}

  /** Reports a version that is not known; none at all is fine. */
  static void check(Node.Mapping root, ProblemList problems) {
    Node version = root.get("mxcp");
    if (version == null || version.isNull()) {
      return;
    }
    if (!(version instanceof Node.Scalar scalar) || !KNOWN.contains(scalar.value())) {
      String message = "This version of the format is not known; the known one is 1.";
      problems.error(ProblemCode.UNKNOWN_VERSION, version.position(), message, "Write `mxcp: 1`.");
    }
  }
}
