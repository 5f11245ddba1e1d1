package dev.mxcp.spring.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.ToolExecutionException;

/** Whole conversations of a real chat client with a scripted model. */
final class ConversationTest {

  private static final User MANAGER =
      User.builder("test", "mia").profile(Map.of("role", "manager")).build();

  @TempDir static Path directory;
  private static ProjectDirectory project;
  private static Mxcp mxcp;
  private static MxcpToolCallbackProvider provider;

  private final ScriptedModel model = new ScriptedModel();

  @BeforeAll
  static void start() {
    project = FailingTools.write(directory);
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).policies(CelPolicies.create()).build();
    provider = MxcpToolCallbackProvider.of(mxcp);
  }

  @AfterAll
  static void end() {
    mxcp.close();
  }

  private String chat(MxcpToolCallbackProvider tools) {
    return ChatClient.create(model).prompt("go").tools(tools).call().content();
  }

  private String chatWith(Object options) {
    return ChatClient.create(model)
        .prompt("go")
        .tools(provider)
        .toolContext(Map.of(MxcpToolCallbackProvider.CALL_OPTIONS, options))
        .call()
        .content();
  }

  @Test
  void several_tools_answer_in_one_turn() {
    model.calls("find_book {\"id\": 1}", "find_book {\"id\": 2}", "who {}").says("done");
    CallOptions options = CallOptions.DEFAULT.withUser(MANAGER).withHeader("X-Tenant", "north");
    assertThat(chatWith(options)).isEqualTo("done");
    assertThat(model.texts())
        .containsExactly(
            "{\"id\":1,\"title\":\"Emma\"}", "{\"id\":2,\"title\":\"Emma\"}", "mia@north");
  }

  @Test
  void a_model_mends_a_wrong_argument() {
    model
        .calls("find_book {\"id\": 0}")
        .answers(
            prompt -> {
              assertThat(ScriptedModel.texts(prompt).get(0)).contains("id").contains("at least 1");
              return ScriptedModel.asking("find_book {\"id\": 1}");
            })
        .says("done");
    assertThat(chat(provider)).isEqualTo("done");
    assertThat(model.texts().get(1)).contains("Emma");
  }

  @Test
  void failures_are_told_to_the_model_in_safe_texts_and_leave_the_others_alone() {
    model.calls("salaries {}", "endless {}", "broken {}", "find_book {\"id\": 3}").says("done");
    assertThat(chat(provider)).isEqualTo("done");
    assertThat(model.texts())
        .satisfiesExactly(
            denied -> assertThat(denied).contains("Only managers see salaries"),
            late -> assertThat(late).contains("longer than its limit"),
            broken -> assertThat(broken).isNotBlank().doesNotContain("secret_column"),
            good -> assertThat(good).contains("Emma"));
  }

  @Test
  void a_failure_has_a_code_and_carries_nothing_that_was_not_redacted() {
    ToolCallback broken = provider.withNames("broken").getToolCallbacks()[0];
    assertThatThrownBy(() -> broken.call("{}"))
        .isInstanceOf(ToolExecutionException.class)
        .cause()
        .hasNoCause()
        .isInstanceOfSatisfying(
            ToolException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TOOL_FAILED));
  }

  @ParameterizedTest
  @MethodSource("dev.mxcp.fixture.FailureTable#read")
  void a_failure_is_what_the_table_of_the_documentation_says(FailureTable.Row row) {
    ToolContext context =
        new ToolContext(Map.of(MxcpToolCallbackProvider.CALL_OPTIONS, row.options()));
    ToolCallback tool = provider.withNames(row.tool()).getToolCallbacks()[0];
    assertThatThrownBy(() -> tool.call(row.arguments(), context))
        .hasMessage(row.text())
        .satisfies(
            e -> assertThat(e.getClass().getSimpleName()).isEqualTo(row.springAi()),
            e -> assertThat(((ToolException) e.getCause()).code().id()).isEqualTo(row.code()));
  }

  @Test
  void a_caller_cancels() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    model.calls("find_book {\"id\": 1}").says("done");
    chatWith(CallOptions.DEFAULT.withCancellation(cancellation));
    assertThat(model.texts()).containsExactly("The call was cancelled.");
  }

  @Test
  void tools_that_a_user_may_not_call_are_not_offered() {
    model.says("one").says("two").says("three");
    chat(provider);
    chat(provider.withUser(MANAGER).withNames("audits", "who"));
    chat(provider.withTags("books", "films"));
    assertThat(model.tools(0)).contains("find_book").doesNotContain("audits");
    assertThat(model.tools(1)).containsExactly("audits", "who");
    assertThat(model.tools(2)).containsExactly("find_book");
  }

  @Test
  void the_caller_of_the_context_decides_and_not_whose_list_it_was() {
    ToolCallback audits = provider.withUser(MANAGER).withNames("audits").getToolCallbacks()[0];
    ToolContext anonymous =
        new ToolContext(Map.of(MxcpToolCallbackProvider.CALL_OPTIONS, CallOptions.DEFAULT));
    assertThat(audits.call("{}")).contains("7");
    assertThatThrownBy(() -> audits.call("{}", anonymous))
        .isInstanceOf(ToolExecutionException.class);
  }

  @Test
  void a_reload_in_the_middle_serves_the_conversation_and_shows_in_the_next() {
    model
        .answers(
            prompt -> {
              FailingTools.tool(project, "newcomer", "SELECT 42 AS answer");
              assertThat(mxcp.reload().toCompletableFuture().join().isSuccess()).isTrue();
              return ScriptedModel.asking("find_book {\"id\": 1}");
            })
        .says("done")
        .calls("newcomer {}")
        .says("done");
    chat(provider);
    assertThat(model.texts().get(0)).contains("Emma");
    assertThat(model.tools(0)).doesNotContain("newcomer");
    chat(provider);
    assertThat(model.texts().get(0)).contains("42");
  }

  @Test
  void a_definition_has_the_schema_and_always_a_description() {
    ToolCallback book = provider.withNames("find_book").getToolCallbacks()[0];
    ToolCallback who = provider.withNames("who").getToolCallbacks()[0];
    assertThat(book.getToolDefinition().description()).isEqualTo("Finds a book");
    assertThat(book.getToolDefinition().inputSchema()).contains("\"minimum\":1");
    assertThat(who.getToolDefinition().description()).isNotBlank();
  }

  @Test
  void options_of_another_class_are_refused() {
    model.calls("who {}").says("never");
    assertThatThrownBy(() -> chatWith("mia"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a CallOptions, not a java.lang.String");
  }
}
