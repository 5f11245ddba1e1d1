package dev.mxcp.sql.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementTextsTest {

  private final StatementTexts texts = new StatementTexts();

  @Test
  void keep_what_was_read() {
    SqlText first = texts.single("SELECT $a");
    assertThat(texts.single("SELECT $a")).isSameAs(first);
  }

  @Test
  void keep_a_few_megabytes_however_many_there_are() {
    for (int i = 0; i < 1_000; i++) {
      texts.single("SELECT " + i + " /* " + "x".repeat(100_000) + " */");
      assertThat(texts.size()).isLessThanOrEqualTo(20);
    }
    assertThat(texts.size()).isPositive();
  }

  @Test
  void do_not_keep_a_text_that_is_large_by_itself() {
    texts.single("SELECT 1");
    texts.single("SELECT '" + "x".repeat(1_000_000) + "'");
    assertThat(texts.size()).isOne();
  }
}
