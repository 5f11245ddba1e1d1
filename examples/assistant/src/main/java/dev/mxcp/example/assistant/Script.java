package dev.mxcp.example.assistant;

import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.mxcp.json.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the scripted model does about a question. */
enum Script {
  MY_ORDERS("my orders") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      return results.isEmpty() ? Turn.call("my_orders", Map.of()) : tell(results);
    }
  },
  SALES("sales|report|revenue") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      return results.isEmpty() ? Turn.call("sales_report", Map.of()) : tell(results);
    }
  },
  CUSTOMERS("customers") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      return results.isEmpty() ? Turn.call("list_customers", Map.of()) : tell(results);
    }
  },
  ORDER("order|buy") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      if (results.size() == 1 && isFound(results.get(0))) {
        return order(results.get(0), number(question));
      }
      // The model reads what was wrong with its arguments, and mends them.
      return results.size() == 2 && last(results).text().contains("at most 5")
          ? order(results.get(0), 5)
          : search(question, results);
    }

    private Turn order(ToolExecutionResultMessage found, int copies) {
      return Turn.call("order_book", Map.of("isbn", first(found, "isbn"), "copies", copies));
    }
  },
  PRICE("price|cost") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      return results.size() == 1 && isFound(results.get(0))
          ? Turn.call(
              "total_price",
              Map.of("price", first(results.get(0), "price"), "copies", number(question)))
          : search(question, results);
    }
  },
  SEARCH("") {
    @Override
    Turn next(String question, List<ToolExecutionResultMessage> results) {
      return search(question, results);
    }
  };

  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,3}\\b");
  private static final Pattern AROUND_SUBJECT =
      Pattern.compile(
          "^\\W*(?:(?:order|buy|copy|copies|of|please|find|books?|by|me|i|want|show|what|which|how|"
              + "much|do|does|you|have|is|are|[0-9]{1,3})\\b\\W*)*|(?:\\W*\\b(?:costs?|price))?\\W*$",
          Pattern.CASE_INSENSITIVE);

  private final Pattern words;

  Script(String words) {
    this.words = Pattern.compile(words);
  }

  /** What the model does next: a call whose text is its arguments, or an answer without a tool. */
  record Turn(String tool, String text) {
    static Turn call(String tool, Map<String, ?> arguments) {
      return new Turn(tool, JsonText.write(arguments));
    }

    static Turn say(String text) {
      return new Turn("", text);
    }
  }

  /** A script for one question. */
  record Asked(Script script, String question) {
    Turn next(List<ToolExecutionResultMessage> results) {
      return script.next(question, results);
    }
  }

  /** Returns the first script whose words are in a question. */
  static Asked of(String question) {
    String text = question.toLowerCase(Locale.ROOT);
    for (Script script : values()) {
      if (script.words.matcher(text).find()) {
        return new Asked(script, question);
      }
    }
    return new Asked(SEARCH, question);
  }

  abstract Turn next(String question, List<ToolExecutionResultMessage> results);

  private static Turn search(String question, List<ToolExecutionResultMessage> results) {
    String subject = AROUND_SUBJECT.matcher(question).replaceAll("");
    return results.isEmpty() ? Turn.call("find_books", Map.of("text", subject)) : tell(results);
  }

  private static Turn tell(List<ToolExecutionResultMessage> results) {
    ToolExecutionResultMessage result = last(results);
    return Turn.say(
        Boolean.TRUE.equals(result.isError())
            ? "That did not work: " + result.text()
            : result.text().equals("[]")
                ? "I found nothing."
                : result.toolName() + " answered " + result.text());
  }

  private static ToolExecutionResultMessage last(List<ToolExecutionResultMessage> results) {
    return results.get(results.size() - 1);
  }

  private static boolean isFound(ToolExecutionResultMessage result) {
    return result.text().startsWith("[{");
  }

  private static String first(ToolExecutionResultMessage result, String key) {
    List<?> books = (List<?>) Objects.requireNonNull(JsonText.read(result.text()));
    return String.valueOf(((Map<?, ?>) books.get(0)).get(key));
  }

  private static int number(String question) {
    Matcher matcher = NUMBER.matcher(question);
    return matcher.find() ? Integer.parseInt(matcher.group()) : 1;
  }
}
