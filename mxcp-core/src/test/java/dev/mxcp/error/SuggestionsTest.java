package dev.mxcp.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

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
    assertThat(Suggestions.nearest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"description", "xyz", "''", "__"})
  void finds_nothing_where_none_is_near(String written) {
    assertThat(Suggestions.nearest(written, KNOWN)).isEmpty();
  }

  @Test
  void bounds_the_cost_of_long_names() {
    assertThat(Suggestions.nearest("x".repeat(100_000), List.of("y".repeat(100_000)))).isEmpty();
  }
}
