package io.qinglan.order;

/**
 * What a batch came to.
 *
 * @param orders orders written or ended
 * @param obligations obligations in them
 * @param idle sites that have nothing to do and get no order
 * @param bytes bytes written, as COPY took them
 */
record BatchCount(int orders, int obligations, int idle, long bytes) {}
