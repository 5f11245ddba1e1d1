package dev.mxcp.spi;

/**
 * Resolves references in the configuration, such as {@code vault://path#key}.
 *
 * <p>Asked while a project is loaded, for references of the active profile only.
 */
public interface SecretResolver {

  /** Returns the scheme that it resolves, without {@code ://}. */
  String scheme();

  /**
   * Returns the value that a reference stands for.
   *
   * @param reference the whole text, scheme included
   * @throws Exception where it cannot; the message must not hold a secret
   */
  String resolve(String reference) throws Exception;
}
