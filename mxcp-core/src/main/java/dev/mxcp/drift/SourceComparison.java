package dev.mxcp.drift;

import dev.mxcp.drift.DriftChange.Impact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares sources that no endpoint names, such as modules that others import.
 *
 * @param old the baseline; nothing is compared if it has no sources
 * @param now the later snapshot
 */
record SourceComparison(DriftSnapshot old, DriftSnapshot now) {

  List<DriftChange> changes() {
    if (!old.map().containsKey("sources") || !now.map().containsKey("sources")) {
      return List.of();
    }
    var before = old.by("sources", source -> String.valueOf(source.get("path")));
    var after = now.by("sources", source -> String.valueOf(source.get("path")));
    Set<String> named = new HashSet<>(files(old));
    named.addAll(files(now));
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeAll(named);
    List<DriftChange> changes = new ArrayList<>();
    for (String path : paths) {
      Object was = hash(before.get(path));
      Object is = hash(after.get(path));
      if (!Objects.equals(was, is)) {
        String text = was == null ? "added" : is == null ? "removed" : "changed";
        changes.add(new DriftChange(Impact.BEHAVIOUR, "source/" + path, text));
      }
    }
    return changes;
  }

  private static @Nullable Object hash(@Nullable Map<String, @Nullable Object> source) {
    return source == null ? null : source.get("sha256");
  }

  /** A change of these is reported with their endpoints. */
  private static Set<String> files(DriftSnapshot snapshot) {
    Set<String> files = new HashSet<>();
    for (var resource : snapshot.by("resources", EndpointState::label).values()) {
      for (Object endpoint : Json.map(resource.get("definition")).values()) {
        Object file = Json.map(Json.map(endpoint).get("source")).get("file");
        if (file != null) {
          files.add(file.toString());
        }
      }
    }
    return files;
  }
}
