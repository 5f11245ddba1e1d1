package dev.mxcp.spi;

import dev.mxcp.config.NamedDatabase;

/** Factory of providers for the databases that a profile declares under {@code databases}. */
@FunctionalInterface
public interface DatabaseFactory {

  /**
   * Returns the provider of a database; it is not opened yet.
   *
   * @throws dev.mxcp.error.ConfigException if it can never be opened as declared
   */
  DatabaseProvider create(NamedDatabase declared);
}
