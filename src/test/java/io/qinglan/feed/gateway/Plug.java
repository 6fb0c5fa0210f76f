package io.qinglan.feed.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import javax.net.SocketFactory;

/** An instrument's end of a connection, in the plainest way: bytes out, frames in. */
public final class Plug implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects to a port of this machine. */
    public Plug(int port) throws IOException {
        this(SocketFactory.getDefault(), port);
    }

    /** Connects by a factory, such as one that speaks TLS. */
    public Plug(SocketFactory factory, int port) throws IOException {
        socket = factory.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** Sends bytes at once. */
    public Plug send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a text of one byte for each character. */
    public Plug send(String latin) throws IOException {
        return send(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits for the next line, with its CR LF; empty when the other end closed. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** How many bytes are there without waiting. */
    public int there() throws IOException {
        return in.available();
    }

    /** Whether the other end has closed; waits for it. */
    public boolean closed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Says that nothing more will be sent, and still listens. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
