package dev.mxcp.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.fixture.FailingTools;
import dev.mxcp.fixture.FailureTable;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole conversations of real AI services with a scripted model. */
final class ConversationTest {

  private static final User MANAGER =
      User.builder("test", "mia").profile(Map.of("role", "manager")).build();

  @TempDir static Path directory;
  private static ProjectDirectory project;
  private static Mxcp mxcp;

  private final ScriptedModel model = new ScriptedModel();

  interface Assistant {
    String chat(@UserMessage String text);

    String chat(@UserMessage String text, InvocationParameters parameters);
  }

  @BeforeAll
  static void start() {
    project = FailingTools.write(directory);
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).policies(CelPolicies.create()).build();
  }

  @AfterAll
  static void end() {
    mxcp.close();
  }

  private AiServices<Assistant> services(MxcpToolProvider provider) {
    return AiServices.builder(Assistant.class)
        .chatModel(model)
        .toolProvider(provider)
        .toolArgumentsErrorHandler((e, context) -> ToolErrorHandlerResult.text(e.getMessage()));
  }

  private Assistant assistant() {
    return services(MxcpToolProvider.of(mxcp)).build();
  }

  private static InvocationParameters as(User user) {
    return with(CallOptions.DEFAULT.withUser(user).withHeader("X-Tenant", "north"));
  }

  private static InvocationParameters with(Object options) {
    return InvocationParameters.from(MxcpToolProvider.CALL_OPTIONS, options);
  }

  @Test
  void several_tools_answer_at_once() {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      model.calls("find_book {\"id\": 1}", "find_book {\"id\": 2}", "who {}").says("done");
      Assistant assistant =
          services(MxcpToolProvider.of(mxcp)).executeToolsConcurrently(threads).build();
      assertThat(assistant.chat("go", as(MANAGER))).isEqualTo("done");
    } finally {
      threads.shutdownNow();
    }
    assertThat(model.texts())
        .containsExactly(
            "{\"id\":1,\"title\":\"Emma\"}", "{\"id\":2,\"title\":\"Emma\"}", "mia@north");
    assertThat(model.results().get(0).attributes())
        .containsEntry(MxcpToolProvider.STRUCTURED_CONTENT, Map.of("id", 1L, "title", "Emma"));
    assertThat(model.results().get(2).attributes())
        .containsEntry(MxcpToolProvider.STRUCTURED_CONTENT, Map.of("result", "mia@north"));
  }

  @Test
  void a_model_mends_a_wrong_argument() {
    model
        .calls("find_book {\"id\": 0}")
        .answers(
            request -> {
              String complaint = ScriptedModel.results(request).get(0).text();
              assertThat(complaint).contains("id").contains("at least 1");
              return AiMessage.from(ScriptedModel.requests("find_book {\"id\": 1}"));
            })
        .says("done");
    assertThat(assistant().chat("go")).isEqualTo("done");
    assertThat(model.results().get(0).isError()).isTrue();
    assertThat(model.texts().get(1)).contains("Emma");
  }

  @Test
  void wrong_arguments_reach_the_handler_of_arguments_with_code_and_violations() {
    List<Throwable> seen = new ArrayList<>();
    model.calls("find_book {\"id\": 0}").says("done");
    services(MxcpToolProvider.of(mxcp))
        .toolArgumentsErrorHandler(
            (e, context) -> {
              seen.add(e);
              seen.add(context.rawError());
              return ToolErrorHandlerResult.text("mend it");
            })
        .build()
        .chat("go");
    assertThat(seen.get(0))
        .isInstanceOfSatisfying(
            ToolException.class,
            e -> {
              assertThat(e.code()).isEqualTo(FailureCode.INVALID_ARGUMENTS);
              assertThat(e.violations()).singleElement().extracting("path").isEqualTo("id");
            });
    assertThat(seen.get(1)).isInstanceOf(ToolArgumentsException.class);
  }

  @Test
  void failures_are_told_to_the_model_in_safe_texts() {
    model.calls("salaries {}", "endless {}", "broken {}").says("done");
    assertThat(assistant().chat("go")).isEqualTo("done");
    assertThat(model.texts())
        .satisfiesExactly(
            denied -> assertThat(denied).contains("Only managers see salaries"),
            late -> assertThat(late).contains("longer than its limit"),
            broken -> assertThat(broken).isNotBlank().doesNotContain("secret_column"));
    assertThat(model.results()).allMatch(result -> result.isError());
  }

  @ParameterizedTest
  @MethodSource("dev.mxcp.fixture.FailureTable#read")
  void a_failure_is_what_the_table_of_the_documentation_says(FailureTable.Row row) {
    InvocationContext context =
        InvocationContext.builder().invocationParameters(with(row.options())).build();
    ToolExecutor executor =
        MxcpToolProvider.of(mxcp)
            .withNames(row.tool())
            .provideTools(null)
            .aiServiceTools()
            .get(0)
            .toolExecutor();
    ToolExecutionRequest request =
        ToolExecutionRequest.builder().name(row.tool()).arguments(row.arguments()).build();
    assertThatThrownBy(() -> executor.executeWithContext(request, context))
        .hasMessage(row.text())
        .satisfies(
            e -> assertThat(e.getClass().getSimpleName()).isEqualTo(row.langChain4j()),
            e -> assertThat(((ToolException) e.getCause()).code().id()).isEqualTo(row.code()));
  }

  @Test
  void a_failure_carries_nothing_that_was_not_redacted() {
    List<Throwable> seen = new ArrayList<>();
    model.calls("broken {}").says("done");
    services(MxcpToolProvider.of(mxcp))
        .toolExecutionErrorHandler(
            (e, context) -> {
              seen.add(e);
              return ToolErrorHandlerResult.text("no");
            })
        .build()
        .chat("go");
    assertThat(seen.get(0)).isInstanceOf(ToolException.class).hasNoCause();
  }

  @Test
  void a_caller_cancels() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    model.calls("find_book {\"id\": 1}").says("done");
    assistant().chat("go", with(CallOptions.DEFAULT.withCancellation(cancellation)));
    assertThat(model.texts()).containsExactly("The call was cancelled.");
  }

  @Test
  void tools_that_a_user_may_not_call_are_not_offered() {
    model.says("one").says("two");
    assistant().chat("go");
    assistant().chat("go", as(MANAGER));
    assertThat(model.tools(0)).contains("find_book").doesNotContain("audits");
    assertThat(model.tools(1)).contains("find_book", "audits");
  }

  @Test
  void a_provider_has_a_user_tags_and_names_of_its_own() {
    model.says("one").says("two");
    MxcpToolProvider all = MxcpToolProvider.of(mxcp);
    services(all.withUser(MANAGER).withNames("audits", "who")).build().chat("go");
    services(all.withTags("books", "films")).build().chat("go");
    assertThat(model.tools(0)).containsExactly("audits", "who");
    assertThat(model.tools(1)).containsExactly("find_book");
  }

  @Test
  void a_reload_shows_in_the_middle_of_a_conversation() {
    model
        .answers(
            request -> {
              FailingTools.tool(project, "newcomer", "SELECT 42 AS answer");
              assertThat(mxcp.reload().toCompletableFuture().join().isSuccess()).isTrue();
              return AiMessage.from(ScriptedModel.requests("find_book {\"id\": 1}"));
            })
        .calls("newcomer {}")
        .says("done");
    assertThat(assistant().chat("go")).isEqualTo("done");
    assertThat(model.tools(0)).doesNotContain("newcomer");
    assertThat(model.tools(1)).contains("newcomer");
    assertThat(model.texts().get(1)).contains("42");
  }

  @Test
  void options_of_another_class_are_refused() {
    model.says("never");
    assertThatThrownBy(() -> assistant().chat("go", with("mia")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a CallOptions, not a java.lang.String");
  }
}
