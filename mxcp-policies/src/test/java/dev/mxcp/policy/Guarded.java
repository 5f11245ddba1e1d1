package dev.mxcp.policy;

import dev.mxcp.CallOptions;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.runtime.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool with a result, output rules and a caller, and what must be seen of the result.
 *
 * @param id tells its values from those of others
 * @param fields how each field is declared
 * @param items the objects of the result
 * @param isList whether the result is a list of all items, or the first one
 */
record Guarded(
    int id,
    Map<String, Field> fields,
    List<Map<String, Given>> items,
    boolean isList,
    List<Guard> guards,
    Caller caller) {

  /** A claim of a caller, which conditions compare in vain. */
  static final String CLAIM = "hush-claim";

  /** How a field is declared. */
  enum Field {
    UNDECLARED,
    TEXT,
    SENSITIVE,
    HOLDS_SENSITIVE
  }

  /** What a field has. */
  enum Given {
    FITTING,
    NUMBER,
    NESTED,
    NOTHING
  }

  enum Answer {
    YES,
    NO,
    ERROR
  }

  enum Caller {
    NOBODY(null),
    GUEST(Map.of("role", "guest", "level", CLAIM)),
    ADMIN(Map.of("role", "admin", "level", 9));

    private final Map<String, Object> profile;

    Caller(Map<String, Object> profile) {
      this.profile = profile;
    }

    CallOptions options() {
      return profile == null
          ? CallOptions.DEFAULT
          : CallOptions.DEFAULT.withUser(User.fromMap("test", profile, "ann"));
    }
  }

  enum Condition {
    ALWAYS("true"),
    GUEST("user.role == 'guest'"),
    LEVEL("user.claims.level > 5"),
    BROKEN("1 / size(user.permissions) == 5"),
    LARGE("size(response) > 2");

    final String text;

    Condition(String text) {
      this.text = text;
    }

    Answer answer(Caller caller, int size) {
      return switch (this) {
        case ALWAYS -> Answer.YES;
        case GUEST -> caller == Caller.GUEST ? Answer.YES : Answer.NO;
        case LEVEL -> caller == Caller.ADMIN ? Answer.YES : Answer.ERROR;
        case BROKEN -> Answer.ERROR;
        case LARGE -> size > 2 ? Answer.YES : Answer.NO;
      };
    }
  }

  /** An output rule. */
  record Guard(Condition condition, Action action, Set<String> fields) {
    Policies.Rule rule() {
      boolean named = action == Action.FILTER_FIELDS || action == Action.MASK_FIELDS;
      return new Policies.Rule(
          condition.text,
          action,
          null,
          named ? List.copyOf(fields) : List.of(),
          SourcePosition.of(Path.of("Java")));
    }
  }

  Guarded withId(int changed) {
    return new Guarded(changed, fields, items, isList, guards, caller);
  }

  String name() {
    return "tool" + id;
  }

  Tool tool() {
    ObjectType item = ValueType.object();
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      ValueType type = type(field.getValue());
      item = type == null ? item : item.property(field.getKey(), type);
    }
    return Tool.builder(name())
        .returns(isList ? ValueType.array(item) : item)
        .policies(new Policies(List.of(), guards.stream().map(Guard::rule).toList()))
        .build();
  }

  private static ValueType type(Field field) {
    ValueType sensitive = ValueType.string().withInfo(TypeInfo.NONE.withSensitive(true));
    return switch (field) {
      case UNDECLARED -> null;
      case TEXT -> ValueType.string();
      case SENSITIVE -> sensitive;
      case HOLDS_SENSITIVE ->
          ValueType.object().property("pin", sensitive).property("open", ValueType.string());
    };
  }

  private int size() {
    return isList ? items.size() : items.get(0).size();
  }

  /** Returns the result; every value in it is found nowhere else. */
  Object result() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      Map<String, Object> item = new LinkedHashMap<>();
      items.get(i).forEach((name, given) -> item.put(name, value(index, name, given)));
      all.add(item);
    }
    return isList ? all : all.get(0);
  }

  private Object value(int item, String name, Given given) {
    boolean isObject = fields.get(name) == Field.HOLDS_SENSITIVE;
    return switch (given) {
      case NOTHING -> null;
      case NUMBER -> 7_000_000_000L + id * 10_000 + item * 100 + name.charAt(0);
      case FITTING -> isObject ? nested(item, name) : text(item, name, "");
      case NESTED -> nested(item, name);
    };
  }

  private Map<String, Object> nested(int item, String name) {
    return Map.of("pin", text(item, name, "pin"), "open", text(item, name, "open"));
  }

  private String text(int item, String name, String inner) {
    return "hush-" + id + "-" + item + name + inner + "-";
  }

  private Set<String> values(int item, String name, boolean all) {
    Given given = items.get(item).get(name);
    return switch (given == null ? Given.NOTHING : given) {
      case NOTHING -> Set.of();
      case NUMBER -> all ? Set.of(String.valueOf(value(item, name, given))) : Set.of();
      case FITTING, NESTED ->
          !(value(item, name, given) instanceof Map)
              ? Set.of(text(item, name, ""))
              : all
                  ? Set.of(text(item, name, "pin"), text(item, name, "open"))
                  : Set.of(text(item, name, "pin"));
    };
  }

  private Set<String> collect(Set<String> names, boolean all) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < (isList ? items.size() : 1); i++) {
      for (String name : names) {
        found.addAll(values(i, name, all));
      }
    }
    return found;
  }

  Set<String> all() {
    return collect(fields.keySet(), true);
  }

  /** Returns what is declared sensitive. */
  Set<String> sensitive() {
    Set<String> found = collect(names(Field.SENSITIVE), true);
    found.addAll(collect(names(Field.HOLDS_SENSITIVE), false));
    return found;
  }

  private Set<String> names(Field declared) {
    Set<String> names = new LinkedHashSet<>(fields.keySet());
    names.removeIf(name -> fields.get(name) != declared);
    return names;
  }

  boolean isRuled() {
    return !guards.isEmpty();
  }

  /** Returns whether the result does not fit its type. */
  boolean isInvalid() {
    return items.subList(0, isList ? items.size() : 1).stream()
        .flatMap(item -> item.entrySet().stream())
        .anyMatch(entry -> !fits(fields.get(entry.getKey()), entry.getValue()));
  }

  private static boolean fits(Field field, Given given) {
    return switch (given) {
      case NOTHING, FITTING -> true;
      case NUMBER -> field == Field.UNDECLARED;
      case NESTED -> field == Field.UNDECLARED || field == Field.HOLDS_SENSITIVE;
    };
  }

  boolean isDenied() {
    return guards.stream()
        .anyMatch(
            guard -> {
              Answer answer = guard.condition().answer(caller, size());
              return answer == Answer.ERROR
                  || (answer == Answer.YES && guard.action() == Action.DENY);
            });
  }

  /** Returns the values that rules take away from a valid result. */
  Set<String> taken() {
    if (isDenied()) {
      return all();
    }
    Set<String> taken = new LinkedHashSet<>();
    for (Guard guard : guards) {
      if (guard.condition().answer(caller, size()) == Answer.YES) {
        taken.addAll(
            guard.action() == Action.FILTER_SENSITIVE_FIELDS
                ? sensitive()
                : collect(guard.fields(), true));
      }
    }
    return taken;
  }
}
