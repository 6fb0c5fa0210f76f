package io.qinglan.ledger.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ContentVerifierProviderBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Checks the outside anchors of a bundle: the checkpoint each shows is signed by the ledger, is the beginning of the bundle's ledger,
 * covers the decision, and was stamped (RFC 3161) or countersigned (C2SP tlog-cosignature) by whom it says.
 */
final class AnchorCheck {

    private final Bundle bundle;
    private final List<TrustedKey> signers;
    private final AnchorTrust outside;

    AnchorCheck(Bundle bundle, List<TrustedKey> signers, AnchorTrust outside) {
        this.bundle = bundle;
        this.signers = signers;
        this.outside = outside;
    }

    /** @throws Doubt when an anchor is not what it claims */
    void of(JsonNode anchor, List<String> holds, List<String> remarks) {
        String kind = anchor.path("kind").asText();
        String note = Bundle.text(anchor, "checkpoint");
        SignedNote seen = SignedNote.of(note);
        seen.requireSigned("the checkpoint of an anchor", signers);
        TreeHead head = TreeHead.of(seen.text());
        boolean beginning = head.origin().equals(bundle.origin)
                && Paths.consistent(
                        head.root(), head.size(), bundle.head.root(), bundle.head.size(), Bundle.hashes(anchor));
        if (!beginning) {
            throw new Doubt("the checkpoint of an anchor is not the beginning of the bundle's ledger");
        }
        if (bundle.leaves.get(0).index() >= head.size()) {
            throw new Doubt("an anchor over " + head.size() + " decisions does not cover number "
                    + bundle.leaves.get(0).index());
        }
        byte[] proof = Bundle.bytes(anchor, "proof");
        switch (kind) {
            case "rfc3161" -> stamped(note, proof, holds, remarks);
            case "witness" -> witnessed(seen.text(), new String(proof, StandardCharsets.UTF_8), holds, remarks);
            default -> throw new Doubt("this verifier knows no anchors of kind " + anchor.path("kind"));
        }
    }

    private void stamped(String note, byte[] proof, List<String> holds, List<String> remarks) {
        try {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(proof));
            boolean sha256 = token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256);
            byte[] imprint = token.getTimeStampInfo().getMessageImprintDigest();
            if (!sha256 || !Arrays.equals(imprint, Hashes.of(note.getBytes(StandardCharsets.UTF_8)))) {
                throw new Doubt("a time-stamp is not of the checkpoint it stands with");
            }
            X509CertificateHolder signer = token.getCertificates().getMatches(null).stream()
                    .filter(one -> token.getSID().match(one))
                    .findFirst()
                    .orElseThrow(() -> new Doubt("a time-stamp brings no certificate"));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            said(
                    "the decision existed by "
                            + token.getTimeStampInfo().getGenTime().toInstant() + ": time-stamp of "
                            + signer.getSubject(),
                    trusted(signer),
                    holds,
                    remarks);
        } catch (TSPException | CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new Doubt("a time-stamp does not hold: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new Doubt("a time-stamp cannot be read: " + e.getMessage());
        }
    }

    private boolean trusted(X509CertificateHolder signer) {
        return outside.certificates().stream().anyMatch(known -> known.equals(signer) || certifies(known, signer));
    }

    private static boolean certifies(X509CertificateHolder known, X509CertificateHolder signer) {
        try {
            return known.getSubject().equals(signer.getIssuer())
                    && signer.isSignatureValid(new JcaX509ContentVerifierProviderBuilder().build(known));
        } catch (CertException | OperatorCreationException e) {
            return false;
        }
    }

    private void witnessed(String checkpoint, String line, List<String> holds, List<String> remarks) {
        String name = line.split(" ", -1).length == 3 ? line.split(" ", -1)[1] : "";
        List<WitnessKey> known = outside.witnesses().stream()
                .filter(witness -> witness.name().equals(name))
                .toList();
        boolean cosigned = known.stream().anyMatch(witness -> witness.cosigned(checkpoint, line));
        if (WitnessKey.signedAt(line) == null || !known.isEmpty() && !cosigned) {
            throw new Doubt("the signature of the witness " + name + " does not fit");
        }
        said(
                "the decision existed by " + WitnessKey.signedAt(line) + ": countersigned by the witness " + name,
                cosigned,
                holds,
                remarks);
    }

    /** What a trusted party says holds; of another it is a remark, for whoever can tell who that is. */
    private static void said(String what, boolean trusted, List<String> holds, List<String> remarks) {
        if (trusted) {
            holds.add(what);
        } else {
            remarks.add(what + "; whether that is so hangs on them: name whom you trust with --anchor");
        }
    }
}
