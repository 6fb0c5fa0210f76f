package io.qinglan.inventory;

import io.qinglan.fact.obligation.SiteFact;

/**
 * A site of the inventory: whom an order is addressed to, and what the rules see of it.
 *
 * @param area the six-digit code of the area it lies in
 * @param creditCode unified social credit code of its enterprise, null when it has none
 * @param legalRepresentative name of the enterprise's legal representative, null when not filed
 * @param address where orders are served, null when not filed
 * @param contact whom to call, null when not filed
 * @param phone the contact's telephone, null when not filed
 * @param longitude degrees east, null when not filed
 * @param latitude degrees north, null when not filed
 * @param facts what the rules see; its id is the site's code
 */
public record Site(
        String area,
        String creditCode,
        String legalRepresentative,
        String address,
        String contact,
        String phone,
        Double longitude,
        Double latitude,
        SiteFact facts) {

    /** The site's discharge-permit or registration code (HJ 608), or a locally issued one. */
    public String code() {
        return facts.id();
    }

    /** A site of which only area and facts are known. */
    public static Site of(String area, SiteFact facts) {
        return new Site(area, null, null, null, null, null, null, null, facts);
    }

    /** The same site with other facts. */
    public Site with(SiteFact other) {
        return new Site(area, creditCode, legalRepresentative, address, contact, phone, longitude, latitude, other);
    }

    /** Whether nobody can be reached at it. */
    public boolean withoutContact() {
        return phone == null || phone.isBlank();
    }
}
