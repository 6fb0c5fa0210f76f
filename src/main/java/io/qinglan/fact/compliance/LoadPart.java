package io.qinglan.fact.compliance;

/**
 * One meter of a sum.
 *
 * @param point its code
 * @param role {@code incomer, generation, export, storage, production} or {@code treatment}
 * @param kw its mean power, NaN when not known
 */
public record LoadPart(String point, String role, double kw) {

    /** How it counts in what a site draws: import and own generation add, export takes away, circuits behind them do not count. */
    public int sign() {
        return switch (role) {
            case "incomer", "generation", "storage" -> 1;
            case "export" -> -1;
            default -> 0;
        };
    }
}
