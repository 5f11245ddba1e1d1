package dev.mxcp.internal.policy;

import dev.mxcp.internal.codec.ResultFilter;
import org.jspecify.annotations.Nullable;

/** Output rules on a result that is written while it is read; for one call. */
public final class StreamRules implements ResultFilter {

  private final OutputRules rules;
  private final CallPolicy call;
  private @Nullable Redaction redaction;

  /**
   * Begins with nothing decided.
   *
   * @param rules rules of which none asks for the result
   */
  public StreamRules(OutputRules rules, CallPolicy call) {
    this.rules = rules;
    this.call = call;
  }

  @Override
  public @Nullable Object value(@Nullable Object plain) {
    return rules.apply(plain, call);
  }

  @Override
  public boolean beginList() {
    Redaction decided = rules.decide(call);
    redaction = decided;
    return !decided.removesAll();
  }

  @Override
  public @Nullable Object item(@Nullable Object plain) {
    if (redaction == null) {
      throw new IllegalStateException("The list has not begun");
    }
    return redaction.applyToItem(plain);
  }
}
