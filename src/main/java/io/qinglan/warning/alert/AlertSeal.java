package io.qinglan.warning.alert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.w3c.dom.Document;

import io.qinglan.store.OwnerOnly;

/**
 * Signs CAP documents: an enveloped XML signature by the JDK, ECDSA P-256 with SHA-256 over exclusive canonical XML (CAP 1.2, 3.3.4.1).
 * The key is a file of this installation, made when it is not there; its public half is published beside the feed.
 */
@ApplicationScoped
class AlertSeal {

    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private final Path file;
    private volatile KeyPair pair;

    AlertSeal(@ConfigProperty(name = "qinglan.alert.key") String file) {
        this.file = Path.of(file);
    }

    /** The public key in PEM (X.509 SubjectPublicKeyInfo). */
    String publicKey() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair().getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /** The document with its signature as the last child of its root, in UTF-8. */
    byte[] signed(Document document) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            factory.newXMLSignature(signedInfo(factory), keyInfo(factory))
                    .sign(new DOMSignContext(pair().getPrivate(), document.getDocumentElement()));
            return bytes(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException | TransformerException e) {
            throw new IllegalStateException("the alert cannot be signed", e);
        }
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        Reference whole = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(ECDSA, null),
                List.of(whole));
    }

    private KeyInfo keyInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        try {
            return keys.newKeyInfo(List.of(keys.newKeyValue(pair().getPublic())));
        } catch (java.security.KeyException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static byte[] bytes(Document document) throws TransformerException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            synchronized (this) {
                known = pair == null ? read() : pair;
                pair = known;
            }
        }
        return known;
    }

    private KeyPair read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            String[] lines = Files.readString(file).strip().split("\\R");
            if (lines.length != 2) {
                throw new IllegalStateException(
                        file + ": expected two lines, private and public key, got " + lines.length);
            }
            KeyFactory keys = KeyFactory.getInstance("EC");
            PublicKey open = keys.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1])));
            return new KeyPair(
                    open,
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or made", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is no EC key", e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair made = generator.generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        OwnerOnly.write(
                file,
                base64.encodeToString(made.getPrivate().getEncoded()) + "\n"
                        + base64.encodeToString(made.getPublic().getEncoded()));
    }
}
