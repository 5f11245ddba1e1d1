package dev.mxcp.internal.project;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The body of an HTTP answer as text, with a limit of time and size for all of it. */
final class LimitedBody implements BodySubscriber<String> {

  private static final long MOST_BYTES = 1024 * 1024;

  private final BodySubscriber<String> body = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  /**
   * Sends a request.
   *
   * @throws IOException if there is no answer, or not all of it in time, or if it is too large
   */
  static HttpResponse<String> of(HttpClient client, HttpRequest request, Duration limit)
      throws IOException, InterruptedException {
    BodyHandler<String> handler = headers -> new LimitedBody();
    CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + limit.toSeconds() + " seconds", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public CompletionStage<String> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    body.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    if (bytes <= MOST_BYTES) {
      body.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      body.onError(new IOException("the answer has more than " + MOST_BYTES + " bytes"));
    }
  }

  @Override
  public void onError(Throwable error) {
    body.onError(error);
  }

  @Override
  public void onComplete() {
    body.onComplete();
  }
}
