package dev.mxcp.drift;

import dev.mxcp.error.ConfigException;
import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file of a snapshot, and checks its shape as far as a comparison relies on it. */
final class SnapshotFile {

  private static final Set<String> VERSIONS = Set.of("1", "1.0", "1.0.0");
  private static final List<String> LISTS = List.of("tables", "resources");

  private SnapshotFile() {}

  static Map<String, @Nullable Object> read(Path file) {
    if (!(parse(file) instanceof Map<?, ?> value)) {
      throw refused(file, "is not a JSON object");
    }
    Map<String, @Nullable Object> map = Json.map(value);
    Object version = map.get("version");
    if (version == null) {
      throw refused(file, "lacks `version`");
    }
    if (!VERSIONS.contains(String.valueOf(version))) {
      throw refused(file, "has the version " + version + "; only version 1 is supported");
    }
    if (map.get("generated_at") == null) {
      throw refused(file, "lacks `generated_at`");
    }
    LISTS.forEach(key -> checkList(file, key, map.get(key)));
    return map;
  }

  private static void checkList(Path file, String key, @Nullable Object value) {
    if (value == null) {
      throw refused(file, "lacks `" + key + "`");
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
      throw refused(file, "has a wrong `" + key + "`, which must be a list of objects");
    }
  }

  private static @Nullable Object parse(Path file) {
    try {
      return JsonText.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException("There is no snapshot " + file + ".", e);
    } catch (IOException e) {
      throw new ConfigException("The snapshot " + file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("The snapshot " + file + " is not JSON: " + e.getMessage(), e);
    }
  }

  private static ConfigException refused(Path file, String reason) {
    return new ConfigException("The snapshot " + file + " " + reason + ".");
  }
}
