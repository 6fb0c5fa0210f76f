package io.qinglan.feed;

import java.util.Optional;
import java.util.UUID;

/**
 * Names a frame for ever: the batch it was committed with and its place in it, from 0.
 *
 * @param batch the batch; sorts by the time it was written
 * @param position place in the batch
 */
public record FrameId(UUID batch, int position) {

    /** The name as text: {@code <batch>.<position>}. */
    @Override
    public String toString() {
        return batch + "." + position;
    }

    /** The name of a text; empty when it is none. */
    public static Optional<FrameId> read(String text) {
        int dot = text.indexOf('.');
        if (dot != 36) {
            return Optional.empty();
        }
        try {
            int position = Integer.parseInt(text.substring(dot + 1));
            return position < 0
                    ? Optional.empty()
                    : Optional.of(new FrameId(UUID.fromString(text.substring(0, dot)), position));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
