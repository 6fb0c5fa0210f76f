package io.qinglan.order.check;

/** One of the things a reviewer looks for at each site. */
interface SiteCheck {

    void check(CheckedSite site, Findings findings);
}
