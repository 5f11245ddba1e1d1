package dev.mxcp.spi;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;

/**
 * Destination of audit records.
 *
 * <p>Register it with {@code Mxcp.builder().audit(...)}. Immutable; every generation of a runtime
 * opens a session of its own.
 */
public interface AuditSink {

  /** Returns the name for messages, such as {@code JSON Lines}. */
  String name();

  /**
   * Opens a session, which keeps the records of one generation. Not called if the profile does not
   * enable its audit log.
   *
   * @param settings the audit log of the profile
   * @param secrets the secrets of the profile, for the key
   * @throws dev.mxcp.error.ConfigException if the settings cannot be used
   */
  AuditSession open(AuditSettings settings, Secrets secrets);
}
