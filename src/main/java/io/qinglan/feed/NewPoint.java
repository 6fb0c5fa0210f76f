package io.qinglan.feed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.qinglan.inventory.Point;

/**
 * What is said of a monitoring point and the instrument that sends for it. With {@code mn} an instrument is registered, and the point is
 * made when it is not there yet; without, only the point is made.
 *
 * @param code names the point; absent: the {@code mn}
 * @param site code of the site it belongs to
 * @param kind what stands there; absent: cems
 * @param name what people call it
 * @param outlet code of the outlet it stands at
 * @param lines codes of the lines it measures alone; for anything else {@code targets}
 * @param targets what it measures, from when to when, with which share
 * @param power of a power point: role, ratios, loads
 * @param referenceO2 reference oxygen in percent
 * @param referenceO2From the standard that sets it
 * @param validFrom first day on which the point counts
 * @param validUntil last day on which it counts
 * @param mn number the instrument sends (MN)
 * @param password its password (PW); absent: not checked, and on a change as it was. Never shown again
 * @param edition edition of HJ 212 it speaks; absent: as its frames say
 * @param dictionary dictionary of its marks, such as {@code hj-76-2017}; absent: that of its edition
 * @param quirks what is read from it that is rejected from others
 * @param sm4Key key of SM4, 32 hex digits; never shown again
 * @param hourStamp which end of a period its times name; absent: start
 * @param flowUnit {@code m3/s} or {@code m3/h}; absent: m3/s
 * @param realtimeSeconds how often it sends real-time data
 * @param minuteMinutes over how many minutes its minute records go
 * @param clockOffsetSeconds added to its times; absent: 0
 */
public record NewPoint(
        @Pattern(regexp = "[^\\p{Cntrl}]{1,64}", message = "1 to 64 characters")
        String code,

        @NotNull(message = "the code of a site of the list") String site,
        Point.Kind kind,

        @Size(max = 200, message = "at most 200 characters") String name,

        @Size(max = 64, message = "at most 64 characters") String outlet,
        List<@NotNull(message = "the code of a line") String> lines,
        List<Point.Target> targets,
        Point.Power power,
        BigDecimal referenceO2,
        String referenceO2From,
        LocalDate validFrom,
        LocalDate validUntil,

        @Pattern(regexp = "[!-:<>-~]{1,64}", message = "1 to 64 printable characters without blank, ; and =")
        String mn,

        @Pattern(regexp = "[!-:<>-~]{1,64}", message = "1 to 64 printable characters without blank, ; and =")
        String password,

        @Pattern(regexp = "2005|2017|2025", message = "2005, 2017 or 2025")
        String edition,

        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "the code of a dictionary of marks, such as hj-212-2017")
        String dictionary,

        List<
                        @NotNull(message = "a quirk")
                        @Pattern(
                                regexp = "CRC_MODBUS_HIGH|CRC_MODBUS_LOW|CRC_WITH_TAIL|LENGTH_WITH_TAIL",
                                message = "one of CRC_MODBUS_HIGH, CRC_MODBUS_LOW, CRC_WITH_TAIL, LENGTH_WITH_TAIL")
                        String>
                quirks,

        @Pattern(regexp = "[0-9a-fA-F]{32}", message = "32 hex digits")
        String sm4Key,

        Instrument.HourStamp hourStamp,

        @Pattern(regexp = "m3/s|m3/h", message = "m3/s or m3/h")
        String flowUnit,

        @Min(value = 1, message = "1 to 86400") @Max(value = 86_400, message = "1 to 86400")
        Integer realtimeSeconds,

        @Min(value = 1, message = "1 to 60") @Max(value = 60, message = "1 to 60")
        Integer minuteMinutes,

        @Min(value = -86_400, message = "-86400 to 86400") @Max(value = 86_400, message = "-86400 to 86400")
        Integer clockOffsetSeconds) {

    /** The code of the point: as given, else the number of its instrument. */
    String pointCode() {
        return code == null ? mn : code;
    }

    @Override
    public String toString() {
        return "NewPoint[" + pointCode() + " of " + site + "]";
    }
}
