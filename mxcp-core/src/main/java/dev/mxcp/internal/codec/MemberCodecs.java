package dev.mxcp.internal.codec;

import dev.mxcp.error.Suggestions;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled parameters of an endpoint, or properties of an object. */
final class MemberCodecs {

  private final String kind;
  private final Member[] declared;
  private final Map<String, Member> byName = new HashMap<>();
  private final String[] required;
  private final boolean requiresOthers;
  private final @Nullable Codec others;
  private final boolean hidden;

  /**
   * Puts members together.
   *
   * @param kind what they are called in messages
   * @param declared the members, in order
   * @param required names that must be there; those that are declared have that in themselves for
   *     arguments
   * @param others the type of members that are not declared; null where there may be none
   * @param hidden whether they stand within something sensitive
   */
  MemberCodecs(
      String kind,
      List<Member> declared,
      List<String> required,
      @Nullable Codec others,
      boolean hidden) {
    this.kind = kind;
    this.declared = declared.toArray(Member[]::new);
    this.required = required.toArray(String[]::new);
    this.others = others;
    this.hidden = hidden;
    declared.forEach(member -> byName.put(member.name(), member));
    this.requiresOthers = !byName.keySet().containsAll(required);
  }

  /** Converts arguments: the declared ones first and in their order, defaults filled in. */
  Map<String, @Nullable Object> decode(
      Map<String, ? extends @Nullable Object> given, ViolationCollector findings) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>(declared.length * 2);
    if (!findings.open()) {
      return converted;
    }
    int found = 0;
    for (Member member : declared) {
      Object value = given.get(member.name());
      if (value != null || given.containsKey(member.name())) {
        found++;
        findings.at(member.name());
        converted.put(
            member.name(), member.codec().decodeNullable(value, member.nullable(), findings));
      } else {
        fillIn(member, converted, findings);
      }
    }
    if (found < given.size()) {
      decodeOthers(given, converted, findings);
    }
    requireOthers(given, findings);
    findings.close();
    return Collections.unmodifiableMap(converted);
  }

  private static void fillIn(
      Member member, Map<String, @Nullable Object> converted, ViolationCollector findings) {
    if (member.hasDefault()) {
      converted.put(member.name(), member.defaultValue());
    } else if (member.required()) {
      findings.at(member.name());
      findings.add("missing");
    }
  }

  private void decodeOthers(
      Map<String, ? extends @Nullable Object> given,
      Map<String, @Nullable Object> converted,
      ViolationCollector findings) {
    for (Map.Entry<String, ? extends @Nullable Object> entry : given.entrySet()) {
      String name = entry.getKey();
      if (!byName.containsKey(name)) {
        if (others == null) {
          refuse(name, findings);
        } else {
          findings.at(shown(name));
          converted.put(name, others.decodeNullable(entry.getValue(), true, findings));
        }
      }
    }
  }

  private void requireOthers(
      Map<String, ? extends @Nullable Object> given, ViolationCollector findings) {
    for (String name : required) {
      if (!byName.containsKey(name) && !given.containsKey(name)) {
        findings.at(name);
        findings.add("missing");
      }
    }
  }

  /** Checks a result; what is plain already is not copied. */
  Map<String, ? extends @Nullable Object> encode(
      Map<String, ? extends @Nullable Object> given, ViolationCollector findings) {
    if (!findings.open()) {
      return given;
    }
    Map<String, @Nullable Object> copy = null;
    int known = 0;
    for (Map.Entry<String, ? extends @Nullable Object> entry : given.entrySet()) {
      Member member = byName.get(entry.getKey());
      known += member == null ? 0 : 1;
      Object value = encode(member, entry.getKey(), entry.getValue(), findings);
      if (!Codec.isSame(value, entry.getValue())) {
        copy = copy == null ? new LinkedHashMap<>(given) : copy;
        copy.put(entry.getKey(), value);
      }
    }
    if (known < declared.length || requiresOthers) {
      requireAll(given, findings);
    }
    findings.close();
    return Collections.unmodifiableMap(copy == null ? given : copy);
  }

  private void requireAll(
      Map<String, ? extends @Nullable Object> given, ViolationCollector findings) {
    for (String name : required) {
      if (!given.containsKey(name)) {
        findings.at(name);
        findings.add("missing");
      }
    }
  }

  private @Nullable Object encode(
      @Nullable Member member, String name, @Nullable Object value, ViolationCollector findings) {
    Codec codec = member == null ? others : member.codec();
    if (codec == null) {
      refuse(name, findings);
      return Codec.INVALID;
    }
    findings.at(member == null ? shown(name) : name);
    return codec.encodeNullable(value, findings);
  }

  private void refuse(String name, ViolationCollector findings) {
    findings.at(shown(name));
    String near = hidden ? null : Suggestions.nearest(name, byName.keySet()).orElse(null);
    findings.add("unknown " + kind + (near == null ? "" : ", did you mean " + near + "?"));
  }

  /** Returns the type of a member; null where there may be none of that name. */
  @Nullable Codec codec(String name) {
    Member member = byName.get(name);
    return member == null ? others : member.codec();
  }

  /** Returns a member's name as messages may tell it. */
  String shownName(String name) {
    return byName.containsKey(name) ? name : shown(name);
  }

  /** Returns whether all that a result must have is among these. */
  boolean requiresOnly(List<String> names) {
    return names.containsAll(List.of(required));
  }

  /** Returns a name that was not declared; it may be as sensitive as a value. */
  private String shown(String name) {
    return hidden ? "…" : name;
  }
}
