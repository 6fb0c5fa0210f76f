package io.qinglan.store.time;

import java.io.IOException;

/** Something that knows how right the server's clock is. */
interface ClockSource {

    /** Its name in the settings and in the record. */
    String name();

    /**
     * What it says now.
     *
     * @throws IOException when it cannot be asked, or its answer cannot be read
     */
    ClockState read() throws IOException;
}
