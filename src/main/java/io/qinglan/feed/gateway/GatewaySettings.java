package io.qinglan.feed.gateway;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code qinglan.hj212.*}: where instruments connect, what a peer may ask of us, how frames gather into commits, how long answers are awaited. */
@ConfigMapping(prefix = "qinglan.hj212")
public interface GatewaySettings {

    /** Whether this node listens for instruments at all. */
    @WithDefault("true")
    boolean enabled();

    /** Address to listen on. */
    @WithDefault("127.0.0.1")
    String host();

    /** TCP port; 0 picks a free one. */
    @WithDefault("9212")
    int port();

    /** Event loops that share the port. */
    @WithDefault("2")
    int loops();

    /** A record that comes so long after the end of its period counts as delivered late (补传). */
    @WithDefault("PT2H")
    Duration late();

    /** TLS, when both files are named. */
    Tls tls();

    /** How long connections may be silent. */
    Patience patience();

    /** What one peer may ask of us. */
    Peer peer();

    /** How frames of all connections gather into commits. */
    Commits commit();

    /** What we send to instruments, and how long we wait. */
    Dialogue dialogue();

    /** Certificate and key in PEM files. */
    interface Tls {

        /** File of the certificate chain. */
        Optional<String> certificate();

        /** File of the private key. */
        Optional<String> key();
    }

    /** The timers of a connection; HJ 212-2017 has neither log-in nor heart-beat, an hour may pass between two hourly records. */
    interface Patience {

        /** Time to the first good frame of a connection. */
        @WithDefault("PT10M")
        Duration first();

        /** Time between two good frames. */
        @WithDefault("PT2H")
        Duration idle();

        /** Time within which a frame that has begun must be whole. */
        @WithDefault("PT30S")
        Duration halfFrame();

        /** Time at shutdown in which frames already received are committed and acknowledged. */
        @WithDefault("PT10S")
        Duration shutdown();
    }

    /** Limits: a hostile or broken peer is slowed, the others are not. */
    interface Peer {

        /** Connections from one address; further ones are closed at once. */
        @WithDefault("4096")
        int connections();

        /** Frames a second of one connection, good or bad; above it the socket is read more slowly, nothing is dropped. */
        @WithDefault("5000")
        int framesPerSecond();

        /** Memory that what waits for its commit may take for one connection, bytes; above it the socket is not read. */
        @WithDefault("262144")
        int bytes();
    }

    /** Group commit. */
    interface Commits {

        /** Threads, each with its own connection to the database; the frames of one instrument always go the same way. */
        @WithDefault("2")
        int writers();

        /** Frames in one commit, at most. */
        @WithDefault("4000")
        int frames();

        /** How long the first frame of a commit waits for company. */
        @WithDefault("PT0.01S")
        Duration gather();

        /** Memory that what waits for its commit may take for all connections, bytes; above it no socket is read. */
        @WithDefault("8388608")
        long bytes();
    }

    /** Requests of the host, HJ 212-2017 section 6.6 and table 7 (10 s, three times). */
    interface Dialogue {

        /** How long an answer is awaited. */
        @WithDefault("PT10S")
        Duration answerWithin();

        /** How often a request is sent again when no answer comes. */
        @WithDefault("3")
        int retries();

        /** How long a command waits for its instrument to be connected. */
        @WithDefault("P1D")
        Duration keep();

        /** How often this node looks for commands that another node or a crash left behind ({@code off}: only its own, at once). */
        @WithDefault("2s")
        String sweep();

        /** Whether an instrument that asks for the time (1013) is sent it (1012). */
        @WithDefault("true")
        boolean answerClock();

        /** Whether an instrument is sent the time at its first frame on a connection. */
        @WithDefault("false")
        boolean firstContact();

        /** How long the missing parts of a split record are awaited before the record is asked for again. */
        @WithDefault("PT1M")
        Duration parts();
    }
}
