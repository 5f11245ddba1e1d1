package dev.mxcp.internal.project;

import dev.mxcp.config.NamedDatabase;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code databases} of the active profile: those of the site file, completed and overridden
 * key by key by those of the user file.
 */
final class DatabasesReader {

  private final ProblemList problems;
  private final References references;

  DatabasesReader(References references, ProblemList problems) {
    this.references = references;
    this.problems = problems;
  }

  /** Reads both profiles; either may be null. */
  List<NamedDatabase> read(Node.@Nullable Mapping site, Node.@Nullable Mapping user) {
    Node.Mapping ofSite = site == null ? null : site.mapping("databases");
    Node.Mapping ofUser = user == null ? null : user.mapping("databases");
    Set<String> names = new LinkedHashSet<>(ofSite == null ? Set.of() : ofSite.keys());
    names.addAll(ofUser == null ? Set.of() : ofUser.keys());
    List<NamedDatabase> databases = new ArrayList<>();
    for (String name : names) {
      NamedDatabase database = database(name, entries(name, ofSite, ofUser));
      if (database != null) {
        databases.add(database);
      }
    }
    return databases;
  }

  private static Map<String, Node.Entry> entries(
      String name, Node.@Nullable Mapping site, Node.@Nullable Mapping user) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    Node.Mapping ofSite = site == null ? null : site.mapping(name);
    Node.Mapping ofUser = user == null ? null : user.mapping(name);
    if (ofSite != null) {
      entries.putAll(ofSite.entries());
    }
    if (ofUser != null) {
      entries.putAll(ofUser.entries());
    }
    return entries;
  }

  private @Nullable NamedDatabase database(String name, Map<String, Node.Entry> entries) {
    String url = text(entries.get("url"));
    if (url == null) {
      report(entries, ProblemCode.MISSING_KEY, "The database " + name + " has no url.");
      return null;
    }
    if (!url.startsWith("jdbc:")) {
      report(
          entries,
          ProblemCode.INVALID_VALUE,
          "The url of the database " + name + " does not begin with jdbc:.");
      return null;
    }
    return NamedDatabase.builder(name, url)
        .login(text(entries.get("user")), text(entries.get("password")))
        .session(session(entries.get("session")))
        .runAs(property(entries.get("run_as")))
        .readOnly(Boolean.TRUE.equals(plain(entries.get("readonly"))))
        .poolSize(plain(entries.get("pool_size")) instanceof Number size ? size.intValue() : null)
        .build();
  }

  private void report(Map<String, Node.Entry> entries, ProblemCode code, String message) {
    entries.values().stream()
        .findFirst()
        .ifPresent(entry -> problems.error(code, entry.position(), message, null));
  }

  private static @Nullable Object plain(Node.@Nullable Entry entry) {
    return entry == null ? null : entry.value().plain();
  }

  private @Nullable String text(Node.@Nullable Entry entry) {
    Object value = entry == null ? null : references.resolve(entry.value());
    return value == null ? null : value.toString();
  }

  private Map<String, String> session(Node.@Nullable Entry entry) {
    Map<String, String> session = new LinkedHashMap<>();
    if (entry != null && entry.value() instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, setting) -> {
                checkName(name, setting.position());
                String property = property(setting);
                if (property != null) {
                  session.put(name, property);
                }
              });
    }
    return session;
  }

  /** A role is taken on by run_as alone, which knows what it must not be. */
  private void checkName(String name, SourcePosition position) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")
        || name.equalsIgnoreCase("role")
        || name.equalsIgnoreCase("session_authorization")) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          position,
          "The session cannot set " + name + ".",
          "Name a setting of your own with a dot, such as app.tenant; a role is set by run_as.");
    }
  }

  private @Nullable String property(Node.@Nullable Entry entry) {
    if (entry == null) {
      return null;
    }
    Object value = entry.value().plain();
    if (value instanceof String text
        && ParameterOrigin.parse(text).orElse(null) instanceof ParameterOrigin.Identity) {
      return text;
    }
    problems.error(
        ProblemCode.INVALID_VALUE,
        entry.position(),
        "Expected a property of the caller.",
        "Write user.user_id, user.username, user.email, user.provider, user.name, user.role, or"
            + " user.claims and names within.");
    return null;
  }
}
