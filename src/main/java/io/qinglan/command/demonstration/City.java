package io.qinglan.command.demonstration;

import java.util.List;

/** The demonstration city: fictitious area codes, its government, two counties, and everyone's way into the program. */
final class City {

    /** Code of the city; no real area of GB/T 2260 begins with 99. */
    static final String CODE = "990100";

    private final Seat government;
    private final List<Seat> counties;
    private final ApiClient feed;
    private final ApiClient enterprise;

    City(Seat government, List<Seat> counties, ApiClient feed, ApiClient enterprise) {
        this.government = government;
        this.counties = List.copyOf(counties);
        this.feed = feed;
        this.enterprise = enterprise;
    }

    /** One area's office: who prepares and who approves. */
    record Seat(String area, String name, ApiClient operator, ApiClient approver) {}

    /** The city's own office. */
    Seat government() {
        return government;
    }

    /** The offices of its counties. */
    List<Seat> counties() {
        return counties;
    }

    /** The instruments' way in. */
    ApiClient feed() {
        return feed;
    }

    /** The way in of the one enterprise that answers. */
    ApiClient enterprise() {
        return enterprise;
    }

    /** The office of an area. */
    Seat seat(String area) {
        return counties.stream()
                .filter(county -> county.area().equals(area))
                .findFirst()
                .orElse(government);
    }
}
