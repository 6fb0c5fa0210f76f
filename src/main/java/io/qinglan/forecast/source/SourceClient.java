package io.qinglan.forecast.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.Retry;

import io.qinglan.forecast.ForecastConfig;

/** Fetches the body of a source over HTTP. A passing fault is tried again; a refusal is not. */
@ApplicationScoped
public class SourceClient {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /** The source answered with a refusal that asking again will not change. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * The body a source answers.
     *
     * @param token sent to it; null for none
     * @throws UncheckedIOException when it cannot be reached or answers with a fault, after retries
     * @throws Refused when it refuses
     */
    @Retry(
            maxRetries = 3,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            jitter = 500,
            retryOn = UncheckedIOException.class)
    public String fetch(ForecastConfig.Source source, String token) {
        try {
            HttpResponse<byte[]> response = http.send(request(source, token), HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            if (status >= SERVER_ERROR || status == TOO_MANY) {
                throw new UncheckedIOException(new IOException("the source answered " + status));
            }
            if (status < 200 || status >= 300) {
                throw new Refused("the source refused with " + status);
            }
            return text(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private static HttpRequest request(ForecastConfig.Source source, String token) {
        boolean inAddress = source.url().contains("{token}");
        String address = inAddress ? source.url().replace("{token}", token == null ? "" : token) : source.url();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(source.timeout())
                .header("Accept-Encoding", "gzip");
        if (token != null && !inAddress) {
            request.header("Authorization", "Bearer " + token);
        }
        return source.body()
                .map(body -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .orElseGet(request::GET)
                .build();
    }

    /** Some services compress whether asked or not. */
    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .map("gzip"::equalsIgnoreCase)
                .orElse(false);
        if (gzip) {
            try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = stream.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
