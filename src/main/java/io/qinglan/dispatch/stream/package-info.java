/** Telling whoever holds a connection open: server-sent events that resume where they broke off. */
package io.qinglan.dispatch.stream;
