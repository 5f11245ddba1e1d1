package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Resource;
import dev.mxcp.error.FailureCode;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.EndpointRegistry.ResourceMatch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers {@code resources/read}. */
final class ResourceReads {

  private final Catalogue catalogue;
  private final Calls calls;

  ResourceReads(Catalogue catalogue, Calls calls) {
    this.catalogue = catalogue;
    this.calls = calls;
  }

  /** Reads a resource. */
  Map<String, @Nullable Object> answer(Params params, Peer peer) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("contents", List.of(contents(params.text("uri"), params, peer)));
    return result;
  }

  /**
   * Reads a resource.
   *
   * @param params of the request that leads to it
   * @return its contents as the protocol has them: URI, media type, text or blob
   */
  Map<String, @Nullable Object> contents(String uri, Params params, Peer peer) {
    ResourceMatch match = catalogue.all().resource(uri).orElseThrow(() -> notFound(uri));
    Resource resource = (Resource) match.entry().endpoint();
    CappedJson json = new CappedJson(ContentBlocks.MAX_BYTES, Long.MAX_VALUE, false);
    Optional<Outcome.Failed> failed =
        calls.write(
            EndpointKind.RESOURCE,
            resource.uri(),
            match.variables(),
            calls.options(resource.uri(), params, peer),
            json);
    if (failed.isPresent()) {
      throw FailureView.error(failed.get());
    }
    if (json.isFull()) {
      throw FailureView.error(tooLarge());
    }
    return contents(uri, resource.mimeType(), json.text());
  }

  /** Returns that no resource has the URI. */
  static ProtocolException notFound(String uri) {
    return new ProtocolException(
        ProtocolException.RESOURCE_NOT_FOUND, "Resource not found", Map.of("uri", uri));
  }

  private static Outcome.Failed tooLarge() {
    return Outcome.failed(
        FailureCode.LIMIT_EXCEEDED,
        "The resource is larger than " + ContentBlocks.MAX_BYTES + " bytes.");
  }

  private static Map<String, @Nullable Object> contents(
      String uri, @Nullable String mimeType, String json) {
    Object text = json.startsWith("\"") ? JsonText.read(json) : null;
    Map<String, @Nullable Object> contents = new LinkedHashMap<>();
    contents.put("uri", uri);
    if (mimeType == null) {
      contents.put("mimeType", text == null ? "application/json" : "text/plain");
    } else {
      contents.put("mimeType", mimeType);
    }
    if (text != null && mimeType != null && !MediaTypes.isText(mimeType)) {
      contents.put("blob", base64(text.toString()));
    } else {
      contents.put("text", text == null ? json : text);
    }
    return contents;
  }

  /** Bytes are base64 in an outcome already; a text that is none stands for its UTF-8. */
  private static String base64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return text;
    } catch (IllegalArgumentException e) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
