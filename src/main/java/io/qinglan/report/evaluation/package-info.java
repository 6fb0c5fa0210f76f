/** The evaluation after a response (评估总结): what was forecast, ordered, served, done and saved, and what should change. */
package io.qinglan.report.evaluation;
