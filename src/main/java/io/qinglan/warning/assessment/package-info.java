/** From a series to the level a pack asks for: facts are prepared, the rules of the pack conclude, the answer says why. Stores nothing. */
package io.qinglan.warning.assessment;
