package io.qinglan.bench.city;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One person signed in to the running program. */
final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final String token;

    private Caller(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Signs in. */
    static Caller of(String address, JsonNode credential) throws IOException, InterruptedException {
        JsonNode said = JSON.createObjectNode()
                .put("user", credential.get("user").asText())
                .put("password", credential.get("password").asText());
        JsonNode session = new Caller(address, null).post("/api/v1/session", said);
        return new Caller(address, session.get("token").asText());
    }

    /** What stands at a path. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(answered(send(request(path).GET())).body());
    }

    /** Whether something stands at a path; its whole body is received. */
    boolean reads(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).statusCode() == 200;
    }

    /** Does something. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(answered(send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))))
                .body());
    }

    /** Puts something in the place of what was read at a path. */
    void replace(String path, Object body) throws IOException, InterruptedException {
        String version =
                answered(send(request(path).GET())).headers().firstValue("ETag").orElse("*");
        answered(send(
                request(path).header("If-Match", version).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> answered(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.request().uri() + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer;
    }
}
