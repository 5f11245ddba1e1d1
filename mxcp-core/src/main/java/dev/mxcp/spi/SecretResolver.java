package dev.mxcp.spi;

/**
 * Resolver of references in the configuration, such as {@code vault://path#key}.
 *
 * <p>Asked while a project is loaded, for references of the active profile only.
 */
public interface SecretResolver {

  /** Returns the scheme of its references, without {@code ://}. */
  String scheme();

  /**
   * Returns the value of a reference.
   *
   * @param reference the whole text, scheme included
   * @throws Exception where it cannot; the message must not hold a secret
   */
  String resolve(String reference) throws Exception;
}
