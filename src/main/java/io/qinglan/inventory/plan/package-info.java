/** Plans as versioned documents: the government's plan (应对预案) of an area and each site's operation plan (一厂一策), and the notice board. */
package io.qinglan.inventory.plan;
