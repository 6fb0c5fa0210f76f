package io.qinglan.fact.obligation;

import java.math.BigDecimal;

/** What an obligation addresses: the site, its vehicles, a line, a part of a line, or any lines of a process. */
public sealed interface Target {

    /** The site as a whole. */
    Target SITE = new Site();

    /** The code people read: {@code enterprise}, a vehicle class, or the line; a process code for any lines of it. */
    String code();

    /** The line addressed, or null when it is not one line. */
    default LineFact line() {
        return null;
    }

    /** The site as a whole. */
    record Site() implements Target {
        @Override
        public String code() {
            return "enterprise";
        }
    }

    /** Vehicles of a class, as {@code trucks_n4_and_below}. */
    record Vehicles(String code) implements Target {}

    /** One whole line. */
    record Whole(LineFact line) implements Target {
        @Override
        public String code() {
            return line.id();
        }
    }

    /**
     * A part of one line, as the cells that stop.
     *
     * @param share percent of the line that the part makes up, null where no figure is ordered
     */
    record Part(LineFact line, String part, BigDecimal share) implements Target {
        @Override
        public String code() {
            return line.id();
        }
    }

    /** Any lines of a process that together reach both minima. */
    record AnyOf(String process, int minCount, Quantity minCapacity) implements Target {
        @Override
        public String code() {
            return process;
        }
    }
}
