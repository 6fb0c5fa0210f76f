package io.qinglan.feed.gateway;

import java.util.Optional;

import io.qinglan.feed.Instrument;

/** Who is registered, known without waiting. */
@FunctionalInterface
interface Registry {

    /** The instrument of a number; empty when nobody registered it. */
    Optional<Instrument> find(String mn);
}
