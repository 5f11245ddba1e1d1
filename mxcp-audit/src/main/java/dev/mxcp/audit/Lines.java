package dev.mxcp.audit;

import dev.mxcp.json.JsonText;
import dev.mxcp.spi.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as lines of JSON. */
final class Lines {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What stands before the code of a line. */
  static final String CODE = ",\"record_hash\":\"";

  /** What stands after the code of a line. */
  static final String END = "\"}";

  /** The length of the end of a line that its code does not cover, without the line break. */
  static final int UNCOVERED = CODE.length() + 64 + END.length();

  private Lines() {}

  /** Returns the fields of a record, without those of the chain. */
  static Map<String, @Nullable Object> fields(AuditRecord record) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    String status = record.error() == null ? "success" : "error";
    fields.put("schema_name", "mxcp.endpoints");
    fields.put("schema_version", 2L);
    fields.put("record_id", record.id());
    fields.put("timestamp", moment(record.timestamp()));
    fields.put("operation_type", record.kind().key());
    fields.put("operation_name", record.name());
    fields.put("operation_status", status);
    fields.put("duration_ms", record.duration().toMillis());
    fields.put("caller_type", record.caller().type());
    fields.put("user_id", record.caller().userId());
    fields.put("session_id", record.caller().sessionId());
    fields.put("trace_id", record.caller().traceId());
    fields.put("input_data", record.input());
    fields.put("output_data", record.output());
    fields.put("error", record.error());
    fields.put("policies_evaluated", record.policiesEvaluated());
    fields.put("policy_decision", record.policyDecision());
    fields.put("policy_reason", record.policyReason());
    fields.put("business_context", business(record, status));
    fields.put("execution_events", record.events());
    return fields;
  }

  private static Map<String, @Nullable Object> business(AuditRecord record, String status) {
    Map<String, @Nullable Object> business = new LinkedHashMap<>();
    business.put("operation_type", record.kind().key());
    business.put("operation_name", record.name());
    business.put("operation_status", status);
    business.put("policy_decision", record.policyDecision());
    return business;
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** A line with its code; null without a chain. */
  @SuppressWarnings("ArrayRecordComponent") // lines are written, never compared
  record Line(byte[] bytes, @Nullable String code) {}

  /** Returns a line, line break included. */
  static Line line(Map<String, @Nullable Object> fields, Chain chain, String previous) {
    fields.put("signature", null);
    fields.put("prev_hash", chain.isOn() ? previous : null);
    if (!chain.isOn()) {
      fields.put("record_hash", null);
      return new Line((JsonText.write(fields) + "\n").getBytes(StandardCharsets.UTF_8), null);
    }
    String open = JsonText.write(fields);
    byte[] covered = open.substring(0, open.length() - 1).getBytes(StandardCharsets.UTF_8);
    String code = chain.code(covered, covered.length);
    String all = open.substring(0, open.length() - 1) + CODE + code + END + "\n";
    return new Line(all.getBytes(StandardCharsets.UTF_8), code);
  }
}
