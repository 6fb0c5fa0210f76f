/** Grades beside the list: what was published, the indicators behind a grade as data of the place, and a site's gap to the next grade. */
package io.qinglan.inventory.grade;
