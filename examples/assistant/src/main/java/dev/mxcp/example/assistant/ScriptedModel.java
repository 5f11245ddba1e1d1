package dev.mxcp.example.assistant;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for a model: reads words of the question, asks for tools, and words their results.
 *
 * <p>It sees what a model of a vendor would see, and nothing else. Thread-safe.
 */
final class ScriptedModel implements ChatModel {

  @Override
  public ChatResponse doChat(ChatRequest request) {
    String question = "";
    List<ToolExecutionResultMessage> results = new ArrayList<>();
    for (ChatMessage message : request.messages()) {
      if (message instanceof UserMessage user) {
        question = user.singleText();
        results.clear();
      } else if (message instanceof ToolExecutionResultMessage result) {
        results.add(result);
      }
    }
    Script.Turn turn = Script.of(question).next(results);
    return ChatResponse.builder().aiMessage(message(request, turn)).build();
  }

  private static AiMessage message(ChatRequest request, Script.Turn turn) {
    if (turn.tool().isEmpty()) {
      return AiMessage.from(turn.text());
    }
    boolean offered =
        request.toolSpecifications().stream()
            .map(ToolSpecification::name)
            .anyMatch(turn.tool()::equals);
    return offered
        ? AiMessage.from(
            ToolExecutionRequest.builder()
                .id("call-" + request.messages().size())
                .name(turn.tool())
                .arguments(turn.text())
                .build())
        : AiMessage.from("I have no tool " + turn.tool() + " for you.");
  }
}
