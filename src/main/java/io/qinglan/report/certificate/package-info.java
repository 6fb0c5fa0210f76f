/** The certificate (证明) a site can draw after lifting: which lines were ordered what, for how many hours. */
package io.qinglan.report.certificate;
