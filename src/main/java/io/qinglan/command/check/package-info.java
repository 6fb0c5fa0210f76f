/** A plant runs the bureau's checks on its own data, without a server: an order, readings, verdicts and a summary in plain words. */
package io.qinglan.command.check;
