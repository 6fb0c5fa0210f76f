package io.qinglan.inventory.sheet;

/** A thing with the row that states it. */
record Stated<T>(T value, Place place) {}
