package dev.mxcp.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public types of the aggregated Javadoc, by their names. */
final class JavadocTypes {

  private static final Pattern MENTION =
      Pattern.compile("@?(?<type>[A-Z]\\w*(\\.[A-Z]\\w*)*)(\\.[a-z]\\w*)?(\\(.*\\))?");

  private final Map<String, String> pages = new HashMap<>();

  /**
   * Reads the index of types that Javadoc writes.
   *
   * @param site the site, with {@code apidocs} in it
   */
  JavadocTypes(Path site) throws IOException {
    String index = Files.readString(site.resolve("apidocs/type-search-index.js"));
    String json = index.substring(index.indexOf('['), index.lastIndexOf(']') + 1);
    Set<String> ambiguous = new HashSet<>();
    for (JsonNode type : new ObjectMapper().readTree(json)) {
      if (type.has("p") && pages.put(type.get("l").asText(), page(type)) != null) {
        ambiguous.add(type.get("l").asText());
      }
    }
    pages.keySet().removeAll(ambiguous);
  }

  private static String page(JsonNode type) {
    String directory = type.get("p").asText().replace('.', '/');
    return "apidocs/" + directory + "/" + type.get("l").asText() + ".html";
  }

  /** Returns the page of the type that a piece of code names; empty if it names none of ours. */
  String pageOf(String code) {
    Matcher mention = MENTION.matcher(code);
    return mention.matches() ? pages.getOrDefault(mention.group("type"), "") : "";
  }
}
