/**
 * The ladder by which an order reaches its site when nobody answers: API at once, then the gateway of the place (SMS, WeChat), the list of
 * those to be called, an officer. Its clocks are parameters of the place and run only while we can deliver.
 */
package io.qinglan.compliance.reach;
