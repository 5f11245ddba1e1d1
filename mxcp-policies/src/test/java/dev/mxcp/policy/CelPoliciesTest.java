package dev.mxcp.policy;

import static dev.mxcp.policy.Conditions.BOOLEAN;
import static dev.mxcp.policy.Conditions.INTEGER;
import static dev.mxcp.policy.Conditions.NUMBER;
import static dev.mxcp.policy.Conditions.STRING;
import static dev.mxcp.policy.Conditions.closed;
import static dev.mxcp.policy.Conditions.listOf;
import static dev.mxcp.policy.Conditions.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.ValueType;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionIssue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CelPoliciesTest {

  private static final String SECRET = "hush-4711";

  private final Conditions conditions =
      new Conditions()
          .with("user", userType(), user())
          .with("n", INTEGER, 11L)
          .with("price", NUMBER, 10L)
          .with("name", STRING, SECRET)
          .with("nothing", STRING, null)
          .with("flag", BOOLEAN, true)
          .with("big", INTEGER, new BigInteger("12345678901234567890"))
          .with("wide", NUMBER, (1L << 60) + 1)
          .with("numbers", listOf(NUMBER), List.of(1L, 2.5))
          .with("tags", listOf(STRING), List.of("a", "b"))
          .with("filter", open(Map.of("city", STRING)), Map.of("city", "Bern", "zip", 3000L))
          .with("strict", closed(Map.of("city", STRING)), Map.of("city", "Bern"))
          .with("rows", listOf(closed(row())), rows())
          .with("any", null, Map.of("big", BigInteger.TEN.pow(20), "dec", new BigDecimal("1.5")));

  private static ValueType userType() {
    Map<String, ValueType> fields = new LinkedHashMap<>();
    List.of("user_id", "username", "email", "role").forEach(name -> fields.put(name, STRING));
    fields.put("permissions", listOf(STRING));
    fields.put("claims", open(Map.of()));
    return closed(fields);
  }

  private static Map<String, Object> user() {
    Map<String, Object> user = new HashMap<>();
    user.put("user_id", "7");
    user.put("username", "ann");
    user.put("email", null);
    user.put("role", "admin");
    user.put("permissions", List.of("x.read"));
    user.put("claims", Map.of("department", "sales", "level", 3L, "org", Map.of("unit", "u1")));
    return user;
  }

  private static Map<String, ValueType> row() {
    return Map.of("id", INTEGER, "total", NUMBER);
  }

  private static List<Object> rows() {
    return Arrays.asList(
        Map.of("id", 1L, "total", 5L), Collections.unmodifiableMap(new HashMap<>(nullRow())));
  }

  private static Map<String, Object> nullRow() {
    Map<String, Object> row = new HashMap<>();
    row.put("id", 2L);
    row.put("total", null);
    return row;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.role == 'admin'",
        "user.user_id != 'other' && user.role != 'hr'",
        "user.email == null",
        "!has(user.email)",
        "has(user.role)",
        "'x.read' in user.permissions",
        "!('x.write' in user.permissions)",
        "user.claims.department == 'sales'",
        "user.claims['department'] == 'sales'",
        "'department' in user.claims && !('team' in user.claims)",
        "has(user.claims.department) && !has(user.claims.team)",
        "user.claims.org.unit == 'u1'",
        "user.claims.level == 3.0 && user.claims.level > 2.5",
        "n > 10",
        "n > 10.5 && n == 11.0 && n in [1, 11] && n in [11.0]",
        "price == 10 && price < 10.5 && price in [10] && price * 2.0 == 20.0",
        "1 in numbers && 2.5 in numbers && !(2 in numbers)",
        "nothing == null && name != null",
        "flag",
        "size(tags) == 2 && tags[1] == 'b' && tags.exists(t, t == 'a')",
        "filter.city == 'Bern' && filter['city'] == 'Bern' && 'city' in filter",
        "filter.zip == 3000",
        "size(filter) == 2",
        "rows[0].total == 5 && rows[1].total == null",
        "rows.exists(r, r.id == 2) && rows.all(r, r.id > 0)",
        "size(rows) > 1",
        "any.dec == 1.5 && any.dec > 1",
        "name.startsWith('hush') && name.matches('[a-z]+-[0-9]+')",
        "user.role == 'admin' ? true : n > 100",
        "tags != null",
        "rows != null",
        "filter != null",
        "null != strict",
        "user.claims != null && null != tags && user.permissions != null",
      })
  void holds(String condition) throws Exception {
    assertThat(conditions.test(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.claims.team == 'x'",
        "user.email.endsWith('@example.org')",
        "nothing.startsWith('x')",
        "1 / 0 == 1",
        "any.missing == 1",
        "any.dec.startsWith('x')",
        "any[0] == 1",
        "tags[7] == 'x'",
        "big == 12",
        "12 == big",
        "big != 12",
        "big > 12",
        "big in [1, 2]",
        "any.big == 5",
        "5 == any.big",
        "any == {'big': 5, 'dec': 1.5}",
        "wide == 1152921504606846976.0",
        "wide > 5.0",
        "rows[1].total > 3",
        "any.dec",
        "any.dec ? true : false",
        "n + 9223372036854775807 > 0",
        "int(name) == 5",
        "filter.street == 'x'",
      })
  void cannot_be_evaluated(String condition) throws Exception {
    Throwable failure = conditions.failure(condition);

    assertThat(failure).isInstanceOf(Exception.class).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain(SECRET, "12345678901234567890", "sales");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user.role ==",
        "user.role == 'guest",
        "usr.role == 'x'",
        "user.department == 'x'",
        "user.role > 5",
        "user.role",
        "n",
        "filter",
        "null",
        "'text'",
        "n > '5'",
        "n.startsWith('x')",
        "price == 'x'",
        "price * 2 > 5",
        "unknown(n)",
        "strict.street == 'x'",
        "rows.exists(r, r.zip == 1)",
        "rows[0].zip == 1",
        "has(strict.street)",
        "flag && n",
        "{'a': 1}.b.c(2)",
        "",
      })
  void is_refused_at_load(String condition) {
    assertThat(conditions.issues(condition)).isNotEmpty();
  }

  @Test
  void errors_tell_the_place_and_the_known_names() {
    ConditionIssue issue = conditions.issues("flag &&\n  usr.role == 'x'").get(0);

    assertThat(issue.line()).isEqualTo(2);
    assertThat(issue.column()).isEqualTo(3);
    assertThat(issue.message()).startsWith("Unknown name `usr`; known are user, n, price");
    assertThat(issue.show("flag &&\n  usr.role == 'x'")).endsWith("\n    usr.role == 'x'\n    ^");
  }

  @Test
  void carets_stand_under_code_points() {
    ConditionIssue issue = conditions.issues("name == '\uD83D\uDE00' && usr == 1").get(0);

    assertThat(issue.show("name == '\uD83D\uDE00' && usr == 1"))
        .endsWith("\n  name == '\uD83D\uDE00' && usr == 1\n  " + " ".repeat(15) + "^");
  }

  @Test
  void field_that_an_open_type_does_not_declare_is_a_warning() throws Exception {
    Condition condition = conditions.compile("filter.city == 'x' || filter.zip == 1");

    assertThat(condition.warnings()).hasSize(1);
    assertThat(condition.warnings().get(0).message()).contains("`zip`");
    assertThat(condition.warnings().get(0).column()).isEqualTo(29);
  }

  @Test
  void claims_are_open_without_warning() throws Exception {
    assertThat(conditions.compile("user.claims.whatever == 1").warnings()).isEmpty();
  }

  @Test
  void tells_which_variables_it_uses() throws Exception {
    Condition condition = conditions.compile("rows.exists(r, r.id == n) && user.role == 'x'");

    assertThat(condition.variables()).containsExactlyInAnyOrder("rows", "n", "user");
  }

  @Test
  void an_error_that_cannot_change_the_answer_is_no_error() throws Exception {
    assertThat(conditions.test("user.claims.team == 'x' && user.role == 'guest'")).isFalse();
    assertThat(conditions.test("user.claims.team == 'x' || user.role == 'admin'")).isTrue();
  }

  @Test
  void steps_are_bounded() throws Exception {
    List<Long> many = Collections.nCopies(200, 1L);
    Conditions large = new Conditions().with("list", listOf(INTEGER), many);

    assertThat(large.test("list.all(a, a == 1)")).isTrue();
    assertThat(large.failure("list.all(a, list.all(b, a == b))"))
        .hasMessageContaining("iteration budget exceeded");
  }

  @Test
  void patterns_match_in_linear_time() throws Exception {
    Conditions text = new Conditions().with("text", STRING, "a".repeat(50_000) + "!");

    assertThat(text.test("text.matches('^(a+)+$')")).isFalse();
  }

  @Test
  void nesting_is_bounded() {
    String deep = "!".repeat(1) + "(".repeat(5_000) + "flag" + ")".repeat(5_000);

    assertThat(conditions.issues(deep)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "string", "int", "list", "size", "matches", "duration"})
  void names_of_types_and_functions_can_be_parameters(String name) throws Exception {
    Conditions odd = new Conditions().with(name, STRING, "x");

    assertThat(odd.test(name + " == 'x'")).isTrue();
  }
}
