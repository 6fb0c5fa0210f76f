package io.qinglan.feed.hj212;

import java.util.HexFormat;

import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The SM4 key of an instrument (HJ 212-2025): ECB without padding; what is left behind the last full block of 16 bytes stays clear. The
 * wire form is not confirmed by the standard's own text.
 */
public final class Sm4Key {

    private static final int BLOCK = 16;

    private final byte[] key;

    private Sm4Key(byte[] key) {
        this.key = key;
    }

    /**
     * A key by its 32 hexadecimal digits, either case.
     *
     * @throws IllegalArgumentException when they are not
     */
    public static Sm4Key of(String hex) {
        byte[] key;
        try {
            key = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an SM4 key of 32 hexadecimal digits", e);
        }
        if (key.length != BLOCK) {
            throw new IllegalArgumentException("expected an SM4 key of 32 hexadecimal digits, got " + hex.length());
        }
        return new Sm4Key(key);
    }

    /** Deciphers the full blocks of the bytes from (with) {@code from} to (without) {@code to}, in place. */
    void decipher(byte[] bytes, int from, int to) {
        run(false, bytes, from, to);
    }

    /** Enciphers the full blocks, in place. */
    void encipher(byte[] bytes, int from, int to) {
        run(true, bytes, from, to);
    }

    private void run(boolean encipher, byte[] bytes, int from, int to) {
        SM4Engine engine = new SM4Engine();
        engine.init(encipher, new KeyParameter(key));
        for (int at = from; at + BLOCK <= to; at += BLOCK) {
            engine.processBlock(bytes, at, bytes, at);
        }
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "Sm4Key[***]";
    }
}
