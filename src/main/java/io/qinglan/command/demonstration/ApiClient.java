package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One person's or system's way into the program: the public HTTP interface with an own key, as any other client has it. */
final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final String key;

    ApiClient(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /** Waits until the program answers. */
    static void awaitReady(String address) throws InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(address + "/q/health/live")).build();
        while (true) {
            try {
                HTTP.send(ready, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
    }

    /** What the program answers to a question; a refusal is an {@link Refused}. */
    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** A file the program answers with. */
    byte[] file(String path) {
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 400) {
                throw new Refused("GET " + path, answer.statusCode(), JSON.createObjectNode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demonstration is stopped", e);
        }
    }

    /** Asks the program to do something. */
    JsonNode post(String path, Object body) {
        return post(path, body, null);
    }

    /** Asks the program to do something once, however often it is asked. */
    JsonNode post(String path, Object body, String idempotencyKey) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(
                request.POST(HttpRequest.BodyPublishers.ofString(json(body))).build());
    }

    /** Puts a thing in another's place, if it still has this version. */
    JsonNode put(String path, Object body, String version) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (version != null) {
            request.header("If-Match", version);
        }
        return send(request.PUT(HttpRequest.BodyPublishers.ofString(json(body))).build());
    }

    /** Sends a table. */
    JsonNode postCsv(String path, String csv) {
        return send(request(path)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build());
    }

    /** The version of a thing, as its ETag says it; null when it has none. */
    String version(String path) {
        return answer(request(path).GET().build()).headers().firstValue("ETag").orElse(null);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static JsonNode send(HttpRequest request) {
        HttpResponse<String> answer = answer(request);
        try {
            JsonNode body = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
            if (answer.statusCode() >= 400) {
                throw new Refused(request.method() + " " + request.uri().getPath(), answer.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demonstration is stopped", e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program said no; the problem says why. */
    static final class Refused extends RuntimeException {

        private final int status;
        private final transient JsonNode problem;

        Refused(String asked, int status, JsonNode problem) {
            super(asked + " was answered " + status + ": " + problem);
            this.status = status;
            this.problem = problem;
        }

        int status() {
            return status;
        }

        JsonNode problem() {
            return problem;
        }
    }
}
