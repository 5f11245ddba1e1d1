package dev.mxcp.internal.project;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.config.NamedDatabase;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.yaml.Node;
import dev.mxcp.spi.SecretResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the configuration of the active profile out of the site and the user file. */
final class ConfigReader {

  private static final Set<String> USED_BY_TOOLS = Set.of("secrets", "plugin");

  private final ProjectRequest request;
  private final SiteFile site;
  private final ProblemList problems;

  ConfigReader(ProjectRequest request, SiteFile site, ProblemList problems) {
    this.request = request;
    this.site = site;
    this.problems = problems;
  }

  Config read() {
    UserFile user = UserFile.read(request, problems);
    String profile = profile();
    checkProfile(profile, user);
    Node.Mapping node = user.profile(site.project(), profile);
    References references = references(user);
    Map<String, @Nullable Object> resolved = node == null ? Map.of() : resolve(node, references);
    List<NamedDatabase> databases =
        new DatabasesReader(references, problems).read(site.profile(profile), node);
    Secrets secrets = secrets(node, resolved).hiding(passwords(databases));
    checkSecrets(secrets, user, profile);
    return Config.builder(site.root())
        .project(site.project())
        .profile(profile)
        .database(database(profile))
        .databases(databases)
        .audit(new AuditReader(request, site, problems).read(profile))
        .plugins(plugins(resolved))
        .secrets(secrets)
        .site(site.document().plain())
        .user(UserDocument.of(user, site.project(), profile, resolved, secrets))
        .build();
  }

  /** Returns the profile: the one asked for, else MXCP_PROFILE, else the site file's. */
  private String profile() {
    String asked = request.profile() != null ? request.profile() : variable("MXCP_PROFILE");
    String standard = site.document().text("profile");
    return !asked.isEmpty() ? asked : standard == null ? "default" : standard;
  }

  private void checkProfile(String profile, UserFile user) {
    Node.Mapping declared = site.document().mapping("profiles");
    Set<String> known = new LinkedHashSet<>(declared == null ? Set.of() : declared.keys());
    known.addAll(user.profiles(site.project()));
    if (known.isEmpty() || known.contains(profile)) {
      return;
    }
    boolean isAsked = request.profile() != null || profile.equals(variable("MXCP_PROFILE"));
    String origin = request.profile() != null ? "" : " MXCP_PROFILE names it.";
    problems.warning(
        ProblemCode.INVALID_VALUE,
        isAsked ? SourcePosition.of(site.root()) : site.document().at("profile"),
        "Neither the site nor the user file has a profile `"
            + profile
            + "`."
            + (isAsked ? origin : ""),
        Suggestions.hint(profile, known));
  }

  private String variable(String name) {
    return request.environment().getOrDefault(name, "");
  }

  /**
   * Resolves a profile. What serves no tool, such as {@code auth}, keeps a reference that cannot be
   * resolved, so that it stops nobody but who uses it.
   */
  private static Map<String, @Nullable Object> resolve(Node.Mapping profile, References strict) {
    References lenient = strict.lenient();
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    profile
        .entries()
        .forEach(
            (key, entry) -> {
              // Databases are read apart: tools use them, and see no password.
              if (!key.equals("databases")) {
                References fit = USED_BY_TOOLS.contains(key) ? strict : lenient;
                resolved.put(key, fit.resolve(entry.value()));
              }
            });
    return Collections.unmodifiableMap(resolved);
  }

  private static Map<String, String> passwords(List<NamedDatabase> databases) {
    Map<String, String> passwords = new LinkedHashMap<>();
    for (NamedDatabase database : databases) {
      if (database.password() != null) {
        passwords.put("databases." + database.name(), database.password());
      }
    }
    return passwords;
  }

  private References references(UserFile user) {
    References variables = new References(request.environment(), Map.of(), problems).lenient();
    Path directory = user.file().getParent();
    Map<String, SecretResolver> resolvers = new LinkedHashMap<>();
    List<SecretResolver> builtIn =
        List.of(
            new FileResolver(directory == null ? site.root() : directory),
            VaultResolver.of(variables.resolve(user.section("vault")), request.environment()),
            OnePasswordResolver.of(
                variables.resolve(user.section("onepassword")), request.environment()));
    builtIn.forEach(resolver -> resolvers.put(resolver.scheme(), resolver));
    request.resolvers().forEach(resolver -> resolvers.put(resolver.scheme(), resolver));
    return new References(request.environment(), resolvers, problems);
  }

  private Secrets secrets(Node.@Nullable Mapping profile, Map<String, @Nullable Object> resolved) {
    List<Secret> secrets = new ArrayList<>();
    for (Object item : resolved.get("secrets") instanceof List<?> list ? list : List.of()) {
      if (item instanceof Map<?, ?> map
          && map.get("name") instanceof String name
          && map.get("type") instanceof String type) {
        secrets.add(new Secret(name, type, mapOf(map.get("parameters"))));
      }
    }
    if (profile != null) {
      checkNames(profile.mappings("secrets"));
    }
    // The last of several with one name counts.
    secrets.addAll(request.secrets());
    return new Secrets(secrets);
  }

  private void checkNames(List<Node.Mapping> secrets) {
    Set<String> names = new LinkedHashSet<>();
    for (Node.Mapping secret : secrets) {
      String name = secret.text("name");
      if (name != null && !names.add(name)) {
        String message = "Another secret is named `" + name + "`.";
        problems.error(ProblemCode.DUPLICATE_NAME, secret.at("name"), message, null);
      }
    }
  }

  private void checkSecrets(Secrets secrets, UserFile user, String profile) {
    for (Node node : site.listOrOne("secrets")) {
      if (node.plain() instanceof String name && secrets.get(name).isEmpty()) {
        problems.warning(
            ProblemCode.MISSING_SECRET,
            node.position(),
            "The secret `" + name + "` is not defined; tools get nothing for it.",
            "Define it under projects."
                + site.project()
                + ".profiles."
                + profile
                + ".secrets in "
                + user.file()
                + "."
                + elsewhere(name, user));
      }
    }
  }

  private static String elsewhere(String secret, UserFile user) {
    List<String> places = user.placesOfSecret(secret);
    return places.isEmpty() ? "" : " It is defined only under " + String.join(", ", places) + ".";
  }

  private List<PluginSettings> plugins(Map<String, @Nullable Object> user) {
    Map<String, @Nullable Object> configs = mapOf(mapOf(user.get("plugin")).get("config"));
    List<PluginSettings> plugins = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Node node : site.listOrOne("plugin")) {
      if (!(node instanceof Node.Mapping plugin)) {
        continue;
      }
      String name = plugin.text("name");
      String module = plugin.text("module");
      if (name != null && !names.add(name)) {
        String message = "Another plugin is named `" + name + "`.";
        problems.error(ProblemCode.DUPLICATE_NAME, plugin.at("name"), message, null);
      }
      if (name != null && module != null) {
        plugins.add(new PluginSettings(name, module, pluginConfig(plugin, configs)));
      }
    }
    return plugins;
  }

  private Map<String, @Nullable Object> pluginConfig(
      Node.Mapping plugin, Map<String, @Nullable Object> configs) {
    String name = plugin.text("config");
    if (name != null && !configs.containsKey(name)) {
      problems.warning(
          ProblemCode.UNRESOLVED_REFERENCE,
          plugin.at("config"),
          "The user file has no plugin configuration `" + name + "`.",
          Suggestions.hint(name, configs.keySet()));
    }
    return name == null ? Map.of() : mapOf(configs.get(name));
  }

  private DatabaseSettings database(String profile) {
    Node.Mapping node = site.profile(profile);
    Node.Mapping duckdb = node == null ? null : node.mapping("duckdb");
    boolean readOnly =
        request.readOnly() || (duckdb != null && Boolean.TRUE.equals(duckdb.bool("readonly")));
    return new DatabaseSettings(databaseFile(profile, duckdb), readOnly, site.extensions());
  }

  private @Nullable Path databaseFile(String profile, Node.@Nullable Mapping duckdb) {
    String variable = request.environment().getOrDefault("MXCP_DUCKDB_PATH", "");
    String written = duckdb == null ? null : duckdb.text("path");
    String path = variable.isEmpty() ? written : variable;
    if (path == null || path.isEmpty()) {
      return TextFile.resolve(
          site.directory("data", problems),
          "db-" + profile + ".duckdb",
          site.document().at("profile"),
          problems);
    }
    SourcePosition position =
        duckdb == null || !variable.isEmpty() ? site.document().position() : duckdb.at("path");
    return path.equals(":memory:") ? null : TextFile.resolve(site.root(), path, position, problems);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> mapOf(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}
