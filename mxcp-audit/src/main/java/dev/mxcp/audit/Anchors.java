package dev.mxcp.audit;

import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last codes of deleted segments, each with a code of its own: they show that retention deleted
 * the segments, and nobody else.
 *
 * @param file the file that keeps them
 * @param chain the chain with the key
 */
record Anchors(Path file, Chain chain) {

  /** Notes that a segment is about to be deleted. */
  void add(Path segment, String lastCode) throws IOException {
    String name = segment.getFileName().toString();
    Map<String, @Nullable Object> anchor = new LinkedHashMap<>();
    anchor.put("segment", name);
    anchor.put("last_hash", lastCode);
    anchor.put("mac", mac(name, lastCode));
    Files.writeString(
        file,
        JsonText.write(anchor) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private String mac(String segment, String lastCode) {
    byte[] bytes = ("deleted " + segment + " " + lastCode).getBytes(StandardCharsets.UTF_8);
    return chain.code(bytes, bytes.length);
  }

  /** Returns the codes of segments that were deleted. */
  List<String> codes() throws IOException {
    List<String> codes = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      if (read(line) instanceof Map<?, ?> anchor
          && anchor.get("segment") instanceof String segment
          && anchor.get("last_hash") instanceof String code
          && mac(segment, code).equals(anchor.get("mac"))) {
        codes.add(code);
      }
    }
    return codes;
  }

  private static @Nullable Object read(String line) {
    try {
      return JsonText.read(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
