package dev.mxcp.prompts;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.prompts.internal.template.RenderException;
import dev.mxcp.prompts.internal.template.Template;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prompt, ready to be rendered. Thread-safe. */
final class PromptEndpoint implements PreparedEndpoint {

  private final List<Message> messages;
  private final int maxLength;

  PromptEndpoint(List<Message> messages, int maxLength) {
    this.messages = List.copyOf(messages);
    this.maxLength = maxLength;
  }

  /** A message, ready to be rendered. */
  record Message(@Nullable String role, @Nullable String type, Template template) {

    Map<String, @Nullable Object> with(String text) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("role", role);
      map.put("type", type);
      map.put("prompt", text);
      return map;
    }
  }

  @Override
  public Object invoke(Invocation invocation) {
    List<Map<String, @Nullable Object>> rendered = new ArrayList<>();
    int left = maxLength;
    for (Message message : messages) {
      String text = render(message, rendered.size() + 1, left, invocation);
      left -= text.length();
      rendered.add(message.with(text));
    }
    return rendered;
  }

  private String render(Message message, int number, int left, Invocation invocation) {
    try {
      return message
          .template()
          .render(invocation.arguments(), invocation.context().cancellation(), left);
    } catch (RenderException e) {
      throw failed(e, number, invocation.endpoint().id());
    }
  }

  private ToolException failed(RenderException e, int number, String id) {
    String safe =
        e.isLimit()
            ? "The prompt " + id + " gives more than it may."
            : "The prompt " + id + " could not be rendered.";
    String full =
        String.format(
            Locale.ROOT,
            "%s\nMessage %d, line %d, column %d: %s",
            safe,
            number,
            e.line(),
            e.column(),
            e.getMessage());
    FailureCode code = e.isLimit() ? FailureCode.LIMIT_EXCEEDED : FailureCode.TOOL_FAILED;
    return new ToolException(code, safe, full, e);
  }
}
