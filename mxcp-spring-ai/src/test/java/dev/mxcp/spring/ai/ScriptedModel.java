package dev.mxcp.spring.ai;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/** A model that says what a test wrote down, and keeps what it was asked. */
final class ScriptedModel implements ChatModel {

  private final Deque<Function<Prompt, AssistantMessage>> script = new ArrayDeque<>();
  private final List<Prompt> prompts = new ArrayList<>();

  /** Asks for tools, given as {@code name json}. */
  ScriptedModel calls(String... calls) {
    return answers(prompt -> asking(calls));
  }

  ScriptedModel says(String text) {
    return answers(prompt -> new AssistantMessage(text));
  }

  ScriptedModel answers(Function<Prompt, AssistantMessage> answer) {
    script.add(answer);
    return this;
  }

  @Override
  public ChatOptions getOptions() {
    return ToolCallingChatOptions.builder().build();
  }

  @Override
  public ChatResponse call(Prompt prompt) {
    prompts.add(prompt);
    return new ChatResponse(List.of(new Generation(script.remove().apply(prompt))));
  }

  /** Returns the names of the tools that came with the nth prompt. */
  List<String> tools(int n) {
    ToolCallingChatOptions options = (ToolCallingChatOptions) prompts.get(n).getOptions();
    return options.getToolCallbacks().stream()
        .map(callback -> callback.getToolDefinition().name())
        .toList();
  }

  /** Returns the results of tools that came with the last prompt, in order. */
  List<String> texts() {
    return texts(prompts.get(prompts.size() - 1));
  }

  static List<String> texts(Prompt prompt) {
    return prompt.getInstructions().stream()
        .filter(ToolResponseMessage.class::isInstance)
        .flatMap(message -> ((ToolResponseMessage) message).getResponses().stream())
        .map(ToolResponseMessage.ToolResponse::responseData)
        .toList();
  }

  static AssistantMessage asking(String... calls) {
    List<AssistantMessage.ToolCall> requests = new ArrayList<>();
    for (String call : calls) {
      int space = call.indexOf(' ');
      requests.add(
          new AssistantMessage.ToolCall(
              "call-" + requests.size(),
              "function",
              call.substring(0, space),
              call.substring(space + 1)));
    }
    return AssistantMessage.builder().content("").toolCalls(requests).build();
  }
}
