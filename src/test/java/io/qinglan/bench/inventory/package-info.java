/** The list as a bureau handles it: how fast its files come in, how fast it is rehearsed. */
package io.qinglan.bench.inventory;
