package io.qinglan.authority;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * By what right an act was done: what stands at the head of a warning, response or order.
 *
 * @param issuer in whose name
 * @param power article, instrument and, when a delegated body signs, the delegation
 * @param seal what stands under it
 */
public record Authority(String issuer, Power power, Profile.Seal seal) {

    /**
     * Where the power comes from.
     *
     * @param clause article
     * @param instrument statute or document
     * @param delegation delegating document and body, null when the government itself signs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Power(String clause, String instrument, String delegation) {}
}
