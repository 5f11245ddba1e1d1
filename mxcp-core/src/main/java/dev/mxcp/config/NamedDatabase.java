package dev.mxcp.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A database that a profile declares under {@code databases}.
 *
 * @param name the name that endpoints choose it by
 * @param url its address, such as {@code jdbc:postgresql://db.example.com/shop}
 * @param user the name to log in with; null for none
 * @param password the password; null for none
 * @param session settings of the database and the properties of the caller that they get, such as
 *     {@code app.tenant} and {@code user.claims.tenant}, in order
 * @param runAs the property of the caller that names the role to take on; null for none
 * @param readOnly whether nothing may be written
 * @param poolSize the most connections; null for the default
 */
public record NamedDatabase(
    String name,
    String url,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> session,
    @Nullable String runAs,
    boolean readOnly,
    @Nullable Integer poolSize) {

  /** Copies the map. */
  public NamedDatabase {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(url, "url");
    session = Collections.unmodifiableMap(new LinkedHashMap<>(session));
  }

  /** Returns the name; neither address nor password. */
  @Override
  public String toString() {
    return "NamedDatabase[" + name + "]";
  }
}
