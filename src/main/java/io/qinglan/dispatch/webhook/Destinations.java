package io.qinglan.dispatch.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * Where messages may go. A subscriber names the address, so it must not lead into our own networks (server-side request forgery): by default
 * only https to public addresses; a closed government network is opened by name in the configuration. What is checked is the address that is
 * then connected to, at every attempt, so that a name cannot change its meaning in between.
 */
@ApplicationScoped
public class Destinations {

    private final List<Network> opened;
    private final boolean plain;

    /** Made by the container. */
    Destinations(
            @ConfigProperty(name = "qinglan.dispatch.networks") Optional<List<String>> networks,
            @ConfigProperty(name = "qinglan.dispatch.plain-http") boolean plain) {
        this.opened = networks.orElse(List.of()).stream()
                .map(String::strip)
                .map(Network::of)
                .toList();
        this.plain = plain;
    }

    /** Somewhere a message may go. */
    record Place(URI uri, InetAddress address, int port, boolean tls) {}

    /** Why a message may not go somewhere. */
    static final class Closed extends Exception {

        private static final long serialVersionUID = 1L;

        Closed(String why) {
            super(why);
        }
    }

    /**
     * The address as it may be subscribed.
     *
     * @throws Problem 422 naming {@code /url}
     */
    public void requireOpen(String url) {
        try {
            resolve(url);
        } catch (Closed e) {
            throw Problem.invalid(InputError.at("/url", e.getMessage(), url));
        }
    }

    /** The place of an address, resolved now. */
    Place resolve(String url) throws Closed {
        URI uri = uri(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !(plain && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new Closed(plain ? "an https or http address" : "an https address");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw new Closed("an address with a host and without a user");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new Place(uri, open(uri.getHost()), port, tls);
    }

    private static URI uri(String url) throws Closed {
        try {
            return new URI(url == null ? "" : url.strip());
        } catch (URISyntaxException e) {
            throw new Closed("a well-formed address");
        }
    }

    /** The first address of a host; every one of them has to be open. */
    private InetAddress open(String host) throws Closed {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!open(address)) {
                    throw new Closed("a host outside closed networks; " + address.getHostAddress() + " is inside");
                }
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new Closed("a host that can be found");
        }
    }

    private boolean open(InetAddress address) {
        return opened.stream().anyMatch(network -> network.holds(address)) || !inside(address);
    }

    /** Addresses that are no public unicast ones (RFC 6890). */
    private static boolean inside(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return special || Network.RESERVED.stream().anyMatch(network -> network.holds(address));
    }

    /** A network by its prefix. */
    record Network(byte[] prefix, int bits) {

        /** Shared address space, "this" network, tests, reserved, unique local, NAT64, documentation (RFC 6890 and its registry). */
        static final List<Network> RESERVED = List.of(
                of("0.0.0.0/8"),
                of("100.64.0.0/10"),
                of("192.0.0.0/24"),
                of("192.0.2.0/24"),
                of("198.18.0.0/15"),
                of("198.51.100.0/24"),
                of("203.0.113.0/24"),
                of("240.0.0.0/4"),
                of("::/96"), // holds an IPv4 address inside
                of("fc00::/7"),
                of("64:ff9b::/96"),
                of("2001:db8::/32"),
                of("2002::/16"));

        static Network of(String text) {
            String[] parts = text.split("/");
            try {
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
                return new Network(address, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "qinglan.dispatch.networks: expected a network such as 10.0.0.0/8, got " + text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((prefix[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
