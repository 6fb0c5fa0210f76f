package io.qinglan.web;

/** The body of an answer that holds a secret: what is kept for a repeat of the request is the same without it. */
public interface ShownOnce {

    /** The body without its secret. */
    Object withoutSecret();
}
