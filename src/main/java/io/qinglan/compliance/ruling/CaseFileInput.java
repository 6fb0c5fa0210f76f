package io.qinglan.compliance.ruling;

import java.time.LocalDate;

/**
 * What a named person states for the case file of a transfer (移送案卷). Officers and hearing are taken from the lead itself.
 *
 * @param committedOn day of the act, by which the law is chosen
 * @param act code of the act, as in the clauses
 * @param clause id of the clause, one of those that may apply
 * @param deviceReviewed that the device passed legal and technical review, is marked and its place made public (行政处罚法 Art 41)
 * @param dataMarked that the data used carry their marks and were reviewed as true, clear, complete and exact (Art 41)
 * @param served that the order reached its addressee before the act
 * @param noFault what the site brought to show that it had no fault (生态环境法典 Art 1053)
 * @param first whether it is the first time
 * @param minor whether it is slight
 * @param corrected whether it has been put right
 * @param harm whether harm was done, which lengthens the time bar (Art 1054)
 * @param conditions conditions of the clause that were confirmed, such as permit_special_period
 */
public record CaseFileInput(
        LocalDate committedOn,
        String act,
        String clause,
        Statement deviceReviewed,
        Statement dataMarked,
        Statement served,
        NoFault noFault,
        Boolean first,
        Boolean minor,
        Boolean corrected,
        boolean harm,
        java.util.List<String> conditions) {

    /** A statement with where its proof lies. */
    public record Statement(Boolean holds, String proof) {

        boolean proven() {
            return Boolean.TRUE.equals(holds) && proof != null && !proof.isBlank();
        }
    }

    /** What was brought, and whether it shows that there was no fault. */
    public record NoFault(Boolean shown, String text) {}
}
