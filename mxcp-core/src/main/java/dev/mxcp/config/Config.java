package dev.mxcp.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the active profile, from site file and user file, with every reference
 * resolved.
 *
 * <p>Immutable. Its {@code toString} holds no secret.
 */
public final class Config {

  private final Path directory;
  private final String project;
  private final String profile;
  private final DatabaseSettings database;
  private final List<NamedDatabase> databases;
  private final AuditSettings audit;
  private final List<PluginSettings> plugins;
  private final Secrets secrets;
  private final Map<String, @Nullable Object> site;
  private final Map<String, @Nullable Object> user;

  private Config(Builder builder) {
    directory = builder.directory;
    project = builder.project;
    profile = builder.profile;
    database = builder.database;
    databases = builder.databases;
    audit =
        builder.audit == null
            ? AuditSettings.builder(
                    directory.resolve("audit").resolve("logs-" + profile + ".jsonl"))
                .build()
            : builder.audit;
    plugins = builder.plugins;
    secrets = builder.secrets;
    site = Collections.unmodifiableMap(new LinkedHashMap<>(builder.site));
    user = Collections.unmodifiableMap(new LinkedHashMap<>(builder.user));
  }

  /**
   * Returns a builder of the configuration of a project without settings.
   *
   * @param directory the project's directory, absolute
   */
  public static Builder builder(Path directory) {
    return new Builder(directory);
  }

  /** Returns the project's directory, absolute: where {@code mxcp-site.yml} stands. */
  public Path directory() {
    return directory;
  }

  /**
   * Returns a directory of {@code paths:}, absolute, which need not exist.
   *
   * @param key its key, such as {@code python}, which is also its name unless the site file says so
   */
  public Path directory(String key) {
    return directory.resolve(setting("paths." + key).orElse(key).toString());
  }

  /** Returns the name of the project. */
  public String project() {
    return project;
  }

  /** Returns the name of the active profile. */
  public String profile() {
    return profile;
  }

  /** Returns the settings of the default database. */
  public DatabaseSettings database() {
    return database;
  }

  /** Returns the other databases that the profile declares, in order; immutable. */
  public List<NamedDatabase> databases() {
    return databases;
  }

  /** Returns the settings of the audit log. */
  public AuditSettings audit() {
    return audit;
  }

  /** Returns the plugins of the project, in order; immutable. */
  public List<PluginSettings> plugins() {
    return plugins;
  }

  /** Returns the secrets of the profile. */
  public Secrets secrets() {
    return secrets;
  }

  /** Returns the site file as written, as maps and lists; immutable. */
  public Map<String, @Nullable Object> site() {
    return site;
  }

  /**
   * Returns the user file as maps and lists; it holds secrets. The active profile, {@code
   * projects.<project>.profiles.<profile>}, is always there and complete: references are resolved,
   * and {@code secrets} lists all of them. The rest is as written. Immutable.
   */
  public Map<String, @Nullable Object> user() {
    return user;
  }

  /**
   * Returns a value of the site file.
   *
   * @param path keys joined by dots, such as {@code profiles.default.duckdb.path}; lists cannot be
   *     entered
   * @return the value as written; empty where there is none, or where it is null
   */
  public Optional<Object> setting(String path) {
    Object value = site;
    for (String key : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map) || map.get(key) == null) {
        return Optional.empty();
      }
      value = map.get(key);
    }
    return Optional.of(value);
  }

  /** Returns a mapping of the site file by its top-level key; empty where there is none. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> section(String key) {
    return site.get(key) instanceof Map<?, ?> map
        ? Collections.unmodifiableMap((Map<String, @Nullable Object>) map)
        : Map.of();
  }

  /** Returns project, profile and directory; no settings. */
  @Override
  public String toString() {
    return "Config[project=" + project + ", profile=" + profile + ", directory=" + directory + "]";
  }

  /** Builds a {@link Config}. Not thread-safe. */
  public static final class Builder {

    private final Path directory;
    private String project = "mxcp";
    private String profile = "default";
    private DatabaseSettings database = new DatabaseSettings(null, false, List.of());
    private List<NamedDatabase> databases = List.of();
    private @Nullable AuditSettings audit;
    private List<PluginSettings> plugins = List.of();
    private Secrets secrets = Secrets.NONE;
    private Map<String, @Nullable Object> site = Map.of();
    private Map<String, @Nullable Object> user = Map.of();

    private Builder(Path directory) {
      this.directory = Objects.requireNonNull(directory, "directory");
    }

    /** Sets the name of the project. */
    public Builder project(String name) {
      project = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Sets the name of the active profile; the default is {@code default}. */
    public Builder profile(String name) {
      profile = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Sets the settings of the default database, which is in memory otherwise. */
    public Builder database(DatabaseSettings settings) {
      database = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** Sets the other databases. */
    public Builder databases(List<NamedDatabase> declared) {
      databases = List.copyOf(declared);
      return this;
    }

    /** Sets the settings of the audit log, which is off otherwise. */
    public Builder audit(AuditSettings settings) {
      audit = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** Sets the plugins. */
    public Builder plugins(List<PluginSettings> settings) {
      plugins = List.copyOf(settings);
      return this;
    }

    /** Sets the secrets. */
    public Builder secrets(Secrets known) {
      secrets = Objects.requireNonNull(known, "known");
      return this;
    }

    /** Sets the site file, as maps and lists. */
    public Builder site(Map<String, ? extends @Nullable Object> document) {
      site = new LinkedHashMap<>(document);
      return this;
    }

    /** Sets the user file, as maps and lists. */
    public Builder user(Map<String, ? extends @Nullable Object> document) {
      user = new LinkedHashMap<>(document);
      return this;
    }

    /** Returns the configuration; the builder can be used again. */
    public Config build() {
      return new Config(this);
    }
  }
}
