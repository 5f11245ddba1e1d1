package dev.mxcp.mcp.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of a request. */
final class Body {

  private Body() {}

  /**
   * Reads a body as UTF-8.
   *
   * @param most the most bytes
   */
  static String read(HttpServletRequest request, int most) throws HttpException, IOException {
    String type = request.getContentType();
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw HttpException.refused(415, "The content type must be application/json");
    }
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    byte[] bytes;
    try (InputStream in = request.getInputStream()) {
      bytes = in.readNBytes(most + 1);
    }
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw HttpException.notJson("The body is not UTF-8");
    }
  }

  private static HttpException tooLarge(int most) {
    return HttpException.refused(413, "The request is larger than " + most + " bytes")
        .header("Connection", "close");
  }
}
