package io.qinglan.fact.warning;

/**
 * Somebody asks for a warning, a higher one or a longer one.
 *
 * @param by who asks
 * @param action what for
 * @param reason why, as given
 * @param word the word of the reason
 */
public record Request(String by, RequestAction action, RequestReason reason, String word) {

    /** A request. */
    public Request(String by, RequestAction action, RequestReason reason) {
        this(by, action, reason, reason.code());
    }
}
