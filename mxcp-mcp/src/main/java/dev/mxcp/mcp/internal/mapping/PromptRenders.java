package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Outcome;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.registry.EndpointEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code prompts/get}.
 *
 * <p>A message of the type {@code resource}, {@code image} or {@code audio} holds the URI of a
 * resource of the project, which is put in its place; images and sounds may also be a {@code data:}
 * URI.
 */
final class PromptRenders {

  private static final Pattern DATA_URI =
      Pattern.compile("data:([\\w.+-]+/[\\w.+-]+);base64,([A-Za-z0-9+/=]*)");

  private final Catalogue catalogue;
  private final Calls calls;
  private final ResourceReads resources;

  PromptRenders(Catalogue catalogue, Calls calls, ResourceReads resources) {
    this.catalogue = catalogue;
    this.calls = calls;
    this.resources = resources;
  }

  /** Renders a prompt. */
  Map<String, @Nullable Object> answer(Params params, Peer peer) {
    String name = params.text("name");
    Endpoint prompt =
        catalogue
            .all()
            .entry(EndpointKind.PROMPT, name)
            .map(EndpointEntry::endpoint)
            .orElseThrow(() -> ProtocolException.params("Unknown prompt: " + name));
    Outcome outcome =
        calls.render(name, params.object("arguments"), calls.options(name, params, peer));
    if (outcome instanceof Outcome.Failed failed) {
      throw FailureView.error(failed);
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (prompt.description() != null) {
      result.put("description", prompt.description());
    }
    result.put("messages", messages(outcome.orElseThrow(), params, peer));
    return result;
  }

  private List<Map<String, @Nullable Object>> messages(
      @Nullable Object rendered, Params params, Peer peer) {
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (Object item : (List<?>) (rendered == null ? List.of() : rendered)) {
      Map<?, ?> message = (Map<?, ?>) item;
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("role", role(message.get("role")));
      map.put("content", content(message, params, peer));
      messages.add(map);
    }
    return messages;
  }

  /** The protocol knows two roles; a system's words come from the user's side. */
  private static String role(@Nullable Object role) {
    return "assistant".equals(role) ? "assistant" : "user";
  }

  private Map<String, @Nullable Object> content(Map<?, ?> message, Params params, Peer peer) {
    String text = String.valueOf(message.get("prompt"));
    String type = String.valueOf(message.get("type"));
    if (type.equals("resource")) {
      Map<String, @Nullable Object> block = new LinkedHashMap<>();
      block.put("type", "resource");
      block.put("resource", resources.contents(text.strip(), params, peer));
      return block;
    }
    return type.equals("image") || type.equals("audio")
        ? media(type, text.strip(), params, peer)
        : ContentBlocks.text(text);
  }

  private Map<String, @Nullable Object> media(String type, String uri, Params params, Peer peer) {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    block.put("type", type);
    Matcher data = DATA_URI.matcher(uri);
    if (data.matches()) {
      block.put("data", data.group(2));
      block.put("mimeType", data.group(1));
      return block;
    }
    Map<String, @Nullable Object> contents = resources.contents(uri, params, peer);
    if (contents.get("blob") == null) {
      throw new ProtocolException(
          ProtocolException.INTERNAL, "The prompt's " + type + " is a resource of text", null);
    }
    block.put("data", contents.get("blob"));
    block.put("mimeType", contents.get("mimeType"));
    return block;
  }
}
