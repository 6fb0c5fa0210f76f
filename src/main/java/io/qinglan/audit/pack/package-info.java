/** Packs that come while the program runs (规则包上线): taken in, checked, activated by two people for an area and a date, withdrawn. */
package io.qinglan.audit.pack;
