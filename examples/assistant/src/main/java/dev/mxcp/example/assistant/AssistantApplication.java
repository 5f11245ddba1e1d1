package dev.mxcp.example.assistant;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.mxcp.langchain4j.MxcpToolProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application; the starter makes the project, its providers and its MCP server beans. */
@SpringBootApplication(proxyBeanMethods = false)
public class AssistantApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(AssistantApplication.class, arguments);
  }

  /** Returns a model that needs no network; replace this bean by that of a vendor. */
  @Bean
  ChatModel model() {
    return new ScriptedModel();
  }

  @Bean
  Assistant assistant(ChatModel model, MxcpToolProvider tools) {
    return AiServices.builder(Assistant.class)
        .chatModel(model)
        .toolProvider(tools)
        .toolArgumentsErrorHandler(
            (error, context) -> ToolErrorHandlerResult.text(error.getMessage()))
        .build();
  }

  @Bean
  LiveAudit audit() {
    return new LiveAudit();
  }

  @Bean
  Stock stock() {
    return new Stock();
  }

  @Bean
  Prices prices() {
    return new Prices();
  }
}
