package io.qinglan.feed.manual;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, told by their first bytes and not by what the sender calls them. */
enum MediaType {
    JPEG("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII));

    private final String code;
    private final byte[] begin;

    MediaType(String code, byte[] begin) {
        this.code = code;
        this.begin = begin;
    }

    String code() {
        return code;
    }

    static Optional<MediaType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> content.length > type.begin.length
                        && Arrays.equals(content, 0, type.begin.length, type.begin, 0, type.begin.length))
                .findFirst();
    }
}
