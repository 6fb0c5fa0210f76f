package io.qinglan.feed.gateway;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.hj212.Edition;

/** Which instrument is connected to this node, and how to speak with it. Only frames with the right password bind an instrument to a connection. */
@ApplicationScoped
class Links {

    /**
     * An instrument on a connection.
     *
     * @param wire the connection
     * @param point its monitoring point
     * @param system ST as the instrument sends it
     * @param password PW as the instrument sends it: the host's requests carry it too; kept in memory only
     * @param edition the edition the instrument speaks
     */
    record Link(PeerWire wire, String mn, String point, String system, String password, Edition edition) {

        /** Never the password. */
        @Override
        public String toString() {
            return "Link[" + mn + " of " + point + "]";
        }
    }

    private final ConcurrentMap<String, Link> byNumber = new ConcurrentHashMap<>();

    /** Binds an instrument to the connection its last frame came by; true when it was not bound to it before. */
    boolean bind(Link link) {
        Link before = byNumber.get(link.mn());
        if (before != null
                && before.wire() == link.wire()
                && before.edition() == link.edition()
                && before.password().equals(link.password())
                && before.point().equals(link.point())) {
            return false;
        }
        byNumber.put(link.mn(), link);
        return before == null || before.wire() != link.wire();
    }

    /** The instrument's connection, if it is connected to this node. */
    Optional<Link> of(String mn) {
        return Optional.ofNullable(byNumber.get(mn));
    }

    /** Forgets a connection that is gone. */
    void gone(PeerWire wire, Collection<String> numbers) {
        numbers.forEach(mn -> byNumber.computeIfPresent(mn, (key, link) -> link.wire() == wire ? null : link));
    }

    /** How many instruments are connected. */
    int size() {
        return byNumber.size();
    }
}
