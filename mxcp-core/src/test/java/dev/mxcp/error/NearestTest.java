package dev.mxcp.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN = List.of("maxLength", "minLength", "pattern", "a");

  @ParameterizedTest
  @CsvSource({
    "maxlength, maxLength",
    "max_length, maxLength",
    "mxaLength, maxLength",
    "patern, pattern",
    "patternProperties, pattern",
    "minLenght, minLength"
  })
  void finds_the_name_that_was_meant(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"description", "xyz", "''", "__"})
  void finds_nothing_where_none_is_near(String written) {
    assertThat(Nearest.to(written, KNOWN)).isEmpty();
  }

  @Test
  void bounds_the_cost_of_long_names() {
    assertThat(Nearest.to("x".repeat(100_000), List.of("y".repeat(100_000)))).isEmpty();
  }
}
