package io.qinglan.feed.gateway;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Frame;

/** Which instrument is connected to this node, and how to speak with it. Only frames with the right password bind an instrument to a connection. */
@ApplicationScoped
class Links {

    /**
     * An instrument on a connection.
     *
     * @param wire the connection
     * @param instrument as it was registered when its password was checked
     * @param system ST as the instrument sends it
     * @param password PW as the instrument sends it: the host's requests carry it too; kept in memory only
     * @param edition the edition the instrument speaks
     */
    record Link(PeerWire wire, Instrument instrument, String system, String password, Edition edition) {

        /** Its number. */
        String mn() {
            return instrument.mn();
        }

        /** Whether a frame is of this very registration, with the password that was found right: it needs no second check. */
        boolean vouchesFor(Instrument registered, Frame frame) {
            return instrument == registered && frame.passwordIs(password);
        }

        /** Never the password. */
        @Override
        public String toString() {
            return "Link[" + instrument + "]";
        }
    }

    private final ConcurrentMap<String, Link> byNumber = new ConcurrentHashMap<>();

    /** Binds an instrument to the connection its last frame came by; true when it was bound to another one or to none before. */
    boolean bind(Link link) {
        Link before = byNumber.put(link.mn(), link);
        return before == null || before.wire() != link.wire();
    }

    /** The instrument's link, null when it is not connected to this node. */
    Link find(String mn) {
        return byNumber.get(mn);
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
