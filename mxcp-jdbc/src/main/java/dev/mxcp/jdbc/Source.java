package dev.mxcp.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come from.
 *
 * @param given the host's source; null for a pool of our own
 * @param url the address for the pool
 * @param user the name to log in with; null for none
 * @param password the password; null for none
 */
record Source(
    @Nullable DataSource given, String url, @Nullable String user, @Nullable String password) {

  private static final int SHORTEST_SECRET = 3;

  Source login(String name, @Nullable String secret) {
    if (given != null) {
      throw new IllegalStateException("The host's source logs in by itself");
    }
    return new Source(null, url, name, secret);
  }

  /** Returns what no message may hold: the password, and what the URL has for one. */
  List<String> hidden() {
    List<String> hidden = new ArrayList<>();
    if (password != null && password.length() >= SHORTEST_SECRET) {
      hidden.add(password);
    }
    int query = url.indexOf('?');
    if (query >= 0) {
      for (String parameter : url.substring(query + 1).split("[&;]", -1)) {
        int equals = parameter.indexOf('=');
        String name = parameter.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
        if (name.contains("password") && parameter.length() - equals > SHORTEST_SECRET) {
          hidden.add(parameter.substring(equals + 1));
        }
      }
      hidden.add(url.substring(query));
    }
    int at = url.indexOf('@');
    int slashes = url.indexOf("//");
    if (slashes >= 0 && at > slashes) {
      hidden.add(url.substring(slashes + 2, at));
    }
    return hidden;
  }

  @Override
  public String toString() {
    if (given != null) {
      return given.getClass().getSimpleName();
    }
    String shown = url.replaceFirst("[?;].*", "");
    return shown.replaceFirst("//[^/]*@", "//");
  }
}
