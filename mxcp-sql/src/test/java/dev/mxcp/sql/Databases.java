package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.DatabaseProvider;
import java.nio.file.Path;
import java.util.List;

/** Databases and configurations for tests. */
public final class Databases {

  private Databases() {}

  public static DatabaseProvider.Opened inMemory() {
    return open(SqlInvoker.duckDb(), null, false);
  }

  public static DatabaseProvider.Opened file(Path file) {
    return open(SqlInvoker.duckDb(), file, false);
  }

  public static DatabaseProvider.Opened open(SqlInvoker invoker, Path file, boolean readOnly) {
    return open(invoker, config(file, readOnly), DatabaseProvider.Mode.SERVE);
  }

  public static DatabaseProvider.Opened open(
      SqlInvoker invoker, Config config, DatabaseProvider.Mode mode) {
    return invoker.databaseProvider().orElseThrow().open(config, mode);
  }

  public static Config config(Path file, boolean readOnly) {
    return config(new DatabaseSettings(file, readOnly, List.of()), List.of(), List.of());
  }

  public static Config config(
      DatabaseSettings settings, List<PluginSettings> plugins, List<Secret> secrets) {
    return Config.builder(Path.of("").toAbsolutePath())
        .project("test")
        .profile("default")
        .database(settings)
        .plugins(plugins)
        .secrets(new Secrets(secrets))
        .build();
  }
}
