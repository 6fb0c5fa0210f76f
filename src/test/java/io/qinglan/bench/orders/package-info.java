/** {@code bench orders}: how fast obligations are derived, beside a plain switch and beside what others would use. */
package io.qinglan.bench.orders;
