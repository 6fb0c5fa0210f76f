package io.qinglan.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what must be read again but not lie open in the database: the SM4 keys of instruments, the secrets of subscriptions. The sealing key is configured, the same on
 * every node, or drawn once into the node's folder.
 */
@ApplicationScoped
public class KeySeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Optional<String> configured;
    private final Path file;
    private SecretKeySpec key;

    /** Made by the container. */
    public KeySeal(
            @ConfigProperty(name = "qinglan.feed.sealing-key") Optional<String> configured,
            @ConfigProperty(name = "qinglan.data", defaultValue = "data") Path data) {
        this.configured = configured;
        this.file = data.resolve("feed.key");
    }

    /** The sealed form. */
    public byte[] seal(byte[] open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, open, 0, open.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when it was sealed with another key or changed since
     */
    public byte[] open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return cipher(Cipher.DECRYPT_MODE, nonce, sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] bytes, int from, int count) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes, from, count);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be sealed or opened with this node's key", e);
        }
    }

    private synchronized SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(
                    configured.map(text -> Base64.getDecoder().decode(text)).orElseGet(this::ofFile), "AES");
        }
        return key;
    }

    private byte[] ofFile() {
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[KEY];
                random.nextBytes(drawn);
                Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(file, Base64.getEncoder().encodeToString(drawn));
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be used", e);
        }
    }
}
