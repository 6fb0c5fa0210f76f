package io.qinglan.ledger.verifier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A witness as another authority would run it: it keeps the last checkpoint of one ledger, checks signature and consistency of the next,
 * and countersigns (C2SP tlog-witness). It shares nothing with the server but the format.
 */
public final class WitnessServer implements AutoCloseable {

    private static final String NAME = "witness.example/province";

    private final HttpServer server;
    private final KeyPair pair;
    private final byte[] id;
    private final byte[] typed;
    private final TrustedKey ledger;
    private final Clock clock;
    private TreeHead last;

    /** Starts a witness on a free port for the ledger of a key. */
    public WitnessServer(String ledgerKey, Clock clock) throws IOException, GeneralSecurityException {
        this.ledger = TrustedKey.of(ledgerKey);
        this.clock = clock;
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        this.typed = ByteBuffer.allocate(33)
                .put((byte) 0x04)
                .put(encoded, encoded.length - 32, 32)
                .array();
        byte[] named = (NAME + "\n").getBytes(StandardCharsets.UTF_8);
        this.id = Arrays.copyOf(
                Hashes.of(ByteBuffer.allocate(named.length + typed.length)
                        .put(named)
                        .put(typed)
                        .array()),
                4);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::add);
        server.start();
    }

    /** Its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Its key as published. */
    public String key() {
        return NAME + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** How many decisions the checkpoint covers that it saw last. */
    public synchronized long size() {
        return last == null ? 0 : last.size();
    }

    private synchronized void add(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int end = body.indexOf("\n\n");
        String[] lines = body.substring(0, end).split("\n");
        long old = Long.parseLong(lines[0].substring("old ".length()));
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Base64.getDecoder().decode(lines[i]));
        }
        try {
            SignedNote note = SignedNote.of(body.substring(end + 2));
            note.requireSigned("the checkpoint", List.of(ledger));
            TreeHead head = TreeHead.of(note.text());
            if (old != size()) {
                answer(exchange, 409, size() + "\n");
            } else if (last != null && !Paths.consistent(last.root(), last.size(), head.root(), head.size(), proof)) {
                answer(exchange, 422, "not the continuation\n");
            } else {
                last = head;
                answer(exchange, 200, cosigned(note.text()));
            }
        } catch (Doubt doubt) {
            answer(exchange, 403, doubt.getMessage());
        }
    }

    private String cosigned(String checkpoint) {
        try {
            long now = clock.instant().getEpochSecond();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(("cosignature/v1\ntime " + now + "\n" + checkpoint).getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] whole = ByteBuffer.allocate(12 + signed.length)
                    .put(id)
                    .putLong(now)
                    .put(signed)
                    .array();
            return "— " + NAME + " " + Base64.getEncoder().encodeToString(whole) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
