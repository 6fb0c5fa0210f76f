/** What the commands {@code hj212 decode} and {@code hj212 simulate} need beside the codec. */
package io.qinglan.command.hj212;
