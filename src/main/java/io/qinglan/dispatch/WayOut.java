package io.qinglan.dispatch;

/** A way by which events leave the house. */
public interface WayOut {

    /**
     * Takes its part of what is due, without waiting for anybody outside.
     *
     * @return whether there is more to do at once
     */
    boolean go();
}
