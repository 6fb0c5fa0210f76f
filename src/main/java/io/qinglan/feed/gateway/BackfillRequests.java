package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;

/** Asks instruments again for records that are missing (补传): HJ 212-2017, C.20 to C.23, requests 2051, 2061, 2031, 2041. */
@ApplicationScoped
public class BackfillRequests {

    /** What became of asking. */
    public enum Asked {
        /** noted; it is sent when the instrument is connected */
        ASKED,
        /** the same records are being asked for, the answer is open */
        OPEN,
        /** asked for as often as is good; the gap stays */
        GIVEN_UP,
        /** records of this kind cannot be asked for, or no instrument stands at the point */
        NOT_POSSIBLE
    }

    private final Instruments instruments;
    private final Asking asking;
    private final CommandBook book;
    private final GatewaySettings.Dialogue settings;

    /** Made by the container. */
    BackfillRequests(Instruments instruments, Asking asking, CommandBook book, GatewaySettings settings) {
        this.instruments = instruments;
        this.asking = asking;
        this.book = book;
        this.settings = settings.dialogue();
    }

    /**
     * Asks every instrument of a point for what it kept of a span.
     *
     * @param point code of the monitoring point
     * @param records a kind of {@link io.qinglan.feed.RecordKind}: minute, hour, day or facility_hours
     * @param from time of the first record
     * @param to time of the last record, itself wanted
     */
    public Asked ask(String point, String records, Instant from, Instant to) {
        Optional<FetchKind> kind = FetchKind.of(records);
        List<String> numbers = kind.isEmpty()
                ? List.of()
                : instruments.ofPoint(point).stream().map(Instrument::mn).toList();
        if (numbers.isEmpty()) {
            return Asked.NOT_POSSIBLE;
        }
        boolean asked = false;
        boolean tried = false;
        for (String mn : numbers) {
            if (book.askedBefore(mn, kind.get(), from, to) <= settings.retries()) {
                tried = true;
                asked |= asking.ask(
                        mn,
                        point,
                        CommandKind.FETCH,
                        kind.get().code(),
                        Map.of("records", records, "begin", from.toString(), "end", to.toString()),
                        from,
                        to,
                        "gap");
            }
        }
        return asked ? Asked.ASKED : tried ? Asked.OPEN : Asked.GIVEN_UP;
    }
}
