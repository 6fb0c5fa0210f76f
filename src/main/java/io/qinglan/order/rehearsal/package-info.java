/** Rehearsals: what orders would say if a level held, and what would follow. Nothing is bound, nothing is sent, nothing is written. */
package io.qinglan.order.rehearsal;
