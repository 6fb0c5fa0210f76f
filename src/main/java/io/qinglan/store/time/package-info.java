/** By which source the server's clock is kept, how far it is off, and the warning that follows. */
package io.qinglan.store.time;
