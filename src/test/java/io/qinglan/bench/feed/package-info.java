/** The feeds under load: the packaged program over sockets, beside the limit of the database and the plain way. */
package io.qinglan.bench.feed;
