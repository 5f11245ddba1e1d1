package dev.mxcp.mcp.internal.session;

import dev.mxcp.runtime.User;
import io.modelcontextprotocol.server.McpRequestHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a server, by id: so many at once, each for as long as its client shows itself.
 */
public final class Sessions {

  private final Map<String, Session> byId = new ConcurrentHashMap<>();
  private final String callerType;
  private final Map<String, McpRequestHandler<?>> handlers;

  Sessions(String callerType, Map<String, McpRequestHandler<?>> handlers) {
    this.callerType = callerType;
    this.handlers = handlers;
  }

  /** Returns a session that nobody can come back to. */
  public Session passing(@Nullable User user) {
    return new Session(UUID.randomUUID().toString(), callerType, user, handlers);
  }

  /**
   * Opens a session.
   *
   * @param most how many there may be; the one that was idle for longest gives way
   * @return empty if there are too many
   */
  public synchronized Optional<Session> open(@Nullable User user, int most) {
    if (byId.size() >= most && !makeRoom()) {
      return Optional.empty();
    }
    Session session = passing(user);
    byId.put(session.id(), session);
    return Optional.of(session);
  }

  private boolean makeRoom() {
    Optional<Session> oldest =
        byId.values().stream()
            .filter(session -> !session.isBusy() && !session.isListening())
            .min(Comparator.comparingLong(Session::lastUsed));
    oldest.ifPresent(this::close);
    return oldest.isPresent();
  }

  /** Returns a session by its id. */
  public Optional<Session> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns how many there are. */
  public int size() {
    return byId.size();
  }

  Collection<Session> all() {
    return byId.values();
  }

  /** Ends a session. */
  public void close(Session session) {
    byId.remove(session.id());
    session.close();
  }

  /** Ends the sessions of clients that have not shown themselves for a while. */
  public void closeIdle(Duration time) {
    byId.values().stream().filter(session -> session.isIdle(time)).forEach(this::close);
  }
}
