package io.qinglan.compliance.lead;

import java.util.UUID;

import io.qinglan.ledger.Person;

/**
 * Who did something, as far as it matters for what the same person may not do.
 *
 * @param certificate number of the law-enforcement certificate, null when there is none
 */
public record Doer(UUID id, String certificate) {

    /** Who a recorded person is. */
    public static Doer of(Person person) {
        return new Doer(person.id(), person.certificate());
    }

    /** One natural person: the same account, or two accounts of one certificate. */
    public boolean same(Doer other) {
        if (other == null) {
            return false;
        }
        boolean sameCertificate = certificate != null && certificate.equals(other.certificate);
        return sameCertificate || id != null && id.equals(other.id);
    }
}
