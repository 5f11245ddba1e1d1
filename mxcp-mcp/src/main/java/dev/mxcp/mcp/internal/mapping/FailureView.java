package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients read of a failed call: the safe text, and the same as a structure. */
final class FailureView {

  private static final String KEY = "dev.mxcp/error";

  private FailureView() {}

  /**
   * Returns the result of a tool that failed.
   *
   * @param hasSchema whether the tool has an output schema: clients hold structures of failures to
   *     it as well, so that the structure is in {@code _meta} alone
   */
  static Map<String, @Nullable Object> toolResult(Outcome.Failed failed, boolean hasSchema) {
    Map<String, @Nullable Object> structure = structure(failed);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("content", List.of(ContentBlocks.text(failed.message())));
    if (!hasSchema) {
      result.put("structuredContent", Map.of("error", structure));
    }
    result.put("isError", true);
    result.put("_meta", Map.of(KEY, structure));
    return result;
  }

  /** Returns the error for a resource or prompt that failed: they have no other way to say it. */
  static ProtocolException error(Outcome.Failed failed) {
    int code =
        failed.fault() == FailureCode.Fault.CALLER
            ? ProtocolException.INVALID_PARAMS
            : ProtocolException.INTERNAL;
    return new ProtocolException(code, failed.message(), structure(failed));
  }

  private static Map<String, @Nullable Object> structure(Outcome.Failed failed) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("code", failed.code().id());
    map.put("message", failed.message());
    if (!failed.violations().isEmpty()) {
      List<Map<String, String>> violations = new ArrayList<>();
      for (Violation violation : failed.violations()) {
        violations.add(Map.of("path", violation.path(), "message", violation.message()));
      }
      map.put("violations", violations);
    }
    return map;
  }
}
