package dev.mxcp;

import dev.mxcp.internal.engine.HeaderRules;
import dev.mxcp.spi.Approval;
import dev.mxcp.spi.AuditSink;
import dev.mxcp.spi.ConditionLanguage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access control and audit options of {@link MxcpBuilder}.
 *
 * @param <B> the builder
 */
abstract sealed class ProtectionOptions<B> permits MxcpBuilder {

  private final Set<String> trustedHeaders = new LinkedHashSet<>();
  private @Nullable ConditionLanguage conditions;
  private @Nullable Approval approval;
  private @Nullable AuditSink audit;

  ProtectionOptions() {}

  abstract B self();

  /**
   * Sets the language of policy conditions, such as {@code CelPolicies.create()} of mxcp-policies.
   */
  public final B policies(ConditionLanguage language) {
    conditions = Objects.requireNonNull(language, "language");
    return self();
  }

  /** Sets the approval that is requested before a tool with {@code destructiveHint: true} runs. */
  public final B approval(Approval asked) {
    approval = Objects.requireNonNull(asked, "asked");
    return self();
  }

  /** Sets the sink of audit records, such as {@code JsonLinesAudit.create()}. */
  public final B audit(AuditSink sink) {
    audit = Objects.requireNonNull(sink, "sink");
    return self();
  }

  /**
   * Trusts request headers, named in any case; {@code *} trusts all. Only trusted headers can be
   * the origin of parameters, and {@code Authorization} and {@code Cookie} reach tools only if
   * named.
   */
  public final B trustedHeaders(String... names) {
    trustedHeaders.addAll(List.of(names));
    return self();
  }

  @Nullable ConditionLanguage conditions() {
    return conditions;
  }

  @Nullable Approval approval() {
    return approval;
  }

  @Nullable AuditSink audit() {
    return audit;
  }

  HeaderRules headerRules() {
    return HeaderRules.trusting(Set.copyOf(trustedHeaders));
  }
}
