package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.config.NamedDatabase;
import dev.mxcp.error.ConfigException;
import dev.mxcp.spi.DatabaseFactory;
import dev.mxcp.spi.DatabaseProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where named databases come from.
 *
 * @param ofHost the providers that the host added
 * @param factory makes providers of declared databases; null if nothing does
 */
public record DatabaseSources(
    Map<String, DatabaseProvider> ofHost, @Nullable DatabaseFactory factory) {

  /** Copies the map. */
  public DatabaseSources {
    ofHost = new LinkedHashMap<>(ofHost);
  }

  /** Returns the providers by name; the host's win over those that the profile declares. */
  Map<String, DatabaseProvider> providers(Config config) {
    Map<String, DatabaseProvider> providers = new LinkedHashMap<>(ofHost);
    for (NamedDatabase declared : config.databases()) {
      if (!ofHost.containsKey(declared.name())) {
        providers.put(declared.name(), provider(declared));
      }
    }
    return providers;
  }

  private DatabaseProvider provider(NamedDatabase declared) {
    if (factory == null) {
      String message =
          "The profile declares the database "
              + declared.name()
              + ", and nothing here opens it. Add mxcp-jdbc and"
              + " databases(JdbcDatabase.declared()) to the builder.";
      return (config, mode) -> {
        throw new ConfigException(message);
      };
    }
    return factory.create(declared);
  }
}
