package dev.mxcp.cli.audit;

import dev.mxcp.definition.EndpointKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of an audit log are meant; each part that is null or empty means all.
 *
 * @param endpoints the endpoints, any of them
 * @param kind the kind of the endpoint
 * @param decision the decision of the policies
 * @param status the outcome
 * @param since the earliest end of the call
 */
public record RecordFilter(
    List<EndpointId> endpoints,
    @Nullable EndpointKind kind,
    @Nullable Decision decision,
    @Nullable Status status,
    @Nullable Instant since) {

  /** All records. */
  public static final RecordFilter ALL = new RecordFilter(List.of(), null, null, null, null);

  /** Copies the list. */
  public RecordFilter {
    endpoints = List.copyOf(endpoints);
  }

  /** What policies decided about a call. */
  public enum Decision {
    /** Nothing was refused or changed. */
    ALLOW("allow"),
    /** The call was refused. */
    DENY("deny"),
    /** Fields of the result were removed or masked. */
    WARN("warn"),
    /** No rule was asked. */
    NONE("n/a");

    private final String text;

    Decision(String text) {
      this.text = text;
    }

    /** Returns the word of the command line. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** How a call ended. */
  public enum Status {
    /** With a result. */
    SUCCESS("success"),
    /** With an error. */
    ERROR("error");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** Returns the word of the command line. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * An endpoint.
   *
   * @param kind its kind
   * @param name its name; for a resource its URI
   */
  public record EndpointId(EndpointKind kind, String name) {}

  /** Returns the filter as a condition, and adds the values of its marks. */
  String condition(List<Object> values) {
    List<String> all = new ArrayList<>();
    all.add("json_type(json) = 'OBJECT'");
    if (!endpoints.isEmpty()) {
      all.add(
          "(" + String.join(" OR ", endpoints.stream().map(e -> one(e, values)).toList()) + ")");
    }
    add(all, values, "operation_type = ?", kind == null ? null : kind.key());
    add(all, values, "operation_status = ?", status == null ? null : status.toString());
    add(
        all,
        values,
        "timestamp >= CAST(? AS TIMESTAMPTZ)",
        since == null ? null : since.toString());
    if (decision == Decision.NONE) {
      all.add("policy_decision IS NULL");
    } else {
      add(all, values, "policy_decision = ?", decision == null ? null : decision.toString());
    }
    return String.join(" AND ", all);
  }

  private static String one(EndpointId endpoint, List<Object> values) {
    values.add(endpoint.kind().key());
    values.add(endpoint.name());
    return "(operation_type = ? AND operation_name = ?)";
  }

  private static void add(
      List<String> all, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      all.add(condition);
      values.add(value);
    }
  }
}
