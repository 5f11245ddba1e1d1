package dev.mxcp.definition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI of a resource, in which {@code {name}} stands for a value: {@code users://{id}}.
 *
 * <p>A value is one or more characters other than {@code /}, {@code ?} and {@code #}, as long as
 * the text around it leaves no other choice, else the shortest. Immutable and thread-safe; matching
 * takes linear time.
 */
public final class UriTemplate {

  private static final Pattern VARIABLE = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");
  private static final Pattern OUTSIDE_OF_VALUES = Pattern.compile("[/?#]");

  private final String template;
  private final List<String> variables;

  /** The texts around the variables, one more than there are variables. */
  private final List<String> texts;

  private UriTemplate(String template, List<String> variables, List<String> texts) {
    this.template = template;
    this.variables = List.copyOf(variables);
    this.texts = List.copyOf(texts);
  }

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException where it is empty, a brace is not part of a {@code {name}}, a
   *     variable stands twice, or two of them stand next to each other; the message says which
   */
  public static UriTemplate parse(String template) {
    List<String> variables = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(template);
    int end = 0;
    while (matcher.find()) {
      texts.add(template.substring(end, matcher.start()));
      variables.add(matcher.group(1));
      end = matcher.end();
    }
    texts.add(template.substring(end));
    check(variables, texts);
    return new UriTemplate(template, variables, texts);
  }

  private static void check(List<String> variables, List<String> texts) {
    if (variables.isEmpty() && texts.get(0).isBlank()) {
      throw new IllegalArgumentException("The URI is empty.");
    }
    if (texts.stream().anyMatch(text -> text.contains("{") || text.contains("}"))) {
      throw new IllegalArgumentException("A brace in the URI is not part of a `{name}`.");
    }
    for (int i = 0; i < variables.size(); i++) {
      String variable = "`{" + variables.get(i) + "}`";
      if (variables.indexOf(variables.get(i)) != i) {
        throw new IllegalArgumentException(variable + " stands twice in the URI.");
      }
      if (i > 0 && texts.get(i).isEmpty()) {
        throw new IllegalArgumentException(
            "Nothing separates " + variable + " in the URI from what precedes.");
      }
    }
  }

  /** Returns the names of the variables, in order; empty for a plain URI. */
  public List<String> variables() {
    return variables;
  }

  /**
   * Matches a URI.
   *
   * @return the values by variable, in order and percent-decoded; empty where the URI does not fit
   */
  public Optional<Map<String, String>> match(String uri) {
    String last = texts.get(variables.size());
    if (variables.isEmpty()) {
      return uri.equals(template) ? Optional.of(Map.of()) : Optional.empty();
    }
    if (!uri.startsWith(texts.get(0)) || !uri.endsWith(last)) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    int start = texts.get(0).length();
    int limit = uri.length() - last.length();
    for (int i = 0; i < variables.size(); i++) {
      boolean isLast = i == variables.size() - 1;
      int end = isLast ? limit : uri.indexOf(texts.get(i + 1), start + 1);
      if (end <= start || end > limit || !isValue(uri.substring(start, end))) {
        return Optional.empty();
      }
      values.put(variables.get(i), decode(uri.substring(start, end)));
      start = end + texts.get(i + 1).length();
    }
    return Optional.of(Collections.unmodifiableMap(values));
  }

  private static boolean isValue(String text) {
    return !OUTSIDE_OF_VALUES.matcher(text).find();
  }

  private static String decode(String text) {
    try {
      // A plus sign is itself in a path; only forms use it for a space.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Returns whether this and another object are the same template. */
  @Override
  public boolean equals(Object other) {
    return other instanceof UriTemplate that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  /** Returns the template as written. */
  @Override
  public String toString() {
    return template;
  }
}
