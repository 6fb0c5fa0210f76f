package io.qinglan.feed.gateway;

/** The way to one peer. */
interface PeerWire {

    /** Sends bytes, in order, from any thread; bytes to a peer that is gone are lost. */
    void send(byte[] bytes);

    /** Whether the peer is still there. */
    boolean open();
}
