package io.qinglan.ledger.verifier;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/**
 * Whom a reader trusts outside the ledger.
 *
 * @param certificates of time-stamp authorities, or of those who certify them
 * @param witnesses keys of witnesses
 */
public record AnchorTrust(List<X509CertificateHolder> certificates, List<WitnessKey> witnesses) {

    /** Nobody: anchors are read and their signatures checked, but who made them is not known. */
    public static final AnchorTrust NOBODY = new AnchorTrust(List.of(), List.of());

    /**
     * Trust in what some files hold, each a certificate in PEM or the published key of a witness.
     *
     * @throws Doubt when a text is neither
     */
    public static AnchorTrust of(List<String> texts) {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        List<WitnessKey> witnesses = new ArrayList<>();
        for (String text : texts) {
            if (!text.contains("-----BEGIN")) {
                witnesses.add(WitnessKey.of(text));
                continue;
            }
            try (PEMParser pem = new PEMParser(new StringReader(text))) {
                for (Object one = pem.readObject(); one != null; one = pem.readObject()) {
                    if (!(one instanceof X509CertificateHolder certificate)) {
                        throw new Doubt(
                                "expected certificates, got " + one.getClass().getSimpleName());
                    }
                    certificates.add(certificate);
                }
            } catch (IOException e) {
                throw new Doubt("a certificate cannot be read: " + e.getMessage());
            }
        }
        return new AnchorTrust(certificates, witnesses);
    }
}
