package io.qinglan.compliance.lead;

import java.time.Duration;

/**
 * The running times of a place for leads; null = a clock the place has not set and that therefore does not run.
 *
 * @param verifyWithin from opening to the look from the desk
 * @param explainWithin from opening until the site has had time to be heard
 * @param answerCannotWithin from a site's "cannot" until it is passed up on the bureau's side
 * @param appealWithin from a ruling against the site until it can no longer be appealed against
 * @param remindBefore how long before an assignment is due its person is reminded
 * @param visitsAYear most visits to one site in a calendar year, null where the place has set none
 */
public record Terms(
        Duration verifyWithin,
        Duration explainWithin,
        Duration answerCannotWithin,
        Duration appealWithin,
        Duration remindBefore,
        Integer visitsAYear) {}
