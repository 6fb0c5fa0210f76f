package io.qinglan.feed.gateway;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Quality;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.hj212.Deviation;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.ItemTexts;

/**
 * Makes the record of a frame of HJ 212: what the instrument said for one time. Values stay as sent, the time stays as stamped; what the
 * instrument means by them (end of the hour, m³/h) is told by its settings where values are reckoned with.
 */
@Singleton
public final class RecordReader {

    private static final String TIME = "DataTime";
    private static final String MARK = "-Flag";
    private static final ThreadLocal<ItemTexts> TEXTS =
            ThreadLocal.withInitial(() -> new ItemTexts(Items.SEPARATOR, TIME));
    private static final int NOTIFY_STOP_DATA = 2012;
    private static final int NOTIFY_STOP_STATE = 2022;
    private static final int SITE_INFORMATION = 3020;
    private static final int MOST_PARTS = Short.MAX_VALUE;

    private final ZoneId zone;
    private final Duration late;

    /** Made by the container. */
    @Inject
    RecordReader(@ConfigProperty(name = "qinglan.zone") ZoneId zone, GatewaySettings settings) {
        this(zone, settings.late());
    }

    /**
     * Reads times in a zone.
     *
     * @param late a record that comes so long after its time counts as delivered late (补传)
     */
    public RecordReader(ZoneId zone, Duration late) {
        this.zone = zone;
        this.late = late;
    }

    /** Whether a frame carries a record: an upload with a time (HJ 212-2017, 6.6; commands 2000 to 2999 and 3020). */
    public static boolean carriesRecord(Frame frame) {
        int command = frame.command();
        boolean upload =
                command >= 2000 && command <= 2999 && command != NOTIFY_STOP_DATA && command != NOTIFY_STOP_STATE
                        || command == SITE_INFORMATION;
        return upload && frame.find(TIME) >= 0;
    }

    /** The record of a frame that {@linkplain #carriesRecord carries} one; null when it says nothing but its time. */
    public PointRecord read(Frame frame, Instrument instrument, Instant receivedAt) {
        ItemTexts texts = TEXTS.get();
        boolean plain = texts.read(frame);
        Items items = plain ? new Items(texts.names(), texts.values()) : careful(frame);
        if (items.names().isEmpty()) {
            return null;
        }
        boolean marks = plain ? texts.marked() : items.nameList().stream().anyMatch(name -> name.endsWith(MARK));
        Instant at = time(frame.dataTime());
        int seconds = seconds(frame.command(), instrument);
        boolean backfill =
                "1".equals(frame.rf()) || at.plusSeconds(seconds).plus(late).isBefore(receivedAt);
        return new PointRecord(
                RecordKind.ofCommand(frame.cn()),
                at,
                seconds,
                part(frame, frame.pno()),
                part(frame, frame.pnum()),
                backfill,
                quality(frame, backfill),
                marks ? dictionary(frame, instrument) : null,
                items);
    }

    private static Items careful(Frame frame) {
        Items.Builder items = new Items.Builder();
        for (int item = 0; item < frame.size(); item++) {
            String name = frame.name(item);
            if (!name.isEmpty() && !name.equals(TIME)) {
                items.add(name, frame.value(item));
            }
        }
        return items.build();
    }

    private Instant time(String digits) {
        try {
            return LocalDateTime.of(
                            number(digits, 0, 4),
                            number(digits, 4, 6),
                            number(digits, 6, 8),
                            number(digits, 8, 10),
                            number(digits, 10, 12),
                            number(digits, 12, 14))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalStateException("the decoder lets only real times pass", e);
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    /** The length of the period; 0 for a moment, and where only the instrument knows. */
    private static int seconds(int command, Instrument instrument) {
        return switch (command) {
            case 2051 -> instrument.minuteMinutes() == null ? 0 : instrument.minuteMinutes() * 60;
            case 2061 -> 3_600;
            case 2031, 2041 -> 86_400;
            case 2111 -> 300;
            default -> 0;
        };
    }

    private static int part(Frame frame, String sent) {
        return frame.isSplit() && sent != null ? Math.min(MOST_PARTS, Integer.parseInt(sent)) : 0;
    }

    private static int quality(Frame frame, boolean backfill) {
        int quality = backfill ? Quality.BACKFILL : 0;
        if (!frame.isExact()) {
            quality |= Quality.DEVIATIONS;
        }
        boolean quirk = frame.has(Deviation.CRC_MODBUS_HIGH)
                || frame.has(Deviation.CRC_MODBUS_LOW)
                || frame.has(Deviation.CRC_WITH_TAIL)
                || frame.has(Deviation.LENGTH_WITH_TAIL);
        return quirk ? quality | Quality.QUIRK : quality;
    }

    /** The instrument's own dictionary of marks, else that of the edition it speaks. */
    private static String dictionary(Frame frame, Instrument instrument) {
        if (instrument.dictionary() != null) {
            return instrument.dictionary();
        }
        return frame.edition() == Edition.OF_2005 ? "hj-212-2005" : "hj-212-2017";
    }
}
