package io.qinglan.warning.alert;

import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Reads a CAP document as a stranger would: by the schema, with the published key, element by element. */
final class CapReader {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private final Document document;

    private CapReader(Document document) {
        this.document = document;
    }

    /** The document of bytes that obey the schema. */
    static CapReader of(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CapReader.class.getResource("/cap/cap-1.2.xsd"))
                .newValidator()
                .validate(new DOMSource(document));
        return new CapReader(document);
    }

    /** Whether the signature holds under a published key. */
    boolean signedBy(String pem) throws Exception {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        NodeList signatures = document.getElementsByTagNameNS(DSIG, "Signature");
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signatures.item(0));
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        return signatures.getLength() == 1 && signature.validate(context);
    }

    /** The texts of all elements of a name. */
    List<String> all(String name) {
        NodeList found = document.getElementsByTagNameNS(CapDocument.NAMESPACE, name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The text of the first element of a name. */
    String one(String name) {
        return all(name).get(0);
    }
}
