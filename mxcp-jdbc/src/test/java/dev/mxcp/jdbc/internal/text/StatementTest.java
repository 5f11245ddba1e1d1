package dev.mxcp.jdbc.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.sql.spi.SqlTextException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

  private static Statement postgres(String sql) {
    return Statement.single(sql, Syntax.POSTGRESQL);
  }

  private static String rendered(String sql) {
    return Rendering.of(postgres(sql), Piece::one).sql();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT $a::int|SELECT ?::int",
        "SELECT $a + $b + $a|SELECT ? + ? + ?",
        "SELECT $\"my name\"|SELECT ?",
        "SELECT '$a', \"$b\", $c|SELECT '$a', \"$b\", ?",
        "SELECT E'\\'$a', $b|SELECT E'\\'$a', ?",
        "SELECT $$ $a $$, $b|SELECT $$ $a $$, ?",
        "SELECT $t$ $a $$ $t$, $b|SELECT $t$ $a $$ $t$, ?",
        "SELECT /* $a /* $b */ $c */ $d|SELECT /* $a /* $b */ $c */ ?",
        "SELECT a$b, $c|SELECT a$b, ?",
        "SELECT j ? 'k' AND j ?& $a|SELECT j ?? 'k' AND j ??& ?",
        "SELECT '?', $a|SELECT '?', ?",
        "SELECT a[$i:$j]|SELECT a[?:?]"
      })
  void parameters_are_told_from_everything_else(String sql, String expected) {
    assertThat(rendered(sql)).isEqualTo(expected);
  }

  @Test
  void line_comments_end_with_their_line() {
    assertThat(rendered("SELECT 1 -- $a\n, $b")).isEqualTo("SELECT 1 -- $a\n, ?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x IN ($ids)", "x in $ids", "x NOT IN ( /* c */ $ids )", "x not\n in($ids)"})
  void in_with_one_parameter_is_found(String sql) {
    assertThat(postgres("SELECT " + sql).slots().get(0).list()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x IN ($ids, 1)", "x IN (1, $ids)", "x IN (SELECT $ids)", "f($ids)"})
  void other_parentheses_are_no_in(String sql) {
    assertThat(postgres("SELECT " + sql).slots().get(0).list()).isNull();
  }

  @Test
  void several_statements_are_split_where_they_end() {
    List<Statement> statements =
        Statement.split("SELECT ';'; ;\nSELECT $$;$$ -- ;\n;", Syntax.POSTGRESQL);

    assertThat(statements)
        .extracting(Statement::text)
        .containsExactly("SELECT ';'", "\nSELECT $$;$$ -- ;\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT $1", "SELECT $", "SELECT 1; SELECT 2", "", " -- nothing"})
  void what_is_no_statement_with_named_parameters_is_refused(String sql) {
    assertThatThrownBy(() -> postgres(sql)).isInstanceOf(SqlTextException.class);
  }

  @Test
  void question_marks_are_refused_where_they_are_no_operators() {
    assertThatThrownBy(() -> Statement.single("SELECT ?", Syntax.PLAIN))
        .hasMessageContaining("write $name instead of ?");
  }

  @Test
  void positions_of_the_engine_lead_back_to_the_text_of_the_author() {
    String sql = "SELECT $first, j ? 'k', x IN ($ids), $last, missing";
    Statement statement = postgres(sql);
    Rendering rendering =
        Rendering.of(
            statement,
            slot ->
                slot.list() == null
                    ? Piece.one(slot)
                    : new Piece(slot, "= ANY (?)", 1, true, false));
    String engine = "SELECT $1, j ? 'k', x = ANY ($2), $3, missing";

    assertThat(rendering.toSource(engine.indexOf("missing"))).isEqualTo(sql.indexOf("missing"));
    assertThat(rendering.toSource(engine.indexOf("j ?"))).isEqualTo(sql.indexOf("j ?"));
    assertThat(rendering.toSource(engine.indexOf("$3"))).isEqualTo(sql.indexOf("$last"));
    assertThat(rendering.toSource(engine.indexOf("$2"))).isEqualTo(sql.indexOf("$ids"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET x = 1",
        "RESET ROLE",
        "DISCARD ALL",
        "DO $$ BEGIN END $$",
        "SELECT set_config('a.b', 'c', false)",
        "SELECT \"set_config\"('a.b', 'c', false)",
        "SELECT U&\"set\\005fconfig\"('a.b', 'c', false)",
        "UPDATE pg_settings SET setting = 'x'"
      })
  void statements_that_change_settings_are_known(String sql) {
    assertThat(postgres(sql).changesSettings()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'set_config' AS temp",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "INSERT INTO t VALUES (1)",
        "SELECT current_setting('a.b')"
      })
  void other_statements_leave_nothing_behind(String sql) {
    assertThat(postgres(sql).marksSession()).isFalse();
  }
}
