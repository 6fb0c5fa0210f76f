package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a city's list says of a site beyond what the rules see. It has the versions of the site.
 *
 * @param contacts whom to reach, the duty telephone first
 * @param service how orders are served on it, null when not filed
 * @param facilities what cleans, and other facilities that are no production line
 * @param outlets where it goes out
 * @param overhauls planned stops for repair
 * @param exemptions exempt classes with the document that grants them
 * @param vehiclesPerDay movements of heavy vehicles a day, null when not filed
 * @param lines what the list says of a line beyond the rules' facts
 * @param measures the cells of the list as they were written, with what was read from them
 * @param gradeScheme {@code local} where the grade is one of a local scheme (地方), null for the national one
 * @param gradeListed the grade as the list wrote it, when it carried more than the grade
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SiteDetails(
        List<Contact> contacts,
        Service service,
        List<Facility> facilities,
        List<Outlet> outlets,
        List<Overhaul> overhauls,
        List<ExemptClass> exemptions,
        Integer vehiclesPerDay,
        List<Line> lines,
        List<Measure> measures,
        String gradeScheme,
        String gradeListed) {

    /** Nothing known. */
    public static final SiteDetails NONE =
            new SiteDetails(null, null, null, null, null, null, null, null, null, null, null);

    /** Keeps its own copies; null lists count as empty. */
    public SiteDetails {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        facilities = facilities == null ? List.of() : List.copyOf(facilities);
        outlets = outlets == null ? List.of() : List.copyOf(outlets);
        overhauls = overhauls == null ? List.of() : List.copyOf(overhauls);
        exemptions = exemptions == null ? List.of() : List.copyOf(exemptions);
        lines = lines == null ? List.of() : List.copyOf(lines);
        measures = measures == null ? List.of() : List.copyOf(measures);
    }

    /**
     * Somebody at the site.
     *
     * @param role {@code responsible} (责任人), {@code environment} (环保), {@code duty} (值班) or {@code legal} (法定代表人)
     * @param duty whether the telephone is answered at any hour
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String role, String name, String phone, boolean duty) {}

    /**
     * How orders are served (送达).
     *
     * @param address confirmed address for service (送达地址确认)
     * @param confirmed when the address was confirmed
     * @param electronic whether the site has agreed to electronic service in writing
     * @param channel where it is served electronically: a telephone number, an address of mail, an account
     * @param signedBy who signed the consent
     * @param signed when
     * @param scan SHA-256 of the scan of the consent, lower-case hex; null when none is kept
     * @param from first day on which the consent holds, null: since it was signed
     * @param until last day, null: until revoked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(
            String address,
            LocalDate confirmed,
            boolean electronic,
            String channel,
            String signedBy,
            LocalDate signed,
            String scan,
            LocalDate from,
            LocalDate until) {

        /** Whether an order may be served electronically on a day: agreed to, signed and in force. */
        public boolean consentHoldsOn(LocalDate day) {
            return electronic
                    && signed != null
                    && !day.isBefore(from == null ? signed : from)
                    && (until == null || !day.isAfter(until));
        }
    }

    /**
     * A facility (设施): what cleans (治理设施, TA codes) or works beside the lines.
     *
     * @param code its code, for treatment {@code TA} and digits
     * @param plantCode the plant's own code
     * @param kind {@code treatment} or {@code other}
     * @param lines codes of the lines it serves
     * @param outlets codes of the outlets behind it
     * @param spare whether it only stands in for another
     * @param longStopped whether it has long stood still
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Facility(
            String code,
            String plantCode,
            String name,
            String kind,
            List<String> lines,
            List<String> outlets,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean spare,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean longStopped) {

        /** Keeps its own copies; null lists count as empty. */
        public Facility {
            lines = lines == null ? List.of() : List.copyOf(lines);
            outlets = outlets == null ? List.of() : List.copyOf(outlets);
        }
    }

    /**
     * An outlet (排放口, DA codes).
     *
     * @param lines codes of the lines whose exhaust leaves there
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Outlet(String code, String plantCode, String name, String kind, List<String> lines) {

        /** Keeps its own copy; null counts as none. */
        public Outlet {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /**
     * A planned stop for repair.
     *
     * @param target code of the line or facility
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overhaul(String target, LocalDate from, LocalDate until, String document) {}

    /**
     * An exempt class as granted.
     *
     * @param flag the class, as the rules know it
     * @param document what grants it
     * @param until last day on which it holds, null: until revoked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExemptClass(String flag, String document, LocalDate until) {

        /** Whether it holds on a day. */
        public boolean holdsOn(LocalDate day) {
            return until == null || !day.isAfter(until);
        }
    }

    /**
     * A line beyond what the rules see of it.
     *
     * @param mfCode its code in the discharge permit ({@code MF0001})
     * @param product what it makes, as written
     * @param spare whether it only stands in for another
     * @param annual capacities a year by kind: {@code permit, eia, previous_year_actual}, in the unit named
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            String line,
            String mfCode,
            String product,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean spare,
            BigDecimal annualPermit,
            BigDecimal annualEia,
            BigDecimal annualPreviousYear,
            String annualUnit) {

        /** Whether it says nothing. */
        @JsonIgnore
        public boolean isBlank() {
            return mfCode == null
                    && product == null
                    && !spare
                    && annualPermit == null
                    && annualEia == null
                    && annualPreviousYear == null;
        }
    }

    /**
     * A cell of the list as it was written.
     *
     * @param line code of the line, null when the cell speaks of the whole site
     * @param level code of the level
     * @param text what it says
     * @param understood whether list rows were read from it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Measure(String line, String level, String text, boolean understood) {}

    /** Whether somebody can be reached. */
    public boolean reachable() {
        return contacts.stream()
                .anyMatch(contact -> contact.phone() != null && !contact.phone().isBlank());
    }
}
