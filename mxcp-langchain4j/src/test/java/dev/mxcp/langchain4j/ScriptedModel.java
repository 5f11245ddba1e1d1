package dev.mxcp.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A model that says what a test wrote down, and keeps what it was asked. */
final class ScriptedModel implements ChatModel {

  private final Deque<Function<ChatRequest, AiMessage>> script = new ArrayDeque<>();
  private final List<ChatRequest> requests = new ArrayList<>();

  /** Asks for tools, given as {@code name json}. */
  ScriptedModel calls(String... calls) {
    return answers(request -> AiMessage.from(requests(calls)));
  }

  ScriptedModel says(String text) {
    return answers(request -> AiMessage.from(text));
  }

  ScriptedModel answers(Function<ChatRequest, AiMessage> answer) {
    script.add(answer);
    return this;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    requests.add(request);
    return ChatResponse.builder().aiMessage(script.remove().apply(request)).build();
  }

  /** Returns the names of the tools that came with the nth request. */
  List<String> tools(int n) {
    return requests.get(n).toolSpecifications().stream().map(ToolSpecification::name).toList();
  }

  /** Returns the results of tools that came with the last request, in order. */
  List<ToolExecutionResultMessage> results() {
    return results(requests.get(requests.size() - 1));
  }

  List<String> texts() {
    return results().stream().map(ToolExecutionResultMessage::text).toList();
  }

  static List<ToolExecutionResultMessage> results(ChatRequest request) {
    List<ToolExecutionResultMessage> results = new ArrayList<>();
    for (ChatMessage message : request.messages()) {
      if (message instanceof ToolExecutionResultMessage result) {
        results.add(result);
      }
    }
    return results;
  }

  static List<ToolExecutionRequest> requests(String... calls) {
    List<ToolExecutionRequest> requests = new ArrayList<>();
    for (String call : calls) {
      int space = call.indexOf(' ');
      requests.add(
          ToolExecutionRequest.builder()
              .id("call-" + requests.size())
              .name(call.substring(0, space))
              .arguments(call.substring(space + 1))
              .build());
    }
    return requests;
  }
}
