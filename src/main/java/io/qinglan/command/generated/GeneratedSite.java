package io.qinglan.command.generated;

import io.qinglan.fact.obligation.SiteFact;

/**
 * A made-up site with the papers that go with it.
 *
 * @param fact what the rules see; its id is the permit code (22 characters, HJ 608)
 * @param creditCode unified social credit code of the enterprise, 18 characters with a right check character; its organisation code
 *     begins with QL, which marks it as made up
 * @param county six-digit code of the county
 * @param address where it would lie
 * @param legalRepresentative who would answer for it
 * @param phone number from a range that is never given out
 */
public record GeneratedSite(
        SiteFact fact, String creditCode, String county, String address, String legalRepresentative, String phone) {}
