package io.qinglan.feed.hj212;

/** What became of one header that was tried: a frame or a refusal. */
public sealed interface Entry permits Frame, Refused {

    /** A copy of the bytes this entry stands on, from its header on; empty for a stream without any header. */
    byte[] raw();

    /** How many bytes {@link #raw()} gives. */
    int rawLength();

    /** Copies the bytes of {@link #raw()} into an array; the target must have room for {@link #rawLength()}. */
    void copyRaw(byte[] target, int at);
}
