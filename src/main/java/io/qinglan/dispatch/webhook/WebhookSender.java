package io.qinglan.dispatch.webhook;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.dispatch.CloudEvents;

/** Sends one signed message. Never follows a redirect, never reads more of an answer than its head, waits only so long. */
@ApplicationScoped
class WebhookSender {

    private static final int LARGEST_ANSWER = 65_536;
    private static final int AT_ONCE_TO_ONE = 2;

    private final Destinations destinations;
    private final HttpClient client;
    private final Duration patience;

    WebhookSender(
            Vertx vertx,
            Destinations destinations,
            @ConfigProperty(name = "qinglan.dispatch.timeout") Duration patience) {
        this.destinations = destinations;
        this.patience = patience;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(AT_ONCE_TO_ONE)
                .setConnectTimeout((int) patience.toMillis())
                .setIdleTimeout((int) (2 * patience.toSeconds()) + 1)
                .setKeepAliveTimeout((int) patience.toSeconds() + 1));
    }

    /**
     * What a receiver answered.
     *
     * @param status HTTP status, 0 when there was no answer
     * @param error what went wrong, null after an answer
     * @param retryAfter how long the receiver asks us to wait, null when it does not
     */
    record Answer(int status, String error, Duration retryAfter) {

        boolean well() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Sends a message.
     *
     * @param id the id of the event, the same at every attempt
     * @param body a CloudEvent
     * @param secrets sign it, the newest first
     */
    CompletionStage<Answer> send(String url, String id, byte[] body, List<String> secrets, Instant now) {
        Destinations.Place place;
        try {
            place = destinations.resolve(url);
        } catch (Destinations.Closed e) {
            return CompletableFuture.completedFuture(
                    new Answer(0, "address refused: expected " + e.getMessage(), null));
        }
        long seconds = now.getEpochSecond();
        return client.request(options(place))
                .compose(request -> request.putHeader("content-type", CloudEvents.MEDIA_TYPE + "; charset=UTF-8")
                        .putHeader("webhook-id", id)
                        .putHeader("webhook-timestamp", String.valueOf(seconds))
                        .putHeader("webhook-signature", Signatures.of(secrets, id, seconds, body))
                        .putHeader("user-agent", "Qinglan")
                        .send(Buffer.buffer(body)))
                .map(WebhookSender::answer)
                .otherwise(failure -> new Answer(0, said(failure), null))
                .toCompletionStage();
    }

    /** Connects to the address that was checked, and names the host as the subscriber wrote it. */
    private RequestOptions options(Destinations.Place place) {
        String path =
                place.uri().getRawPath() == null || place.uri().getRawPath().isEmpty()
                        ? "/"
                        : place.uri().getRawPath();
        String query = place.uri().getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(place.address(), place.port())))
                .setHost(place.uri().getHost())
                .setPort(place.port())
                .setSsl(place.tls())
                .setURI(query == null ? path : path + "?" + query)
                .setFollowRedirects(false)
                .setTimeout(patience.toMillis());
    }

    private static Answer answer(HttpClientResponse response) {
        int status = response.statusCode();
        Answer answer = new Answer(status, status < 300 ? null : "answered " + status, retryAfter(response));
        String length = response.getHeader("content-length");
        boolean small = length != null && length.matches("\\d{1,5}") && Integer.parseInt(length) <= LARGEST_ANSWER;
        if (!small && status != 204) {
            HttpClientRequest request = response.request();
            request.reset();
        }
        return answer;
    }

    /** Seconds only: a date would need the receiver's clock to be right. */
    private static Duration retryAfter(HttpClientResponse response) {
        String value = response.getHeader("retry-after");
        return value != null && value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.length() > 200 ? message.substring(0, 200) : message;
    }
}
