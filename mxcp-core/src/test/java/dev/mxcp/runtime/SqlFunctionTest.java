package dev.mxcp.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlFunctionTest {

  @Test
  void a_chunk_has_columns_and_rows() {
    SqlFunction.Chunk chunk =
        new SqlFunction.Chunk(2, List.of(List.of("a", "b"), Arrays.asList(1L, null)));

    assertThat(chunk.column(0)).isEqualTo(List.of("a", "b"));
    assertThat(chunk.rows()).isEqualTo(List.of(List.of("a", 1L), Arrays.asList("b", null)));
  }

  @Test
  void a_chunk_without_columns_has_rows() {
    assertThat(new SqlFunction.Chunk(2, List.of()).rows()).isEqualTo(List.of(List.of(), List.of()));
  }

  @Test
  void a_chunk_refuses_columns_of_another_length() {
    assertThatThrownBy(() -> new SqlFunction.Chunk(2, List.of(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for 2 rows");
  }
}
