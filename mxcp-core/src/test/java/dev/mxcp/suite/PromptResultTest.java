package dev.mxcp.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PromptResultTest {

  private static Map<String, Object> message(String role, String text) {
    return Map.of("role", role, "type", "text", "prompt", text);
  }

  @Test
  void is_the_last_message_of_the_assistant() {
    List<?> messages =
        List.of(message("assistant", "a"), message("assistant", " b \n"), message("user", "c"));

    assertThat(PromptResult.of(messages)).isEqualTo("b");
  }

  @Test
  void is_every_message_where_the_assistant_says_nothing() {
    List<?> messages = List.of(message("user", "c"));

    assertThat(PromptResult.of(messages)).isEqualTo(messages);
  }

  @Test
  void is_the_value_of_json() {
    assertThat(PromptResult.of(List.of(message("assistant", "{\"a\": [1]}"))))
        .isEqualTo(Map.of("a", List.of(1L)));
    assertThat(PromptResult.of(List.of(message("assistant", "[not json]"))))
        .isEqualTo("[not json]");
  }
}
