package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.obligation.OffPeak;

/** A row of the table of sites. Grade and exempt classes are what its cells say once prefixes are read. */
record SiteStatement(
        String area,
        String name,
        String creditCode,
        String legalRepresentative,
        String address,
        String contact,
        String phone,
        Double longitude,
        Double latitude,
        List<String> industries,
        String sub,
        Grade grade,
        boolean listed,
        Set<String> flags,
        String exemptDocument,
        LocalDate exemptUntil,
        Integer vehiclesPerDay,
        List<String> stopOrder,
        OffPeak offPeak,
        Map<String, BigDecimal> annual,
        Map<String, BigDecimal> before) {}
