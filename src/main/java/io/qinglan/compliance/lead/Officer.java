package io.qinglan.compliance.lead;

import java.util.UUID;

/**
 * An officer who inspects: only who has a certificate may (国办发〔2024〕54号; 行政处罚法 asks for two).
 *
 * @param person the account, null when the officer has none here
 * @param certificate number of the law-enforcement certificate
 */
public record Officer(UUID person, String name, String certificate) {

    Doer doer() {
        return new Doer(person, certificate);
    }
}
