package io.qinglan.dispatch.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A plant's receiver on this machine: keeps what comes and answers as it is told. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator answers = count -> 204;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** What came. */
    public record Message(String body, HttpHeaders headers) {

        /** A header. */
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** One that listens on a free port and answers 204. */
    public static Receiver open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        Receiver receiver = new Receiver(server);
        server.createContext("/", receiver::take);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return receiver;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** How it answers, by how many messages have come before. */
    public void answer(IntUnaryOperator status) {
        answers = status;
    }

    /** What came, oldest first. */
    public List<Message> messages() {
        return messages;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status;
        synchronized (this) {
            status = answers.applyAsInt(messages.size());
            messages.add(new Message(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true)));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
