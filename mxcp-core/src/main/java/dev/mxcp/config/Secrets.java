package dev.mxcp.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets of the active profile. Immutable; values never show in its texts. */
public final class Secrets {

  /** No secrets. */
  public static final Secrets NONE = new Secrets(List.of());

  private final Map<String, Secret> byName;
  private final Map<String, String> forms;
  private final Redaction redaction;

  /** Creates the secrets; the last of several with one name counts. */
  public Secrets(Collection<Secret> secrets) {
    Map<String, Secret> map = new LinkedHashMap<>();
    Map<String, String> forms = new LinkedHashMap<>();
    for (Secret secret : secrets) {
      map.put(secret.name(), secret);
      collect(secret.parameters(), secret.name(), forms);
    }
    this.byName = Collections.unmodifiableMap(map);
    this.forms = forms;
    this.redaction = new Redaction(forms);
  }

  private Secrets(Map<String, Secret> byName, Map<String, String> forms) {
    this.byName = byName;
    this.forms = forms;
    this.redaction = new Redaction(forms);
  }

  /**
   * Returns a copy that also replaces other values in texts, such as passwords; no tool finds them.
   *
   * @param values the values by what the texts call them instead
   */
  public Secrets hiding(Map<String, String> values) {
    if (values.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(forms);
    values.forEach((name, value) -> collect(value, name, more));
    return new Secrets(byName, more);
  }

  /** Returns a secret by its name. */
  public Optional<Secret> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns one text value of a secret; empty if it is missing or not a text. */
  public Optional<String> value(String name, String parameter) {
    return get(name)
        .map(secret -> secret.parameters().get(parameter))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** Returns all of them in the order of the file; immutable. */
  public Collection<Secret> all() {
    return byName.values();
  }

  /**
   * Returns a text in which every secret value is replaced by {@code [secret NAME]}.
   *
   * <p>Values are found as they are and as they are commonly written: their lines, as JSON, as
   * Python and Java print texts and bytes, in Base64, hexadecimal and URLs. Of a text that was cut,
   * the part of a value at the cut is found too where it is long enough; but redact first, and cut
   * then. Texts of less than four characters and numbers of less than six digits are left, since
   * they cannot be told from other text.
   */
  public String redact(String text) {
    return redaction.redact(text);
  }

  /**
   * Returns a plain value in which texts, names and numbers are redacted as {@link #redact} does
   * it, at every depth; a number that is a secret becomes a text.
   *
   * @param value null, texts, numbers, booleans, lists, and maps with texts as keys
   * @return a value that shares what is not changed; new lists and maps are immutable
   */
  public @Nullable Object redactValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
      map.forEach((key, item) -> redacted.put(redact(String.valueOf(key)), redactValue(item)));
      return Collections.unmodifiableMap(redacted);
    }
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> redacted = new ArrayList<>();
      list.forEach(item -> redacted.add(redactValue(item)));
      return Collections.unmodifiableList(redacted);
    }
    if (value instanceof Number number) {
      String text = SecretForms.text(number);
      String redacted = redact(text);
      return redacted.equals(text) ? number : redacted;
    }
    return value instanceof String text ? redact(text) : value;
  }

  /** Returns the names; never a value. */
  @Override
  public String toString() {
    return "Secrets" + byName.keySet();
  }

  private static void collect(@Nullable Object value, String name, Map<String, String> forms) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, name, forms));
    } else if (value instanceof Collection<?> list) {
      list.forEach(item -> collect(item, name, forms));
    } else if (value instanceof String text) {
      SecretForms.of(text).forEach(form -> forms.putIfAbsent(form, name));
    } else if (value instanceof Number number) {
      SecretForms.of(number).forEach(form -> forms.putIfAbsent(form, name));
    }
  }
}
