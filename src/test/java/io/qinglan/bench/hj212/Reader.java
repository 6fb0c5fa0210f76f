package io.qinglan.bench.hj212;

import java.util.List;

/** A reader of frames in the race. Others are found by {@link java.util.ServiceLoader} when somebody puts them on the class path. */
public interface Reader {

    /** How it is called in the table. */
    String name();

    /** The packets one by one, and the same as one stream. */
    void prepare(List<byte[]> frames, byte[] stream);

    /** Reads all of them once; answers something that depends on what was read. */
    long readAll();

    /** How many packets of the last pass it could not read. */
    int unread();
}
