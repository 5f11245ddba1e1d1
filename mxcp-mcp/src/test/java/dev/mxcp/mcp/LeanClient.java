package dev.mxcp.mcp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client with one connection that costs next to nothing, for measuring servers. One thread. */
final class LeanClient implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final Map<String, String> answered = new LinkedHashMap<>();
  private String session = "";
  private long id;

  LeanClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(120_000);
    in = new BufferedInputStream(socket.getInputStream());
    ask("initialize", Map.of("protocolVersion", "2025-11-25"));
    session = "Mcp-Session-Id: " + answered.get("mcp-session-id") + "\r\n";
  }

  /** Returns the result of a tool. */
  Map<String, Object> call(String tool, Map<String, ?> arguments) throws IOException {
    String answer = ask("tools/call", Map.of("name", tool, "arguments", arguments));
    return RawClient.map(RawClient.read(answer).get("result"));
  }

  private String ask(String method, Map<String, ?> params) throws IOException {
    byte[] body = RawClient.message(++id, method, params).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept: application/json\r\n"
            + session
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    socket
        .getOutputStream()
        .write((head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    if (!line().startsWith("HTTP/1.1 200")) {
      throw new IOException("The server refused " + method);
    }
    answered.clear();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      answered.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(answered.get("content-length"));
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The server closed the connection");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
