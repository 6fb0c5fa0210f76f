package io.qinglan.feed.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.hj212.Commands;
import io.qinglan.feed.hj212.Packet;

/** Writes the host's requests as an instrument of its edition reads them (HJ 212-2017, annex C.1 to C.23). */
@ApplicationScoped
class Requests {

    private final DateTimeFormatter number;
    private final DateTimeFormatter second;
    private final AtomicLong lastNumber = new AtomicLong();

    /** Made by the container. */
    Requests(@ConfigProperty(name = "qinglan.zone") ZoneId zone) {
        number = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(zone);
        second = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(zone);
    }

    /** A number QN for a request of this moment that no other request of this node has. */
    String number(Instant now) {
        long millis = lastNumber.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli()));
        return number.format(Instant.ofEpochMilli(millis));
    }

    /** The whole frame of a request. */
    byte[] bytes(InstrumentCommand command, Links.Link link, String qn, Instant now) {
        Commands commands = new Commands(link.edition(), link.system(), link.mn(), link.password());
        Map<String, Object> parameters = command.parameters();
        Packet packet = switch (CommandKind.of(command.command()).orElseThrow()) {
            case SET_TIME -> commands.timeSet(qn, second.format(now));
            case GET_TIME -> commands.timeAsked(qn);
            case SET_REALTIME_INTERVAL -> commands.realTimeIntervalSet(qn, number(parameters.get("value")));
            case GET_REALTIME_INTERVAL -> commands.realTimeIntervalAsked(qn);
            case SET_MINUTE_INTERVAL -> commands.minuteIntervalSet(qn, number(parameters.get("value")));
            case GET_MINUTE_INTERVAL -> commands.minuteIntervalAsked(qn);
            case FETCH ->
                commands.recordsAsked(
                        qn,
                        Integer.parseInt(command.code()),
                        time(parameters.get("begin")),
                        time(parameters.get("end")));
        };
        return packet.bytes();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private String time(Object instant) {
        return second.format(Instant.parse(instant.toString()));
    }
}
