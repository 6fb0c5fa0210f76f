package io.qinglan.order.task;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A zone round a named station (监测站点周边) in which dust is controlled more strictly.
 *
 * @param area the area whose government set it
 * @param kind code of the zone, as in the department table
 * @param station code of the station
 * @param name what people call it
 * @param longitude degrees east
 * @param latitude degrees north
 * @param radiusMetres as the place sets it
 * @param basis the document that sets it
 * @param since first day
 * @param until first day it no longer holds, null when open
 * @param version 1, 2 … of the zone of this station
 */
public record Zone(
        UUID id,
        String area,
        String kind,
        String station,
        String name,
        double longitude,
        double latitude,
        int radiusMetres,
        String basis,
        LocalDate since,
        LocalDate until,
        int version) {}
