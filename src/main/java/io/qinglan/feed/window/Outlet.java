package io.qinglan.feed.window;

/**
 * What a point's own settings say.
 *
 * @param referenceOxygen reference O2 in percent by the outlet's permit and emission standard; {@code NaN} when it is not known
 * @param flowUnit the unit of flow by the instrument's settings; {@code NOT_TESTED} when they say nothing
 */
public record Outlet(double referenceOxygen, FlowUnit flowUnit) {

    /** Nothing is known of the outlet. */
    public static final Outlet UNKNOWN = new Outlet(Double.NaN, FlowUnit.NOT_TESTED);
}
