package dev.mxcp.example.assistant;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

/** The agent. */
interface Assistant {

  /** Answers a question with the tools of the caller who is in the parameters. */
  @SystemMessage("You serve the customers of a bookshop. Use the tools; invent nothing.")
  Result<String> chat(@UserMessage String question, InvocationParameters parameters);
}
