/** How true leads are: episodes from real load with labelled behaviours, judged by the real rules and by a plain one. */
package io.qinglan.bench.truth;
