package dev.mxcp.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database that a profile declares under {@code databases}. Immutable. */
public final class NamedDatabase {

  private final String name;
  private final String url;
  private final @Nullable String user;
  private final @Nullable String password;
  private final Map<String, String> session;
  private final @Nullable String runAs;
  private final boolean readOnly;
  private final @Nullable Integer poolSize;

  private NamedDatabase(Builder builder) {
    name = builder.name;
    url = builder.url;
    user = builder.user;
    password = builder.password;
    session = builder.session;
    runAs = builder.runAs;
    readOnly = builder.readOnly;
    poolSize = builder.poolSize;
  }

  /**
   * Begins a database.
   *
   * @param name the name that endpoints choose it by
   * @param url its address, such as {@code jdbc:postgresql://db.example.com/shop}
   */
  public static Builder builder(String name, String url) {
    return new Builder(name, url);
  }

  /** Returns the name that endpoints choose it by. */
  public String name() {
    return name;
  }

  /** Returns its address. */
  public String url() {
    return url;
  }

  /** Returns the name to log in with; null for none. */
  public @Nullable String user() {
    return user;
  }

  /** Returns the password; null for none. */
  public @Nullable String password() {
    return password;
  }

  /**
   * Returns settings of the database and the properties of the caller that they get, such as {@code
   * app.tenant} and {@code user.claims.tenant}, in order.
   */
  public Map<String, String> session() {
    return session;
  }

  /** Returns the property of the caller that names the role to take on; null for none. */
  public @Nullable String runAs() {
    return runAs;
  }

  /** Returns whether nothing may be written. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Returns the most connections; null for the default. */
  public @Nullable Integer poolSize() {
    return poolSize;
  }

  /** Returns the name; neither address nor password. */
  @Override
  public String toString() {
    return "NamedDatabase[" + name + "]";
  }

  /** Builds a {@link NamedDatabase}. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final String url;
    private @Nullable String user;
    private @Nullable String password;
    private Map<String, String> session = Map.of();
    private @Nullable String runAs;
    private boolean readOnly;
    private @Nullable Integer poolSize;

    private Builder(String name, String url) {
      this.name = Objects.requireNonNull(name, "name");
      this.url = Objects.requireNonNull(url, "url");
    }

    /** Sets name and password to log in with; null for none. */
    public Builder login(@Nullable String loginName, @Nullable String secret) {
      user = loginName;
      password = secret;
      return this;
    }

    /** Sets settings of the database, and the properties of the caller that they get. */
    public Builder session(Map<String, String> settings) {
      session = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      return this;
    }

    /** Sets the property of the caller that names the role to take on; null for none. */
    public Builder runAs(@Nullable String property) {
      runAs = property;
      return this;
    }

    /** Sets whether nothing may be written; the default is false. */
    public Builder readOnly(boolean only) {
      readOnly = only;
      return this;
    }

    /** Sets the most connections; null for the default of whatever opens it. */
    public Builder poolSize(@Nullable Integer connections) {
      poolSize = connections;
      return this;
    }

    /** Returns the database. */
    public NamedDatabase build() {
      return new NamedDatabase(this);
    }
  }
}
