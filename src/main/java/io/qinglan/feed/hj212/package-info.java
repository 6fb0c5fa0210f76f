/**
 * HJ 212, the protocol between a discharger's instruments and the bureau: frames found in bytes, checked, read and written, in the
 * editions of 2005, 2017 and 2025. Plain Java, on the byte array with offsets; text is made late. The numbers of the standard (commands
 * of each edition, marks, factors) are handed in from {@code rules/standards/hj-212-*.yaml}.
 *
 * <p>Sources: HJ 212-2017, 污染物在线监控（监测）系统数据传输标准, 2017-04-24; HJ/T 212-2005; HJ 212-2025, 2025-06-06, where its text was not at
 * hand as practised (docs/feeds.md).
 */
package io.qinglan.feed.hj212;
