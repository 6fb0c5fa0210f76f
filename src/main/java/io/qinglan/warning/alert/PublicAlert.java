package io.qinglan.warning.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message to the public about a warning: what every form of it (CAP, feed, notice, national message) is made from.
 *
 * @param identifier names the message for ever: area, warning, version
 * @param kind Alert for the first, Cancel for one that ends the warning at once, else Update (CAP 1.2, 3.2.1 msgType)
 * @param act what was done: issue, upgrade, lift …
 * @param exercise 演练: says so in every form and is shown to nobody outside
 * @param sent when it was recorded, to the second
 * @param references the messages it replaces, oldest first
 * @param level the level that holds or will hold, code; none for a temporary control
 * @param onset from when
 * @param expires until when; null while open
 * @param number of the document, null when it has none
 * @param sender in whose name
 * @param headline in one sentence
 * @param description level, times, reasons
 * @param advice what people should do
 * @param because the rules that led to it, each with its article
 * @param approvers who approved it
 * @param leaf of its version in the ledger
 */
public record PublicAlert(
        String identifier,
        UUID warning,
        int version,
        String kind,
        String act,
        boolean exercise,
        Instant sent,
        List<Reference> references,
        String area,
        String areaName,
        String level,
        Instant onset,
        Instant expires,
        String number,
        String sender,
        Text headline,
        Text description,
        Text advice,
        List<Text> because,
        List<String> approvers,
        String leaf) {

    /** A text in both languages. */
    public record Text(String zh, String en) {

        /** The text of a language; Chinese unless English is asked for. */
        public String in(boolean chinese) {
            return chinese ? zh : en;
        }
    }

    /** An earlier message, as CAP names it: sender, identifier, sent. */
    public record Reference(String identifier, Instant sent) {}

    /** Whether it has ended, or not begun, or holds at an instant. */
    public boolean ended(Instant at) {
        return kind.equals("Cancel") || expires != null && !expires.isAfter(at);
    }
}
