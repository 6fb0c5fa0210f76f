/**
 * Tasks of departments (部门任务): what a response asks of the bodies of its government beside the orders to sites, from the tables of
 * the pack ({@code tasks/departments.csv}), and the sheets by which they are followed up.
 */
package io.qinglan.order.task;
