package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ConfigException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HidingTest {

  private static Object hidden(AuditStrategy strategy, Object value) {
    return Hiding.of(strategy, Map.of()).apply(value);
  }

  @Test
  void full_hides_everything_but_null() {
    assertThat(hidden(AuditStrategy.FULL, "x")).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.FULL, List.of(1L))).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.FULL, null)).isNull();
  }

  @Test
  void partial_keeps_both_ends_of_longer_texts() {
    assertThat(hidden(AuditStrategy.PARTIAL, "12345678")).isEqualTo("12***78");
    assertThat(hidden(AuditStrategy.PARTIAL, "1234567")).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.PARTIAL, 123456789L)).isEqualTo("12***89");
    assertThat(hidden(AuditStrategy.PARTIAL, "\uD83D\uDE00bcdefg\uD83D\uDE00"))
        .isEqualTo("\uD83D\uDE00b***g\uD83D\uDE00");
    assertThat(
            Hiding.of(
                    AuditStrategy.PARTIAL,
                    Map.of("show_first", 0L, "show_last", 4L, "min_length", 5L))
                .apply("123456"))
        .isEqualTo("***3456");
    assertThat(
            Hiding.of(AuditStrategy.PARTIAL, Map.of("show_first", 9L, "min_length", 0L))
                .apply("short"))
        .isEqualTo("[REDACTED]");
  }

  @Test
  void hash_is_stable() {
    assertThat(hidden(AuditStrategy.HASH, "abc"))
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void truncate_keeps_the_beginning() {
    assertThat(hidden(AuditStrategy.TRUNCATE, "12345678901")).isEqualTo("1234567890...");
    assertThat(hidden(AuditStrategy.TRUNCATE, "1234567890")).isEqualTo("1234567890");
    assertThat(Hiding.of(AuditStrategy.TRUNCATE, Map.of("length", 3L)).apply("12345"))
        .isEqualTo("123...");
  }

  @Test
  void email_keeps_the_domain() {
    assertThat(hidden(AuditStrategy.EMAIL, "jane@host.org")).isEqualTo("j***@host.org");
    assertThat(hidden(AuditStrategy.EMAIL, "no address")).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.EMAIL, "a@b@c")).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.EMAIL, "@host")).isEqualTo("[REDACTED]");
  }

  @Test
  void preserve_type_gives_empty_values() {
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, 5L)).isEqualTo(0L);
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, 5.5)).isEqualTo(0.0);
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, new BigDecimal("5.5"))).isEqualTo(0.0);
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, true)).isEqualTo(false);
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, List.of(1L))).isEqualTo(List.of());
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, Map.of("a", 1L))).isEqualTo(Map.of());
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, "x")).isEqualTo("[REDACTED]");
    assertThat(hidden(AuditStrategy.PRESERVE_TYPE, null)).isNull();
  }

  @Test
  void options_must_be_numbers_from_zero_on() {
    assertThatThrownBy(() -> Hiding.of(AuditStrategy.PARTIAL, Map.of("show_first", "two")))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Hiding.of(AuditStrategy.TRUNCATE, Map.of("length", -1L)))
        .isInstanceOf(ConfigException.class);
  }
}
