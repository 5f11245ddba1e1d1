package dev.mxcp.internal.project;

import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user file as tools see it: as written, with the active profile as it holds. */
final class UserDocument {

  private UserDocument() {}

  /**
   * Makes the document.
   *
   * @param resolved the active profile with its references resolved
   * @param secrets the secrets of the profile, those of the host included
   */
  static Map<String, @Nullable Object> of(
      UserFile user,
      String project,
      String profile,
      Map<String, @Nullable Object> resolved,
      Secrets secrets) {
    Map<String, @Nullable Object> active = new LinkedHashMap<>(resolved);
    active.put("secrets", list(secrets));
    Map<String, @Nullable Object> document = new LinkedHashMap<>(user.document().plain());
    Map<String, @Nullable Object> projects = copy(document, "projects");
    copy(copy(projects, project), "profiles").put(profile, active);
    return document;
  }

  /** Puts a copy of a map in its place, which can be changed, and returns it. */
  private static Map<String, @Nullable Object> copy(
      Map<String, @Nullable Object> parent, String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (parent.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> copy.put(String.valueOf(name), value));
    }
    parent.put(key, copy);
    return copy;
  }

  private static List<Map<String, Object>> list(Secrets secrets) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Secret secret : secrets.all()) {
      list.add(
          Map.of("name", secret.name(), "type", secret.type(), "parameters", secret.parameters()));
    }
    return list;
  }
}
