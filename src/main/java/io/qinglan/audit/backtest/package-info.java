/**
 * Back-test (回溯检验): packs replayed over years of real air, against the warnings that were really issued. Pure: files in, records
 * out; nothing is stored and nobody is told.
 */
package io.qinglan.audit.backtest;
